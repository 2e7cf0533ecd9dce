// The nearest few of each kind around a point: along the roads where they are loaded, else by straight line.
import type { z } from 'zod';
import type { nearby } from '#shared/contract/nearby.ts';
import type { Position } from '#shared/kernel/geo.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/ids.ts';
import { bearingDegrees } from '#shared/resources/near/bearing.ts';
import { speedOf } from '#shared/resources/near/roads/speeds.ts';
import { facilityKinds } from '#shared/resources/types.ts';
import type { StationParts } from '../../parts.ts';
import { nearestByRoad, rounded } from './by-road.ts';
import { contactWire } from '../wire-queries.ts';
import { contactsOfFacilities, facilitiesByIds } from './queries.ts';
import { officeSpeeds } from './speed-queries.ts';

export type OfKinds = z.input<NonNullable<(typeof nearby.ofKinds)['~orpc']['outputSchema']>>;

const defaultEach = 3;

interface Asked {
  each?: number | undefined;
  /** What is plotted as closed on it is gone around. */
  incident?: Id | undefined;
}

export async function nearestOfKinds(parts: StationParts, centre: Position, { each = defaultEach, incident }: Asked): Promise<OfKinds> {
  const net = await parts.roads.net();
  const toward = net ? parts.roads.toward(net, centre, incident) : undefined;

  const found = facilityKinds.map((kind) => ({ kind, found: nearestByRoad(parts.places, centre, { kind, limit: each }, toward) }));
  const ids = found.flatMap((one) => one.found.map(({ id }) => id));
  const facilities = facilitiesByIds(parts.read, ids);
  const contacts = contactsOfFacilities(parts.read, ids);
  return {
    kinds: found
      .filter((one) => one.found.length > 0)
      .map(({ kind, found: nearest }) => ({
        kind,
        places: nearest.flatMap(({ id, metres, road }) => {
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
              road: rounded(road),
              contacts: (contacts.get(id) ?? []).map((contact) => contactWire(parts, contact)),
            },
          ];
        }),
      })),
    roads: net && {
      nodes: net.graph.nodeLng.length,
      edges: net.graph.edgeMetres.length,
      islands: net.graph.islands,
      largestShare: net.graph.largestShare,
    },
  };
}

/** @throws DomainError notFound: no such place, or it has no position */
export async function routeFrom(parts: StationParts, centre: Position, { id, incident }: { id: Id; incident?: Id | undefined }) {
  const facility = facilitiesByIds(parts.read, [id]).get(id);
  if (!facility?.position || facility.removed) throw new DomainError('notFound', { field: 'id' });
  const net = await parts.roads.net();
  const toward = net ? parts.roads.toward(net, centre, incident) : undefined;
  const points = toward?.route(facility.position) ?? [];
  return { points: points.map(({ lng, lat }): [number, number] => [lng, lat]), road: rounded(toward?.from(facility.position) ?? null) };
}

/** The classes of the net that is loaded, in its order. */
export async function speedsNow(parts: StationParts) {
  const net = await parts.roads.net();
  const office = officeSpeeds(parts.read);
  return {
    items: (net?.graph.classes ?? []).map((roadClass) => {
      const kmh = office.get(roadClass);
      return kmh === undefined
        ? { roadClass, kmh: speedOf(roadClass), by: 'proposal' as const }
        : { roadClass, kmh, by: 'office' as const };
    }),
  };
}
