// What happens on duty, over the contract: the duty log.
import { DomainError } from '#shared/kernel/errors.ts';
import { checkMoment } from '#shared/incidents/facts.ts';
import type { Millis } from '#shared/time/clock.ts';
import { startOfDay } from '#shared/time/zone.ts';
import { incidentById, mergedInto } from '../incidents/queries.ts';
import { decodeCursor, defaultPageSize, encodeCursor, isoOf, type StationParts } from '../parts.ts';
import { timelineOut } from '../reviews/wire-queries.ts';
import { type Os, userOf } from '../rpc.ts';
import { noteLog } from './commands.ts';

export function dutyHandlers(os: Os, parts: StationParts) {
  const o = os.duty;
  return {
    noteLog: o.noteLog.handler(({ input, context }) => {
      if (input.incident !== undefined && !incidentById(parts.read, input.incident))
        throw new DomainError('notFound', { field: 'incident' });
      const entry = parts.journal.commit(userOf(context).id, (tx) => {
        const at = input.at === undefined ? tx.now : Date.parse(input.at);
        checkMoment(at, tx.now);
        return noteLog(tx, { text: input.text, at, incident: input.incident });
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
