// All visible texts. zh-CN is written first; the compiler asks that en has the same. A new screen adds a file in both and a line here.
import { accounts as accountsEn } from './en/accounts.ts';
import { common as commonEn } from './en/common.ts';
import { desk as deskEn } from './en/desk.ts';
import { frame as frameEn } from './en/frame.ts';
import { incident as incidentEn } from './en/incident.ts';
import { intake as intakeEn } from './en/intake.ts';
import { planImport as planImportEn } from './en/plan-import.ts';
import { plans as plansEn } from './en/plans.ts';
import { planSearch as planSearchEn } from './en/plan-search.ts';
import { response as responseEn } from './en/response.ts';
import { reports as reportsEn } from './en/reports.ts';
import { directory as directoryEn } from './en/directory.ts';
import { directoryFiles as directoryFilesEn } from './en/directory-files.ts';
import { duty as dutyEn } from './en/duty.ts';
import { drafts as draftsEn } from './en/roster-drafts.ts';
import { rosterSetup as rosterSetupEn } from './en/roster-setup.ts';
import { swaps as swapsEn } from './en/roster-swaps.ts';
import { rosterFiles as rosterFilesEn } from './en/roster-files.ts';
import { rosters as rostersEn } from './en/rosters.ts';
import { planState as planStateEn } from './en/plan-state.ts';
import { onDuty as onDutyEn } from './en/on-duty.ts';
import { figures as figuresEn } from './en/figures.ts';
import { alarms as alarmsEn } from './en/alarms.ts';
import { settings as settingsEn } from './en/settings.ts';
import { rules as rulesEn } from './en/rules.ts';
import { mapLayers as mapLayersEn } from './en/map-layers.ts';
import { map as mapEn } from './en/map.ts';
import { placeFiles as placeFilesEn } from './en/place-files.ts';
import { places as placesEn } from './en/places.ts';
import { plots as plotsEn } from './en/plots.ts';
import { near as nearEn } from './en/near.ts';
import { resources as resourcesEn } from './en/resources.ts';
import { stock as stockEn } from './en/stock.ts';
import { accounts } from './zh-CN/accounts.ts';
import { common } from './zh-CN/common.ts';
import { desk } from './zh-CN/desk.ts';
import { frame } from './zh-CN/frame.ts';
import { incident } from './zh-CN/incident.ts';
import { intake } from './zh-CN/intake.ts';
import { planImport } from './zh-CN/plan-import.ts';
import { plans } from './zh-CN/plans.ts';
import { planSearch } from './zh-CN/plan-search.ts';
import { response } from './zh-CN/response.ts';
import { reports } from './zh-CN/reports.ts';
import { directory } from './zh-CN/directory.ts';
import { directoryFiles } from './zh-CN/directory-files.ts';
import { duty } from './zh-CN/duty.ts';
import { drafts } from './zh-CN/roster-drafts.ts';
import { rosterSetup } from './zh-CN/roster-setup.ts';
import { swaps } from './zh-CN/roster-swaps.ts';
import { rosterFiles } from './zh-CN/roster-files.ts';
import { rosters } from './zh-CN/rosters.ts';
import { planState } from './zh-CN/plan-state.ts';
import { onDuty } from './zh-CN/on-duty.ts';
import { figures } from './zh-CN/figures.ts';
import { alarms } from './zh-CN/alarms.ts';
import { settings } from './zh-CN/settings.ts';
import { rules } from './zh-CN/rules.ts';
import { mapLayers } from './zh-CN/map-layers.ts';
import { map } from './zh-CN/map.ts';
import { placeFiles } from './zh-CN/place-files.ts';
import { places } from './zh-CN/places.ts';
import { plots } from './zh-CN/plots.ts';
import { near } from './zh-CN/near.ts';
import { resources } from './zh-CN/resources.ts';
import { stock } from './zh-CN/stock.ts';

const zhCN = {
  accounts,
  common,
  desk,
  frame,
  incident,
  intake,
  reports,
  response,
  directory,
  directoryFiles,
  duty,
  onDuty,
  rosters,
  rosterFiles,
  drafts,
  swaps,
  rosterSetup,
  figures,
  planImport,
  plans,
  planSearch,
  alarms,
  settings,
  rules,
  planState,
  map,
  mapLayers,
  placeFiles,
  places,
  plots,
  near,
  resources,
  stock,
};
export type Texts = typeof zhCN;
const en: Texts = {
  accounts: accountsEn,
  common: commonEn,
  desk: deskEn,
  frame: frameEn,
  incident: incidentEn,
  intake: intakeEn,
  reports: reportsEn,
  response: responseEn,
  directory: directoryEn,
  directoryFiles: directoryFilesEn,
  duty: dutyEn,
  onDuty: onDutyEn,
  rosters: rostersEn,
  rosterFiles: rosterFilesEn,
  drafts: draftsEn,
  swaps: swapsEn,
  rosterSetup: rosterSetupEn,
  figures: figuresEn,
  planImport: planImportEn,
  plans: plansEn,
  planSearch: planSearchEn,
  alarms: alarmsEn,
  settings: settingsEn,
  rules: rulesEn,
  planState: planStateEn,
  map: mapEn,
  mapLayers: mapLayersEn,
  placeFiles: placeFilesEn,
  places: placesEn,
  plots: plotsEn,
  near: nearEn,
  resources: resourcesEn,
  stock: stockEn,
};

export const catalogues = { 'zh-CN': zhCN, en };
export type LocaleName = keyof typeof catalogues;
