// Obligations and alarms over the contract.
import { DomainError } from '#shared/kernel/errors.ts';
import { floodCount, floodWindowMs } from '#shared/obligations/alarms.ts';
import { alarmNames } from '#shared/obligations/lines.ts';
import { priorities, type SystemAlarmKind } from '#shared/obligations/types.ts';
import { type Millis } from '#shared/time/clock.ts';
import { actorName } from '../accounts/queries.ts';
import { decodeCursor, defaultPageSize, encodeCursor, isoOf, type StationParts } from '../parts.ts';
import { type Os, userOf } from '../rpc.ts';
import * as commands from './commands.ts';
import { type AlarmEventRow, alarmEvents, listObligations, obligationById, systemAlarmById } from './queries.ts';
import { type AlarmList, alarmList, obligationOut, type WireContext } from './wire-queries.ts';

export function wireContext(parts: StationParts): WireContext {
  return { db: parts.read, now: parts.clock.now(), iso: isoOf(parts) };
}

/** What a page that nobody is logged in at may hear: that something is due, not what. */
function masked(list: AlarmList): AlarmList {
  return {
    ...list,
    items: list.items.map((item) => ({ ...item, title: '', incident: null, duty: null, tells: [], params: {}, acknowledgedBy: null })),
  };
}

function median(values: number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}

/** Periods of `floodWindowMs` with more than `floodCount` alarms that sounded. */
function countFloods(events: readonly AlarmEventRow[]): number {
  const times = events
    .filter((event) => event.priority !== 'notice')
    .map((event) => event.at)
    .sort((a, b) => a - b);
  let floods = 0;
  let floodEnd: Millis = 0;
  times.forEach((at, index) => {
    const later = times[index + floodCount];
    if (at >= floodEnd && later !== undefined && later - at <= floodWindowMs) {
      floods += 1;
      floodEnd = at + floodWindowMs;
    }
  });
  return floods;
}

function figuresOf(events: readonly AlarmEventRow[], from: Millis, to: Millis) {
  const counts = new Map<string, number>();
  for (const event of events) counts.set(event.source, (counts.get(event.source) ?? 0) + 1);
  const shifts = Math.max(1, (to - from) / 86_400_000);
  return {
    total: events.length,
    byPriority: Object.fromEntries(
      priorities.map((priority) => [priority, events.filter((event) => event.priority === priority).length]),
    ) as Record<(typeof priorities)[number], number>,
    perShift: Math.round((events.length / shifts) * 10) / 10,
    floods: countFloods(events),
    medianAcknowledgeMs: median(events.flatMap((event) => (event.ackAt === null ? [] : [event.ackAt - event.at]))),
    worst: [...counts]
      .sort((a, b) => b[1] - a[1])
      .slice(0, 10)
      .map(([source, count]) => ({ source: alarmNames['zh-CN'][source as SystemAlarmKind] ?? source, count })),
  };
}

export function obligationHandlers(os: Os, parts: StationParts) {
  const o = os.obligations;
  const show = (id: string) => {
    const row = obligationById(parts.read, id);
    if (!row) throw new DomainError('notFound', { field: 'id' });
    return obligationOut(row, wireContext(parts));
  };
  const at = (iso: string | undefined): Millis => (iso === undefined ? parts.clock.now() : Date.parse(iso));
  return {
    list: o.list.handler(({ input }) => {
      const limit = input.limit ?? defaultPageSize;
      const context = wireContext(parts);
      const rows = listObligations(
        parts.read,
        { state: input.state, subject: input.subject, limit, after: decodeCursor(input.cursor) },
        context.now,
      );
      const last = rows.at(-1);
      return {
        items: rows.map((row) => obligationOut(row, context)),
        ...(rows.length === limit && last ? { nextCursor: encodeCursor(last.dueAt, last.id) } : {}),
      };
    }),
    get: o.get.handler(({ input }) => show(input.id)),
    acknowledge: o.acknowledge.handler(({ input, context }) => {
      if (!obligationById(parts.read, input.id)) throw new DomainError('notFound', { field: 'id' });
      parts.journal.commit(userOf(context).id, (tx) => commands.acknowledge(tx, input.id, input.note));
      return show(input.id);
    }),
    meet: o.meet.handler(({ input, context }) => {
      const { id, at: when, ...proof } = input;
      // Signing in, handing over, a spot check: done where they are done, with what belongs to them.
      if (obligationById(parts.read, id)?.opensOn === 'shift') throw new DomainError('notValid', { field: 'id' });
      parts.journal.commit(userOf(context).id, (tx) => commands.meet(tx, id, at(when), proof));
      return show(id);
    }),
    waive: o.waive.handler(({ input, context }) => {
      parts.journal.commit(userOf(context).id, (tx) => commands.waive(tx, input.id, input.reason));
      return show(input.id);
    }),
    explain: o.explain.handler(({ input, context }) => {
      parts.journal.commit(userOf(context).id, (tx) => commands.explain(tx, input.id, input.reason));
      return show(input.id);
    }),
    alarms: o.alarms.handler(({ context }) => {
      if (!context.session && !context.loopback) throw new DomainError('noSession');
      const list = alarmList(wireContext(parts));
      return context.session ? list : masked(list);
    }),
    silence: o.silence.handler(({ context }) => {
      const { silenced, until } = parts.journal.commit(userOf(context).id, (tx) => commands.silenceAll(tx));
      return { silenced, until: isoOf(parts)(until) };
    }),
    acknowledgeAlarm: o.acknowledgeAlarm.handler(({ input, context }) => {
      parts.journal.commit(userOf(context).id, (tx) => commands.acknowledge(tx, input.id, input.note));
      return { ok: true as const };
    }),
    shelve: o.shelve.handler(({ input, context }) => {
      parts.journal.commit(userOf(context).id, (tx) => commands.shelve(tx, input.id, input.minutes, input.reason));
      return { ok: true as const };
    }),
    selfTest: o.selfTest.handler(({ context }) => {
      const user = userOf(context);
      const id = parts.journal.commit(user.id, (tx) => {
        const made = `selfTest/${tx.newId()}`;
        commands.raiseSystemAlarm(tx, { id: made, kind: 'selfTest', priority: 'urgent', params: { by: user.name } });
        return made;
      });
      return { id };
    }),
    confirmClock: o.confirmClock.handler(({ context }) => {
      parts.journal.commit(userOf(context).id, (tx) => {
        tx.append('clock.confirmed', tx.newId(), { at: tx.now });
        if (systemAlarmById(tx.db, 'clockJumped')) commands.clearSystemAlarm(tx, 'clockJumped');
      });
      parts.clock.confirm();
      parts.loop.wake();
      return { ok: true as const };
    }),
    history: o.history.handler(({ input }) => {
      const iso = isoOf(parts);
      const [from, to] = [Date.parse(input.from), Date.parse(input.to)];
      const limit = input.limit ?? defaultPageSize;
      const all = alarmEvents(parts.read, from, to, 100_000, Number.MAX_SAFE_INTEGER);
      const before = decodeCursor(input.cursor)?.[0] ?? Number.MAX_SAFE_INTEGER;
      const rows = all.filter((event) => event.at < before).slice(0, limit);
      const last = rows.at(-1);
      return {
        items: rows.map((event) => ({
          id: `${event.station}/${event.seq}`,
          at: iso(event.at),
          priority: event.priority,
          title: alarmNames['zh-CN'][event.title as SystemAlarmKind] ?? event.title,
          source: event.source,
          acknowledgedAt: event.ackAt === null ? null : iso(event.ackAt),
          acknowledgedBy: event.ackBy === null ? null : (actorName(parts.read, event.ackBy) ?? event.ackBy),
        })),
        ...(rows.length === limit && last ? { nextCursor: encodeCursor(last.at, '') } : {}),
        figures: figuresOf(all, from, to),
      };
    }),
  };
}
