// Which fields stand in the list of places of one kind: what somebody who looks for such a place asks first.
import type { fieldDefinitions } from '#shared/resources/fields.ts';
import type { FacilityKind } from '#shared/resources/types.ts';

type Columns = { [K in FacilityKind]: readonly (keyof (typeof fieldDefinitions)[K])[] };

export const kindColumns = {
  fireStation: ['stationClass', 'vehicles', 'pumps', 'crewOnDuty', 'readyMinutes'],
  team: ['teamKind', 'people', 'peopleReady', 'pumps', 'readyMinutes'],
  supplyDepot: ['depotLevel', 'area', 'hours', 'keyPlace'],
  shelter: ['shelterGrade', 'capacity', 'opened', 'peopleNow'],
  hospital: ['hospitalLevel', 'beds', 'bedsFree', 'ambulancesReady'],
  producer: ['product', 'perDay', 'onHand', 'readyHours'],
  distributor: ['goods', 'vehicles', 'loadTonnes', 'readyMinutes'],
  hazardSource: ['substance', 'amount', 'radius', 'hazardLevel'],
  reservoir: ['reservoirSize', 'capacity', 'level', 'floodLimit'],
  school: ['people', 'boarders'],
  protectedTarget: ['people', 'why'],
  commandPost: ['people', 'equipment'],
  transport: ['vehicles', 'capacity', 'hours'],
} as const satisfies Columns;

/** What is said of a place among places of all kinds, in a few words. */
export const briefColumns = {
  fireStation: ['vehicles', 'crewOnDuty'],
  team: ['peopleReady', 'people'],
  supplyDepot: ['hours'],
  shelter: ['peopleNow', 'capacity'],
  hospital: ['bedsFree', 'beds'],
  producer: ['product', 'perDay'],
  distributor: ['goods', 'vehicles'],
  hazardSource: ['substance', 'radius'],
  reservoir: ['level', 'floodLimit'],
  school: ['people'],
  protectedTarget: ['people'],
  commandPost: ['people'],
  transport: ['vehicles'],
} as const satisfies Columns;
