// Unit, integration and property tests. End-to-end tests run in playwright.config.ts.
import path from 'node:path';
import { defineConfig } from 'vitest/config';

const root = path.resolve(import.meta.dirname, '..');

export default defineConfig({
  root,
  test: {
    include: ['{shared,electron,renderer}/**/*.test.{ts,tsx}', 'tests/{integration,property,check,desktop}/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', 'out/**'],
    setupFiles: ['tests/kit/seed.ts'],
    pool: 'forks',
    // Two at a time on the two cores of a small machine: most of the time is spent on the disk and in workers.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 30_000,
    reporters: process.env.CI ? ['default'] : ['dot'],
    unstubGlobals: true,
  },
});
