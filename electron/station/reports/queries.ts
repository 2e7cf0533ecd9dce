// Reading reports.
import type { Facts } from '#shared/incidents/types.ts';
import type { Id } from '#shared/kernel/ids.ts';
import type { Party } from '#shared/obligations/types.ts';
import type { ReportContent, ReportMode, ReportType } from '#shared/reports/types.ts';
import type { Millis } from '#shared/time/clock.ts';
import type { ReadDb } from '../kernel/db.ts';

export interface Submitted {
  at: Millis;
  proof: { receiver?: string; via?: string; reference?: string; readBack?: string; report?: Id; note?: string };
  content: ReportContent;
  text: string;
  textHash: string;
  facts: Facts;
  signed: boolean;
}

export interface Report {
  id: Id;
  incident: Id;
  type: ReportType;
  mode: ReportMode;
  recipient: Party;
  round: number;
  title: string;
  content: ReportContent;
  createdAt: Millis;
  createdBy: string;
  signedOff: { by: string; how: string; at: Millis } | null;
  submitted: Submitted | null;
  receipt: { at: Millis; by: string } | null;
  discarded: boolean;
}

interface Row {
  id: Id;
  incident: Id;
  type: ReportType;
  mode: ReportMode;
  recipient: string;
  round: number;
  title: string;
  content: string;
  createdAt: Millis;
  createdBy: string;
  signedOff: string | null;
  submitted: string | null;
  receipt: string | null;
  discarded: string | null;
}

const parse = <T>(text: string | null): T | null => (text === null ? null : (JSON.parse(text) as T));

function toReport(row: Row): Report {
  return {
    ...row,
    recipient: JSON.parse(row.recipient) as Party,
    content: JSON.parse(row.content) as ReportContent,
    signedOff: parse(row.signedOff),
    submitted: parse(row.submitted),
    receipt: parse(row.receipt),
    discarded: row.discarded !== null,
  };
}

const columns =
  'id, incident, type, mode, recipient, round, title, content, createdAt, createdBy, signedOff, submitted, receipt, discarded';

export function reportById(db: ReadDb, id: Id): Report | undefined {
  const row = db.get<Row>('reports.byId', `SELECT ${columns} FROM reports WHERE id = ? AND incident IS NOT NULL`, id);
  return row && toReport(row);
}

export function reportsOf(db: ReadDb, incident: Id): Report[] {
  return db
    .all<Row>(
      'reports.ofIncident',
      `SELECT ${columns} FROM reports WHERE incident = ? AND discarded IS NULL ORDER BY createdAt, id`,
      incident,
    )
    .map(toReport);
}

/** The highest serial that this station has given in the year; 0 for none. Discarded drafts keep theirs. */
export function lastSerial(db: ReadDb, station: string, year: number): number {
  return (
    db.get<{ n: number | null }>('reports.lastSerial', 'SELECT max(serial) AS n FROM reports WHERE station = ? AND year = ?', station, year)
      ?.n ?? 0
  );
}

/** Who has been sent a first report of this incident. */
export function recipientsReported(db: ReadDb, incident: Id): string[] {
  return db
    .all<{ recipientId: string }>(
      'reports.recipients',
      "SELECT DISTINCT recipientId FROM reports WHERE incident = ? AND type = 'first' AND submitted IS NOT NULL ORDER BY recipientId",
      incident,
    )
    .map((row) => row.recipientId);
}

/** Number of the next follow-up to this recipient. */
export function roundOf(db: ReadDb, incident: Id, recipientId: string): number {
  const row = db.get<{ n: number }>(
    'reports.round',
    "SELECT count(*) AS n FROM reports WHERE incident = ? AND recipientId = ? AND type = 'followUp' AND submitted IS NOT NULL",
    incident,
    recipientId,
  );
  return (row?.n ?? 0) + 1;
}

export function hasFinal(db: ReadDb, incident: Id): boolean {
  return (
    db.get(
      'reports.hasFinal',
      "SELECT 1 FROM reports WHERE incident = ? AND type = 'final' AND submitted IS NOT NULL LIMIT 1",
      incident,
    ) !== undefined
  );
}

/** The last report submitted to this recipient: its frozen facts are what was said before. */
export function lastSubmitted(db: ReadDb, incident: Id, recipientId: string, except: Id | null): Report | undefined {
  const row = db.get<Row>(
    'reports.lastSubmitted',
    `SELECT ${columns} FROM reports WHERE incident = ? AND recipientId = ? AND submitted IS NOT NULL AND id <> ? ORDER BY submittedHlc DESC LIMIT 1`,
    incident,
    recipientId,
    except ?? '',
  );
  return row && toReport(row);
}
