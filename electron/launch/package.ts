// npm run dist:dir: builds the desktop program and packs it into a folder, as electron-builder.yml says.
// On a machine that cannot fetch Electron: `--electron-dist=FOLDER` names an unpacked one.
import path from 'node:path';
import { build } from 'electron-builder';
import { readArguments } from './arguments.ts';
import { buildDesktop } from './build-desktop.ts';
import { fromHere, programDir } from './paths.ts';

export interface PackOptions {
  /** Folder with package.json, electron-builder.yml and out/. */
  projectDir?: string;
  /** An unpacked Electron, instead of one that is downloaded. */
  electronDist?: string | undefined;
}

/** Packs what is built, without an installer around it. */
export async function packDesktop({ projectDir = programDir, electronDist }: PackOptions = {}): Promise<void> {
  await build({
    projectDir,
    dir: true,
    publish: 'never',
    config: { extends: path.join(projectDir, 'electron-builder.yml'), ...(electronDist === undefined ? {} : { electronDist }) },
  });
}

/** What a closed network says when Electron's own files are asked for. */
const unreachable = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|fetch failed|getaddrinfo|status code|HttpError/;

async function main(): Promise<void> {
  const typed = readArguments(process.argv.slice(2), ['electron-dist'], []).get('electron-dist');
  await buildDesktop();
  await packDesktop({ electronDist: typed === undefined ? undefined : fromHere(typed) });
}

/** The message of an error and of what caused it. */
function wordsOf(error: unknown): string {
  return error instanceof Error ? `${error.message} ${error.cause === undefined ? '' : wordsOf(error.cause)}` : String(error);
}

function fail(error: unknown): void {
  process.exitCode = 1;
  if (unreachable.test(wordsOf(error))) {
    process.stderr.write(
      'watchdesk: 无法下载 Electron，未打包；可用 --electron-dist=目录 指定已解压的 Electron。 Electron could not be downloaded; name an unpacked one with --electron-dist=FOLDER.\n',
    );
  } else process.stderr.write(`watchdesk: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
}

if (process.argv[1] === import.meta.filename) main().catch(fail);
