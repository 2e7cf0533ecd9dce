// Saving layers. Each writes entries in the caller's transaction.
import { changedFields, type Patch } from '#shared/journal/merge.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/ids.ts';
import { blankLayer } from '#shared/resources/layers/blank.ts';
import { maxLayers } from '#shared/resources/layers/limits.ts';
import { isServerKind, type MapLayerValue } from '#shared/resources/layers/types.ts';
import { layerFault } from '#shared/resources/layers/url.ts';
import type { Tx } from '../../journal/append.ts';
import { allLayers, layerById } from './queries.ts';

/** @throws DomainError notFound, notValid: no name, an address that leads nowhere; tooLarge: more layers than are looked through */
export function saveLayer(tx: Tx, id: Id | undefined, patch: Patch<MapLayerValue>): Id {
  const before = id === undefined ? undefined : layerById(tx.db, id);
  if (id !== undefined && !before) throw new DomainError('notFound', { field: 'id' });
  const given = changedFields<MapLayerValue>(undefined, patch);
  const after: MapLayerValue = { ...(before ?? blankLayer), ...given };
  if (after.name === '') throw new DomainError('notValid', { field: 'name' });
  const { annotationOf } = after;
  if (annotationOf !== null && (annotationOf === id || !layerById(tx.db, annotationOf)))
    throw new DomainError('notFound', { field: 'annotationOf' });
  const fault = after.removed ? null : layerFault(after, isServerKind(after.kind));
  if (fault) throw new DomainError('notValid', fault);
  const all = allLayers(tx.db);
  if (!before && all.length >= maxLayers)
    throw new DomainError('tooLarge', { field: 'layers', limit: maxLayers, received: all.length + 1 });
  const subject = id ?? tx.newId();
  const top = Math.max(0, ...all.map(({ order }) => order));
  const write = before ? changedFields<MapLayerValue>(before, patch) : { order: top + 1, ...given };
  if (Object.keys(write).length > 0) tx.append('mapLayer.saved', subject, write);
  return subject;
}
