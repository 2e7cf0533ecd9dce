// The station's log: JSON lines in data/log/, for whoever looks for an error's id. Never a password, token or key.
import { existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { type DestinationStream, destination, pino } from 'pino';

export type Log = Pick<ReturnType<typeof pino>, 'info' | 'warn' | 'error' | 'debug'>;

/** Size at which a start of the station begins a new file; one older file is kept. */
const maxLogBytes = 10_000_000;

export function openLog(dir: string): Log {
  mkdirSync(dir, { recursive: true });
  const file = path.join(dir, 'station.log');
  if (existsSync(file) && statSync(file).size > maxLogBytes) renameSync(file, path.join(dir, 'station.1.log'));
  return toLog(destination({ dest: file, sync: true, mkdir: true }));
}

/** A log that keeps nothing, for tools that report by themselves. */
export function silentLog(): Log {
  return pino({ level: 'silent' });
}

function toLog(stream: DestinationStream): Log {
  return pino(
    { base: null, timestamp: pino.stdTimeFunctions.isoTime, redact: ['password', 'token', 'passphrase', '*.password', '*.token'] },
    stream,
  );
}
