// npm start: the desktop shell when Electron's binary is here, else the browser shell; with --headless only station and host.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { errorTexts } from '#shared/contract/error-texts.ts';
import { isDomainError } from '#shared/kernel/errors.ts';
import { setUp } from '#station/accounts/handlers.ts';
import { addAdministrator } from '#station/accounts/first-account.ts';
import { countUsers, userByLogin } from '#station/accounts/queries.ts';
import { readHolder } from '#station/kernel/lock.ts';
import { openStation, type Station } from '#station/station.ts';
import { SystemClock } from '#station/time/system-clock.ts';
import { startHost, type WebHost } from '../web/host.ts';
import { readArguments, UsageError } from './arguments.ts';
import { openPage } from './open-browser.ts';
import { assetsDir, fromHere, pageDir, programDir, userDataDir } from './paths.ts';

const usualPort = 7390;

/** Electron's executable, when the package and its binary are installed. Never imports electron: that would try to download it. */
function electronBinary(): string | null {
  try {
    const dir = path.dirname(createRequire(import.meta.url).resolve('electron/package.json'));
    const name =
      process.platform === 'win32' ? 'electron.exe' : process.platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron';
    const file = path.join(dir, 'dist', name);
    return existsSync(file) ? file : null;
  } catch {
    return null;
  }
}

const usage = `npm start -- [--demo] [--data DIR] [--port N] [--shell browser] [--headless [--admin NAME:PASSWORD]]
  --demo            the invented sample county, in a data folder of its own
  --data DIR        another data folder than the usual one
  --port N          another port than ${usualPort} (only this machine can reach it)
  --shell browser   the browser shell, even when Electron is installed
  --headless        no window; says "ready URL" when it answers
  --admin N:P       makes the first account of an empty folder`;

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function fail(error: unknown): never {
  if (isDomainError(error)) {
    const { received } = error.details;
    process.stderr.write(
      `watchdesk: ${errorTexts['zh-CN'][error.code]}${received === undefined ? '' : ` (${received})`}\n           ${errorTexts.en[error.code]}\n`,
    );
  } else if (error instanceof UsageError) process.stderr.write(`watchdesk: ${error.message}\n${usage}\n`);
  else process.stderr.write(`watchdesk: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
}

async function fillEmpty(dataDir: string, demo: boolean): Promise<void> {
  if (!demo || existsSync(path.join(dataDir, 'spaces', 'live.sqlite'))) return;
  const { fillBeside } = await import('#station/sample/fill-worker.ts');
  await fillBeside({ dataDir, assetsDir, now: new SystemClock().now() });
}

/** Opens the sample county in a folder of its own beside the station that runs here; once, however often it is asked for. */
class SampleCounty {
  readonly #dataDir: string;
  #opening: Promise<void> | null = null;
  #opened: { station: Station; host: WebHost } | { url: string } | null = null;

  constructor(dataDir: string) {
    this.#dataDir = dataDir;
  }

  async link(requireLink: boolean): Promise<string> {
    this.#opening ??= this.#open(requireLink).finally(() => {
      this.#opening = null;
    });
    if (this.#opened === null) await this.#opening;
    const opened = this.#opened;
    if (opened === null) throw new Error('the sample county did not open');
    return 'host' in opened ? opened.host.link() : opened.url;
  }

  async close(): Promise<void> {
    if (this.#opened === null || !('host' in this.#opened)) return;
    await this.#opened.host.close();
    await this.#opened.station.stop();
  }

  async #open(requireLink: boolean): Promise<void> {
    if (this.#opened !== null) return;
    await fillEmpty(this.#dataDir, true);
    try {
      const station = openStation({ dataDir: this.#dataDir, assetsDir, clock: new SystemClock() });
      const host = await startHost({ station, port: 0, pageDir, requireLink });
      station.announce(host.url);
      this.#opened = { station, host };
    } catch (error) {
      const url = readHolder(this.#dataDir)?.url;
      if (!isDomainError(error) || error.code !== 'inUse' || !url) throw error;
      this.#opened = { url };
    }
  }
}

async function makeAdmin(station: Station, admin: string | undefined): Promise<void> {
  if (admin === undefined) return;
  const split = admin.indexOf(':');
  if (split < 1) throw new UsageError('--admin wants NAME:PASSWORD');
  const [name, password] = [admin.slice(0, split), admin.slice(split + 1)];
  if (countUsers(station.parts.read) === 0) await setUp(station.parts, { unitName: '本县', name, password });
  else if (station.parts.sample && !userByLogin(station.parts.read, name)) await addAdministrator(station.parts, name, password);
}

function endCleanly(station: Station, host: WebHost, sample: SampleCounty): void {
  let ending = false;
  const end = (): void => {
    if (ending) return;
    ending = true;
    sample
      .close()
      .then(() => host.close())
      .then(() => station.stop())
      .then(() => process.exit(0), fail);
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
  process.on('SIGHUP', end);
}

async function main(): Promise<void> {
  const args = readArguments(process.argv.slice(2), ['data', 'port', 'admin', 'shell'], ['headless', 'demo', 'help']);
  if (args.has('help')) {
    say(usage);
    return;
  }
  const headless = args.has('headless');
  const demo = args.has('demo');
  const dataDir = args.get('data') ? fromHere(args.get('data') ?? '') : userDataDir(demo ? 'watchdesk-sample' : 'watchdesk');
  const { buildPage } = await import('./build.ts');
  await buildPage();
  const electron = headless || args.get('shell') === 'browser' ? null : electronBinary();
  if (electron) {
    const { buildDesktop } = await import('./build-desktop.ts');
    await buildDesktop();
    await fillEmpty(dataDir, demo);
    say(`值守台：桌面窗口已打开（Electron），数据目录 ${dataDir}`);
    const child = spawn(electron, [programDir, `--data=${dataDir}`], { stdio: 'inherit' });
    child.on('exit', (code) => process.exit(code ?? 0));
    return;
  }
  const running = readHolder(dataDir);
  await fillEmpty(dataDir, demo);
  const sample = new SampleCounty(args.get('data') ? `${dataDir}-sample` : userDataDir('watchdesk-sample'));
  let station: Station;
  try {
    station = openStation({ dataDir, assetsDir, clock: new SystemClock(), lookAround: () => sample.link(!headless) });
  } catch (error) {
    if (isDomainError(error) && error.code === 'inUse' && running?.url && !headless) {
      say(`值守台：已在运行，打开 ${running.url}`);
      openPage(running.url, path.join(dataDir, 'window'));
      return;
    }
    throw error;
  }
  await makeAdmin(station, args.get('admin'));
  const port = Number(args.get('port') ?? usualPort);
  const host = await startHost({ station, port, pageDir, requireLink: !headless }).catch((error: unknown) => {
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'EADDRINUSE' && args.get('port') === undefined) {
      return startHost({ station, port: 0, pageDir, requireLink: !headless });
    }
    throw error;
  });
  station.announce(host.url);
  endCleanly(station, host, sample);
  if (headless) {
    say(`ready ${host.url}`);
    return;
  }
  const link = host.link();
  const opened = openPage(link, path.join(dataDir, 'window'));
  const how = { chromium: '浏览器窗口已打开', browser: '已交给默认浏览器打开', none: '没有图形界面，请在本机浏览器打开' }[opened];
  say(`值守台：未装 Electron，使用浏览器外壳；${how}：${link}`);
  say(`数据目录 ${dataDir}；按 Ctrl+C 结束。`);
}

main().catch(fail);
