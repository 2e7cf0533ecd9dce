// The thread of one file of places: answers one question after the other until it is ended.
import { parentPort, workerData } from 'node:worker_threads';
import { type ErrorCode, type ErrorDetails, isDomainError } from '#shared/kernel/errors.ts';
import { toFault } from '../../kernel/faults.ts';
import { PlaceSession } from './session.ts';

type Session = Pick<
  PlaceSession,
  'read' | 'reread' | 'check' | 'rows' | 'points' | 'mend' | 'decide' | 'tie' | 'refusedFile' | 'toAccept' | 'added' | 'updated'
>;
export type Question = keyof Session;
export type Asked<Q extends Question> = Parameters<Session[Q]>;
export type Answered<Q extends Question> = Awaited<ReturnType<Session[Q]>>;

export interface Asking<Q extends Question = Question> {
  id: number;
  ask: Q;
  with: Asked<Q>;
}

export type Saying =
  | { progress: { phase: 'reading' | 'checking'; done: number; total: number } }
  | { id: number; answer: unknown }
  | { id: number; refused: { code: ErrorCode; details: ErrorDetails } }
  | { id: number; failed: string };

const port = parentPort;
const say = (message: Saying): void => port?.postMessage(message);

let shown = '';
const session = new PlaceSession(workerData as string, (phase, done, total) => {
  // Once for each hundredth.
  const next = `${phase} ${Math.floor((done / Math.max(1, total)) * 100)}`;
  if (next === shown) return;
  shown = next;
  say({ progress: { phase, done, total } });
});

async function answer({ id, ask, with: given }: Asking): Promise<void> {
  try {
    // The types of question and answer are joined in `Asked` and `Answered`.
    const method = session[ask] as (...args: unknown[]) => unknown;
    say({ id, answer: await method.apply(session, given) });
  } catch (error) {
    const fault = toFault(error);
    if (isDomainError(fault)) say({ id, refused: { code: fault.code, details: fault.details } });
    else say({ id, failed: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}

let before = Promise.resolve();
port?.on('message', (asking: Asking) => {
  before = before.then(() => answer(asking));
});
