// The facts of an incident as texts in a form, and what was typed back as a change: only what differs is written.
import type { z } from 'zod';
import { typedPosition } from '#shared/kernel/degrees.ts';
import type { contract } from '#shared/contract/index.ts';
import type { incidentOut } from '#shared/contract/incidents.ts';
import {
  casualtyFields,
  type CasualtyField,
  grades,
  marks,
  narrativeFields,
  type NarrativeField,
  sourceModes,
} from '#shared/incidents/types.ts';
import { maxIntakeText, maxLine, maxNote, maxPeople } from '#shared/kernel/limits.ts';
import { momentOf } from '#renderer/texts/times.ts';
import { amountOfTyped, instantOfTyped, isoOfMoment } from '#renderer/texts/typed.ts';
import { countOfTyped } from './intake-model.ts';

export type IncidentDetail = z.infer<typeof incidentOut>;
type ChangeInput = z.input<NonNullable<(typeof contract.incidents)['changeFacts']['~orpc']['inputSchema']>>;
export type FactsChange = Omit<ChangeInput, 'id' | 'reason'>;

export const momentKeys = ['occurredAt', 'learnedAt', 'receivedAt', 'handlingEndedAt'] as const;
export type MomentKey = (typeof momentKeys)[number];

export type FactKey =
  | MomentKey
  | 'title'
  | 'kind'
  | 'grade'
  | 'occurredApprox'
  | 'place'
  | 'position'
  | 'marks'
  | 'text'
  | 'source.mode'
  | 'source.caller'
  | 'source.phone'
  | `casualties.${CasualtyField}`
  | `approximate.${string}`
  | `figures.${string}`
  | `narrative.${NarrativeField}`;

/** What was typed, and what stood there when one began: another window may have written since. */
export interface Edit {
  value: string;
  base: string;
}
export type Edits = { [key in FactKey]?: Edit };

const timeText = (iso: string | null): string => (iso === null ? '' : momentOf(Date.parse(iso), Date.parse(iso) % 60_000 >= 1_000));
const has = <T extends string>(list: readonly T[], name: string): name is T => (list as readonly string[]).includes(name);

/** "casualties.dead" as group and name; a fact that stands alone has no name. */
export function groupOf(key: FactKey): [string, string] {
  const dot = key.indexOf('.');
  return dot < 0 ? [key, ''] : [key.slice(0, dot), key.slice(dot + 1)];
}

/** A fact as it stands in its field. */
export function factText(incident: IncidentDetail, key: FactKey): string {
  const [group, name] = groupOf(key);
  switch (group) {
    case 'title':
    case 'grade':
    case 'text':
      return incident[group];
    case 'kind':
      return incident.kind ?? '';
    case 'occurredAt':
    case 'learnedAt':
    case 'receivedAt':
    case 'handlingEndedAt':
      return timeText(incident[group]);
    case 'occurredApprox':
      return incident.occurredApprox ? '1' : '';
    case 'place':
      return incident.place?.text ?? '';
    case 'position': {
      const { lng, lat } = incident.place ?? {};
      return lng === undefined || lat === undefined ? '' : `${lng},${lat}`;
    }
    case 'marks':
      return marks.filter((mark) => incident.marks.includes(mark)).join(',');
    case 'source':
      return (name === 'mode' ? incident.source.mode : name === 'caller' ? incident.source.caller : incident.source.phone) ?? '';
    case 'casualties':
      return has(casualtyFields, name) ? String(incident.casualties[name] ?? '') : '';
    case 'approximate':
      return incident.approximate.find((item) => item.field === name)?.text ?? '';
    case 'figures':
      return String(incident.figures[name] ?? '');
    default:
      return has(narrativeFields, name) ? (incident.narrative[name] ?? '') : '';
  }
}

export function shownText(incident: IncidentDetail, edits: Edits, key: FactKey): string {
  return edits[key]?.value ?? factText(incident, key);
}

/** The edits that change something. */
export function changedKeys(incident: IncidentDetail, edits: Edits): FactKey[] {
  return (Object.keys(edits) as FactKey[]).filter((key) => edits[key] !== undefined && edits[key].value !== factText(incident, key));
}

/** Written by somebody else since one began to type here, and differently. */
export function conflictOf(incident: IncidentDetail, edits: Edits, key: FactKey): string | null {
  const edit = edits[key];
  if (!edit) return null;
  const now = factText(incident, key);
  return now !== edit.base && now !== edit.value ? now : null;
}

export type FactProblem = 'position' | 'time' | 'number' | 'amount' | 'required' | 'tooLong' | 'overInjured' | 'future' | 'order';

/** What is wrong with what was typed, by field; the station would refuse it. */
export function factProblems(incident: IncidentDetail, edits: Edits, now: number): Partial<Record<FactKey, FactProblem>> {
  const problems: Partial<Record<FactKey, FactProblem>> = {};
  for (const key of changedKeys(incident, edits)) {
    const problem = problemOf(key, shownText(incident, edits, key), now);
    if (problem) problems[key] = problem;
  }
  const count = (field: CasualtyField): number | null => countOfTyped(shownText(incident, edits, `casualties.${field}`)) ?? null;
  const [injured, serious] = [count('injured'), count('seriouslyInjured')];
  if (injured !== null && serious !== null && serious > injured) problems['casualties.seriouslyInjured'] ??= 'overInjured';
  const moment = (key: MomentKey): number | null => instantOfTyped(shownText(incident, edits, key), now);
  const [occurred, learned, received, ended] = momentKeys.map(moment);
  if (learned && occurred && learned < occurred) problems.learnedAt ??= 'order';
  if (received && occurred && received < occurred - 999) problems.receivedAt ??= 'order';
  const began = occurred ?? received;
  if (ended && began && ended < began) problems.handlingEndedAt ??= 'order';
  return problems;
}

function problemOf(key: FactKey, text: string, now: number): FactProblem | null {
  if (has(momentKeys, key)) {
    if (text.trim() === '') return key === 'receivedAt' ? 'required' : null;
    const at = instantOfTyped(text, now);
    return at === null ? 'time' : at > now + 60_000 ? 'future' : null;
  }
  if (key.startsWith('casualties.')) {
    const value = countOfTyped(text);
    return value === undefined || (value ?? 0) > maxPeople ? 'number' : null;
  }
  if (key.startsWith('figures.')) return amountOfTyped(text) === undefined ? 'amount' : null;
  if (key === 'position') return text.trim() === '' || (typedPosition(text)?.position ?? null) ? null : 'position';
  if (key === 'title') return text.trim() === '' ? 'required' : text.trim().length > maxLine ? 'tooLong' : null;
  const most = key === 'text' ? maxIntakeText : key.startsWith('narrative.') ? maxNote : maxLine;
  return text.trim().length > most ? 'tooLong' : null;
}

/** The change as the contract takes it: the fields that were changed, the rest untouched. */
export function changeOf(incident: IncidentDetail, edits: Edits, now: number): FactsChange {
  const changed = new Set<FactKey>(changedKeys(incident, edits));
  const text = (key: FactKey): string => shownText(incident, edits, key).trim();
  const change: FactsChange = {};
  if (changed.has('title')) change.title = text('title');
  if (changed.has('text')) change.text = shownText(incident, edits, 'text');
  if (changed.has('kind')) change.kind = text('kind') || null;
  const grade = grades.find((one) => one === text('grade'));
  if (changed.has('grade') && grade) change.grade = grade;
  for (const key of momentKeys) {
    if (!changed.has(key)) continue;
    const iso = isoOfMoment(text(key), now);
    if (key !== 'receivedAt') change[key] = iso;
    else if (iso !== null) change.receivedAt = iso;
  }
  if (changed.has('occurredApprox')) change.occurredApprox = text('occurredApprox') === '1';
  if (changed.has('place') || changed.has('position')) change.place = placeOf(text('place'), text('position'));
  if (changed.has('marks')) change.marks = marks.filter((mark) => text('marks').split(',').includes(mark));
  const casualties = casualtyFields.filter((field) => changed.has(`casualties.${field}`));
  if (casualties.length > 0)
    change.casualties = Object.fromEntries(casualties.map((field) => [field, countOfTyped(text(`casualties.${field}`)) ?? null]));
  const rough = incident.approximate.filter((item) => !changed.has(`approximate.${item.field}`));
  if (rough.length < incident.approximate.length) change.approximate = rough;
  const figures = [...changed].filter((key) => key.startsWith('figures.'));
  if (figures.length > 0)
    change.figures = figuresOf(
      incident,
      figures.map((key) => [key.slice('figures.'.length), amountOfTyped(text(key)) ?? null]),
    );
  const told = narrativeFields.filter((field) => changed.has(`narrative.${field}`));
  if (told.length > 0) change.narrative = Object.fromEntries(told.map((field) => [field, text(`narrative.${field}`)]));
  const mode = sourceModes.find((one) => one === text('source.mode'));
  const source = {
    ...(changed.has('source.mode') && mode ? { mode } : {}),
    ...(changed.has('source.caller') ? { caller: text('source.caller') } : {}),
    ...(changed.has('source.phone') ? { phone: text('source.phone') } : {}),
  };
  if (Object.keys(source).length > 0) change.source = source;
  return change;
}

function figuresOf(incident: IncidentDetail, patch: [string, number | null][]): Record<string, number> {
  const typed = new Map(patch);
  const stays = Object.entries(incident.figures).filter(([metric]) => !typed.has(metric));
  return Object.fromEntries([...stays, ...patch.flatMap(([metric, value]) => (value === null ? [] : [[metric, value] as const]))]);
}

function placeOf(text: string, position: string): NonNullable<FactsChange['place']> | null {
  const at = typedPosition(position)?.position ?? null;
  if (text === '' && at === null) return null;
  return { text: text || `${at?.lng.toFixed(4)}, ${at?.lat.toFixed(4)}`, ...at };
}
