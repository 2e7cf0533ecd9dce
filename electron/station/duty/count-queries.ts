// Counts of what was due on duty, judged from the obligations; of spot checks; of reports.
import type { Id } from '#shared/kernel/ids.ts';
import type { ReadDb } from '../kernel/db.ts';
export interface Timed {
  due: number;
  late: number;
  missed: number;
}
export function timedByPerson(_db: ReadDb, _duty: string, _p: unknown): Map<Id, Timed> {
  return new Map();
}
export function timedByRoster(_db: ReadDb, _duty: string, _roster: Id, _p: unknown): Timed {
  return { due: 0, late: 0, missed: 0 };
}
export function timedReports(_db: ReadDb, _unit: Id | null, _p: unknown): Timed {
  return { due: 0, late: 0, missed: 0 };
}
export function checksByUnit(
  _db: ReadDb,
  _p: unknown,
  _zone: string,
): { byUnit: Map<Id, { made: number; answered: number; failed: number; averageSeconds: number | null }>; notMade: number } {
  return { byUnit: new Map(), notMade: 0 };
}
