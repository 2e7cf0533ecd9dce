// A real station on a real folder for tests: own data, own clock, recorded ways out. A test fails on any message nobody expected.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach } from 'vitest';
import { TestClock } from '#shared/time/test-clock.ts';
import { setUp } from '#station/accounts/handlers.ts';
import type { Channel, Message } from '#station/channels/channel.ts';
import { type Log, silentLog } from '#station/kernel/log.ts';
import { openStation, type Station, type StationOptions } from '#station/station.ts';
import { clientOf } from './contract.ts';

export { clientOf } from './contract.ts';
export const assetsDir = path.resolve(import.meta.dirname, '../../assets');
/** 2026-11-20 22:54:08 in Shanghai. */
export const evening = Date.UTC(2026, 10, 20, 14, 54, 8);
export const admin = { name: '李敏', password: 'night-shift-2026' };

/** Errors that a station logged; a test that expects one takes it out. */
export const loggedErrors: unknown[] = [];
const testLog: Log = { ...silentLog(), error: (...parts: unknown[]) => void loggedErrors.push(parts[0]) } as Log;

const dirs: string[] = [];
const open = new Set<Station>();

afterEach(async () => {
  for (const station of open) await station.stop().catch(() => undefined);
  open.clear();
  for (const dir of dirs.splice(0)) rmSync(dir, { recursive: true, force: true });
  const errors = loggedErrors.splice(0);
  if (errors.length > 0) throw new Error('the station logged an error that no test expected', { cause: errors[0] });
});

export function tempDir(): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'watchdesk-test-'));
  dirs.push(dir);
  return dir;
}

/** A way out that keeps what was sent and fails when told to. */
export class RecordedChannel implements Channel {
  readonly name: string;
  readonly sent: Message[] = [];
  failing = false;

  constructor(name: string) {
    this.name = name;
  }

  async send(message: Message): Promise<string> {
    if (this.failing) throw new Error('the line is dead');
    this.sent.push(message);
    return 'taken';
  }
}

export interface TestStation {
  station: Station;
  clock: TestClock;
  dir: string;
  mail: RecordedChannel;
  webhook: RecordedChannel;
  /** Calls the contract as the administrator. */
  call: ReturnType<typeof clientOf>;
  /** Stops and opens the same folder again; with a time, the clock is set to it meanwhile. */
  reopen: (at?: number) => Promise<TestStation>;
}

export interface MakeOptions extends Partial<Omit<StationOptions, 'clock'>> {
  at?: number;
  dir?: string;
  clock?: TestClock;
  /** Without an account: as on the first start. */
  bare?: boolean;
}

export async function makeStation(options: MakeOptions = {}): Promise<TestStation> {
  const dir = options.dir ?? tempDir();
  const clock = options.clock ?? new TestClock(options.at ?? evening);
  const mail = new RecordedChannel('mail');
  const webhook = new RecordedChannel('webhook');
  const station = openStation({
    assetsDir,
    channels: () => [mail, webhook],
    log: testLog,
    unattended: true,
    passwordRounds: 2,
    ...options,
    dataDir: dir,
    clock,
  });
  open.add(station);
  const { parts } = station;
  let token: string | null = null;
  if (!options.bare) {
    if (!options.dir) await setUp(parts, { unitName: '云河县', officeName: '云河县人民政府总值班室', prefix: 'Y', ...admin });
    token = (await parts.sessions.open(admin.name, admin.password, 'api')).token;
  }
  return {
    station,
    clock,
    dir,
    mail,
    webhook,
    call: clientOf(station, token),
    reopen: async (at) => {
      open.delete(station);
      await station.stop();
      if (at !== undefined) clock.jumpWall(at - clock.now());
      return makeStation({ ...options, dir, clock });
    },
  };
}

/** The alarms that stand. */
export const alarmsOf = async (test: TestStation) => (await test.call.obligations.alarms()).items;
/** What stands, by kind. */
export const alarmKinds = async (test: TestStation): Promise<string[]> => (await alarmsOf(test)).map((alarm) => alarm.kind);

/** Leaves a station without stopping it, as SIGKILL does: locks and files are let go, nothing is written. */
export function forget(test: TestStation): void {
  open.delete(test.station);
}
