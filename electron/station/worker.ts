// Long jobs off the station's thread, each on a read-only connection of its own: the obligation clock must not wait for them.
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { DomainError, type ErrorCode, isDomainError } from '#shared/kernel/errors.ts';
import { definitions, projections } from './catalogue.ts';
import { verifyJournal, verifyProjections, type Verification } from './journal/verify.ts';
import { SqliteFile } from './kernel/db.ts';
import { toFault } from './kernel/faults.ts';
import type { FiguresOut } from '#shared/contract/duty-figures.ts';
import { dutyFigures, type FigureInput } from './duty/figure-queries.ts';
import { type AuditResult, audit } from './obligations/audit.ts';

interface Jobs {
  verify: { in: { file: string }; out: Verification };
  audit: { in: { file: string; now: number }; out: AuditResult };
  figures: { in: FigureInput & { file: string }; out: FiguresOut };
}

const jobs: { [J in keyof Jobs]: (input: Jobs[J]['in']) => Jobs[J]['out'] } = {
  verify({ file }) {
    const db = new SqliteFile(file, { readonly: true });
    try {
      const result = verifyJournal(db, definitions);
      return { ...result, problems: [...result.problems, ...verifyProjections(file, definitions, projections)] };
    } finally {
      db.close();
    }
  },
  audit({ file, now }) {
    const db = new SqliteFile(file, { readonly: true });
    try {
      return db.snapshot(() => audit(db, now));
    } finally {
      db.close();
    }
  },
  figures({ file, ...input }) {
    const db = new SqliteFile(file, { readonly: true });
    try {
      return db.snapshot(() => dutyFigures(db, input));
    } finally {
      db.close();
    }
  },
};

/** The worker's file: the source itself, or the bundle beside ours in the desktop build. */
const workerFile = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.mjs', import.meta.url);

/** Runs a job in a worker of its own and ends the worker. */
export function runJob<J extends keyof Jobs>(job: J, input: Jobs[J]['in']): Promise<Jobs[J]['out']> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerFile, { workerData: { job, input } });
    worker.once('message', (message: { ok: true; result: Jobs[J]['out'] } | { ok: false; message: string; code: ErrorCode | null }) => {
      if (message.ok) resolve(message.result);
      else reject(message.code === null ? new Error(message.message) : new DomainError(message.code));
    });
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the ${job} worker ended with ${code}`)));
  });
}

if (!isMainThread && parentPort && typeof workerData === 'object' && workerData !== null && 'job' in workerData) {
  const { job, input } = workerData as { job: keyof Jobs; input: never };
  try {
    parentPort.postMessage({ ok: true, result: jobs[job](input) });
  } catch (error) {
    const fault = toFault(error);
    const message = error instanceof Error ? error.message : String(error);
    parentPort.postMessage({ ok: false, message, code: isDomainError(fault) ? fault.code : null });
  }
}
