// The real program without a window, in a process of its own, and what the system says about that process.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

/** Only Linux tells about another process without a helper program. */
export const seesProcesses = existsSync('/proc/self/stat');
/** Linux counts processor time in hundredths of a second. */
const tickMs = 10;

/** Resident memory, MB (10⁶ bytes). */
export function memoryMb(pid: number): number {
  const kib = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  return (kib * 1024) / 1e6;
}

/** Processor time that the process has used so far, ms. */
export function cpuMs(pid: number): number {
  // The name of the process may hold blanks and stands in brackets; the times are the 12th and 13th field after it.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * tickMs;
}

export interface Headless {
  url: string;
  pid: number;
  /** From the start of the process to its `ready` line, ms. */
  readyMs: number;
  /** Ends it as a service manager would. */
  stop(): Promise<void>;
}

export function startHeadless(dataDir: string, admin?: { name: string; password: string }): Promise<Headless> {
  const from = performance.now();
  const args = ['electron/launch/start.ts', '--headless', '--data', dataDir, '--port', '0'];
  if (admin) args.push('--admin', `${admin.name}:${admin.password}`);
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const kill = (): void => void child.kill();
  process.once('exit', kill);
  return new Promise((resolve, reject) => {
    let said = '';
    let errors = '';
    child.stderr.on('data', (data: Buffer) => (errors += data.toString()));
    child.stdout.on('data', (data: Buffer) => {
      said += data.toString();
      const url = /^ready (\S+)\n/m.exec(said)?.[1];
      if (url === undefined) return;
      resolve({
        url,
        pid: child.pid ?? 0,
        readyMs: performance.now() - from,
        stop: async () => {
          process.off('exit', kill);
          child.kill('SIGTERM');
          await ended;
        },
      });
    });
    child.once('exit', (code) => reject(new Error(`the station ended with ${code} before it was ready: ${errors}`)));
  });
}

/** Logs in over the open API. */
export async function login(url: string, who: { name: string; password: string }): Promise<{ authorization: string }> {
  const answer = await fetch(`${url}/api/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(who),
  });
  const { token } = (await answer.json()) as { token?: string };
  if (token === undefined) throw new Error(`the station refused the login: ${answer.status}`);
  return { authorization: `Bearer ${token}` };
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
