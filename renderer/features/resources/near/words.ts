// A place's numbers in words.
import { fieldOf } from '#shared/resources/fields.ts';
import { placesFree } from '#shared/resources/near/figures.ts';
import type { FacilityKind } from '#shared/resources/types.ts';
import type { Texts } from '#renderer/texts/catalogue.ts';

export function figureWords({ near, resources }: Texts, kind: FacilityKind, key: string, value: number): string {
  if (key === placesFree) return near.figure(near.placesFree, value, near.people);
  const labels: Record<string, string> = resources.fields;
  return near.figure(labels[key] ?? key, value, fieldOf(kind, key)?.measure ?? '');
}
