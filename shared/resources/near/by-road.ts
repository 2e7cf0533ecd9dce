// The order in which places are reached along the roads.
import type { Id } from '../../kernel/ids.ts';
import type { Way } from './roads/net.ts';

interface Reached {
  id: Id;
  /** Straight line. */
  metres: number;
  /** null: no roads are loaded, or none leads there. */
  road: Way | null;
}

/** Sooner first, a straight line says nothing where a river lies between; those that no road reaches behind them, by straight line. */
export const byRoad = (a: Reached, b: Reached): number =>
  a.road && b.road
    ? a.road.minutes - b.road.minutes || a.metres - b.metres || (a.id < b.id ? -1 : 1)
    : Number(a.road === null) - Number(b.road === null) || a.metres - b.metres || (a.id < b.id ? -1 : 1);
