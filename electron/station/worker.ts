// Long jobs off the station's thread, each on a read-only connection of its own: the obligation clock must not wait for them.
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { DomainError, type ErrorCode, type ErrorDetails, isDomainError } from '#shared/kernel/errors.ts';
import { definitions, projections } from './catalogue.ts';
import { verifyJournal, verifyProjections, type Verification } from './journal/verify.ts';
import { readPlanDocument } from './documents/read-plan.ts';
import { readTables, type ReadTable } from './documents/read-tables.ts';
import { type SheetContent, writeXlsx } from './documents/write-sheet.ts';
import { SqliteFile } from './kernel/db.ts';
import { toFault } from './kernel/faults.ts';
import type { SourceDocument } from '#shared/plans/parse/types.ts';
import type { FiguresOut } from '#shared/contract/duty-figures.ts';
import { dutyFigures, type FigureInput } from './duty/figure-queries.ts';
import type { PlanFigures } from '#shared/plans/figures.ts';
import { type CheckedPlan, lintPlans, type PlanLintInput } from './plans/lint-queries.ts';
import { planFiguresOf, type PlanFiguresInput, planState, type PlanStateInput, type PlanStateResult } from './plans/state-queries.ts';
import { type AuditResult, audit } from './obligations/audit.ts';

interface Jobs {
  verify: { in: { file: string }; out: Verification };
  audit: { in: { file: string; now: number }; out: AuditResult };
  figures: { in: FigureInput & { file: string }; out: FiguresOut };
  planState: { in: PlanStateInput & { file: string }; out: PlanStateResult };
  lintPlans: { in: PlanLintInput & { file: string }; out: CheckedPlan[] };
  planFigures: { in: PlanFiguresInput & { file: string }; out: PlanFigures };
  /** Tables out of an office file: unpacking and reading a large one takes seconds. */
  readTables: { in: { name: string; bytes: Uint8Array }; out: ReadTable[] };
  /** The text of a plan file: a Word file of 100 pages or a PDF takes a second. */
  readPlan: { in: { name: string; bytes: Uint8Array }; out: SourceDocument };
  writeSheets: { in: { sheets: readonly SheetContent[] }; out: Uint8Array };
}

/** One moment of the tables, read by a connection that cannot write. */
function reading<T>(file: string, work: (db: SqliteFile) => T): T {
  const db = new SqliteFile(file, { readonly: true });
  try {
    return db.snapshot(() => work(db));
  } finally {
    db.close();
  }
}

const jobs: { [J in keyof Jobs]: (input: Jobs[J]['in']) => Jobs[J]['out'] | Promise<Jobs[J]['out']> } = {
  readTables: ({ name, bytes }) => readTables(name, bytes),
  readPlan: ({ name, bytes }) => readPlanDocument(name, bytes),
  writeSheets: ({ sheets }) => writeXlsx(sheets),
  verify({ file }) {
    const db = new SqliteFile(file, { readonly: true });
    try {
      const result = verifyJournal(db, definitions);
      return { ...result, problems: [...result.problems, ...verifyProjections(file, definitions, projections)] };
    } finally {
      db.close();
    }
  },
  audit: ({ file, now }) => reading(file, (db) => audit(db, now)),
  figures: ({ file, ...input }) => reading(file, (db) => dutyFigures(db, input)),
  planState: ({ file, ...input }) => reading(file, (db) => planState(db, input)),
  lintPlans: ({ file, ...input }) => reading(file, (db) => lintPlans(db, input)),
  planFigures: ({ file, ...input }) => reading(file, (db) => planFiguresOf(db, input)),
};

type Answer<J extends keyof Jobs> =
  | { ok: true; result: Jobs[J]['out'] }
  | { ok: false; message: string; refusal: { code: ErrorCode; details: ErrorDetails } | null };

/** The worker's file: the source itself, or the bundle beside ours in the desktop build. */
const workerFile = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.mjs', import.meta.url);

/** Runs a job in a worker of its own and ends the worker. */
export function runJob<J extends keyof Jobs>(job: J, input: Jobs[J]['in']): Promise<Jobs[J]['out']> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerFile, { workerData: { job, input } });
    worker.once('message', (message: Answer<J>) => {
      if (message.ok) resolve(message.result);
      else reject(message.refusal === null ? new Error(message.message) : new DomainError(message.refusal.code, message.refusal.details));
    });
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the ${job} worker ended with ${code}`)));
  });
}

if (!isMainThread && parentPort && typeof workerData === 'object' && workerData !== null && 'job' in workerData) {
  const { job, input } = workerData as { job: keyof Jobs; input: never };
  const answer = (message: Answer<keyof Jobs>): void => parentPort?.postMessage(message);
  try {
    answer({ ok: true, result: await jobs[job](input) });
  } catch (error) {
    const fault = toFault(error);
    const message = error instanceof Error ? error.message : String(error);
    answer({ ok: false, message, refusal: isDomainError(fault) ? { code: fault.code, details: fault.details } : null });
  }
}
