// All places with a position in a tree a kind, for "the nearest ten" in microseconds. Read anew, kind by kind, when asked after a change.
import { around } from 'geokdbush';
import KDBush from 'kdbush';
import { metresBetween, type Position } from '#shared/kernel/geo.ts';
import type { Id } from '#shared/kernel/ids.ts';
import { type FacilityKind, facilityKinds } from '#shared/resources/types.ts';
import type { ReadDb } from '../../kernel/db.ts';
import { hazardPoints, pointsOfKind } from './queries.ts';

export interface Found {
  id: Id;
  kind: FacilityKind;
  position: Position;
  /** Straight line. */
  metres: number;
}

export interface PlacePoint {
  id: Id;
  lng: number;
  lat: number;
  /** Metres that a hazard source reaches; 0: not said. */
  radius: number;
}

/** A place's tree counts on a slightly smaller earth than ours; what it lets in too much is taken out by the exact distance. */
const slack = 1.000_01;
const half = 20_015_115;

/** One kind: the tree and what its numbers stand for. */
export class KindTree {
  readonly points: readonly PlacePoint[];
  readonly #tree: KDBush;

  constructor(points: readonly PlacePoint[]) {
    this.points = points;
    this.#tree = new KDBush(points.length);
    for (const { lng, lat } of points) this.#tree.add(lng, lat);
    this.#tree.finish();
  }

  /** Nearest first, by exact distance, equals by id. @param limit at most @param within metres */
  nearest(centre: Position, limit: number, within = Number.POSITIVE_INFINITY): { point: PlacePoint; metres: number }[] {
    if (this.points.length === 0) return [];
    const reach = within * slack + 1;
    const numbers =
      reach >= half ? around(this.#tree, centre.lng, centre.lat, limit) : around(this.#tree, centre.lng, centre.lat, limit, reach / 1_000);
    return numbers
      .flatMap((number) => {
        const point = this.points[number];
        if (!point) return [];
        const metres = metresBetween(centre, point);
        return metres <= within ? [{ point, metres }] : [];
      })
      .sort((a, b) => a.metres - b.metres || (a.point.id < b.point.id ? -1 : 1));
  }
}

export class PlaceIndex {
  readonly #read: ReadDb;
  readonly #trees = new Map<FacilityKind, KindTree>();

  constructor(read: ReadDb) {
    this.#read = read;
  }

  /** Something about where places are has changed. */
  touch(): void {
    this.#trees.clear();
  }

  #tree(kind: FacilityKind): KindTree {
    const known = this.#trees.get(kind);
    if (known) return known;
    const made = new KindTree(kind === 'hazardSource' ? hazardPoints(this.#read) : pointsOfKind(this.#read, kind));
    this.#trees.set(kind, made);
    return made;
  }

  /** @param within metres @param kinds all when left out */
  nearest(centre: Position, limit: number, within?: number, kinds: readonly FacilityKind[] = facilityKinds): Found[] {
    const found = kinds.flatMap((kind) =>
      this.#tree(kind)
        .nearest(centre, limit, within)
        .map(({ point, metres }) => ({ id: point.id, kind, position: point, metres })),
    );
    if (kinds.length > 1) found.sort((a, b) => a.metres - b.metres || (a.id < b.id ? -1 : 1));
    return found.slice(0, limit);
  }

  /** All within so many metres, nearest first. */
  within(centre: Position, metres: number, kinds?: readonly FacilityKind[]): Found[] {
    return this.nearest(centre, Number.POSITIVE_INFINITY, metres, kinds);
  }

  /** Hazard sources whose own radius reaches the point, nearest first. */
  reaching(centre: Position): (Found & { radius: number })[] {
    return this.#tree('hazardSource')
      .points.flatMap((point) => {
        const metres = point.radius > 0 ? metresBetween(centre, point) : Number.POSITIVE_INFINITY;
        return metres <= point.radius
          ? [{ id: point.id, kind: 'hazardSource' as const, position: point, metres, radius: point.radius }]
          : [];
      })
      .sort((a, b) => a.metres - b.metres || (a.id < b.id ? -1 : 1));
  }
}

/** Whether an entry may move a point of the index: what changes by the hour at a place does not. */
export function movesPoints(entry: { type: string; payload: unknown }): boolean {
  if (entry.type.startsWith('dataset.')) return true;
  if (entry.type !== 'facility.saved') return false;
  const { fields, ...rest } = entry.payload as { fields?: Record<string, unknown> };
  return Object.keys(rest).length > 0 || 'radius' in (fields ?? {});
}
