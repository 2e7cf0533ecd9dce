// End-to-end tests: the real page in a real Chromium against a real station, each with a data folder of its own.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { findChromium } from '#electron/launch/open-browser.ts';

export default defineConfig({
  testDir: path.join(import.meta.dirname, 'e2e'),
  outputDir: path.join(import.meta.dirname, '.results'),
  globalSetup: fileURLToPath(import.meta.resolve('./kit/county.ts')),
  // A busy machine is waited for: what is right is green at once, however long it may take.
  timeout: 240_000,
  expect: { timeout: 40_000 },
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  // What fails once and then passes is listed as flaky at the end of the output: a fault to be looked for, not one to stop for.
  retries: 1,
  reporter: [['list']],
  use: {
    viewport: { width: 1600, height: 900 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    screenshot: 'only-on-failure',
    // A trace of every step costs a third of the time; it is asked for when a failure wants one.
    trace: process.env.WATCHDESK_TRACE === '1' ? 'retain-on-failure' : 'off',
    launchOptions: {
      executablePath: findChromium() ?? 'chromium',
      args: [
        '--no-sandbox',
        '--disable-dev-shm-usage',
        '--autoplay-policy=no-user-gesture-required',
        '--disable-background-networking',
        '--no-first-run',
      ],
    },
  },
});
