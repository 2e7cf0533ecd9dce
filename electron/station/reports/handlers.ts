// Reports over the contract.
import { parseIntake } from '#shared/incidents/parse/parse-intake.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/ids.ts';
import { checkReport } from '#shared/reports/check.ts';
import type { Millis } from '#shared/time/clock.ts';
import { personById } from '../directory/queries.ts';
import { reportDocx } from '../documents/report-docx.ts';
import { incidentById } from '../incidents/queries.ts';
import { isoOf, type StationParts } from '../parts.ts';
import { type Caller, type Os, userOf } from '../rpc.ts';
import * as commands from './commands.ts';
import { lastSubmitted, type Report, reportById } from './queries.ts';
import { toReportOut } from './wire-queries.ts';

/** A file's name from the report's: number and title, without what file systems refuse. */
function documentName(report: Report): string {
  return `${report.content.number} ${report.content.title}.docx`.replace(/[\\/:*?"<>|]/g, ' ').slice(-150);
}

const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** @throws DomainError notFound */
async function reportDocument(parts: StationParts, id: Id): Promise<{ name: string; bytes: Buffer }> {
  const report = reportById(parts.read, id);
  if (!report) throw new DomainError('notFound', { field: 'id' });
  const content = report.submitted?.content ?? report.content;
  return { name: documentName(report), bytes: await reportDocx(content, parts.settings().zone) };
}

export function reportHandlers(os: Os, parts: StationParts) {
  const o = os.reports;
  const at = (iso: string | undefined): Millis => (iso === undefined ? parts.clock.now() : Date.parse(iso));
  const found = (id: Id): Report => {
    const report = reportById(parts.read, id);
    if (!report) throw new DomainError('notFound', { field: 'id' });
    return report;
  };
  const show = (id: Id) => toReportOut(found(id), { db: parts.read, iso: isoOf(parts), zone: parts.settings().zone });
  const author = (context: Caller): commands.Author => {
    const user = userOf(context);
    const person = user.person === null ? undefined : personById(parts.read, user.person);
    const office = person?.phones.find((phone) => phone.kind === 'office') ?? person?.phones[0];
    return { name: user.name, phone: office?.number ?? '' };
  };
  return {
    draft: o.draft.handler(({ input, context }) => {
      const { id, ...rest } = input;
      return show(parts.journal.commit(userOf(context).id, (tx) => commands.draftReport(tx, parts, id, rest, author(context))));
    }),
    get: o.get.handler(({ input }) => show(input.id)),
    edit: o.edit.handler(({ input, context }) => {
      parts.journal.commit(userOf(context).id, (tx) =>
        commands.editReport(tx, input.id, input.content as Parameters<typeof commands.editReport>[2]),
      );
      return show(input.id);
    }),
    redraw: o.redraw.handler(({ input, context }) => {
      parts.journal.commit(userOf(context).id, (tx) => commands.redrawReport(tx, parts, input.id));
      return show(input.id);
    }),
    check: o.check.handler(({ input }) => {
      const report = found(input.id);
      const incident = incidentById(parts.read, report.incident);
      if (!incident) throw new DomainError('notFound', { field: 'id' });
      const rules = parts.rules.book.inForce(parts.read, 'reportElements', incident.packs, incident.rulesAsOf);
      const names = { first: 'RE-first', followUp: 'RE-followUp', final: 'RE-final' } as const;
      const now = parts.clock.now();
      const problems = checkReport({
        type: report.type,
        content: report.content,
        facts: incident,
        previous: lastSubmitted(parts.read, report.incident, report.recipient.id, report.id)?.submitted?.facts ?? null,
        required: rules.find((rule) => rule.id === names[report.type])?.checks ?? [],
        signed: report.signedOff !== null,
        read: (text) => parseIntake(text, { receivedAt: now, zone: parts.settings().zone, places: [] }),
      });
      return { problems };
    }),
    signOff: o.signOff.handler(({ input, context }) => {
      parts.journal.commit(userOf(context).id, (tx) => commands.signOff(tx, input.id, { by: input.by, how: input.how, at: at(input.at) }));
      return show(input.id);
    }),
    submit: o.submit.handler(({ input, context }) => {
      const { id, at: when, ...proof } = input;
      const result = parts.journal.commit(userOf(context).id, (tx) => commands.submitReport(tx, parts, id, at(when), proof));
      return { ...result, submittedAt: isoOf(parts)(result.submittedAt) };
    }),
    receipt: o.receipt.handler(({ input, context }) => {
      parts.journal.commit(userOf(context).id, (tx) =>
        commands.receiptReport(tx, input.id, { at: at(input.at), by: input.by, note: input.note }),
      );
      return show(input.id);
    }),
    discard: o.discard.handler(({ input, context }) => {
      parts.journal.commit(userOf(context).id, (tx) => commands.discardReport(tx, input.id, input.reason));
      return { ok: true as const };
    }),
    document: o.document.handler(async ({ input }) => {
      const { name, bytes } = await reportDocument(parts, input.id);
      return new File([new Uint8Array(bytes)], name, { type: docxType });
    }),
  };
}
