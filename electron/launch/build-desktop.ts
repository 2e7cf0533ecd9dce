// Builds the desktop shell: the page, and one bundle for each process (main, station, its workers, preload). Also runs as a script.
import { rmSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { build } from 'vite';
import { buildPage } from './build.ts';
import { programDir } from './paths.ts';

interface Bundle {
  /** From the top of the repository. */
  entry: string;
  /** Below the output folder. */
  file: string;
  format: 'es' | 'cjs';
  /** Node 24 is Electron 45's own; the preload script runs in its Chromium. */
  target: string;
}

const bundles: readonly Bundle[] = [
  { entry: 'electron/main/main.ts', file: 'main/index.mjs', format: 'es', target: 'node24' },
  { entry: 'electron/station/desktop-service.ts', file: 'main/service.mjs', format: 'es', target: 'node24' },
  // worker.ts looks for this file beside the bundle that it was built into.
  { entry: 'electron/station/worker.ts', file: 'main/worker.mjs', format: 'es', target: 'node24' },
  // The same of generations.ts.
  { entry: 'electron/station/rosters/generate/solve-worker.ts', file: 'main/solve-worker.mjs', format: 'es', target: 'node24' },
  { entry: 'electron/station/plans/import/plan-worker.ts', file: 'main/plan-worker.mjs', format: 'es', target: 'node24' },
  { entry: 'electron/station/resources/import/place-worker.ts', file: 'main/place-worker.mjs', format: 'es', target: 'node24' },
  // A sandboxed preload script is loaded as CommonJS, whatever package.json says.
  { entry: 'electron/preload/preload.ts', file: 'preload/preload.cjs', format: 'cjs', target: 'chrome140' },
];

/** Native and wasm code cannot be bundled. Everything else goes into the bundles, so that the packed program carries no package twice. */
const external = [/^electron($|\/)/, 'better-sqlite3', 'highs', /^node:/, ...builtinModules];

async function bundle({ entry, file, format, target }: Bundle, outDir: string): Promise<void> {
  await build({
    configFile: false,
    root: programDir,
    publicDir: false,
    logLevel: 'warn',
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: path.join(programDir, entry),
      outDir: path.join(outDir, path.dirname(file)),
      emptyOutDir: false,
      target,
      minify: false,
      rolldownOptions: { external, output: { format, entryFileNames: path.basename(file), codeSplitting: false } },
    },
  });
}

export interface DesktopBuild {
  outDir?: string;
  /** Without it the page that is there is taken as it is. */
  page?: boolean;
}

/** @throws what the bundler finds wrong */
export async function buildDesktop({ outDir = path.join(programDir, 'out'), page = true }: DesktopBuild = {}): Promise<void> {
  if (page) await buildPage();
  for (const name of ['main', 'preload']) rmSync(path.join(outDir, name), { recursive: true, force: true });
  await Promise.all(bundles.map((one) => bundle(one, outDir)));
}

if (process.argv[1] === import.meta.filename) await buildDesktop();
