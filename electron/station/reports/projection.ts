// Table of reports. Projection: dropped and rebuilt when its schema changes.
import type { z } from 'zod';
import type { Entry } from '#shared/journal/envelope.ts';
import { canonical } from '#shared/journal/canonical.ts';
import { mergeFields } from '#shared/journal/merge.ts';
import type { reportEntries } from '#shared/reports/entries.ts';
import type { ReportContent } from '#shared/reports/types.ts';
import type { Projection } from '../journal/project.ts';
import type { WriteDb } from '../kernel/db.ts';
import { hlcMillis } from '#shared/time/hlc.ts';

type Payload<T extends keyof typeof reportEntries> = z.infer<(typeof reportEntries)[T]['schema']>;

function ensureRow(db: WriteDb, id: string): void {
  db.run('reports.ensure', "INSERT OR IGNORE INTO reports (id, content, clocks) VALUES (?, '{}', '{}')", id);
}

interface ContentRow {
  content: string;
  clocks: string;
}

function merged(row: ContentRow, patch: Partial<ReportContent>, hlc: string): [content: string, clocks: string] {
  const { value, clocks } = mergeFields(
    JSON.parse(row.content) as ReportContent,
    JSON.parse(row.clocks) as Record<string, string>,
    patch,
    hlc,
  );
  return [canonical(value), canonical(clocks)];
}

const blank: ContentRow = { content: '{}', clocks: '{}' };

function contentRow(db: WriteDb, id: string): ContentRow {
  const row = db.get<ContentRow>('reports.content', 'SELECT content, clocks FROM reports WHERE id = ?', id);
  if (!row) ensureRow(db, id);
  return row ?? blank;
}

/** Of two stations' entries of a kind that may stand once, the earlier stands. */
function setOnce(db: WriteDb, id: string, column: 'submitted' | 'receipt' | 'discarded', value: unknown, hlc: string): void {
  const set = (): number =>
    db.run(
      `reports.${column}`,
      `UPDATE reports SET ${column} = ?1, ${column}Hlc = ?2 WHERE id = ?3 AND (${column}Hlc IS NULL OR ${column}Hlc > ?2)`,
      JSON.stringify(value),
      hlc,
      id,
    );
  if (set() > 0) return;
  ensureRow(db, id);
  set();
}

export const reportsProjection: Projection = {
  name: 'reports',
  version: 1,
  tables: ['reports'],
  schema: `
    CREATE TABLE reports (
      id TEXT PRIMARY KEY, station TEXT, incident TEXT, type TEXT, mode TEXT, recipientId TEXT, recipient TEXT, round INTEGER, year INTEGER, serial INTEGER,
      content TEXT NOT NULL, clocks TEXT NOT NULL, createdAt INTEGER, createdBy TEXT, title TEXT,
      signedOff TEXT, signedHlc TEXT, submitted TEXT, submittedHlc TEXT, receipt TEXT, receiptHlc TEXT, discarded TEXT, discardedHlc TEXT
    ) STRICT;
    CREATE INDEX reportsByIncident ON reports (incident, createdAt);
    CREATE INDEX reportsBySerial ON reports (station, year, serial);
  `,
  apply: {
    'report.drafted': (entry: Entry<Payload<'report.drafted'>>, db: WriteDb) => {
      const p = entry.payload;
      const said = [
        entry.station,
        p.incident,
        p.type,
        p.mode,
        p.recipient.id,
        JSON.stringify(p.recipient),
        p.round,
        p.year,
        p.serial,
        hlcMillis(entry.hlc),
        entry.actor,
        p.title,
      ];
      const fresh = db.run(
        'reports.draft',
        `INSERT INTO reports (id, content, clocks, station, incident, type, mode, recipientId, recipient, round, year, serial, createdAt,
           createdBy, title) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
        entry.subject,
        ...merged(blank, p.content, entry.hlc),
        ...said,
      );
      if (fresh > 0) return;
      // Something about it came before it did.
      db.run(
        'reports.draftLate',
        `UPDATE reports SET content = ?, clocks = ?, station = ?, incident = ?, type = ?, mode = ?, recipientId = ?, recipient = ?, round = ?,
           year = ?, serial = ?, createdAt = ?, createdBy = ?, title = ? WHERE id = ?`,
        ...merged(contentRow(db, entry.subject), p.content, entry.hlc),
        ...said,
        entry.subject,
      );
    },
    'report.edited': (entry: Entry<Payload<'report.edited'>>, db: WriteDb) => {
      db.run(
        'reports.setContent',
        'UPDATE reports SET content = ?, clocks = ? WHERE id = ?',
        ...merged(contentRow(db, entry.subject), entry.payload.content as Partial<ReportContent>, entry.hlc),
        entry.subject,
      );
    },
    'report.signedOff': (entry: Entry<Payload<'report.signedOff'>>, db: WriteDb) => {
      const { by, how, at } = entry.payload;
      const [content, clocks] = merged(contentRow(db, entry.subject), { signer: by }, entry.hlc);
      db.run(
        'reports.sign',
        `UPDATE reports SET content = ?1, clocks = ?2, signedOff = CASE WHEN coalesce(signedHlc, '') < ?4 THEN ?3 ELSE signedOff END,
           signedHlc = max(coalesce(signedHlc, ''), ?4) WHERE id = ?5`,
        content,
        clocks,
        JSON.stringify({ by, how, at }),
        entry.hlc,
        entry.subject,
      );
    },
    'report.submitted': (entry: Entry<Payload<'report.submitted'>>, db: WriteDb) => {
      const { incident: _incident, title: _title, ...frozen } = entry.payload;
      setOnce(db, entry.subject, 'submitted', frozen, entry.hlc);
    },
    'report.receipted': (entry: Entry<Payload<'report.receipted'>>, db: WriteDb) => {
      const { at, by } = entry.payload;
      setOnce(db, entry.subject, 'receipt', { at, by }, entry.hlc);
    },
    'report.discarded': (entry: Entry<Payload<'report.discarded'>>, db: WriteDb) => {
      setOnce(db, entry.subject, 'discarded', { reason: entry.payload.reason ?? null }, entry.hlc);
    },
  },
};
