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
import { openStation, type Station } from '#station/station.ts';
import { SystemClock } from '#station/time/system-clock.ts';
import { startHost, type WebHost } from '../web/host.ts';
import { readArguments, UsageError } from './arguments.ts';
import { openPage } from './open-browser.ts';
import { addressOfOther } from './other-instance.ts';
import { assetsDir, fromHere, pageDir, programDir, userDataDir } from './paths.ts';
import { fillIfEmpty, SampleCounty } from './sample-county.ts';

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
    if (demo) await fillIfEmpty(dataDir);
    say(`值守台：桌面窗口已打开（Electron），数据目录 ${dataDir}`);
    const child = spawn(electron, [programDir, `--data=${dataDir}`], { stdio: 'inherit' });
    child.on('exit', (code) => process.exit(code ?? 0));
    return;
  }
  if (demo) await fillIfEmpty(dataDir);
  const sample = new SampleCounty(args.get('data') ? `${dataDir}-sample` : userDataDir('watchdesk-sample'), !headless);
  let station: Station;
  try {
    station = openStation({ dataDir, assetsDir, clock: new SystemClock(), lookAround: () => sample.link() });
  } catch (error) {
    const other = headless ? null : addressOfOther(error, dataDir);
    if (other === null) throw error;
    say(`值守台：已在运行，打开 ${other}`);
    openPage(other, path.join(dataDir, 'window'));
    return;
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
