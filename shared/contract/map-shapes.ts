// Contract of own shapes: files read, looked at and taken in as the unit's boundary, its townships, layers, roads; names of places.
import { z } from 'zod';
import { idSchema, positionSchema } from '../kernel/schemas.ts';
import { boundaryShapeSchema } from '../resources/layers/schemas.ts';
import { shapeStyles, shapeUses } from '../resources/layers/types.ts';
import { datasetSchema } from '../resources/schemas.ts';
import { coordinateSystems } from '../resources/types.ts';
import { base, done, pageSchema } from './base.ts';
import { errorMap } from './errors.ts';

const read = { permission: 'resources.read' } as const;
const edit = { permission: 'resources.edit' } as const;
const tags = ['map'];
const byPreview = z.object({ previewId: idSchema });

export const shapesPreview = z.object({
  previewId: idSchema,
  fileName: z.string(),
  format: z.string(),
  rows: z.number(),
  counts: z.object({ points: z.number(), lines: z.number(), polygons: z.number(), none: z.number() }),
  columns: z.array(z.object({ name: z.string(), samples: z.array(z.string()) })),
  /** What the file says; `declared`: the file itself, not its format's custom. */
  crs: z.object({ system: z.enum(coordinateSystems), epsg: z.number(), declared: z.boolean(), text: z.string() }).nullable(),
  /** West, south, east, north as the file has them. */
  box: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
  refused: z.number(),
  notes: z.array(z.string()),
  /** Columns that look as if they held names, codes, classes, directions of one-way roads; -1: none. */
  guess: z.object({ name: z.number(), code: z.number(), kind: z.number(), oneWay: z.number() }),
  /** Places that a set of the whole country should have and this one has not; null: it does not show the whole country. */
  missing: z.array(z.string()).nullable(),
});
export type ShapesPreview = z.infer<typeof shapesPreview>;

const takeIn = z.object({
  use: z.enum(shapeUses),
  name: datasetSchema.shape.name,
  source: datasetSchema.shape.source,
  reviewNumber: datasetSchema.shape.reviewNumber,
  dataOn: datasetSchema.shape.dataOn,
  /** `secret` is refused: this machine is not made for it. */
  secrecy: z.enum(['public', 'internal', 'secret']),
  crs: z.enum(coordinateSystems),
  epsg: datasetSchema.shape.epsg,
  /** Index of a column; -1: none. */
  nameColumn: z.int().min(-1).max(1_000),
  codeColumn: z.int().min(-1).max(1_000),
  kindColumn: z.int().min(-1).max(1_000),
  /** Of roads: which may be driven in one direction only. */
  oneWayColumn: z.int().min(-1).max(1_000).optional(),
  style: z.enum(shapeStyles).optional(),
  /** Only rows whose code begins so. */
  code: z.string().trim().max(20).optional(),
  /** Only these rows, by their line. */
  lines: z.array(z.int().min(0)).max(500).optional(),
  /** Somebody has read that the set draws the country wrongly. */
  despiteMissing: z.boolean().optional(),
});

const taken = z.object({
  dataset: idSchema,
  layer: idSchema.nullable(),
  shapes: z.number(),
  names: z.number(),
  tiles: z.number(),
  refused: z.number(),
  /** Roads that may be driven in one direction only, and those whose column says something that is not understood: taken as both ways. */
  oneWay: z.number(),
  oneWayUnread: z.number(),
});

const meta = datasetSchema.pick({ name: true, source: true, reviewNumber: true, dataOn: true, secrecy: true, note: true, file: true });
const boundaryOut = z.object({ dataset: meta.extend({ id: idSchema }), shapes: z.array(boundaryShapeSchema) });
export type BoundaryOut = z.infer<typeof boundaryOut>;

const lineOut = z.array(z.tuple([z.number(), z.number()]));

export const mapShapes = {
  /** Reads a file (GeoJSON, TopoJSON, Shapefile zip, KML, KMZ). Writes nothing. */
  read: base
    .route({ method: 'POST', path: '/map/shapes', successStatus: 201, tags })
    .meta(edit)
    .input(z.object({ file: z.file() }))
    .errors(
      errorMap(
        'emptyFile',
        'tooLarge',
        'encryptedFile',
        'brokenFile',
        'unpackedTooLarge',
        'nestedArchive',
        'mixedEncoding',
        'oldFormat',
        'typeNotAllowed',
      ),
    )
    .output(shapesPreview),
  /** Rows by what stands in one column, to choose one's own among them. */
  rows: base
    .route({ method: 'GET', path: '/map/shapes/{previewId}/rows', tags })
    .meta(edit)
    .input(byPreview.extend({ text: z.string().trim().max(100).optional(), ...pageSchema.shape }))
    .errors(errorMap('notFound'))
    .output(z.object({ items: z.array(z.object({ line: z.number(), label: z.string() })), total: z.number() })),
  /** Everything is there when this answers, or nothing. */
  take: base
    .route({ method: 'POST', path: '/map/shapes/{previewId}/take', successStatus: 201, tags })
    .meta(edit)
    .input(byPreview.extend(takeIn.shape))
    .errors(errorMap('notFound', 'notValid', 'tooLarge', 'conflict', 'secretRefused'))
    .output(taken),
  forget: base.route({ method: 'DELETE', path: '/map/shapes/{previewId}', tags }).meta(edit).input(byPreview).output(done),
  /** The boundary in force with its parts; null: none was imported. */
  boundary: base
    .route({ method: 'GET', path: '/map/boundary', tags })
    .meta(read)
    .output(z.object({ unit: boundaryOut.nullable(), parts: boundaryOut.nullable() })),
  /** Sets of shapes that were taken in, the latest first; earlier boundaries are among them. */
  datasets: base
    .route({ method: 'GET', path: '/map/datasets', tags })
    .meta(read)
    .output(
      z.object({
        items: z.array(
          meta.extend({
            id: idSchema,
            use: datasetSchema.shape.use,
            crs: datasetSchema.shape.crs,
            shapes: z.number(),
            inForce: z.boolean(),
          }),
        ),
      }),
    ),
  /** Takes a set out again with its layer; the one before it is in force again. */
  undo: base
    .route({ method: 'POST', path: '/map/datasets/{id}/undo', tags })
    .meta(edit)
    .input(z.object({ id: idSchema }))
    .errors(errorMap('notFound'))
    .output(done),
  /** Places of the map's data by name, pinyin or initials. */
  names: base
    .route({ method: 'GET', path: '/map/names', tags })
    .meta(read)
    .input(z.object({ text: z.string().trim().max(100), limit: z.coerce.number().int().min(1).max(50).optional() }))
    .output(z.object({ items: z.array(z.object({ id: idSchema, name: z.string(), kind: z.string(), position: positionSchema })) })),
  /** Lakes and rivers of the world's data within a box (水系示意): west, south, east, north. */
  water: base
    .route({ method: 'GET', path: '/map/water', tags })
    .meta(read)
    .input(z.object({ west: z.coerce.number(), south: z.coerce.number(), east: z.coerce.number(), north: z.coerce.number() }))
    .output(z.object({ lakes: z.array(z.array(lineOut)), rivers: z.array(lineOut) })),
};
