// The duty log. Each command writes entries in the caller's transaction.
import type { Id } from '#shared/kernel/ids.ts';
import type { Entry } from '#shared/journal/envelope.ts';
import type { Millis } from '#shared/time/clock.ts';
import type { Tx } from '../journal/append.ts';

export function noteLog(tx: Tx, input: { text: string; at: Millis; incident?: Id | undefined }): Entry {
  return tx.append('dutyLog.noted', input.incident ?? tx.newId(), input);
}
