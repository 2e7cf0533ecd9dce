// The duty log over the contract: quick lines, what is added or put right later, the log of a shift for the printer.
import type { dutyEntries } from '#shared/duty/entries.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import { addDays } from '#shared/rosters/calendar.ts';
import { dayText, startOfDay } from '#shared/time/zone.ts';
import type { z } from 'zod';
import { incidentById, mergedInto } from '../incidents/queries.ts';
import { decodeCursor, defaultPageSize, encodeCursor, isoOf, type StationParts } from '../parts.ts';
import { timelineOut } from '../reviews/wire-queries.ts';
import { homeRoster, shiftsOf } from '../rosters/queries.ts';
import { type Os, userOf } from '../rpc.ts';
import { noteLog } from './commands.ts';
import { handoverId, owedContext, shiftsAround } from './owed.ts';
import { frozenUntil, handoverById, notedText } from './queries.ts';
import { logBounds } from './sheet.ts';
import { hlcMillis } from '#shared/time/hlc.ts';

type Noted = z.infer<(typeof dutyEntries)['dutyLog.noted']['schema']>;

/** Lines of one shift: the busiest night has a tenth of it. */
const maxShiftLines = 20_000;

export function logHandlers(os: Os, parts: StationParts) {
  const o = os.duty;
  const corrected = (line: string | undefined): Noted['corrects'] => {
    if (line === undefined) return undefined;
    const text = notedText(parts.read, line);
    if (text === undefined) throw new DomainError('notFound', { field: 'corrects' });
    return { line, text: text.slice(0, 200) };
  };
  return {
    noteLog: o.noteLog.handler(({ input, context }) => {
      if (input.incident !== undefined && !incidentById(parts.read, input.incident))
        throw new DomainError('notFound', { field: 'incident' });
      const corrects = corrected(input.corrects);
      const user = userOf(context);
      const entry = parts.journal.commit(user.id, (tx) => {
        const at = input.at === undefined ? tx.now : Date.parse(input.at);
        return noteLog(tx, { text: input.text, at, incident: input.incident, supplement: input.supplement, corrects });
      });
      const payload = entry.payload as Noted;
      return timelineOut(
        {
          at: payload.at,
          recordedAt: hlcMillis(entry.hlc),
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
      const frozen = frozenUntil(parts.read);
      return {
        items: page.items.map((row) => timelineOut(row, iso)),
        ...(page.next ? { nextCursor: encodeCursor(...page.next) } : {}),
        today: parts.timeline.count(parts.read, { incidents: scope, from: startOfDay(parts.clock.now(), parts.settings().zone) }),
        total: parts.timeline.count(parts.read, { incidents: scope }),
        frozenUntil: frozen === 0 ? null : iso(frozen),
      };
    }),
    shiftLog: o.shiftLog.handler(({ input }) => {
      const iso = isoOf(parts);
      const now = parts.clock.now();
      const roster = parts.rosterContext();
      const home = homeRoster(parts.read);
      const today = dayText(now, roster.zone);
      const day =
        input.day ??
        shiftsOf(parts.read, home, addDays(today, -1), today, roster, now).findLast(({ shift }) => shift.from <= now)?.shift.day ??
        today;
      const ofDay = shiftsOf(parts.read, home, day, day, roster, now);
      const duty =
        ofDay.find(({ shift }) => shift.pattern === input.pattern) ?? ofDay.findLast(({ shift }) => shift.from <= now) ?? ofDay[0];
      if (!duty) throw new DomainError('notFound', { field: 'day', received: day });
      // The shifts around the one that is asked for, whenever it was.
      const context = owedContext(parts.read, parts.rules.book, roster, Math.min(now, duty.shift.to));
      const own = shiftsAround(context, home).find(({ shift }) => shift.day === day && shift.pattern === duty.shift.pattern) ?? duty;
      const { from, to } = logBounds(parts.read, { ...context, now }, own);
      const page = parts.timeline.read(parts.read, { from, limit: maxShiftLines, after: [to, ''] }, input.locale ?? 'zh-CN');
      const made = handoverById(parts.read, handoverId(duty.shift));
      return {
        day,
        pattern: duty.shift.pattern,
        shiftName: duty.shift.name,
        from: iso(from),
        to: iso(Math.min(to, Math.max(now, duty.shift.to))),
        onDuty: duty.seats.flatMap((seat) =>
          seat.person || seat.post.required
            ? [{ post: seat.post.name, person: seat.corrected?.person?.name ?? seat.person?.name ?? null }]
            : [],
        ),
        items: page.items.toReversed().map((row) => timelineOut(row, iso)),
        handover: made
          ? {
              id: made.id,
              at: iso(made.at),
              outgoing: made.sheet.outgoing.name,
              relief: made.sheet.relief.name,
              countersigned: made.sheet.countersigned?.name ?? null,
            }
          : null,
        shifts: ofDay.map(({ shift }) => ({ pattern: shift.pattern, name: shift.name })),
      };
    }),
  };
}
