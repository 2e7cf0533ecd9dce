// The nearest few of each kind around a point, by straight line and along the roads.
import type { z } from 'zod';
import type { nearby } from '#shared/contract/nearby.ts';
import type { Position } from '#shared/kernel/geo.ts';
import { bearingDegrees } from '#shared/resources/near/bearing.ts';
import { facilityKinds } from '#shared/resources/types.ts';
import type { StationParts } from '../../parts.ts';
import { contactWire } from '../wire-queries.ts';
import { contactsOfFacilities, facilitiesByIds } from './queries.ts';

export type OfKinds = z.input<NonNullable<(typeof nearby.ofKinds)['~orpc']['outputSchema']>>;

const defaultEach = 3;

export function nearestOfKinds(parts: StationParts, centre: Position, each = defaultEach): OfKinds {
  const found = facilityKinds.map((kind) => ({ kind, found: parts.places.nearest(centre, each, undefined, [kind]) }));
  const ids = found.flatMap((one) => one.found.map(({ id }) => id));
  const facilities = facilitiesByIds(parts.read, ids);
  const contacts = contactsOfFacilities(parts.read, ids);
  return {
    kinds: found
      .filter((one) => one.found.length > 0)
      .map(({ kind, found: nearest }) => ({
        kind,
        places: nearest.flatMap(({ id, metres }) => {
          const facility = facilities.get(id);
          if (!facility?.position) return [];
          const { name, subKind, position, closed } = facility;
          return [
            {
              id,
              name,
              subKind,
              ...position,
              closed: closed !== null,
              metres: Math.round(metres),
              bearing: Math.round(bearingDegrees(centre, position)),
              road: null,
              contacts: (contacts.get(id) ?? []).map((contact) => contactWire(parts, contact)),
            },
          ];
        }),
      })),
    roads: null,
  };
}
