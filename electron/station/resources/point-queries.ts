// All places with a position in columns, as the contract says them to the map.
import type { z } from 'zod';
import type { facilities } from '#shared/contract/facilities.ts';
import { facilityKinds } from '#shared/resources/types.ts';
import { allUnits } from '../directory/queries.ts';
import type { StationParts } from '../parts.ts';
import { facilityPoints } from './queries.ts';

type Points = z.input<NonNullable<(typeof facilities.points)['~orpc']['outputSchema']>>;

export function pointColumns(parts: StationParts): Points {
  const points = facilityPoints(parts.read);
  const inDirectory = new Map(allUnits(parts.read).map(({ id, name }) => [id, name]));
  const unitNames: string[] = [];
  const places = new Map<string, number>();
  const unitOf = (name: string): number => {
    if (name === '') return -1;
    const known = places.get(name);
    if (known !== undefined) return known;
    places.set(name, unitNames.length);
    return unitNames.push(name) - 1;
  };
  return {
    ids: points.map(({ id }) => id),
    names: points.map(({ name }) => name),
    subKinds: points.map(({ subKind }) => subKind),
    kinds: points.map(({ kind }) => facilityKinds.indexOf(kind)),
    lngs: points.map(({ lng }) => lng),
    lats: points.map(({ lat }) => lat),
    closed: points.map(({ closed }) => closed === 1),
    opened: points.map(({ opened }) => opened === 1),
    pinyins: points.map(({ pinyin }) => pinyin),
    units: points.map(({ unit, unitName }) => unitOf((unit && inDirectory.get(unit)) || unitName)),
    unitNames,
  };
}
