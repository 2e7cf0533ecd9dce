// npm test: everything a submission must pass, on a bare clone: browser, checks, unit, integration, property, end-to-end.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { findChromium } from '#electron/launch/open-browser.ts';

const root = path.resolve(import.meta.dirname, '..');
const bin = (name: string): string => path.join(root, 'node_modules', name);

interface Step {
  name: string;
  args: string[];
}

const steps: Step[] = [
  { name: 'check', args: ['tests/check/run.ts'] },
  { name: 'unit, integration, property', args: [bin('vitest/vitest.mjs'), 'run', '--config', 'tests/vitest.config.ts'] },
  { name: 'build', args: ['electron/launch/build.ts'] },
  { name: 'end-to-end', args: [bin('@playwright/test/cli.js'), 'test', '--config', 'tests/playwright.config.ts'] },
];

const packages = ['chromium', 'fonts-noto-cjk'];

/** Chromium and Chinese letters for the end-to-end tests: installed where that may be done, else the one command is said. */
function ensureBrowser(): void {
  const fonts = process.platform !== 'linux' || existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc') || hasChineseFont();
  if (findChromium() && fonts) return;
  const command = `apt-get install -y --no-install-recommends ${packages.join(' ')}`;
  const apt = (line: string): boolean =>
    spawnSync('sh', ['-c', line], { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
      .status === 0;
  if (process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    process.stdout.write(`installing ${packages.join(', ')} …\n`);
    if (apt(command) || (apt('apt-get update') && apt(command))) return;
  }
  process.stderr.write(`The end-to-end tests need a Chromium and Chinese fonts. Please run: sudo ${command}\n`);
  process.exit(1);
}

function hasChineseFont(): boolean {
  const listed = spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' });
  return listed.status === 0 && listed.stdout.trim() !== '';
}

function run(step: Step): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, step.args, { cwd: root, stdio: 'inherit', env: { ...process.env, NODE_ENV: 'test' } });
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

ensureBrowser();
const only = process.argv[2];
const summary: string[] = [];
for (const step of steps) {
  if (only !== undefined && !step.name.includes(only)) continue;
  process.stdout.write(`\n── ${step.name}\n`);
  const from = performance.now();
  const code = await run(step);
  summary.push(`${code === 0 ? 'ok    ' : 'WRONG '} ${step.name} (${Math.round((performance.now() - from) / 1000)} s)`);
  if (code !== 0) process.exitCode = 1;
}
process.stdout.write(`\n${summary.join('\n')}\n`);
