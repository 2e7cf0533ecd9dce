// The contract: all the page and other systems know of the station. Joined here, implemented whole in electron/station/api.ts.
import { accounts } from './accounts.ts';
import { activations } from './activations.ts';
import { directory } from './directory.ts';
import { duty } from './duty.ts';
import { dutyFigures } from './duty-figures.ts';
import { facilities } from './facilities.ts';
import { facilityFiles } from './facility-files.ts';
import { incidents } from './incidents.ts';
import { live } from './live.ts';
import { nearby } from './nearby.ts';
import { mapLayers } from './map-layers.ts';
import { mapShapes } from './map-shapes.ts';
import { obligations } from './obligations.ts';
import { planLint } from './plan-lint.ts';
import { planState } from './plan-state.ts';
import { planImport } from './plan-import.ts';
import { planSearch } from './plan-search.ts';
import { plans } from './plans.ts';
import { plots } from './plots.ts';
import { reports } from './reports.ts';
import { rosterDrafts } from './roster-drafts.ts';
import { rosterFiles } from './roster-files.ts';
import { rosters } from './rosters.ts';
import { settings } from './settings.ts';
import { told } from './told.ts';
import { stock, supplies } from './stock.ts';
import { swaps } from './swaps.ts';

export const contract = {
  accounts,
  activations,
  directory,
  duty,
  dutyFigures,
  facilities,
  facilityFiles,
  incidents,
  live,
  nearby,
  mapLayers,
  mapShapes,
  obligations,
  planLint,
  planState,
  planImport,
  planSearch,
  plans,
  plots,
  reports,
  rosterDrafts,
  rosterFiles,
  rosters,
  settings,
  stock,
  supplies,
  swaps,
  told,
};
export type Contract = typeof contract;
