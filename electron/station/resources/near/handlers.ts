// What lies around a point, over the contract.
import { freePlaces } from '#shared/resources/near/figures.ts';
import { defaultRings, glanceMetres } from '#shared/resources/near/limits.ts';
import { facilityKinds } from '#shared/resources/types.ts';
import type { StationParts } from '../../parts.ts';
import { type Os, userOf } from '../../rpc.ts';
import { facilityWire } from '../wire-queries.ts';
import { placesAround } from './around.ts';
import { aroundFile } from './file.ts';
import { sheltersFor } from './shelters.ts';
import { nearestOfKinds, routeFrom, speedsNow } from './nearest.ts';
import { facilitiesByIds, placesNamedIn } from './queries.ts';

const defaultLimit = 10;

export function nearbyHandlers(os: Os, parts: StationParts) {
  const o = os.nearby;
  return {
    nearest: o.nearest.handler(({ input }) => {
      const { kind, limit = defaultLimit, within } = input;
      const found = parts.places.nearest(input, limit, within, kind && [kind]);
      const facilities = facilitiesByIds(
        parts.read,
        found.map(({ id }) => id),
      );
      return {
        items: found.flatMap(({ id, metres }) => {
          const facility = facilities.get(id);
          return facility ? [{ facility: facilityWire(parts, facility), metres }] : [];
        }),
      };
    }),
    ofKinds: o.ofKinds.handler(({ input }) => nearestOfKinds(parts, input, input)),
    route: o.route.handler(({ input }) => routeFrom(parts, input, input)),
    speeds: o.speeds.handler(() => speedsNow(parts)),
    setSpeeds: o.setSpeeds.handler(({ input, context }) => {
      parts.journal.commit(userOf(context).id, (tx) => {
        for (const speed of input.speeds) tx.append('roadSpeed.saved', tx.newId(), speed);
      });
      return speedsNow(parts);
    }),
    around: o.around.handler(({ input }) => placesAround(parts, input, input.rings ?? defaultRings, input.kinds)),
    file: o.file.handler(({ input }) => {
      const { rings = defaultRings, kinds, format, title = '' } = input;
      return aroundFile(parts, input, { rings, kinds, format, title });
    }),
    shelters: o.shelters.handler(({ input }) => sheltersFor(parts, input, input)),
    named: o.named.handler(({ input }) => ({ items: placesNamedIn(parts.read, input.text) })),
    glance: o.glance.handler(({ input }) => {
      const inside = parts.places.within(input, glanceMetres);
      const counts = Map.groupBy(inside, ({ kind }) => kind);
      const shelters = facilitiesByIds(
        parts.read,
        (counts.get('shelter') ?? []).map(({ id }) => id),
      );
      let placesFree = 0;
      for (const { fields, closed } of shelters.values()) placesFree += closed ? 0 : (freePlaces(fields) ?? 0);
      return {
        metres: glanceMetres,
        kinds: facilityKinds.flatMap((kind) => (counts.has(kind) ? [{ kind, count: counts.get(kind)?.length ?? 0 }] : [])),
        placesFree,
        reaching: parts.places.reaching(input).length,
      };
    }),
  };
}
