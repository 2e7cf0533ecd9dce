// Files of maps in the data folder, named by their SHA-256: tiles that an office was given, and those made of its own data.
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { copyFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { DomainError } from '#shared/kernel/errors.ts';
import { toFault } from '../../kernel/faults.ts';
import { freeBytes } from '../../kernel/folders.ts';

export type MapFileKind = 'mbtiles' | 'pmtiles' | 'geojson';

/** What must stay free on the disk for the journal whatever is copied in. */
const leaveFree = 1_000_000_000;

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

export class MapFiles {
  readonly dir: string;
  /** Where an administrator puts files that are too large to be sent. */
  readonly incoming: string;
  readonly #work: string;

  constructor(dataDir: string) {
    this.dir = path.join(dataDir, 'maps');
    this.incoming = path.join(this.dir, 'incoming');
    this.#work = path.join(dataDir, 'tmp', 'maps');
    // What an earlier run left half-written.
    rmSync(this.#work, { recursive: true, force: true });
  }

  fileOf(sha256: string, kind: MapFileKind): string {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new DomainError('notValid', { field: 'sha256' });
    return path.join(this.dir, `${sha256}.${kind}`);
  }

  has(sha256: string, kind: MapFileKind): boolean {
    return existsSync(this.fileOf(sha256, kind));
  }

  /** A place for a file that is being made. */
  scratch(name: string): string {
    mkdirSync(this.#work, { recursive: true });
    return path.join(this.#work, name);
  }

  /** Puts bytes that came over the contract where they can be looked at. @throws DomainError diskFull, readOnly */
  async put(name: string, file: Blob): Promise<string> {
    const at = this.scratch(name);
    this.#refuseFull(file.size);
    try {
      await writeFile(at, file.stream());
    } catch (error) {
      rmSync(at, { force: true });
      throw toFault(error);
    }
    return at;
  }

  /** A copy of a file that lies in `incoming`. @throws DomainError notFound, diskFull, readOnly */
  async copyIn(name: string, as: string): Promise<string> {
    const from = path.join(this.incoming, path.basename(name));
    if (!existsSync(from) || !statSync(from).isFile()) throw new DomainError('notFound', { field: 'name', received: name });
    const at = this.scratch(as);
    this.#refuseFull(statSync(from).size);
    try {
      await copyFile(from, at);
    } catch (error) {
      rmSync(at, { force: true });
      throw toFault(error);
    }
    return at;
  }

  /** Takes a finished file of `scratch` in under the name of its content; it stands there whole or not at all. */
  async keep(file: string, kind: MapFileKind): Promise<{ sha256: string; size: number }> {
    try {
      const sha256 = await hashOf(file);
      const { size } = statSync(file);
      mkdirSync(this.dir, { recursive: true });
      renameSync(file, this.fileOf(sha256, kind));
      return { sha256, size };
    } catch (error) {
      throw toFault(error);
    }
  }

  #refuseFull(size: number): void {
    const free = freeBytes(path.dirname(this.dir));
    if (free !== null && free - size < leaveFree)
      throw new DomainError('diskFull', { field: 'file', limit: free - leaveFree, received: size });
  }
}
