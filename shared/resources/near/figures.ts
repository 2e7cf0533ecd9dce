// The numbers of a place that matter around an incident, and their sums: beds, places free, pumps, people on duty.
import { fieldsOf } from '../fields.ts';
import type { FacilityKind, FieldValue } from '../types.ts';

/** A field that is added up, or what a shelter still takes. */
export const placesFree = 'placesFree';

export interface Figure {
  key: string;
  value: number;
}

/** Places that are at risk or make it: they stand before those that help. */
export const atRisk: ReadonlySet<FacilityKind> = new Set(['hazardSource', 'protectedTarget', 'school', 'reservoir']);

/** What a shelter still takes; null when its capacity is not known. */
export function freePlaces(fields: Record<string, FieldValue>): number | null {
  const { capacity, peopleNow } = fields;
  if (typeof capacity !== 'number') return null;
  return Math.max(0, capacity - (typeof peopleNow === 'number' ? peopleNow : 0));
}

/** In the order of the kind's fields; what is not known is left out. */
export function figuresOf(kind: FacilityKind, fields: Record<string, FieldValue>): Figure[] {
  const figures: Figure[] = [];
  for (const [key, { sum }] of fieldsOf(kind)) {
    const value = fields[key];
    if (sum && typeof value === 'number') figures.push({ key, value });
  }
  const free = kind === 'shelter' ? freePlaces(fields) : null;
  if (free !== null) figures.unshift({ key: placesFree, value: free });
  return figures;
}

export interface Inside {
  kind: FacilityKind;
  metres: number;
  figures: readonly Figure[];
  /** Closed places are counted apart: nothing of theirs can be used. */
  closed: boolean;
}

export interface KindTotal {
  kind: FacilityKind;
  count: number;
  closed: number;
  /** `known`: of how many open places the number is known. */
  figures: { key: string; sum: number; known: number }[];
}

/** What lies within each ring, the smaller ones included. @param rings metres, ascending */
export function totalsOf(inside: readonly Inside[], rings: readonly number[]): { metres: number; count: number; kinds: KindTotal[] }[] {
  return rings.map((metres) => {
    const kinds = new Map<FacilityKind, KindTotal>();
    let count = 0;
    for (const one of inside) {
      if (one.metres > metres) continue;
      count += 1;
      const total = kinds.get(one.kind) ?? { kind: one.kind, count: 0, closed: 0, figures: [] };
      kinds.set(one.kind, total);
      total.count += 1;
      if (one.closed) {
        total.closed += 1;
        continue;
      }
      for (const { key, value } of one.figures) {
        const known = total.figures.find((figure) => figure.key === key);
        if (known) {
          known.sum += value;
          known.known += 1;
        } else total.figures.push({ key, sum: value, known: 1 });
      }
    }
    return { metres, count, kinds: [...kinds.values()] };
  });
}
