// What electron-builder makes of electron-builder.yml, with a fake Electron: which files go in, which libraries stay, which fuses are set.
// Slow: packs once, about ten seconds.
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { Worker } from 'node:worker_threads';
import { beforeAll, describe, expect, it } from 'vitest';
import { programDir } from '#electron/launch/paths.ts';
import type { Problem } from '#shared/rosters/generate/problem.ts';
import { buildProgram, tempDir } from './desktop.ts';

const run = promisify(execFile);
const require = createRequire(import.meta.url);

/** Where fuses are in a binary: after this mark, a version, a count, and a sign for each. */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

function fakeElectron(): string {
  const dir = tempDir('electron');
  const wire = Buffer.concat([Buffer.from(`machine code ${sentinel}`), Buffer.from([1, 8]), Buffer.from('10110011'), Buffer.from('more')]);
  writeFileSync(path.join(dir, 'electron'), wire, { mode: 0o755 });
  writeFileSync(path.join(dir, 'version'), '45.4.1');
  for (const name of ['chrome-sandbox', 'LICENSE', 'LICENSES.chromium.html']) writeFileSync(path.join(dir, name), '');
  for (const name of ['locales', 'resources']) mkdirSync(path.join(dir, name));
  for (const name of ['zh-CN', 'en-US', 'de']) writeFileSync(path.join(dir, 'locales', `${name}.pak`), '');
  return dir;
}

/** The program's folder with real copies of what npm would have put there. */
async function packable(): Promise<string> {
  const dir = await buildProgram();
  rmSync(path.join(dir, 'node_modules'));
  for (const name of ['better-sqlite3', 'node-addon-api', 'highs', 'electron/package.json'])
    cpSync(path.join(programDir, 'node_modules', name), path.join(dir, 'node_modules', name), { recursive: true });
  for (const name of ['electron-builder.yml', 'package-lock.json', 'electron/launch/after-pack.mjs'])
    cpSync(path.join(programDir, name), path.join(dir, name));
  // What must not be packed: sources, tests, maps.
  for (const name of [
    'electron/main/main.ts',
    'shared/x.ts',
    'renderer/app/main.tsx',
    'tests/x.test.ts',
    'out/main/index.mjs.map',
    'README.md',
  ]) {
    mkdirSync(path.dirname(path.join(dir, name)), { recursive: true });
    writeFileSync(path.join(dir, name), 'x');
  }
  return dir;
}

/** One seat and one person. */
const oneShift: Problem = {
  shifts: [
    { key: '2026-11-20/day', day: '2026-11-20', pattern: 'day', name: '全天', from: 0, to: 1, kind: 'workday', night: false, weight: 1 },
  ],
  posts: [{ id: 'main', name: '主班', rotation: 'fair', required: true, qualifications: [], pool: [0], others: [], next: 0 }],
  people: [{ id: '0', name: '李敏', qualifications: [], busy: [], carried: [] }],
  demands: [{ shift: 0, post: 0, open: 1, fixed: [] }],
  wishes: [],
  restHours: 24,
  maxPerWeek: 2,
  unit: 1,
};

describe('electron-builder.yml', () => {
  it('is valid, and a misspelt key would not be', async () => {
    const { load } = require('js-yaml') as { load: (text: string) => object };
    const { validateConfiguration } = require('app-builder-lib/out/util/config/config.js') as {
      validateConfiguration: (config: object, logger: object) => Promise<void>;
    };
    const { DebugLogger } = require('builder-util') as { DebugLogger: new (on: boolean) => object };
    const config = load(readFileSync(path.join(programDir, 'electron-builder.yml'), 'utf8'));
    await expect(validateConfiguration(config, new DebugLogger(false))).resolves.toBeUndefined();
    await expect(validateConfiguration({ ...config, electronFusez: {} }, new DebugLogger(false))).rejects.toThrow(/electronFusez/);
  });
});

describe('the packed program [slow]', () => {
  let dir = '';
  let unpacked = '';
  let files: string[] = [];

  beforeAll(async () => {
    dir = await packable();
    const script = `import { packDesktop } from ${JSON.stringify(path.join(programDir, 'electron/launch/package.ts'))}; await packDesktop(${JSON.stringify({ projectDir: dir, electronDist: fakeElectron() })});`;
    await run(process.execPath, ['--input-type=module', '-e', script], { cwd: dir });
    unpacked = path.join(dir, 'release', 'linux-unpacked');
    const { listPackage } = require('@electron/asar') as { listPackage: (archive: string, options: object) => string[] };
    files = listPackage(path.join(unpacked, 'resources', 'app.asar'), { isPack: false });
  }, 60_000);

  it('holds the bundles, the page and the rules', () => {
    expect(files).toEqual(
      expect.arrayContaining([
        '/package.json',
        '/out/main/index.mjs',
        '/out/main/service.mjs',
        '/out/main/worker.mjs',
        '/out/main/solve-worker.mjs',
        '/out/main/plan-worker.mjs',
        '/out/main/place-worker.mjs',
        '/out/preload/preload.cjs',
        '/out/renderer/index.html',
        '/assets/rules/packs.json',
        '/node_modules/better-sqlite3/lib/index.js',
        '/node_modules/highs/build/highs.mjs',
        '/node_modules/highs/build/highs.wasm',
      ]),
    );
  });

  it('holds no sources, no tests, no sample county and no package but the two of the run time', () => {
    const wrong = files.filter((file) =>
      /\.(ts|tsx|map|cpp|hpp|c|h|gyp)$|README|\/(tests|shared|electron|renderer\/app|sample-county|deps|src)(\/|$)/.test(file),
    );
    expect(wrong).toEqual([]);
    const packages = new Set(files.flatMap((file) => /^\/node_modules\/([^/]+)/.exec(file)?.[1] ?? []));
    expect(packages).toEqual(new Set(['better-sqlite3', 'highs']));
  });

  it('keeps the solver outside the archive, and its bundled thread solves', async () => {
    const outside = path.join(unpacked, 'resources', 'app.asar.unpacked', 'node_modules', 'highs', 'build');
    expect(readdirSync(outside)).toEqual(['highs.wasm']);
    const worker = new Worker(path.join(dir, 'out/main/solve-worker.mjs'), { workerData: { problem: oneShift, seconds: 5, gap: 0 } });
    const said = await new Promise((resolve, reject) => {
      worker.on('message', (message: object) => ('progress' in message ? undefined : resolve(message)));
      worker.once('error', reject);
    });
    await worker.terminate();
    expect(said).toMatchObject({ result: { plan: [[0]], method: 'solver' } });
  });

  it('keeps the one native library of its system, outside the archive', () => {
    const libraries = path.join(unpacked, 'resources', 'app.asar.unpacked', 'node_modules', 'better-sqlite3', 'prebuilds');
    expect(readdirSync(libraries)).toEqual([`${process.platform}-${process.arch}.node`]);
  });

  it('has its fuses set', () => {
    const binary = readFileSync(path.join(unpacked, 'watchdesk'));
    const at = binary.indexOf(sentinel) + sentinel.length + 2;
    // runAsNode, cookies, NODE_OPTIONS, inspect, asar integrity, only asar, (snapshot as it was), file protocol
    expect(binary.subarray(at, at + 8).toString()).toBe('01001110');
  });
});
