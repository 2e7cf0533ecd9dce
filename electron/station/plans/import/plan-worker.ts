// A thread that reads plan files one after the other until it is ended.
import { parentPort } from 'node:worker_threads';
import { type ErrorCode, type ErrorDetails, isDomainError } from '#shared/kernel/errors.ts';
import { toFault } from '../../kernel/faults.ts';
import { type ReadJob, type ReadResult, runRead, runUnzip, type UnzipJob } from './reading.ts';

export type PlanJob = ReadJob | UnzipJob;
export interface Refused {
  code: ErrorCode;
  details: ErrorDetails;
}
/** `unpacked` may come many times; one of the others ends the job. */
export type PlanAnswer =
  | { kind: 'unpacked'; name: string; size: number; file: string | null; refused: Refused | null }
  | { kind: 'read'; result: ReadResult }
  | { kind: 'unzipped'; litter: number }
  | { kind: 'refused'; refused: Refused }
  | { kind: 'failed'; message: string };

const port = parentPort;
const answer = (message: PlanAnswer): void => port?.postMessage(message);

async function run(job: PlanJob): Promise<PlanAnswer> {
  try {
    if (job.kind === 'read') return { kind: 'read', result: await runRead(job) };
    const { litter } = await runUnzip(job, (one) => {
      const refused = 'refusal' in one ? { code: one.refusal.code, details: one.refusal.details } : null;
      answer({ kind: 'unpacked', name: one.name, size: one.size, file: 'file' in one ? one.file : null, refused });
    });
    return { kind: 'unzipped', litter };
  } catch (error) {
    const fault = toFault(error);
    if (isDomainError(fault)) return { kind: 'refused', refused: { code: fault.code, details: fault.details } };
    return { kind: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

port?.on('message', (job: PlanJob) => {
  void run(job).then(answer);
});
