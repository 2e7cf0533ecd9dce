// Everything inside circles around a point, with the numbers that matter and who has the key.
import type { z } from 'zod';
import type { nearPlaceOut, ringOut } from '#shared/contract/nearby.ts';
import type { Position } from '#shared/kernel/geo.ts';
import { bearingDegrees } from '#shared/resources/near/bearing.ts';
import { atRisk, figuresOf, totalsOf } from '#shared/resources/near/figures.ts';
import { amountText } from '#shared/resources/stock/amounts.ts';
import { maxInside } from '#shared/resources/near/limits.ts';
import type { FacilityKind } from '#shared/resources/types.ts';
import { unitById } from '../../directory/queries.ts';
import type { StationParts } from '../../parts.ts';
import type { Facility } from '../queries.ts';
import { stockLines } from '../stock/queries.ts';
import { daysOf } from '../stock/wire-queries.ts';
import { contactWire } from '../wire-queries.ts';
import { contactsOfFacilities, facilitiesByIds } from './queries.ts';

type Place = z.input<typeof nearPlaceOut>;

export interface Around {
  rings: z.input<typeof ringOut>[];
  items: Place[];
  total: number;
}

/** Fields that say in one line what a place is good for. */
const aboutFields: Partial<Record<FacilityKind, readonly string[]>> = {
  fireStation: ['equipment'],
  team: ['skills', 'equipment'],
  supplyDepot: ['keyPlace', 'hours'],
  shelter: ['hazards'],
  hospital: ['skills'],
  producer: ['product'],
  distributor: ['goods'],
  hazardSource: ['substance', 'measures'],
  reservoir: ['downstream'],
  protectedTarget: ['why'],
};

function aboutOf({ kind, fields }: Pick<Facility, 'kind' | 'fields'>): string {
  return (aboutFields[kind] ?? [])
    .map((key) => fields[key])
    .filter((value) => typeof value === 'string' && value !== '')
    .join('；');
}

/** Supplies of one place that are told in a line: the largest amounts. */
const suppliesShown = 8;

/** What lies at each place and can be used today, as one line. */
function stockWords(parts: StationParts, facilities: readonly string[]): Map<string, string> {
  const lines = stockLines(parts.read, { facilities }, daysOf(parts)).filter(({ usable }) => usable > 0);
  const words = new Map<string, string>();
  for (const [facility, own] of Map.groupBy(lines, (line) => line.facility)) {
    const largest = own.toSorted((a, b) => b.usable - a.usable);
    const told = largest.slice(0, suppliesShown).map(({ item, usable }) => `${item.name} ${amountText(usable)}${item.unit}`);
    words.set(facility, `${told.join('、')}${largest.length > suppliesShown ? ` 等 ${largest.length} 种` : ''}`);
  }
  return words;
}

/** @param rings metres, ascending @param kinds all when left out */
export function placesAround(parts: StationParts, centre: Position, rings: readonly number[], kinds?: readonly FacilityKind[]): Around {
  const widest = rings.at(-1) ?? 0;
  const inside = parts.places.within(centre, widest, kinds);
  const reaching = new Map(parts.places.reaching(centre).map((one) => [one.id, one]));
  const beyond = !kinds || kinds.includes('hazardSource') ? [...reaching.values()].filter(({ metres }) => metres > widest) : [];
  const listed = [...inside.slice(0, maxInside), ...beyond];
  const ids = listed.map(({ id }) => id);
  const facilities = facilitiesByIds(parts.read, ids);
  const contacts = contactsOfFacilities(parts.read, ids);
  const stock = stockWords(parts, ids);
  const items = listed.flatMap(({ id, metres }): Place[] => {
    const facility = facilities.get(id);
    if (!facility?.position) return [];
    const { kind, subKind, name, address, position, secrecy, closed, unit, fields } = facility;
    return [
      {
        id,
        kind,
        subKind,
        name,
        unitName: (unit && unitById(parts.read, unit)?.name) || facility.unitName,
        address,
        lng: position.lng,
        lat: position.lat,
        secrecy,
        closed,
        metres: Math.round(metres),
        bearing: Math.round(bearingDegrees(centre, position)),
        ring: rings.find((ring) => metres <= ring) ?? null,
        figures: figuresOf(kind, fields),
        reaches: reaching.get(id)?.radius ?? null,
        about: [stock.get(id) ?? '', aboutOf(facility)].filter((text) => text !== '').join('；'),
        contacts: (contacts.get(id) ?? []).map((contact) => contactWire(parts, contact)),
      },
    ];
  });
  const totals = totalsOf(
    items.flatMap((one) => (one.ring === null ? [] : [{ ...one, metres: one.ring, closed: one.closed !== null }])),
    rings,
  );
  return { rings: totals, items: items.sort(byRisk), total: inside.length + beyond.length };
}

const rank = (one: Place): number => (one.reaches !== null ? 0 : atRisk.has(one.kind) ? 1 : 2);
const byRisk = (a: Place, b: Place): number => rank(a) - rank(b) || a.metres - b.metres;
