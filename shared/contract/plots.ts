// Contract of plotting on an incident: what is drawn, as it stands or stood; drawing, changing, removing, bringing back; what lies inside.
import { z } from 'zod';
import { idSchema } from '../kernel/schemas.ts';
import { plotSchema, windSchema } from '../resources/plots/schemas.ts';
import { plotActs } from '../resources/plots/types.ts';
import { base, byId, isoSchema } from './base.ts';
import { errorMap } from './errors.ts';
import { facilityOut } from './facilities.ts';

const read = { permission: 'incidents.read' } as const;
const edit = { permission: 'incidents.write' } as const;
const tags = ['plots'];

const windWire = windSchema.extend({ at: isoSchema });
const plotIn = plotSchema.omit({ incident: true, removed: true }).extend({ wind: windWire.nullable() });

const writtenOut = z.object({ at: isoSchema, by: z.string() });

export const plotOut = plotIn.extend({
  id: idSchema,
  incident: idSchema,
  removed: z.boolean(),
  drawn: writtenOut,
  /** The last step, which may be the first. */
  changed: writtenOut,
});
export type PlotOut = z.infer<typeof plotOut>;
export type PlotIn = z.infer<typeof plotIn>;

const plotStepOut = writtenOut.extend({
  plot: idSchema,
  act: z.enum(plotActs),
  named: plotSchema.pick({ shape: true, symbol: true, text: true }),
});

const gone = errorMap('notFound', 'alreadyClosed', 'alreadyMerged');

export const plots = {
  /** Of one incident and of those merged into it, the removed ones too. At a moment: as they stood then. */
  list: base
    .route({ method: 'GET', path: '/incidents/{id}/plots', tags })
    .meta(read)
    .input(byId.extend({ at: isoSchema.optional() }))
    .errors(errorMap('notFound'))
    .output(z.object({ items: z.array(plotOut) })),
  /** Each step in the order written. */
  steps: base
    .route({ method: 'GET', path: '/incidents/{id}/plots/steps', tags })
    .meta(read)
    .input(byId)
    .errors(errorMap('notFound'))
    .output(z.object({ items: z.array(plotStepOut) })),
  /** What stands on all open incidents. */
  open: base
    .route({ method: 'GET', path: '/plots', tags })
    .meta(read)
    .output(z.object({ items: z.array(z.object({ incident: idSchema, title: z.string(), plots: z.array(plotOut) })) })),
  draw: base
    .route({ method: 'POST', path: '/incidents/{id}/plots', successStatus: 201, tags })
    .meta(edit)
    .input(byId.extend({ plot: plotIn.partial().required({ shape: true, points: true }) }))
    .errors({ ...gone, ...errorMap('notValid', 'tooLarge', 'inTheFuture') })
    .output(plotOut),
  change: base
    .route({ method: 'PATCH', path: '/plots/{id}', tags })
    .meta(edit)
    .input(byId.extend({ patch: plotIn.omit({ shape: true }).extend({ removed: z.boolean() }).partial() }))
    .errors({ ...gone, ...errorMap('notValid', 'tooLarge', 'inTheFuture', 'conflict') })
    .output(plotOut),
  /** Places inside an area, a circle or a sector. */
  inside: base
    .route({ method: 'GET', path: '/plots/{id}/inside', tags })
    .meta({ permission: 'resources.read' })
    .input(byId)
    .errors(errorMap('notFound', 'notValid'))
    .output(z.object({ items: z.array(facilityOut.pick({ id: true, kind: true, subKind: true, name: true, fields: true })) })),
};
