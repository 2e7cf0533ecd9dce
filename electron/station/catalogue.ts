// All entry types, projections and timeline lines of all features, joined. A new feature adds a line to each list.
import { accountEntries } from '#shared/accounts/entries.ts';
import { accountLines } from '#shared/accounts/lines.ts';
import { dutyEntries } from '#shared/duty/entries.ts';
import { dutyLines } from '#shared/duty/lines.ts';
import { directoryEntries } from '#shared/directory/entries.ts';
import { directoryLines } from '#shared/directory/lines.ts';
import { incidentEntries } from '#shared/incidents/entries.ts';
import { incidentLines } from '#shared/incidents/lines.ts';
import { type EntryDefinitions, joinDefinitions } from '#shared/journal/versions.ts';
import { obligationEntries } from '#shared/obligations/entries.ts';
import { obligationLines } from '#shared/obligations/lines.ts';
import { planEntries } from '#shared/plans/entries.ts';
import { planLines } from '#shared/plans/lines.ts';
import { reportEntries } from '#shared/reports/entries.ts';
import { reportLines } from '#shared/reports/lines.ts';
import { nearEntries } from '#shared/resources/near/entries.ts';
import { nearLines } from '#shared/resources/near/lines.ts';
import { facilityEntries } from '#shared/resources/entries.ts';
import { facilityLines } from '#shared/resources/lines.ts';
import { plotEntries } from '#shared/resources/plots/entries.ts';
import { plotLines } from '#shared/resources/plots/lines.ts';
import { mapLayerEntries } from '#shared/resources/layers/entries.ts';
import { mapLayerLines } from '#shared/resources/layers/lines.ts';
import { stockEntries } from '#shared/resources/stock/entries.ts';
import { stockLines } from '#shared/resources/stock/lines.ts';
import type { LineRules } from '#shared/reviews/types.ts';
import { rosterEntries } from '#shared/rosters/entries.ts';
import { rosterLines } from '#shared/rosters/lines.ts';
import { settingsEntries } from '#shared/settings/entries.ts';
import { settingsLines } from '#shared/settings/lines.ts';
import { accountsProjection } from './accounts/projection.ts';
import { outboxProjection } from './channels/projection.ts';
import { dutyProjection } from './duty/projection.ts';
import { directoryProjection } from './directory/projection.ts';
import { incidentsProjection } from './incidents/projection.ts';
import type { Projection } from './journal/project.ts';
import { obligationsProjection } from './obligations/projection.ts';
import { planLintProjection } from './plans/lint-projection.ts';
import { plansProjection } from './plans/projection.ts';
import { reportsProjection } from './reports/projection.ts';
import { plotsProjection } from './resources/plots/projection.ts';
import { mapLayersProjection } from './resources/layers/projection.ts';
import { nearProjection } from './resources/near/projection.ts';
import { placeImportsProjection } from './resources/import/projection.ts';
import { resourcesProjection } from './resources/projection.ts';
import { stockProjection } from './resources/stock/projection.ts';
import { timelineProjection } from './reviews/projection.ts';
import { rostersProjection } from './rosters/projection.ts';
import { settingsProjection } from './settings/projection.ts';

export const definitions: EntryDefinitions = joinDefinitions(
  accountEntries,
  directoryEntries,
  dutyEntries,
  facilityEntries,
  incidentEntries,
  mapLayerEntries,
  nearEntries,
  obligationEntries,
  planEntries,
  plotEntries,
  reportEntries,
  rosterEntries,
  settingsEntries,
  stockEntries,
);

export const lines: LineRules = {
  ...accountLines,
  ...directoryLines,
  ...dutyLines,
  ...facilityLines,
  ...incidentLines,
  ...mapLayerLines,
  ...nearLines,
  ...obligationLines,
  ...planLines,
  ...plotLines,
  ...reportLines,
  ...rosterLines,
  ...settingsLines,
  ...stockLines,
};

export const projections: readonly Projection[] = [
  settingsProjection,
  directoryProjection,
  accountsProjection,
  rostersProjection,
  dutyProjection,
  incidentsProjection,
  planLintProjection,
  plansProjection,
  reportsProjection,
  resourcesProjection,
  plotsProjection,
  mapLayersProjection,
  nearProjection,
  stockProjection,
  placeImportsProjection,
  obligationsProjection,
  outboxProjection,
  timelineProjection(lines),
];
