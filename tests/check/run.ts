// npm run check: types, lint, format, import rule, unused code, rules of the house. Stops at nothing; lists all that is wrong.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { checkHouse } from './house.ts';
import { checkImports } from './imports.ts';

const root = path.resolve(import.meta.dirname, '../..');

interface Step {
  name: string;
  run: () => Promise<string[]>;
}

function command(file: string, ...args: string[]): () => Promise<string[]> {
  return () =>
    new Promise((resolve) => {
      const child = spawn(process.execPath, [path.join(root, 'node_modules', file), ...args], { cwd: root });
      let output = '';
      child.stdout.on('data', (data: Buffer) => (output += data.toString()));
      child.stderr.on('data', (data: Buffer) => (output += data.toString()));
      child.on('exit', (code) => resolve(code === 0 ? [] : [output.trim() || `ended with ${code}`]));
    });
}

const zones = ['shared', 'electron', 'electron/preload', 'renderer', 'tests'];
const steps: Step[] = [
  ...zones.map((zone) => ({ name: `types ${zone}`, run: command('typescript/bin/tsc', '-p', zone) })),
  { name: 'lint', run: command('oxlint/bin/oxlint', '--type-aware', '--deny-warnings') },
  { name: 'format', run: command('@biomejs/biome/bin/biome', 'format', '--config-path=.biome.json', '.') },
  {
    name: 'imports',
    run: async () => checkImports(root).map((breach) => `${breach.file}: ${breach.why}${breach.imports ? ` (${breach.imports})` : ''}`),
  },
  { name: 'unused', run: command('knip/bin/knip.js', '--config', 'tests/check/knip.json') },
  { name: 'house', run: async () => checkHouse(root) },
];

let wrong = 0;
for (const step of steps) {
  const from = performance.now();
  const problems = await step.run();
  const took = `${((performance.now() - from) / 1000).toFixed(1)} s`;
  if (problems.length === 0) process.stdout.write(`ok     ${step.name} (${took})\n`);
  else {
    wrong += 1;
    process.stdout.write(
      `WRONG  ${step.name} (${took})\n${problems.map((problem) => `       ${problem.replaceAll('\n', '\n       ')}`).join('\n')}\n`,
    );
  }
}
process.exitCode = wrong === 0 ? 0 : 1;
