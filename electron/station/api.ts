// Implements the whole contract: a procedure without a handler does not compile.
import { withEventMeta } from '@orpc/server';
import { accountHandlers } from './accounts/handlers.ts';
import { figureHandlers } from './duty/figure-handlers.ts';
import { dutyHandlers } from './duty/handlers.ts';
import { savePerson } from './directory/commands.ts';
import { directoryFileHandlers } from './directory/file-handlers.ts';
import { directoryHandlers } from './directory/handlers.ts';
import { incidentHandlers } from './incidents/handlers.ts';
import { paperHandlers } from './incidents/paper-handlers.ts';
import { obligationHandlers } from './obligations/handlers.ts';
import type { StationParts } from './parts.ts';
import { activationHandlers } from './plans/activation-handlers.ts';
import { endWithIncident } from './plans/activate.ts';
import { planHandlers } from './plans/handlers.ts';
import { planLintHandlers } from './plans/lint-handlers.ts';
import { planStateHandlers } from './plans/state-handlers.ts';
import { planImportHandlers } from './plans/import-handlers.ts';
import { planSearchHandlers } from './plans/search-handlers.ts';
import { mapShapeHandlers } from './resources/layers/shape-handlers.ts';
import { mapLayerHandlers } from './resources/layers/handlers.ts';
import { facilityHandlers } from './resources/handlers.ts';
import { placeExportHandlers } from './resources/import/export-handlers.ts';
import { placeImportHandlers } from './resources/import/handlers.ts';
import { nearbyHandlers } from './resources/near/handlers.ts';
import { plotHandlers } from './resources/plots/handlers.ts';
import { toldHandlers } from './resources/near/told-handlers.ts';
import { slipHandlers } from './resources/stock/slip-handlers.ts';
import { stockExportHandlers } from './resources/stock/export-handlers.ts';
import { stockHandlers, supplyHandlers } from './resources/stock/handlers.ts';
import { reportHandlers } from './reports/handlers.ts';
import { draftHandlers } from './rosters/draft-handlers.ts';
import { generateHandlers } from './rosters/generate-handlers.ts';
import { rosterFileHandlers } from './rosters/file-handlers.ts';
import { rosterHandlers } from './rosters/handlers.ts';
import { leaveHandlers } from './rosters/leave-handlers.ts';
import { publicationHandlers } from './rosters/publication-handlers.ts';
import { seatHandlers } from './rosters/seat-handlers.ts';
import { swapHandlers } from './rosters/swap-handlers.ts';
import { type GuardDeps, makeOs } from './rpc.ts';
import { settingsHandlers } from './settings/handlers.ts';

export function makeRouter(parts: StationParts, guard: GuardDeps) {
  const os = makeOs(guard);
  return os.router({
    accounts: accountHandlers(os, parts),
    activations: activationHandlers(os, parts),
    directory: { ...directoryHandlers(os, parts), ...directoryFileHandlers(os, parts) },
    duty: dutyHandlers(os, parts),
    dutyFigures: figureHandlers(os, parts),
    incidents: { ...incidentHandlers(os, parts, endWithIncident), ...paperHandlers(os, parts) },
    obligations: obligationHandlers(os, parts),
    planLint: planLintHandlers(os, parts),
    planState: planStateHandlers(os, parts),
    planSearch: planSearchHandlers(os, parts),
    plans: planHandlers(os, parts),
    planImport: planImportHandlers(os, parts),
    facilities: facilityHandlers(os, parts),
    facilityFiles: { ...placeImportHandlers(os, parts), ...placeExportHandlers(os, parts) },
    nearby: nearbyHandlers(os, parts),
    plots: plotHandlers(os, parts),
    mapLayers: mapLayerHandlers(os, parts),
    mapShapes: mapShapeHandlers(os, parts),
    reports: reportHandlers(os, parts),
    rosters: { ...rosterHandlers(os, parts), ...seatHandlers(os, parts), ...leaveHandlers(os, parts), ...publicationHandlers(os, parts) },
    rosterDrafts: { ...draftHandlers(os, parts, (draft) => parts.generations.of(draft)), ...generateHandlers(os, parts) },
    rosterFiles: rosterFileHandlers(os, parts, savePerson),
    settings: settingsHandlers(os, parts),
    stock: { ...stockHandlers(os, parts), ...slipHandlers(os, parts), ...stockExportHandlers(os, parts) },
    supplies: supplyHandlers(os, parts),
    swaps: swapHandlers(os, parts),
    told: toldHandlers(os, parts),
    live: {
      changes: os.live.changes.handler(async function* ({ context, lastEventId, signal }) {
        for await (const { id, event } of parts.live.read(parts.read, lastEventId ?? context.lastEventId, signal)) {
          yield id === '' ? event : withEventMeta(event, { id });
        }
      }),
    },
  });
}

export type StationRouter = ReturnType<typeof makeRouter>;
