// Before all end-to-end tests: the sample county is lived through once; each test gets a copy. Afterwards: pictures for the manual.
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { clockText } from '#shared/time/zone.ts';
import { fillWithSampleCounty } from '#station/sample/fill.ts';
import { buildPage } from '#electron/launch/build.ts';
import { countyVariable, programDir, tempFolder } from './program.ts';
import { shotsDir } from './shots.ts';

async function prepareCounty(): Promise<() => void> {
  await buildPage();
  mkdirSync(shotsDir, { recursive: true });
  const dir = tempFolder('sample');
  const now = Date.now();
  // Tests that run at eight in the morning must not meet a handover of their own: then this county hands over at noon.
  const clock = clockText(now, 'Asia/Shanghai');
  const handoverTime = clock > '06:00' && clock < '09:00' ? '12:00' : undefined;
  await fillWithSampleCounty({ dataDir: dir, assetsDir: path.join(programDir, 'assets'), now, handoverTime });
  process.env[countyVariable] = dir;
  return () => {
    rmSync(dir, { recursive: true, force: true });
    if (process.env.WATCHDESK_MANUAL_SHOTS !== '1' || !existsSync(shotsDir)) return;
    // Not before the end: a newer picture would make each station of the tests build the page anew.
    const manual = path.join(programDir, 'assets/manual/zh-CN/images');
    mkdirSync(manual, { recursive: true });
    for (const name of readdirSync(shotsDir)) cpSync(path.join(shotsDir, name), path.join(manual, name));
  };
}

// oxlint-disable-next-line import/no-default-export -- Playwright calls the default export of a global set-up
export default prepareCounty;
