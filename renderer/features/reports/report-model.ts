// Reports as data: the chain of each recipient, what is owed of it, and what a problem found by the check is about.
import type { z } from 'zod';
import type { contract } from '#shared/contract/index.ts';
import type { incidentOut } from '#shared/contract/incidents.ts';
import type { ObligationOut } from '#shared/contract/obligations.ts';
import type { reportOut } from '#shared/contract/report-shape.ts';
import type { Party } from '#shared/obligations/types.ts';
import type { ReportMode, ReportType } from '#shared/reports/types.ts';

export type Report = z.infer<typeof reportOut>;
export type IncidentOfReport = z.infer<typeof incidentOut>;
type CheckOut = z.infer<NonNullable<(typeof contract.reports)['check']['~orpc']['outputSchema']>>;
export type Problem = CheckOut['problems'][number];

export interface Chain {
  recipient: Party;
  /** First, follow-ups by round, final; a phone report before the written one. */
  reports: Report[];
  /** Owed and not yet submitted. */
  owed: Owed[];
}

export interface Owed {
  obligation: ObligationOut;
  type: ReportType;
  mode: ReportMode;
  /** The draft that is already begun for it. */
  draft: Report | null;
}

const typeOrder: Record<ReportType, number> = { first: 0, followUp: 1, final: 2 };
const isReportType = (kind: ObligationOut['kind']): kind is ReportType => kind in typeOrder;

const wantedMode = (mode: ObligationOut['mode']): ReportMode => (mode === 'phone' ? 'phone' : 'written');

/** A report of this type and mode settles the obligation. */
function settles(report: Pick<Report, 'type' | 'mode' | 'recipient'>, one: ObligationOut): boolean {
  if (!one.ours || one.kind !== report.type || one.recipient.id !== report.recipient.id) return false;
  return one.mode === 'any' || (one.mode === 'phone') === (report.mode === 'phone');
}

/** Open obligations that this report will settle when it is submitted; the earliest limit first. */
export function owedBy(report: Report, obligations: readonly ObligationOut[]): ObligationOut[] {
  return obligations
    .filter((one) => one.state === 'open' && settles(report, one))
    .toSorted((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt));
}

function inOrder(a: Report, b: Report): number {
  return (
    typeOrder[a.type] - typeOrder[b.type] ||
    a.round - b.round ||
    Date.parse(a.submittedAt ?? a.createdAt) - Date.parse(b.submittedAt ?? b.createdAt)
  );
}

/** The chains in the order of what is due first; those with nothing owed come last. */
export function chainsOf(incident: Pick<IncidentOfReport, 'reports' | 'obligations'>): Chain[] {
  const owed = incident.obligations.filter((one) => one.ours && one.state === 'open' && isReportType(one.kind));
  const recipients = new Map<string, Party>();
  for (const { recipient } of [...owed, ...incident.reports]) recipients.set(recipient.id, recipient);
  const chains = [...recipients.values()].map((recipient): Chain => {
    const reports = incident.reports.filter((one) => one.recipient.id === recipient.id && one.state !== 'discarded').toSorted(inOrder);
    return {
      recipient,
      reports,
      owed: owed
        .filter((one) => one.recipient.id === recipient.id)
        .toSorted((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt))
        .flatMap((obligation) =>
          isReportType(obligation.kind)
            ? [
                {
                  obligation,
                  type: obligation.kind,
                  mode: wantedMode(obligation.mode),
                  draft: reports.find((one) => one.state === 'draft' && settles(one, obligation)) ?? null,
                },
              ]
            : [],
        ),
    };
  });
  const firstDue = (chain: Chain): number =>
    Math.min(Number.MAX_SAFE_INTEGER, ...chain.owed.map((one) => Date.parse(one.obligation.dueAt)));
  return chains.toSorted((a, b) => firstDue(a) - firstDue(b));
}

/** Where in the report a missing element belongs; the body's paragraph is found by its words. */
export type Place = 'title' | 'to' | 'body' | 'signer' | 'editor' | 'facts';

const bodyWords: Record<string, RegExp> = {
  cause: /起因/,
  course: /过程|经过|基本情况/,
  casualties: /伤亡/,
  impact: /影响/,
  trend: /趋势|态势|下一步/,
  leaders: /领导|处置/,
  measures: /措施|处置/,
  commander: /指挥|处置/,
  dead: /死亡|伤亡/,
  seriouslyInjured: /重伤|伤亡/,
  injured: /受伤|伤亡/,
  missing: /失踪|伤亡/,
  trapped: /被困|伤亡/,
  evacuated: /疏散|转移/,
};

export function placeOf(problem: Problem): Place {
  if (problem.code === 'notSigned' || problem.what === 'signer') return 'signer';
  if (problem.what === 'title' || problem.what === 'editor') return problem.what;
  return problem.what in bodyWords || problem.code === 'empty' ? 'body' : 'facts';
}

/** The stretch of the body that a problem is about, as [start, end); null when there is none to point at. */
export function rangeOf(problem: Problem, body: string): [number, number] | null {
  if (problem.at) return problem.at;
  const words = bodyWords[problem.what];
  if (!words) return null;
  let start = 0;
  for (const paragraph of body.split('\n')) {
    const found = words.exec(paragraph);
    if (found) {
      const unknown = paragraph.indexOf('正在进一步核实', found.index);
      return unknown >= 0 ? [start + found.index, start + unknown + 7] : [start + found.index, start + found.index + found[0].length];
    }
    start += paragraph.length + 1;
  }
  return null;
}
