// Alarms as the page shows them: groups, floods, states, shares.
import type { z } from 'zod';
import type { contract } from '#shared/contract/index.ts';
import { floodWindowMs, isSounding, isUnanswered } from '#shared/obligations/alarms.ts';
import { alarmNames, roleNames } from '#shared/obligations/lines.ts';
import { type Priority, priorities, type Role, type SystemAlarmKind } from '#shared/obligations/types.ts';
import { type Alarm, stateOf } from './use-alarms.ts';

export type History = z.infer<NonNullable<(typeof contract.obligations.history)['~orpc']['outputSchema']>>;
export type HistoryItem = History['items'][number];
type Locale = 'zh-CN' | 'en';

/** What a healthy desk has: few urgent, most of it notices. */
export const targetShares: Record<Priority, number> = { urgent: 5, important: 15, notice: 80 };

export type AlarmLook = 'sounding' | 'waiting' | 'silenced' | 'acknowledged' | 'shelved';

export function lookOf(alarm: Alarm, now: number): AlarmLook {
  const state = stateOf(alarm);
  if (state.shelvedUntil !== null && state.shelvedUntil > now) return 'shelved';
  if (!isUnanswered(state, now)) return 'acknowledged';
  if (isSounding(state, now)) return 'sounding';
  return alarm.priority === 'notice' ? 'waiting' : 'silenced';
}

export type AlarmRow =
  | { kind: 'head'; key: string; group: Priority | 'flood'; count: number }
  | { kind: 'alarm'; key: string; alarm: Alarm };

/** In a flood the alarms of the commonest level become one list; whatever reached another level stands outside it. */
export function rowsOf(alarms: readonly Alarm[], flood: boolean, now: number): AlarmRow[] {
  const recent = flood ? alarms.filter((alarm) => Date.parse(alarm.raisedAt) > now - floodWindowMs) : [];
  const countOf = (priority: Priority): number => recent.filter((alarm) => alarm.priority === priority).length;
  const commonest = priorities.toSorted((a, b) => countOf(b) - countOf(a))[0];
  const inFlood = new Set(recent.filter((alarm) => alarm.priority === commonest).map((alarm) => alarm.id));
  const groups: { group: Priority | 'flood'; items: Alarm[] }[] = [
    { group: 'flood', items: alarms.filter((alarm) => inFlood.has(alarm.id)) },
    ...priorities.map((group) => ({ group, items: alarms.filter((alarm) => alarm.priority === group && !inFlood.has(alarm.id)) })),
  ];
  return groups.flatMap(({ group, items }): AlarmRow[] =>
    items.length === 0
      ? []
      : [
          { kind: 'head', key: `head-${group}`, group, count: items.length },
          ...items.map((alarm): AlarmRow => ({ kind: 'alarm', key: alarm.id, alarm })),
        ],
  );
}

const isKind = (text: string): text is SystemAlarmKind => text in alarmNames['zh-CN'];

/** Names of the station's own alarms come in Chinese or as their kind. */
export function sourceName(text: string, locale: Locale): string {
  const known = isKind(text) ? text : Object.entries(alarmNames['zh-CN']).find(([, name]) => name === text)?.[0];
  return known !== undefined && isKind(known) ? alarmNames[locale][known] : text;
}

export function roleName(text: string, locale: Locale): string {
  const role = Object.entries(roleNames['zh-CN']).find(([, name]) => name === text)?.[0];
  return role === undefined ? text : roleNames[locale][role as Role];
}

/** "12%", "0.4%" */
export function percentOf(count: number, total: number): string {
  if (total === 0) return '0%';
  const percent = (count / total) * 100;
  return `${percent > 0 && percent < 1 ? percent.toFixed(1) : Math.round(percent)}%`;
}
