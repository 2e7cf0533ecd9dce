// Reading incidents, call notes and attachments.
import { DomainError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/ids.ts';
import type { Millis } from '#shared/time/clock.ts';
import { entityOf, type EntityRow } from '../journal/entity.ts';
import type { ReadDb } from '../kernel/db.ts';
import type { IncidentValue } from './projection.ts';

export type Incident = IncidentValue & { id: Id; state: 'open' | 'closed' | 'merged' };

interface Row extends EntityRow {
  state: Incident['state'];
}

const toIncident = (row: Row): Incident => ({ ...entityOf<IncidentValue>(row), state: row.state });

export function incidentById(db: ReadDb, id: Id): Incident | undefined {
  const row = db.get<Row>('incidents.byId', "SELECT id, state, value FROM incidents WHERE id = ? AND number <> ''", id);
  return row && toIncident(row);
}

/** @throws DomainError notFound */
export function incidentOrRefuse(db: ReadDb, id: Id): Incident {
  const incident = incidentById(db, id);
  if (!incident) throw new DomainError('notFound', { field: 'id' });
  return incident;
}

/** @throws DomainError notFound, alreadyMerged, alreadyClosed: nothing is added to what is over */
export function openIncidentOrRefuse(db: ReadDb, id: Id, field = 'id'): Incident {
  const incident = incidentOrRefuse(db, id);
  if (incident.state === 'merged')
    throw new DomainError('alreadyMerged', { field, blockers: incident.mergedInto ? [incident.mergedInto] : [] });
  if (incident.state === 'closed') throw new DomainError('alreadyClosed', { field });
  return incident;
}

/** @throws DomainError notFound */
export function checkIncident(db: ReadDb, id: Id): void {
  if (!db.get('incidents.known', "SELECT 1 FROM incidents WHERE id = ? AND number <> ''", id))
    throw new DomainError('notFound', { field: 'id' });
}

export interface IncidentFilter {
  state: 'open' | 'closed' | 'all';
  from?: Millis | undefined;
  to?: Millis | undefined;
  text?: string | undefined;
  limit: number;
  /** Rows after this one in the list, as [receivedAt, id]. */
  after?: [Millis, Id] | undefined;
}

/** Newest first. */
export function listIncidents(db: ReadDb, filter: IncidentFilter): { items: Incident[]; total: number } {
  const all = filter.state === 'all';
  // One state at a time stands in the index by time.
  const where = `${all ? "state <> 'merged'" : 'state = ?1'} AND receivedAt >= ?2 AND receivedAt < ?3 AND (?4 = '' OR instr(search, ?4) > 0)`;
  const name = all ? 'all' : 'ofState';
  const params = [filter.state, filter.from ?? 0, filter.to ?? Number.MAX_SAFE_INTEGER, (filter.text ?? '').trim().toLowerCase()] as const;
  const items = db.all<Row>(
    `incidents.list.${name}`,
    `SELECT id, state, value FROM incidents WHERE ${where} AND (receivedAt, id) < (?5, ?6) ORDER BY receivedAt DESC, id DESC LIMIT ?7`,
    ...params,
    filter.after?.[0] ?? Number.MAX_SAFE_INTEGER,
    filter.after?.[1] ?? '',
    filter.limit,
  );
  const total = db.get<{ n: number }>(`incidents.total.${name}`, `SELECT count(*) AS n FROM incidents WHERE ${where}`, ...params)?.n ?? 0;
  return { items: items.map(toIncident), total };
}

export function mergedInto(db: ReadDb, id: Id): Incident[] {
  return db
    .all<Row>('incidents.merged', 'SELECT id, state, value FROM incidents WHERE mergedInto = ? ORDER BY receivedAt', id)
    .map(toIncident);
}

/** Incidents that may be the same as a new one: received around that time, open or closed lately. */
export function incidentsAround(db: ReadDb, from: Millis, to: Millis, except: Id | null): Incident[] {
  return db
    .all<Row>(
      'incidents.around',
      "SELECT id, state, value FROM incidents WHERE state IN ('open', 'closed') AND receivedAt BETWEEN ? AND ? AND id <> ? ORDER BY receivedAt DESC LIMIT 300",
      from,
      to,
      except ?? '',
    )
    .map(toIncident);
}

/** How many this station has numbered in the year: its prefix keeps them apart from other stations'. */
export function lastNumber(db: ReadDb, head: string): number {
  const row = db.get<{ n: number | null }>(
    'incidents.lastNumber',
    'SELECT max(CAST(substr(number, ?1) AS INTEGER)) AS n FROM incidents WHERE number >= ?2 AND number < ?3',
    head.length + 1,
    head,
    `${head}:`,
  );
  return row?.n ?? 0;
}

export interface InstructionRow {
  id: Id;
  incident: Id;
  sender: string;
  text: string;
  at: Millis;
  dueAt: Millis | null;
  assignee: string | null;
}

export function instructionsOf(db: ReadDb, incident: Id): InstructionRow[] {
  return db.all<InstructionRow>('incidents.instructions', 'SELECT * FROM instructions WHERE incident = ? ORDER BY at', incident);
}

/** Given in [from, to), oldest first. */
export function instructionsBetween(db: ReadDb, from: Millis, to: Millis, limit: number): InstructionRow[] {
  return db.all<InstructionRow>(
    'incidents.instructionsBetween',
    'SELECT * FROM instructions WHERE at >= ? AND at < ? ORDER BY at LIMIT ?',
    from,
    to,
    limit,
  );
}

export interface CallNoteRow {
  id: Id;
  at: Millis;
  recordedAt: Millis;
  actor: string;
  mode: string;
  caller: string | null;
  phone: string | null;
  text: string;
  incident: Id | null;
}

export function callNoteById(db: ReadDb, id: Id): CallNoteRow | undefined {
  return db.get<CallNoteRow>('incidents.callNoteById', 'SELECT * FROM callNotes WHERE id = ? AND at IS NOT NULL', id);
}

/** Newest first. */
export function listCallNotes(db: ReadDb, text: string, limit: number, after: [Millis, Id] | undefined): CallNoteRow[] {
  return db.all<CallNoteRow>(
    'incidents.callNotes',
    `SELECT * FROM callNotes WHERE at IS NOT NULL AND (?1 = '' OR instr(lower(coalesce(caller, '') || ' ' || coalesce(phone, '') || ' ' || text), ?1) > 0)
       AND (at, id) < (?2, ?3) ORDER BY at DESC, id DESC LIMIT ?4`,
    text.trim().toLowerCase(),
    after?.[0] ?? Number.MAX_SAFE_INTEGER,
    after?.[1] ?? '',
    limit,
  );
}

export interface AttachmentRow {
  id: Id;
  owner: Id;
  hash: string;
  name: string;
  mime: string;
  size: number;
  addedAt: Millis;
  actor: string;
}

const standing = 'hash IS NOT NULL AND removedAt IS NULL';

export function attachmentsOf(db: ReadDb, owner: Id): AttachmentRow[] {
  return db.all<AttachmentRow>(
    'incidents.attachments',
    `SELECT * FROM attachments WHERE owner = ? AND ${standing} ORDER BY addedAt, id`,
    owner,
  );
}

export function attachmentById(db: ReadDb, id: Id): AttachmentRow | undefined {
  return db.get<AttachmentRow>('incidents.attachment', `SELECT * FROM attachments WHERE id = ? AND ${standing}`, id);
}

export function attachmentTotals(db: ReadDb): { count: number; bytes: number } {
  return (
    db.get<{ count: number; bytes: number }>(
      'incidents.attachmentTotals',
      `SELECT count(*) AS count, coalesce(sum(size), 0) AS bytes FROM attachments WHERE ${standing}`,
    ) ?? {
      count: 0,
      bytes: 0,
    }
  );
}
