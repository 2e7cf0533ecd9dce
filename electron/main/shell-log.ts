// The shell's own log: JSON lines in data/log/shell.log beside the station's, for the question who was watching when.
import { appendFileSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';

export type ShellLog = (what: string, details?: Record<string, string | number | null>) => void;

/** Size at which a start begins a new file; one older file is kept. */
const maxBytes = 1_000_000;

/** Opens the log. A log that cannot be written must not stop the watch: its lines go to the terminal instead. */
export function openShellLog(dataDir: string): ShellLog {
  const file = path.join(dataDir, 'log', 'shell.log');
  const write = (line: string): void => {
    try {
      mkdirSync(path.dirname(file), { recursive: true });
      appendFileSync(file, line);
    } catch {
      process.stderr.write(line);
    }
  };
  if (existsSync(file) && statSync(file).size > maxBytes) {
    try {
      renameSync(file, path.join(path.dirname(file), 'shell.1.log'));
    } catch (error) {
      process.stderr.write(`watchdesk: ${String(error)}\n`);
    }
  }
  return (what, details = {}) => write(`${JSON.stringify({ time: new Date().toISOString(), what, ...details })}\n`);
}
