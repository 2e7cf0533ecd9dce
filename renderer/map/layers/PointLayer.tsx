// Places on the map: symbols and groups on one canvas, worked by mouse and keys. Made once; only what changed is handed on.
import { type LeafletMouseEvent, point } from 'leaflet';
import { useEffect, useEffectEvent, useRef } from 'react';
import { useMap } from 'react-leaflet';
import type { ColourSet } from '../symbols/drawing.ts';
import { boxOf } from '../view.ts';
import { PointCanvas } from './point-canvas.ts';
import type { PointIndex, Shown } from './point-index.ts';
import type { Item } from './point-scene.ts';

/** A group under the mouse or the keys, or a place by itself. */
export interface Meant {
  ids: string[];
  kinds: Item['kinds'];
}

interface Props {
  index: PointIndex;
  /** Places that the filters leave; null: all. */
  shown?: Shown;
  set: ColourSet;
  labels: boolean;
  chosen?: string | null;
  onOpen?: (id: string) => void;
  /** A group that cannot be taken apart by going nearer: its places lie on one spot. */
  onGroup?: (ids: string[]) => void;
  /** What Ctrl and arrows, or the mouse, point at; null: nothing any more. */
  onMean?: (meant: Meant | null, by: 'mouse' | 'keys') => void;
  /** false while a tool draws: places are seen but not worked. */
  interactive?: boolean;
}

const steps: Record<string, { x: number; y: number }> = {
  ArrowRight: { x: 1, y: 0 },
  ArrowLeft: { x: -1, y: 0 },
  ArrowDown: { x: 0, y: 1 },
  ArrowUp: { x: 0, y: -1 },
};
/** px left free around the places of an opened group. */
const groupPadding = 60;

export function PointLayer({ index, shown = null, set, labels, chosen = null, onOpen, onGroup, onMean, interactive = true }: Props) {
  const map = useMap();
  const layer = useRef<PointCanvas>(null);
  const meant = useRef<Item | null>(null);
  const ids = (item: Item): string[] => item.members().map((id) => index.columns.ids[id] ?? '');
  const mean = useEffectEvent((item: Item | null, by: 'mouse' | 'keys') => {
    if (item === meant.current) return;
    meant.current = item;
    layer.current?.mean(item);
    map.getContainer().style.cursor = item !== null && by === 'mouse' ? 'pointer' : '';
    onMean?.(item === null ? null : { ids: ids(item), kinds: item.kinds }, by);
  });
  const open = useEffectEvent((item: Item) => {
    if (item.count === 1) {
      onOpen?.(index.columns.ids[item.first] ?? '');
      return;
    }
    const { lngs, lats } = index.columns;
    const box = boxOf(lngs, lats, item.members());
    const onOneSpot = box === null || map.getZoom() >= map.getMaxZoom() || (box.west === box.east && box.south === box.north);
    if (onOneSpot) onGroup?.(ids(item));
    else
      map.fitBounds(
        [
          [box.south, box.west],
          [box.north, box.east],
        ],
        { padding: [groupPadding, groupPadding] },
      );
  });
  useEffect(() => {
    const canvas = new PointCanvas({ index, shown, set, labels, chosen });
    layer.current = canvas;
    canvas.addTo(map);
    canvas.on('looked', () => mean(null, 'keys'));
    return () => {
      layer.current = null;
      canvas.remove();
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- made once; the next effect hands on what changes
  }, [map]);
  useEffect(() => layer.current?.set({ index, shown, set, labels, chosen }), [index, shown, set, labels, chosen]);
  useEffect(() => {
    if (!interactive) return undefined;
    const over = (event: LeafletMouseEvent): void => mean(layer.current?.itemAt(event.containerPoint) ?? null, 'mouse');
    const out = (): void => mean(null, 'mouse');
    const click = (event: LeafletMouseEvent): void => {
      const item = layer.current?.itemAt(event.containerPoint);
      if (item) open(item);
    };
    const box = map.getContainer();
    const onKey = (event: KeyboardEvent): void => {
      const canvas = layer.current;
      if (event.isComposing || event.target !== box || !canvas) return;
      const step = event.ctrlKey ? steps[event.key] : undefined;
      if (step) {
        event.preventDefault();
        const size = map.getSize();
        const from = meant.current ? canvas.placeOf(meant.current) : size.divideBy(2);
        const next = nextToward(canvas, from, step, meant.current, size);
        if (next) mean(next, 'keys');
      } else if (event.key === 'Enter' && meant.current) {
        event.preventDefault();
        open(meant.current);
      } else if (event.key === 'Escape' && meant.current) {
        event.preventDefault();
        mean(null, 'keys');
      }
    };
    map.on({ mousemove: over, mouseout: out, click });
    box.addEventListener('keydown', onKey);
    return () => {
      map.off({ mousemove: over, mouseout: out, click });
      box.removeEventListener('keydown', onKey);
      mean(null, 'mouse');
    };
  }, [map, interactive]);
  return null;
}

/** The nearest within the window in a direction; without one that is meant yet, the nearest to the middle. */
function nextToward(
  canvas: PointCanvas,
  from: { x: number; y: number },
  step: { x: number; y: number },
  current: Item | null,
  size: { x: number; y: number },
): Item | null {
  let best: Item | null = null;
  let bestCost = Infinity;
  for (const item of canvas.items) {
    if (item === current) continue;
    const at = canvas.placeOf(item);
    if (at.x < 0 || at.y < 0 || at.x > size.x || at.y > size.y) continue;
    const away = point(at.x - from.x, at.y - from.y);
    const along = away.x * step.x + away.y * step.y;
    const aside = Math.abs(away.x * step.y) + Math.abs(away.y * step.x);
    if (current !== null && (along <= 0 || aside > 2 * along)) continue;
    const cost = current === null ? Math.hypot(away.x, away.y) : along + 2 * aside;
    if (cost >= bestCost) continue;
    best = item;
    bestCost = cost;
  }
  return best;
}
