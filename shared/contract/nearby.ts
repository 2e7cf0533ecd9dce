// Contract of what lies around a point: nearest places, everything inside circles with its numbers.
import { z } from 'zod';
import { maxLine, maxPeople } from '../kernel/limits.ts';
import { idSchema } from '../kernel/schemas.ts';
import { maxKmh, maxNearest, maxRingMetres, maxRings, maxRoadClasses, minKmh, minRingMetres } from '../resources/near/limits.ts';
import { leftOutReasons, stays } from '../resources/near/types.ts';
import { facilityKinds, secrecies } from '../resources/types.ts';
import { base } from './base.ts';
import { errorMap } from './errors.ts';
import { contactOut, facilityOut } from './facilities.ts';

const read = { permission: 'resources.read' } as const;
const tags = ['facilities'];

/** A number of a query string or of a call; blank is none. */
const numberIn = z.union([z.number(), z.string().trim().min(1).max(40).transform(Number)]);
const pointIn = z.object({ lng: numberIn.pipe(z.number().min(-180).max(180)), lat: numberIn.pipe(z.number().min(-90).max(90)) });
const metresIn = numberIn.pipe(z.number().positive().max(maxRingMetres));

/** Radii in metres with commas between. */
const ringsIn = z
  .string()
  .max(200)
  .transform((text) => text.split(',').map(Number))
  .pipe(z.array(z.number().min(minRingMetres).max(maxRingMetres)).min(1).max(maxRings))
  .transform((rings) => [...new Set(rings)].sort((a, b) => a - b));

/** Kinds with commas between. */
const kindsIn = z
  .string()
  .max(300)
  .transform((text) => text.split(','))
  .pipe(z.array(z.enum(facilityKinds)).min(1).max(facilityKinds.length));

const figureOut = z.object({ key: z.string(), value: z.number() });

export const nearPlaceOut = z.object({
  id: idSchema,
  kind: z.enum(facilityKinds),
  subKind: z.string(),
  name: z.string(),
  unitName: z.string(),
  address: z.string(),
  lng: z.number(),
  lat: z.number(),
  secrecy: z.enum(secrecies),
  closed: z.object({ on: z.string(), reason: z.string() }).nullable(),
  /** Straight line, metres. */
  metres: z.number(),
  /** From the centre, degrees from north. */
  bearing: z.number(),
  /** Smallest ring that it lies in; null: outside all of them, named because it reaches the centre. */
  ring: z.number().nullable(),
  figures: z.array(figureOut),
  /** A hazard source: its own radius in metres reaches the centre. */
  reaches: z.number().nullable(),
  /** What lies in a depot, what a hazard source holds, a team can do, a producer makes: one line. */
  about: z.string(),
  contacts: z.array(contactOut),
});
export type NearPlace = z.infer<typeof nearPlaceOut>;

export const ringOut = z.object({
  metres: z.number(),
  count: z.number(),
  kinds: z.array(
    z.object({
      kind: z.enum(facilityKinds),
      count: z.number(),
      closed: z.number(),
      figures: z.array(z.object({ key: z.string(), sum: z.number(), known: z.number() })),
    }),
  ),
});
export type RingOut = z.infer<typeof ringOut>;

const roadNetOut = z.object({
  nodes: z.number(),
  edges: z.number(),
  /** Parts of the net that no road joins, and what share of the nodes the largest holds. */
  islands: z.number(),
  largestShare: z.number(),
});

/** Along the roads, by an estimate without traffic; null: no net, or no way. */
const roadOut = z.object({ metres: z.number(), minutes: z.number() }).nullable();

const proposedOut = z.object({
  id: idSchema,
  name: z.string(),
  /** Straight line. */
  metres: z.number(),
  road: roadOut,
  /** People that it still takes, by its capacity or by its area. */
  free: z.number(),
  by: z.enum(['capacity', 'area']),
  opened: z.boolean(),
  contacts: z.array(contactOut),
});

const aroundIn = pointIn.extend({ rings: ringsIn.optional(), kinds: kindsIn.optional() });

export const nearby = {
  nearest: base
    .route({ method: 'GET', path: '/facilities/nearest', tags })
    .meta(read)
    .input(
      pointIn.extend({
        kind: z.enum(facilityKinds).optional(),
        limit: numberIn.pipe(z.int().min(1).max(maxNearest)).optional(),
        /** Metres. */
        within: metresIn.optional(),
      }),
    )
    .output(z.object({ items: z.array(z.object({ facility: facilityOut, metres: z.number() })) })),
  /** The nearest few of each kind: by the way along the roads where a net is loaded, those without one behind them by straight line. */
  ofKinds: base
    .route({ method: 'GET', path: '/facilities/nearest-of-kinds', tags })
    .meta(read)
    .input(pointIn.extend({ each: numberIn.pipe(z.int().min(1).max(20)).optional(), incident: idSchema.optional() }))
    .output(
      z.object({
        kinds: z.array(
          z.object({
            kind: z.enum(facilityKinds),
            places: z.array(
              z.object({
                id: idSchema,
                subKind: z.string(),
                name: z.string(),
                lng: z.number(),
                lat: z.number(),
                closed: z.boolean(),
                /** Straight line. */
                metres: z.number(),
                bearing: z.number(),
                road: roadOut,
                contacts: z.array(contactOut),
              }),
            ),
          }),
        ),
        /** null: no roads are loaded. */
        roads: roadNetOut.nullable(),
      }),
    ),
  /** The way along the roads from a place to the point, what is plotted as closed on the incident left out. */
  route: base
    .route({ method: 'GET', path: '/facilities/{id}/route', tags })
    .meta(read)
    .input(pointIn.extend({ id: idSchema, incident: idSchema.optional() }))
    .errors(errorMap('notFound'))
    .output(
      z.object({
        /** Longitude and latitude, from the place to the point; empty: no way is known. */
        points: z.array(z.tuple([z.number(), z.number()])),
        road: roadOut,
      }),
    ),
  /** Speeds by road class of the net that is loaded, with what is proposed and what the office has said. */
  speeds: base
    .route({ method: 'GET', path: '/roads/speeds', tags })
    .meta(read)
    .output(z.object({ items: z.array(z.object({ roadClass: z.string(), kmh: z.number(), by: z.enum(['proposal', 'office']) })) })),
  setSpeeds: base
    .route({ method: 'PUT', path: '/roads/speeds', tags })
    .meta({ permission: 'resources.edit' })
    .input(
      z.object({
        /** null: as proposed. */
        speeds: z
          .array(z.object({ roadClass: z.string().max(100), kmh: z.number().min(minKmh).max(maxKmh).nullable() }))
          .min(1)
          .max(maxRoadClasses),
      }),
    )
    .output(z.object({ items: z.array(z.object({ roadClass: z.string(), kmh: z.number(), by: z.enum(['proposal', 'office']) })) })),
  /** Everything inside, those at risk first, then by distance; with sums a ring. */
  around: base
    .route({ method: 'GET', path: '/facilities/around', tags })
    .meta(read)
    .input(aroundIn)
    .errors(errorMap('notValid'))
    .output(
      z.object({
        rings: z.array(ringOut),
        items: z.array(nearPlaceOut),
        /** How many lie inside; more than `items` when there are too many for a list: the sums are then of those listed. */
        total: z.number(),
      }),
    ),
  /** The same list as a file, for paper and spreadsheets. */
  file: base
    .route({ method: 'GET', path: '/facilities/around/export', tags })
    .meta(read)
    .input(aroundIn.extend({ format: z.enum(['xlsx', 'csv']), title: z.string().trim().max(maxLine).optional() }))
    .output(z.file()),
  /** Shelters for people who have to leave: as soon as they are reached by road, else by straight line, until all have a place, and why the others are left out. */
  shelters: base
    .route({ method: 'GET', path: '/facilities/shelters-needed', tags })
    .meta(read)
    .input(
      pointIn.extend({
        people: numberIn.pipe(z.int().min(0).max(maxPeople)),
        stay: z.enum(stays).optional(),
        within: metresIn.optional(),
        /** Metres around the point in which no shelter is used. */
        keepAway: numberIn.pipe(z.number().min(0).max(maxRingMetres)).optional(),
        incident: idSchema.optional(),
      }),
    )
    .output(
      z.object({
        wanted: z.number(),
        /** Whether roads are loaded. */
        roads: z.boolean(),
        chosen: z.array(proposedOut.extend({ people: z.number() })),
        missing: z.number(),
        spare: z.array(proposedOut),
        leftOut: z.array(
          z.object({ id: idSchema, name: z.string(), metres: z.number(), reason: z.enum(leftOutReasons), hazard: z.string().nullable() }),
        ),
      }),
    ),
  /** Places whose name stands in what somebody said of where it happened; the longest names first. */
  named: base
    .route({ method: 'GET', path: '/facilities/named', tags })
    .meta(read)
    .input(z.object({ text: z.string().trim().min(1).max(maxLine) }))
    .output(z.object({ items: z.array(z.object({ id: idSchema, name: z.string(), lng: z.number(), lat: z.number() })) })),
  /** The line on an incident's card. */
  glance: base
    .route({ method: 'GET', path: '/facilities/around/glance', tags })
    .meta(read)
    .input(pointIn)
    .output(
      z.object({
        metres: z.number(),
        kinds: z.array(z.object({ kind: z.enum(facilityKinds), count: z.number() })),
        placesFree: z.number(),
        /** Hazard sources whose own radius reaches the point. */
        reaching: z.number(),
      }),
    ),
};
