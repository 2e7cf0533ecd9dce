// Reports as the contract shows them.
import type { z } from 'zod';
import type { reportOut } from '#shared/contract/report-shape.ts';
import { reportText } from '#shared/reports/layout.ts';
import type { Millis } from '#shared/time/clock.ts';
import { actorName } from '../accounts/queries.ts';
import type { ReadDb } from '../kernel/db.ts';
import { obligationsOf } from '../obligations/queries.ts';
import type { Report } from './queries.ts';

export type ReportOut = z.infer<typeof reportOut>;

export interface ReportWire {
  db: ReadDb;
  iso: (at: Millis) => string;
  zone: string;
}

export function toReportOut(report: Report, wire: ReportWire): ReportOut {
  const { db, iso, zone } = wire;
  const { submitted } = report;
  const content = submitted?.content ?? report.content;
  const settled = submitted ? obligationsOf(db, report.incident).filter((row) => row.proof?.includes(report.id) === true) : [];
  const lateByMs = submitted ? Math.max(0, ...settled.map((row) => submitted.at - row.dueAt)) : null;
  return {
    id: report.id,
    incident: report.incident,
    type: report.type,
    mode: report.mode,
    round: report.round,
    number: content.number,
    recipient: report.recipient,
    state: report.discarded ? 'discarded' : submitted ? 'submitted' : 'draft',
    content: { ...content, at: iso(content.at) },
    text: submitted?.text ?? reportText(content, zone),
    createdAt: iso(report.createdAt),
    createdBy: actorName(db, report.createdBy) ?? report.createdBy,
    signedOff: report.signedOff ? { ...report.signedOff, at: iso(report.signedOff.at) } : null,
    submittedAt: submitted ? iso(submitted.at) : null,
    proof: submitted?.proof ?? null,
    late: lateByMs === null ? null : lateByMs > 0,
    lateByMs,
    receipt: report.receipt ? { ...report.receipt, at: iso(report.receipt.at) } : null,
    textHash: submitted?.textHash ?? null,
  };
}
