// Tiles are asked for a few at a time: a slow server of maps must not hold up the calls that the duty depends on.
import { create } from 'zustand';
import { client } from '#renderer/client/link.ts';
import type { LoadTile } from '#renderer/map/layers/tile-images.ts';

/** A browser opens six connections to a host; the stream of changes and what somebody is saving need the others. */
const atOnce = 3;

/** Tiles that were asked for and have not come yet. */
export const useTilesAwaited = create(() => ({ count: 0 }));
const awaited = (by: number): void => useTilesAwaited.setState(({ count }) => ({ count: count + by }));

let running = 0;
/** The latest first: what was asked for before the map moved on is wanted least. */
const waiting: (() => void)[] = [];

async function turn(signal: AbortSignal): Promise<void> {
  if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
  running += 1;
  if (signal.aborted) {
    next();
    signal.throwIfAborted();
  }
}

function next(): void {
  running -= 1;
  waiting.pop()?.();
}

/** The tiles of one layer. */
export function tileLoader(layer: string): LoadTile {
  return async ({ z, x, y }, signal) => {
    awaited(1);
    try {
      await turn(signal);
      try {
        return await client.mapLayers.tile({ layer, z, x, y }, { signal });
      } finally {
        next();
      }
    } finally {
      awaited(-1);
    }
  };
}
