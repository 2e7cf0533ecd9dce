// Layers over the contract.
import type { z } from 'zod';
import type { layerDetail, layerOut } from '#shared/contract/map-layers.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/ids.ts';
import { blankLayer } from '#shared/resources/layers/blank.ts';
import { isServerKind, type MapLayerValue } from '#shared/resources/layers/types.ts';
import { layerFault, needsKey, withoutKey } from '#shared/resources/layers/url.ts';
import type { Patch } from '#shared/journal/merge.ts';
import { isoOf, isoOrNull, type StationParts } from '../../parts.ts';
import { type Os, userOf } from '../../rpc.ts';
import { addMapFile, incomingFiles } from './add-file.ts';
import { saveLayer } from './commands.ts';
import { allLayers, layerById, type MapLayer, removedLayers } from './queries.ts';
import { tryLayer } from './try-layer.ts';

type LayerWire = z.input<typeof layerOut>;
type DetailWire = z.input<typeof layerDetail>;

export function mapLayerHandlers(os: Os, parts: StationParts) {
  const o = os.mapLayers;
  const tiles = parts.mapTiles;

  const detail = (layer: MapLayer): DetailWire => {
    const { removed: _removed, ...rest } = layer;
    const iso = isoOf(parts);
    const { problem, failedAt, okAt, retryAt } = tiles.health(layer.id);
    return {
      ...rest,
      needsKey: needsKey(layer.url),
      keySet: tiles.key(layer.id) !== null,
      state: { problem, failedAt: isoOrNull(iso, failedAt), okAt: isoOrNull(iso, okAt), retryAt: isoOrNull(iso, retryAt) },
    };
  };
  const wire = (layer: MapLayer): LayerWire => {
    const { url: _url, subdomains: _subdomains, ...rest } = detail(layer);
    return rest;
  };
  const detailById = (id: Id): DetailWire => {
    const layer = layerById(parts.read, id);
    if (!layer || layer.removed) throw new DomainError('notFound', { field: 'id' });
    return detail(layer);
  };
  /** What was given, with a key that stood in the address apart. */
  const parted = (given: Patch<MapLayerValue>, key: string | undefined): { patch: Patch<MapLayerValue>; key: string | undefined } => {
    if (given.url === undefined) return { patch: given, key };
    const found = withoutKey(given.url);
    return { patch: { ...given, url: found.url }, key: key ?? found.key ?? undefined };
  };
  const save = (id: Id | undefined, given: Patch<MapLayerValue>, givenKey: string | undefined, actor: Id): DetailWire => {
    const { patch, key } = parted(given, givenKey);
    const saved = parts.journal.commit(actor, (tx) => saveLayer(tx, id, patch));
    if (key !== undefined) tiles.setKey(saved, key);
    tiles.changed(saved);
    return detailById(saved);
  };

  return {
    list: o.list.handler(() => ({ items: allLayers(parts.read).map(wire) })),
    get: o.get.handler(({ input }) => detailById(input.id)),
    create: o.create.handler(({ input, context }) => save(undefined, input.layer, input.key, userOf(context).id)),
    change: o.change.handler(({ input, context }) => save(input.id, input.patch, input.key, userOf(context).id)),
    remove: o.remove.handler(({ input, context }) => {
      parts.journal.commit(userOf(context).id, (tx) => saveLayer(tx, input.id, { removed: true }));
      return { ok: true as const };
    }),
    restore: o.restore.handler(({ input, context }) => save(input.id, { removed: false }, undefined, userOf(context).id)),
    removed: o.removed.handler(() => ({ items: removedLayers(parts.read).map(({ id, name }) => ({ id, name })) })),
    addFile: o.addFile.handler(async ({ input, context }) => detailById(await addMapFile(parts, input, userOf(context).id))),
    incoming: o.incoming.handler(() => ({ dir: parts.mapFiles.incoming, items: incomingFiles(parts.mapFiles) })),
    tile: o.tile.handler(async ({ input: { layer, ...at } }) => {
      const tile = await tiles.tile(layer, at);
      return tile && new File([new Uint8Array(tile.bytes)], `${at.z}-${at.x}-${at.y}`, { type: tile.mime });
    }),
    try: o.try.handler(async ({ input }) => {
      const stored = input.id === undefined ? undefined : layerById(parts.read, input.id);
      if (input.id !== undefined && !stored) throw new DomainError('notFound', { field: 'id' });
      const { patch, key } = parted(input.layer, input.key);
      const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
      const layer: MapLayerValue = { ...(stored ?? blankLayer), ...given };
      const fault = isServerKind(layer.kind) ? layerFault(layer, true) : { field: 'kind' };
      if (fault) throw new DomainError('notValid', fault);
      const known = key ?? (input.id === undefined ? null : tiles.key(input.id));
      return tryLayer(layer, known === '' ? null : known, input.at, input.zoom, () => parts.clock.monotonic());
    }),
  };
}
