// The alarms that stand, judged by the second: what sounds now, which comes first.
import { useMutation, useQuery } from '@tanstack/react-query';
import type { AlarmOut } from '#shared/contract/obligations.ts';
import { type AlarmState, isSounding, isUnanswered } from '#shared/obligations/alarms.ts';
import { useNow } from '#renderer/client/now.ts';
import { orpc } from '#renderer/client/query.ts';

export type Alarm = AlarmOut;

const instant = (iso: string | null): number | null => (iso === null ? null : Date.parse(iso));

export function stateOf(alarm: Alarm): AlarmState {
  return {
    priority: alarm.priority,
    raisedAt: Date.parse(alarm.raisedAt),
    acknowledgedAt: instant(alarm.acknowledgedAt),
    quietUntil: instant(alarm.quietUntil),
    silencedAt: alarm.silencedUntil === null ? null : Date.parse(alarm.raisedAt),
    silencedUntil: instant(alarm.silencedUntil),
    shelvedUntil: instant(alarm.shelvedUntil),
  };
}

export interface Alarms {
  all: Alarm[];
  /** Not acknowledged: they want somebody. Urgent first. */
  unanswered: Alarm[];
  sounding: Alarm[];
  flood: boolean;
  raisedLast10Min: number;
}

export function useAlarms(): Alarms {
  const { data } = useQuery(orpc.obligations.alarms.queryOptions());
  const now = useNow();
  const all = data?.items ?? [];
  return {
    all,
    unanswered: all.filter((alarm) => alarm.priority !== 'notice' && isUnanswered(stateOf(alarm), now)),
    sounding: all.filter((alarm) => isSounding(stateOf(alarm), now)),
    flood: data?.flood ?? false,
    raisedLast10Min: data?.raisedLast10Min ?? 0,
  };
}

export function useAlarmActions() {
  return {
    acknowledge: useMutation(orpc.obligations.acknowledgeAlarm.mutationOptions()),
    silence: useMutation(orpc.obligations.silence.mutationOptions()),
    confirmClock: useMutation(orpc.obligations.confirmClock.mutationOptions()),
    selfTest: useMutation(orpc.obligations.selfTest.mutationOptions()),
  };
}
