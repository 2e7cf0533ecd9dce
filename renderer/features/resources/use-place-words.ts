// The words of a place: a field's value with its unit, what a state says, what a change wrote.
import { fieldOf, type FieldDefinition } from '#shared/resources/fields.ts';
import type { FacilityKind, FieldValue } from '#shared/resources/types.ts';
import { positionText } from '#shared/kernel/degrees.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';

export interface PlaceWords {
  /** Name of a field of a kind; of one that no kind has any more, its key. */
  fieldName: (key: string) => string;
  /** "800 人"; null where it is not known. */
  fieldText: (kind: FacilityKind, key: string, value: FieldValue | undefined) => string | null;
  choiceName: (choice: string) => string;
  measure: (definition: Pick<FieldDefinition, 'measure'>) => string;
  /** Anything that an entry may hold, for the history. */
  valueText: (kind: FacilityKind, field: string, value: unknown) => string;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

export function usePlaceWords(): PlaceWords {
  const { common, places, resources } = useTexts();
  const names = new Map<string, string>(Object.entries(resources.fields));
  const choices = new Map<string, string>(Object.entries(resources.choices));
  const measure = (definition: Pick<FieldDefinition, 'measure'>): string =>
    definition.measure === undefined ? '' : (places.measures[definition.measure] ?? definition.measure);
  const fieldText = (kind: FacilityKind, key: string, value: FieldValue | undefined): string | null => {
    if (value === undefined || value === null || value === '') return null;
    if (typeof value === 'boolean') return value ? common.yes : common.no;
    const definition = fieldOf(kind, key) ?? { type: 'text' as const };
    if (typeof value === 'number') return `${value} ${measure(definition)}`.trim();
    return definition.type === 'choice' ? (choices.get(value) ?? value) : value;
  };
  const fieldName = (key: string): string => names.get(key) ?? key;
  return {
    fieldName,
    fieldText,
    choiceName: (choice) => choices.get(choice) ?? choice,
    measure,
    valueText: (kind, field, value) => {
      if (value === null || value === undefined || value === '') return places.page.blank;
      if (field.startsWith('field.') && !isRecord(value))
        return fieldText(kind, field.slice('field.'.length), value as FieldValue) ?? places.page.blank;
      if (typeof value === 'boolean') return value ? common.yes : common.no;
      if (field === 'kind') return resources.kinds[value as FacilityKind] ?? '';
      if (field === 'secrecy') return value === 'public' ? resources.secrecy.public : resources.secrecy.internal;
      if (isRecord(value)) {
        const { lng, lat, on, reason } = value;
        if (typeof lng === 'number' && typeof lat === 'number') return positionText({ lng, lat });
        return [on, reason].filter((part) => typeof part === 'string').join(' ');
      }
      return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
    },
  };
}
