// Duty and the duty log over the contract.
import { DomainError } from '#shared/kernel/errors.ts';
import { checkMoment } from '#shared/incidents/facts.ts';
import type { Millis } from '#shared/time/clock.ts';
import { startOfDay } from '#shared/time/zone.ts';
import type { Person } from '../directory/queries.ts';
import { incidentById, mergedInto } from '../incidents/queries.ts';
import { decodeCursor, defaultPageSize, encodeCursor, isoOf, type StationParts } from '../parts.ts';
import { type Os, userOf } from '../rpc.ts';
import * as commands from './commands.ts';
import { dutyAt, dutyOfDays } from './queries.ts';
import { timelineOut } from '../reviews/wire-queries.ts';

const personOut = (person: Person) => ({ id: person.id, name: person.name, post: person.post, phones: person.phones });
const personOrNull = (person: Person | null) => (person ? personOut(person) : null);

export function rosterHandlers(os: Os, parts: StationParts) {
  const o = os.rosters;
  return {
    duty: o.duty.handler(({ input }) => {
      const iso = isoOf(parts);
      const duty = dutyAt(parts.read, input.at === undefined ? parts.clock.now() : Date.parse(input.at), parts.settings());
      return {
        leader: personOrNull(duty.leader),
        main: personOrNull(duty.main),
        deputy: personOrNull(duty.deputy),
        others: duty.others.map(personOut),
        director: personOrNull(duty.director),
        shift: { day: duty.shift.day, from: iso(duty.shift.from), to: iso(duty.shift.to) },
        gap: duty.gap,
      };
    }),
    days: o.days.handler(({ input }) => {
      const iso = isoOf(parts);
      const now = parts.clock.now();
      return {
        items: dutyOfDays(parts.read, input.from, input.to, parts.settings()).map((day) => ({
          day: day.shift.day,
          from: iso(day.shift.from),
          to: iso(day.shift.to),
          assignments: day.assignments.map((one) => ({ id: one.id, post: one.post, person: personOut(one.person), note: one.note })),
          gap: day.gap,
          past: day.shift.to <= now,
        })),
      };
    }),
    assign: o.assign.handler(({ input, context }) => {
      parts.journal.commit(userOf(context).id, (tx) => commands.assign(tx, input, parts.settings()));
      parts.loop.wake();
      return { ok: true as const };
    }),
    noteLog: o.noteLog.handler(({ input, context }) => {
      if (input.incident !== undefined && !incidentById(parts.read, input.incident))
        throw new DomainError('notFound', { field: 'incident' });
      const entry = parts.journal.commit(userOf(context).id, (tx) => {
        const at = input.at === undefined ? tx.now : Date.parse(input.at);
        checkMoment(at, tx.now);
        return commands.noteLog(tx, { text: input.text, at, incident: input.incident });
      });
      const user = userOf(context);
      const recordedAt = Number(entry.hlc.slice(0, 13));
      const at = (entry.payload as { at: Millis }).at;
      return timelineOut(
        {
          at,
          recordedAt,
          actor: user.name,
          type: entry.type,
          text: input.text,
          hash: entry.hash,
          subject: input.incident ?? null,
          sort: 'note',
          important: false,
          hlc: entry.hlc,
        },
        isoOf(parts),
      );
    }),
    log: o.log.handler(({ input }) => {
      const iso = isoOf(parts);
      const scope =
        input.subject === undefined ? undefined : [input.subject, ...mergedInto(parts.read, input.subject).map((one) => one.id)];
      const page = parts.timeline.read(
        parts.read,
        {
          incidents: scope,
          text: input.text,
          sort: input.sort,
          peopleOnly: input.system === false,
          limit: input.limit ?? defaultPageSize,
          after: decodeCursor(input.cursor),
        },
        input.locale ?? 'zh-CN',
      );
      return {
        items: page.items.map((row) => timelineOut(row, iso)),
        ...(page.next ? { nextCursor: encodeCursor(...page.next) } : {}),
        today: parts.timeline.count(parts.read, { incidents: scope, from: startOfDay(parts.clock.now(), parts.settings().zone) }),
        total: parts.timeline.count(parts.read, { incidents: scope }),
      };
    }),
  };
}
