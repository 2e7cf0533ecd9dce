// What each kind of place has beside its name and position. Forms, lists, imports, sums and the public filter all read this table.
// To add a field: a line here and its label in renderer/texts/*/resources.ts (the compiler asks for it).
// Sources: record fields of shelters and teams, and the shelter grades of GB/T 44013-2024, as in the facts (FK022, FK027, FK028).
import type { FacilityKind } from './types.ts';

export interface FieldDefinition {
  type: 'int' | 'number' | 'text' | 'choice' | 'yesNo' | 'day';
  /** Unit of a number, as its label shows it. */
  measure?: string;
  choices?: readonly string[];
  /** May be below zero: heights above the sea. Nothing else that is counted or measured at a place is. */
  signed?: true;
  /** Changes by the hour: shown with its age, set from the list with one key. */
  state?: true;
  /** Never leaves with a public file: 自然资规〔2023〕2号 names such attributes (map.md §3.4). */
  internal?: true;
  /** Added up over a circle or an area. */
  sum?: true;
}

const count = { type: 'int' } as const;
const text = { type: 'text' } as const;
const yesNo = { type: 'yesNo' } as const;

export const fieldDefinitions = {
  fireStation: {
    stationClass: { type: 'choice', choices: ['special', 'first', 'second', 'small', 'fullTimeTeam', 'volunteer'] },
    vehicles: { ...count, measure: '辆', sum: true },
    pumps: { ...count, measure: '台', sum: true },
    waterTonnes: { type: 'number', measure: '吨', sum: true },
    foamTonnes: { type: 'number', measure: '吨', sum: true },
    ladderMetres: { type: 'number', measure: '米' },
    people: { ...count, measure: '人', sum: true },
    crewOnDuty: { ...count, measure: '人', state: true, sum: true },
    readyMinutes: { ...count, measure: '分钟' },
    equipment: text,
  },
  team: {
    teamKind: { type: 'choice', choices: ['comprehensive', 'professional', 'enterprise', 'social', 'militia'] },
    engagement: { type: 'choice', choices: ['fullTime', 'partTime'] },
    people: { ...count, measure: '人', sum: true },
    peopleReady: { ...count, measure: '人', state: true, sum: true },
    skills: text,
    vehicles: { ...count, measure: '辆', sum: true },
    pumps: { ...count, measure: '台', sum: true },
    boats: { ...count, measure: '艘', sum: true },
    readyMinutes: { ...count, measure: '分钟' },
    equipment: text,
    insured: yesNo,
  },
  supplyDepot: {
    depotLevel: { type: 'choice', choices: ['county', 'township', 'village', 'department', 'enterprise'] },
    area: { type: 'number', measure: '平方米' },
    hours: text,
    keyPlace: { ...text, internal: true },
    loading: text,
  },
  shelter: {
    shelterGrade: { type: 'choice', choices: ['province', 'city', 'county', 'township', 'village'] },
    stay: { type: 'choice', choices: ['emergency', 'short', 'long'] },
    space: { type: 'choice', choices: ['indoor', 'outdoor', 'both'] },
    area: { type: 'number', measure: '平方米' },
    usableArea: { type: 'number', measure: '平方米' },
    capacity: { ...count, measure: '人', sum: true },
    opened: { ...yesNo, state: true },
    peopleNow: { ...count, measure: '人', state: true, sum: true },
    hazards: text,
    serviceRadius: { ...count, measure: '米' },
    facilities: text,
    entrances: text,
  },
  hospital: {
    hospitalLevel: { type: 'choice', choices: ['third', 'second', 'first', 'none'] },
    beds: { ...count, measure: '张', sum: true },
    bedsFree: { ...count, measure: '张', state: true, sum: true },
    icuBeds: { ...count, measure: '张', sum: true },
    ambulances: { ...count, measure: '辆', sum: true },
    ambulancesReady: { ...count, measure: '辆', state: true, sum: true },
    skills: text,
  },
  producer: {
    product: text,
    perDay: { type: 'number' },
    productUnit: text,
    onHand: { type: 'number', state: true },
    readyHours: { type: 'number', measure: '小时' },
  },
  distributor: {
    goods: text,
    vehicles: { ...count, measure: '辆', sum: true },
    loadTonnes: { type: 'number', measure: '吨', sum: true },
    hours: text,
    readyMinutes: { ...count, measure: '分钟' },
  },
  hazardSource: {
    substance: text,
    amount: { type: 'number', measure: '吨', internal: true },
    radius: { ...count, measure: '米' },
    hazardLevel: { type: 'choice', choices: ['level1', 'level2', 'level3', 'level4', 'none'] },
    people: { ...count, measure: '人', sum: true },
    measures: text,
  },
  reservoir: {
    reservoirSize: { type: 'choice', choices: ['large', 'medium', 'small1', 'small2', 'pond'] },
    capacity: { type: 'number', measure: '万立方米', internal: true },
    damHeight: { type: 'number', measure: '米', internal: true },
    damKind: { ...text, internal: true },
    floodLimit: { type: 'number', measure: '米', signed: true, internal: true },
    level: { type: 'number', measure: '米', signed: true, state: true, internal: true },
    downstream: text,
    peopleDownstream: { ...count, measure: '人', sum: true },
  },
  school: {
    people: { ...count, measure: '人', sum: true },
    boarders: { ...count, measure: '人', sum: true },
  },
  protectedTarget: {
    people: { ...count, measure: '人', sum: true },
    why: text,
  },
  commandPost: { people: { ...count, measure: '人' }, equipment: text },
  transport: { vehicles: { ...count, measure: '辆', sum: true }, capacity: { ...count, measure: '人', sum: true }, hours: text },
} as const satisfies Record<FacilityKind, Record<string, FieldDefinition>>;

type Defined = typeof fieldDefinitions;
export type FieldKey = { [K in FacilityKind]: keyof Defined[K] & string }[FacilityKind];

/** Key and definition of each field of a kind, in the order of forms. */
export function fieldsOf(kind: FacilityKind): [FieldKey, FieldDefinition][] {
  return Object.entries(fieldDefinitions[kind]) as [FieldKey, FieldDefinition][];
}

export function fieldOf(kind: FacilityKind, key: string): FieldDefinition | undefined {
  return (fieldDefinitions[kind] as Record<string, FieldDefinition>)[key];
}
