// Contract of what lies under the points: layers, their tiles, a try of one.
import { z } from 'zod';
import { idSchema, positionSchema } from '../kernel/schemas.ts';
import { mapLayerSchema } from '../resources/layers/schemas.ts';
import { tileProblems } from '../resources/layers/types.ts';
import { base, byId, done, isoSchema } from './base.ts';
import { errorMap } from './errors.ts';

const read = { permission: 'resources.read' } as const;
const edit = { permission: 'resources.edit' } as const;
const tags = ['map'];

const layerIn = mapLayerSchema.omit({ removed: true, dataset: true, file: true, vectorLayers: true });
/** As long as a key of any service is. */
const keySchema = z.string().trim().max(300);

/** How it went with a layer since the station started. */
const layerState = z.object({
  problem: z.object({ code: z.enum(tileProblems), detail: z.string() }).nullable(),
  /** Of the last failure and of the last tile that came. */
  failedAt: isoSchema.nullable(),
  okAt: isoSchema.nullable(),
  /** It rests until then; null: it is asked. */
  retryAt: isoSchema.nullable(),
});

export const layerOut = mapLayerSchema.omit({ removed: true, url: true, subdomains: true }).extend({
  id: idSchema,
  /** The address asks for a key, and there is one. The key itself is never told. */
  needsKey: z.boolean(),
  keySet: z.boolean(),
  state: layerState,
});
export type MapLayerOut = z.infer<typeof layerOut>;

export const layerDetail = layerOut.extend({ url: z.string(), subdomains: z.string() });
export type MapLayerDetail = z.infer<typeof layerDetail>;

const tried = z.object({
  ok: z.boolean(),
  problem: z.object({ code: z.enum(tileProblems), detail: z.string() }).nullable(),
  /** The address that was asked, with the key left out. */
  url: z.string(),
  tile: z.object({ z: z.number(), x: z.number(), y: z.number() }),
  /** HTTP status; null when none came. */
  status: z.number().nullable(),
  type: z.string(),
  bytes: z.number(),
  width: z.number(),
  height: z.number(),
  ms: z.number(),
  /** The picture itself, and where in it the point lies that was asked for, pixels. */
  image: z.file().nullable(),
  pixel: z.tuple([z.number(), z.number()]),
});
export type LayerTried = z.infer<typeof tried>;

const layerErrors = errorMap('notValid', 'notFound', 'tooLarge');

export const mapLayers = {
  /** From the lowest to the highest. */
  list: base
    .route({ method: 'GET', path: '/map/layers', tags })
    .meta(read)
    .output(z.object({ items: z.array(layerOut) })),
  get: base
    .route({ method: 'GET', path: '/map/layers/{id}', tags })
    .meta(edit)
    .input(byId)
    .errors(errorMap('notFound'))
    .output(layerDetail),
  /** A key that stands in the address is taken out of it and kept with the station's secrets. */
  create: base
    .route({ method: 'POST', path: '/map/layers', successStatus: 201, tags })
    .meta(edit)
    .input(z.object({ layer: layerIn.partial().required({ name: true, kind: true }), key: keySchema.optional() }))
    .errors(layerErrors)
    .output(layerDetail),
  /** `key`: '' takes it away. */
  change: base
    .route({ method: 'PATCH', path: '/map/layers/{id}', tags })
    .meta(edit)
    .input(byId.extend({ patch: layerIn.partial(), key: keySchema.optional() }))
    .errors(layerErrors)
    .output(layerDetail),
  remove: base.route({ method: 'DELETE', path: '/map/layers/{id}', tags }).meta(edit).input(byId).errors(errorMap('notFound')).output(done),
  restore: base
    .route({ method: 'POST', path: '/map/layers/{id}/restore', tags })
    .meta(edit)
    .input(byId)
    .errors(errorMap('notFound'))
    .output(layerDetail),
  removed: base
    .route({ method: 'GET', path: '/map/layers/removed', tags })
    .meta(edit)
    .output(z.object({ items: z.array(z.object({ id: idSchema, name: z.string() })) })),
  /** Takes a file of tiles (MBTiles, PMTiles) in as a layer: one that is sent, or one that lies in the station's folder for them. */
  addFile: base
    .route({ method: 'POST', path: '/map/files', successStatus: 201, tags })
    .meta(edit)
    .input(
      z.object({
        file: z.file().optional(),
        /** Name of a file in that folder. */
        incoming: z.string().max(200).optional(),
        layer: layerIn
          .pick({ name: true, source: true, reviewNumber: true, dataOn: true, secrecy: true, annotationOf: true })
          .partial()
          .optional(),
      }),
    )
    .errors(errorMap('notValid', 'notFound', 'tooLarge', 'brokenFile', 'typeNotAllowed', 'emptyFile'))
    .output(layerDetail),
  /** Files that wait in the folder for those that are too large to be sent. */
  incoming: base
    .route({ method: 'GET', path: '/map/files/incoming', tags })
    .meta(edit)
    .output(z.object({ dir: z.string(), items: z.array(z.object({ name: z.string(), size: z.number() })) })),
  /** One tile, by our zoom, column and row on the layer's grid; null: there is none at this place. */
  tile: base
    .route({ method: 'GET', path: '/map/layers/{layer}/tiles/{z}/{x}/{y}', tags })
    .meta(read)
    .input(z.object({ layer: idSchema, z: z.coerce.number().int().min(0).max(24), x: z.coerce.number().int(), y: z.coerce.number().int() }))
    .errors(errorMap('notFound', 'layerFailed'))
    .output(z.file().nullable()),
  /** Asks for one tile of a layer as it stands in a form, and says what came. */
  try: base
    .route({ method: 'POST', path: '/map/layers/try', tags })
    .meta(edit)
    .input(
      z.object({
        /** The key of this layer is taken unless another is given. */
        id: idSchema.optional(),
        layer: layerIn.partial(),
        key: keySchema.optional(),
        at: positionSchema,
        zoom: z.int().min(0).max(24).optional(),
      }),
    )
    .errors(errorMap('notValid', 'notFound'))
    .output(tried),
};
