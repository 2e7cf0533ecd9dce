// Files on their way to the station, one after the other; it goes on when the screen is left. What was not sent, and why, stays to be read.
import { create } from 'zustand';
import { maxAttachmentBytes, maxUploadBytes } from '#shared/kernel/limits.ts';
import { type Refusal, refusalOf } from '#renderer/client/errors.ts';
import { client } from '#renderer/client/link.ts';
import { orpc, queryClient } from '#renderer/client/query.ts';

export interface Chosen {
  file: File;
  /** With the folders it stands in. */
  name: string;
}

interface Sending {
  /** The list they go to. */
  batch: string | null;
  queue: Chosen[];
  current: string | null;
  done: number;
  all: number;
  /** Pictures, recordings and the like, which no plan is. */
  ignored: number;
  /** null: the station was not reached. */
  failed: { name: string; refusal: Refusal | null }[];
}

const idle: Sending = { batch: null, queue: [], current: null, done: 0, all: 0, ignored: 0, failed: [] };
export const useSending = create<Sending>(() => idle);

const litter = /(^|\/)(__MACOSX\/|\.|~\$|thumbs\.db$|desktop\.ini$)/i;

async function sendAll(): Promise<void> {
  for (;;) {
    const { queue, batch } = useSending.getState();
    const [next, ...rest] = queue;
    if (!next || batch === null) break;
    useSending.setState({ queue: rest, current: next.name });
    const limit = /\.zip$/i.test(next.name) ? maxUploadBytes : maxAttachmentBytes;
    try {
      // Not sent at all: the station would say the same after minutes.
      if (next.file.size > limit) throw new TooLarge(limit, next.file.size);
      await client.planImport.batchAdd({ batch, file: next.file, name: next.name });
    } catch (error) {
      const refusal = error instanceof TooLarge ? error.refusal : refusalOf(error);
      useSending.setState(({ failed }) => ({ failed: [...failed, { name: next.name, refusal }] }));
    }
    useSending.setState(({ done }) => ({ done: done + 1 }));
    void queryClient.invalidateQueries({ queryKey: orpc.planImport.batchNow.key() });
  }
  useSending.setState({ current: null, done: 0, all: 0 });
}

class TooLarge extends Error {
  readonly refusal: Refusal;

  constructor(limit: number, received: number) {
    super('too large');
    this.refusal = { code: 'tooLarge', limit, received };
  }
}

/** @throws what the station says when the list cannot be begun */
export async function send(chosen: readonly Chosen[]): Promise<void> {
  const wanted = chosen.filter(({ name }) => !litter.test(name));
  const plans = wanted.filter(({ file }) => !/^(image|video|audio)\//.test(file.type));
  const { current, queue } = useSending.getState();
  const running = current !== null || queue.length > 0;
  if (!running) useSending.setState({ ...idle, ignored: wanted.length - plans.length });
  if (plans.length === 0) return;
  const { batch } = await client.planImport.batchStart();
  useSending.setState((now) => ({ batch, queue: [...now.queue, ...plans], all: now.all + plans.length }));
  if (!running) void sendAll();
}

/** Those that wait are not sent. */
export const stopSending = (): void => useSending.setState(({ done, current }) => ({ queue: [], all: done + (current === null ? 0 : 1) }));

export const forgetFailed = (): void => useSending.setState({ failed: [], ignored: 0 });

async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  // A reader gives a hundred at a time, and none when there are no more.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return all;
    all.push(...some);
  }
}

async function filesIn(entry: FileSystemEntry): Promise<Chosen[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    return [{ file, name: entry.fullPath.replace(/^\//, '') }];
  }
  const found: Chosen[] = [];
  for (const one of await entriesOf(entry as FileSystemDirectoryEntry)) found.push(...(await filesIn(one)));
  return found;
}

/** What was dropped, folders with all in them. Asked for while the drop is handled: later the browser forgets it. */
export async function dropped(transfer: DataTransfer): Promise<Chosen[]> {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  const plain = [...transfer.files].map((file) => ({ file, name: file.name }));
  if (entries.length === 0) return plain;
  return (await Promise.all(entries.map(filesIn))).flat();
}

export const chosenFrom = (files: FileList | null): Chosen[] =>
  [...(files ?? [])].map((file) => ({ file, name: file.webkitRelativePath === '' ? file.name : file.webkitRelativePath }));
