// Incidents over the contract.
import { checkFacts } from '#shared/incidents/facts.ts';
import { duplicateFrom, duplicateWindowMs, likeness } from '#shared/incidents/duplicates.ts';
import { kindLine } from '#shared/incidents/kinds.ts';
import type { Facts } from '#shared/incidents/types.ts';
import { may } from '#shared/accounts/permissions.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/ids.ts';
import type { Locale } from '#shared/reviews/types.ts';
import type { Millis } from '#shared/time/clock.ts';
import { actorName } from '../accounts/queries.ts';
import { identifyCaller } from '../directory/queries.ts';
import { obligationById } from '../obligations/queries.ts';
import { desiredOut, obligationOut } from '../obligations/wire-queries.ts';
import { decodeCursor, defaultPageSize, encodeCursor, isoOf, isoOrNull, type StationParts } from '../parts.ts';
import { timelineOut } from '../reviews/wire-queries.ts';
import { type Os, userOf } from '../rpc.ts';
import { closeIncident, type EndResponses, reopenIncident } from './close.ts';
import * as commands from './commands.ts';
import { factHistory } from './history-queries.ts';
import { factsPatch, intakeFacts, parseText } from './intake-queries.ts';
import { instruct, noteIncident } from './notes.ts';
import { incidentOrRefuse, incidentsAround, listIncidents } from './queries.ts';
import { detailOut, gradeReason, summaryOut } from './wire-queries.ts';
import { waiveTexts } from '../obligations/commands.ts';
import { hlcMillis } from '#shared/time/hlc.ts';

const duplicatesShown = 5;

function duplicates(parts: StationParts, facts: Facts, except: Id | null) {
  const iso = isoOf(parts);
  const { kinds } = parts.rules.book;
  const candidate = (one: Facts) => ({
    kindLine: kindLine(kinds, one.kind),
    place: one.place,
    at: one.occurredAt ?? one.receivedAt,
    words: `${one.title} ${one.text}`,
  });
  const own = candidate(facts);
  return incidentsAround(parts.read, facts.receivedAt - duplicateWindowMs, facts.receivedAt + duplicateWindowMs, except)
    .map((other) => ({ other, ...likeness(own, candidate(other)) }))
    .filter(({ score }) => score >= duplicateFrom)
    .sort((a, b) => b.score - a.score)
    .slice(0, duplicatesShown)
    .map(({ other, score, metres }) => ({
      id: other.id,
      title: other.title,
      number: other.number,
      score,
      metres,
      receivedAt: iso(other.receivedAt),
    }));
}

export function incidentHandlers(os: Os, parts: StationParts, endResponses: EndResponses) {
  const o = os.incidents;
  const at = (iso: string | undefined): Millis => (iso === undefined ? parts.clock.now() : Date.parse(iso));
  const show = (id: Id, locale: Locale = 'zh-CN') => detailOut(parts, incidentOrRefuse(parts.read, id), locale);
  return {
    parse: o.parse.handler(({ input }) => {
      const iso = isoOf(parts);
      const read = parseText(parts, input.text, at(input.receivedAt));
      return {
        ...read,
        kindName: parts.rules.book.kindName(read.kind),
        occurredAt: isoOrNull(iso, read.occurredAt),
        approximate: read.approximate.map((item) =>
          item.field === 'occurredAt' ? { field: item.field, min: iso(item.min ?? 0), max: iso(item.max ?? 0), text: item.text } : item,
        ),
      };
    }),
    preview: o.preview.handler(({ input }) => {
      const iso = isoOf(parts);
      const facts = intakeFacts(parts, input);
      checkFacts(facts, parts.clock.now());
      const set = parts.rules.ruleSet(parts.read, parts.clock.now());
      const assessment = parts.rules.assess(facts, set);
      const caller = identifyCaller(parts.read, facts.source.caller, facts.source.phone);
      return {
        grade: assessment.grade,
        gradeReason: gradeReason(assessment, facts.gradeBy === 'person'),
        willOpen: parts.rules
          .desired(parts.read, facts, set, { opensOn: 'received', at: parts.clock.now() })
          .filter((one) => !commands.isThisCall(one, facts.source))
          .map((one) => desiredOut(one, iso)),
        possibleDuplicates: duplicates(parts, facts, null),
        caller: {
          unit: caller.unit ? { id: caller.unit.id, name: caller.unit.name } : null,
          person: caller.person ? `${caller.person.name} ${caller.person.post}`.trim() : null,
        },
      };
    }),
    receive: o.receive.handler(({ input, context }) => {
      const facts = intakeFacts(parts, input);
      const made = parts.journal.commit(userOf(context).id, (tx) => commands.receive(tx, parts, facts, input.callNote));
      const incident = incidentOrRefuse(parts.read, made.id);
      const set = parts.rules.ruleSet(parts.read, incident.rulesAsOf, incident.packs);
      const wire = { db: parts.read, now: parts.clock.now(), iso: isoOf(parts) };
      return {
        id: made.id,
        number: made.number,
        title: incident.title,
        grade: incident.grade,
        gradeReason: gradeReason(parts.rules.assess(incident, set), incident.gradeBy === 'person'),
        obligations: made.obligations.flatMap((id) => {
          const row = obligationById(parts.read, id);
          return row ? [obligationOut(row, wire)] : [];
        }),
        possibleDuplicates: duplicates(parts, incident, made.id),
      };
    }),
    list: o.list.handler(({ input }) => {
      const limit = input.limit ?? defaultPageSize;
      const { items, total } = listIncidents(parts.read, {
        state: input.state ?? 'all',
        from: input.from === undefined ? undefined : Date.parse(input.from),
        to: input.to === undefined ? undefined : Date.parse(input.to),
        text: input.text,
        limit,
        after: decodeCursor(input.cursor),
      });
      const last = items.at(-1);
      return {
        items: items.map((incident) => summaryOut(parts, incident)),
        total,
        ...(items.length === limit && last ? { nextCursor: encodeCursor(last.receivedAt, last.id) } : {}),
      };
    }),
    get: o.get.handler(({ input }) => show(input.id, input.locale)),
    changeFacts: o.changeFacts.handler(({ input, context }) => {
      const { id, reason, ...patch } = input;
      parts.journal.commit(userOf(context).id, (tx) => commands.changeFacts(tx, parts, id, factsPatch(patch), reason));
      return show(id);
    }),
    previewFacts: o.previewFacts.handler(({ input }) => {
      const { id, ...patch } = input;
      const iso = isoOf(parts);
      const now = parts.clock.now();
      const planned = commands.planFacts(parts.read, parts, incidentOrRefuse(parts.read, id), factsPatch(patch), now);
      const wire = { db: parts.read, now, iso };
      const rowOut = (obligation: Id) => {
        const row = obligationById(parts.read, obligation);
        return row ? [obligationOut(row, wire)] : [];
      };
      return {
        grade: planned.assessment.grade,
        gradeReason: gradeReason(planned.assessment, planned.after.gradeBy === 'person'),
        opens: [...planned.plan.open, ...planned.followUps, ...planned.finals].map((one) => desiredOut(one, iso)),
        waives: planned.plan.waive.flatMap(({ id: obligation, reason }) =>
          rowOut(obligation).map((out) => ({ obligation: out, reason: waiveTexts[reason] })),
        ),
        keeps: planned.plan.keep.flatMap(rowOut),
      };
    }),
    factHistory: o.factHistory.handler(({ input }) => {
      const iso = isoOf(parts);
      incidentOrRefuse(parts.read, input.id);
      const items = factHistory(parts.read, parts.journal.definitions, input.id);
      return { items: items.map((item) => ({ ...item, recordedAt: iso(item.recordedAt), by: actorName(parts.read, item.by) ?? item.by })) };
    }),
    note: o.note.handler(({ input, context }) => {
      const user = userOf(context);
      const entry = parts.journal.commit(user.id, (tx) =>
        noteIncident(tx, input.id, input.text, input.at === undefined ? tx.now : Date.parse(input.at)),
      );
      const recordedAt = hlcMillis(entry.hlc);
      const when = (entry.payload as { at: Millis }).at;
      return timelineOut(
        {
          at: when,
          recordedAt,
          actor: user.name,
          type: entry.type,
          text: input.text,
          hash: entry.hash,
          subject: input.id,
          sort: 'note',
          important: false,
          hlc: entry.hlc,
        },
        isoOf(parts),
      );
    }),
    close: o.close.handler(({ input, context }) => {
      const user = userOf(context);
      if (input.waive && !may(user.roles, 'obligations.waive')) throw new DomainError('notPermitted', { field: 'waive' });
      parts.journal.commit(user.id, (tx) =>
        closeIncident(
          tx,
          parts,
          input.id,
          { reason: input.reason, waiver: input.waive?.reason, endResponses: input.endResponses },
          endResponses,
        ),
      );
      return show(input.id);
    }),
    reopen: o.reopen.handler(({ input, context }) => {
      parts.journal.commit(userOf(context).id, (tx) => reopenIncident(tx, input.id, input.reason));
      return show(input.id);
    }),
    instruct: o.instruct.handler(({ input, context }) => {
      const { id, at: when, dueAt, ...rest } = input;
      const given = { ...rest, at: Date.parse(when), dueAt: dueAt === undefined ? undefined : Date.parse(dueAt) };
      return parts.journal.commit(userOf(context).id, (tx) => instruct(tx, parts, id, given));
    }),
    merge: o.merge.handler(({ input, context }) => {
      parts.journal.commit(userOf(context).id, (tx) => commands.merge(tx, parts, input.id, input.into, input.reason));
      return show(input.into);
    }),
    unmerge: o.unmerge.handler(({ input, context }) => {
      parts.journal.commit(userOf(context).id, (tx) => commands.unmerge(tx, parts, input.id, input.reason));
      return show(input.id);
    }),
    applyRules: o.applyRules.handler(({ input, context }) => {
      parts.journal.commit(userOf(context).id, (tx) => commands.applyRules(tx, parts, input.id));
      return show(input.id);
    }),
    kinds: o.kinds.handler(() => ({ items: parts.kindList() })),
  };
}
