// A file of tiles is taken in: looked through in a worker, kept under its hash, and only then a layer.
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Patch } from '#shared/journal/merge.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/ids.ts';
import { maxLine } from '#shared/kernel/limits.ts';
import type { MapLayerValue } from '#shared/resources/layers/types.ts';
import { safeName } from '../../kernel/attachment-store.ts';
import type { StationParts } from '../../parts.ts';
import { saveLayer } from './commands.ts';
import type { MapFiles } from './map-files.ts';

interface Input {
  file?: File | undefined;
  incoming?: string | undefined;
  layer?: Patch<MapLayerValue> | undefined;
}

const kindOfName = (name: string): 'mbtiles' | 'pmtiles' | null => {
  const ending = /\.(mbtiles|pmtiles)$/i.exec(name)?.[1]?.toLowerCase();
  return ending === 'mbtiles' || ending === 'pmtiles' ? ending : null;
};

/** What waits in the folder for large files. */
export function incomingFiles({ incoming }: MapFiles): { name: string; size: number }[] {
  mkdirSync(incoming, { recursive: true });
  return readdirSync(incoming)
    .filter((name) => kindOfName(name) !== null)
    .map((name) => ({ name, size: statSync(path.join(incoming, name)).size }));
}

/** @throws DomainError typeNotAllowed, brokenFile, emptyFile, tooLarge, notFound, notValid (neither or both given) */
export async function addMapFile(parts: StationParts, { file, incoming, layer = {} }: Input, actor: Id): Promise<Id> {
  const name = file?.name ?? incoming ?? '';
  if ((file === undefined) === (incoming === undefined)) throw new DomainError('notValid', { field: 'file' });
  const kind = kindOfName(name);
  if (kind === null) throw new DomainError('typeNotAllowed', { field: 'file', received: name.slice(-40), limit: 'mbtiles pmtiles' });
  if (file?.size === 0) throw new DomainError('emptyFile', { field: 'file', received: 0 });
  const scratch = `${parts.random().toString(36).slice(2)}.${kind}`;
  const at = file ? await parts.mapFiles.put(scratch, file) : await parts.mapFiles.copyIn(incoming ?? '', scratch);
  try {
    const facts = await parts.checkMapFile(at, kind);
    const kept = await parts.mapFiles.keep(at, kind);
    const shown = safeName(name);
    return parts.journal.commit(actor, (tx) =>
      saveLayer(tx, undefined, {
        name: (facts.name || shown.replace(/\.\w+$/, '')).slice(0, maxLine),
        source: facts.attribution,
        ...layer,
        kind,
        content: facts.content,
        vectorLayers: facts.layers.slice(0, 200),
        minZoom: facts.minZoom,
        maxZoom: facts.maxZoom,
        file: { ...kept, name: shown },
      }),
    );
  } finally {
    if (existsSync(at)) rmSync(at, { force: true });
  }
}
