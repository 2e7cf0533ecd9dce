// Where people who have to leave their homes could go: open shelters in the order in which they are reached until all have a place, and why others are left out.
import type { Id } from '../../kernel/ids.ts';
import type { FieldValue } from '../types.ts';
import { byRoad } from './by-road.ts';
import { freePlaces } from './figures.ts';
import type { Way } from './roads/net.ts';
import type { LeftOut, Stay } from './types.ts';

/**
 * Square metres a person, by how long they stay.
 * Source: GB 51143-2015 防灾避难场所设计规范, from memory (facts FK025, confidence `recalled`); the figures of GB/T 44013-2024 were not read.
 */
export const areaPerPerson: readonly { stay: Stay; days: number; squareMetres: number }[] = [
  { stay: 'emergency', days: 1, squareMetres: 0.5 },
  { stay: 'temporary', days: 3, squareMetres: 1 },
  { stay: 'short', days: 15, squareMetres: 2 },
  { stay: 'medium', days: 30, squareMetres: 3 },
  { stay: 'long', days: 100, squareMetres: 4.5 },
];

export interface ShelterFacts {
  id: Id;
  name: string;
  /** From the incident, straight line. */
  metres: number;
  /** Along the roads; null: no roads are loaded, or none leads there. */
  road: Way | null;
  fields: Record<string, FieldValue>;
  closed: boolean;
  /** Name of a hazard source whose radius reaches the shelter, or null. */
  hazard: string | null;
}

export interface Proposed {
  id: Id;
  name: string;
  metres: number;
  road: Way | null;
  /** People that are to go there. */
  people: number;
  /** What it takes still, and what that is reckoned from. */
  free: number;
  by: 'capacity' | 'area';
  opened: boolean;
}

export interface ShelterProposal {
  wanted: number;
  chosen: Proposed[];
  /** People for whom there is no place within the circle. */
  missing: number;
  /** Other shelters that could be used, in the same order. */
  spare: Proposed[];
  leftOut: { id: Id; name: string; metres: number; reason: LeftOut; hazard: string | null }[];
}

/** What a shelter takes for a stay: its capacity, and no more than its area gives; null when neither is known. */
function room({ fields }: ShelterFacts, squareMetres: number): { free: number; by: Proposed['by'] } | null {
  const { usableArea, area, peopleNow } = fields;
  const byCapacity = freePlaces(fields);
  const ground = typeof usableArea === 'number' ? usableArea : typeof area === 'number' ? area : null;
  // Of a whole area a third is taken as usable: ways, tents and water need the rest. Only where the usable area is not given.
  const usable = ground === null ? null : typeof usableArea === 'number' ? ground : ground / 3;
  const byArea = usable === null ? null : Math.max(0, Math.floor(usable / squareMetres) - (typeof peopleNow === 'number' ? peopleNow : 0));
  if (byCapacity === null && byArea === null) return null;
  // A guess from the whole area never lowers a capacity that somebody has said.
  if (byArea === null || (byCapacity !== null && typeof usableArea !== 'number')) return { free: byCapacity ?? 0, by: 'capacity' };
  return byCapacity === null || byArea < byCapacity ? { free: byArea, by: 'area' } : { free: byCapacity, by: 'capacity' };
}

/**
 * @param wanted people without a place @param keepAway metres around the incident in which no shelter is used
 * @param shelters any order
 */
export function proposeShelters(wanted: number, shelters: readonly ShelterFacts[], stay: Stay, keepAway: number): ShelterProposal {
  const squareMetres = areaPerPerson.find((one) => one.stay === stay)?.squareMetres ?? 1;
  const proposal: ShelterProposal = { wanted, chosen: [], missing: wanted, spare: [], leftOut: [] };
  for (const shelter of shelters.toSorted(byRoad)) {
    const { id, name, metres, road, hazard } = shelter;
    const space = room(shelter, squareMetres);
    const reason: LeftOut | null = shelter.closed
      ? 'closed'
      : metres < keepAway
        ? 'tooNear'
        : hazard !== null
          ? 'hazard'
          : space === null
            ? 'unknown'
            : space.free === 0
              ? 'full'
              : null;
    if (reason !== null || space === null) {
      proposal.leftOut.push({ id, name, metres, reason: reason ?? 'unknown', hazard: reason === 'hazard' ? hazard : null });
      continue;
    }
    const people = Math.min(space.free, proposal.missing);
    const one: Proposed = { id, name, metres, road, people, ...space, opened: shelter.fields['opened'] === true };
    if (people > 0) proposal.chosen.push(one);
    else proposal.spare.push(one);
    proposal.missing -= people;
  }
  return proposal;
}
