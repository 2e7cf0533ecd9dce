// Places that stand, as the search for duplicates reads them. A hundred thousand are read in a worker, each whole only when a row is taken for it.
import type { Position } from '#shared/kernel/geo.ts';
import { boxOf, holderOf } from '#shared/kernel/geometry.ts';
import type { Id } from '#shared/kernel/ids.ts';
import type { WholePlace } from '#shared/resources/import/changes.ts';
import type { KnownPerson } from '#shared/resources/import/ties.ts';
import type { ImportContact, StandingPlace } from '#shared/resources/import/types.ts';
import { middleOf } from '#shared/resources/import/whereabouts.ts';
import { searchName } from '#shared/resources/import/unit-names.ts';
import { allPeople, allUnits } from '../../directory/queries.ts';
import { readSettings } from '../../settings/queries.ts';
import type { ReadDb } from '../../kernel/db.ts';
import type { FacilityContactValue } from '#shared/resources/types.ts';
import { geometryOf, unitArea } from '../layers/area-queries.ts';
import { standingContacts, standingRows, standingValue } from './queries.ts';

export interface Standing {
  places: StandingPlace[];
  addressOf: (place: StandingPlace) => string;
  whole: (id: Id) => WholePlace;
  townships: string[];
  /** Whether a position lies in the unit's own boundary; null: none is loaded. */
  inside: ((position: Position) => boolean) | null;
  /** Middle of the map as the settings say it: the county seat. */
  centre: Position | null;
  /** Of the unit's own area, else the centre, else of the places that stand. */
  middle: Position | null;
  units: Map<string, Id>;
  people: KnownPerson[];
}

export function readStanding(db: ReadDb): Standing {
  const units = allUnits(db);
  const area = unitArea(db);
  const unitNames = new Map(units.map(({ id, name }) => [id, name]));
  const people = new Map(allPeople(db).map((person) => [person.id, person]));
  const contacts = new Map<Id, Pick<ImportContact, 'name' | 'phone' | 'role'>[]>();
  for (const row of standingContacts(db)) {
    const { person, name, phone, role } = JSON.parse(row.value) as FacilityContactValue;
    const known = person === null ? undefined : people.get(person);
    const numbers = known ? [...known.phones.map(({ number }) => number), ...(phone === '' ? [] : [phone])] : [phone];
    const list = contacts.get(row.facility) ?? [];
    for (const number of numbers) list.push({ name: known?.name ?? name, phone: number, role });
    contacts.set(row.facility, list);
  }
  const values = new Map(standingRows(db).map((row) => [row.id, standingValue(row)]));
  const places = [...values].map(([id, { kind, name, position }]): StandingPlace => {
    const phones = (contacts.get(id) ?? []).flatMap(({ phone }) => (phone === '' ? [] : [phone]));
    return { id, kind, name, position, phones };
  });
  const { centre } = readSettings(db);
  const shapes = area?.shapes.map(geometryOf) ?? [];
  const box = boxOf(shapes);
  const areaMiddle = box && { lng: (box[0] + box[2]) / 2, lat: (box[1] + box[3]) / 2 };
  return {
    places,
    addressOf: ({ id }) => values.get(id)?.address ?? '',
    people: [...people.values()].map(({ id, name, unit, unitName, phones }) => ({
      id,
      name,
      unit,
      unitName: unitName ?? '',
      phones: phones.map(({ number }) => number),
    })),
    whole(id) {
      const value = values.get(id);
      if (!value) throw new Error(`no place ${id}`);
      return { id, value, unitName: (value.unit && unitNames.get(value.unit)) || value.unitName, contacts: contacts.get(id) ?? [] };
    },
    inside: area && holderOf(shapes),
    centre,
    middle: areaMiddle ?? centre ?? middleOf(places.flatMap(({ position }) => (position ? [position] : []))),
    townships: units.flatMap(({ kind, name }) => (kind === 'township' ? [name.replace(/(?:人民政府|办事处)$/, '')] : [])),
    // Two of one name: which is meant nobody knows.
    units: new Map(
      units
        .filter((unit) => units.every((other) => other === unit || other.name !== unit.name))
        .map(({ id, name }) => [searchName(name), id]),
    ),
  };
}
