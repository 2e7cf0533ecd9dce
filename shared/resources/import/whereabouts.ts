// Whether a position is likely: in the unit's own area, or at least near it; near the township of its address.
import { metresBetween, type Position } from '../../kernel/geo.ts';
import type { PlaceProblem } from './types.ts';

/** The far corner of the largest counties is this far from their seat; where no boundary is loaded, more is worth a look. */
const farMetres = 80_000;
/** A township is some 10 km across; its places lie within this of each other. */
const townshipMetres = 15_000;
/** Of fewer places a middle says nothing. */
const fewest = 5;

const middle = (numbers: number[]): number => {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
};

/** The middle of most: one that is far off does not move it. null for too few. */
export function middleOf(positions: readonly Position[]): Position | null {
  if (positions.length < fewest) return null;
  return { lng: middle(positions.map(({ lng }) => lng)), lat: middle(positions.map(({ lat }) => lat)) };
}

const township = /[\u4e00-\u9fff]{2,4}?(?:镇|乡|街道)/;

/** The township that an address names: 云河县石桥镇王庄村 is in 石桥镇. @param known names of townships in the directory */
export function townshipOf(address: string, known: readonly string[] = []): string | null {
  const plain = address.replace(/\s+/g, '');
  const named = known.find((name) => plain.includes(name));
  if (named !== undefined) return named;
  const below = plain.replace(/^.*?(?:县|自治县|旗)/, '').replace(/^.*?(?:市|区)(?=.*(?:镇|乡|街道))/, '');
  return township.exec(below)?.[0] ?? null;
}

interface Located {
  address: string;
  position: Position;
}

export interface Area {
  /** Whether a position lies in the unit's own boundary; null: none is loaded. */
  inside: ((position: Position) => boolean) | null;
  /** The county seat; null: nobody has said it. */
  centre: Position | null;
  /** Names of the unit's townships. */
  townships: readonly string[];
}

export class Whereabouts {
  readonly #inside: ((position: Position) => boolean) | null;
  readonly #centre: Position | null;
  readonly #townships = new Map<string, Position>();
  readonly #known: readonly string[];

  /** @param standing places that stand @param rows of the file */
  constructor({ inside, centre, townships }: Area, standing: readonly Located[], rows: readonly Located[]) {
    this.#inside = inside;
    this.#known = townships;
    this.#centre = centre ?? middleOf(standing.map(({ position }) => position)) ?? middleOf(rows.map(({ position }) => position));
    const byTownship = new Map<string, Position[]>();
    for (const { address, position } of [...standing, ...rows]) {
      const name = townshipOf(address, townships);
      if (name === null) continue;
      const list = byTownship.get(name);
      if (list) list.push(position);
      else byTownship.set(name, [position]);
    }
    for (const [name, positions] of byTownship) {
      const centre = middleOf(positions);
      if (centre) this.#townships.set(name, centre);
    }
  }

  look({ address, position }: Located): PlaceProblem[] {
    const problems: PlaceProblem[] = [];
    const received = `${position.lng.toFixed(5)}, ${position.lat.toFixed(5)}`;
    if (this.#inside) {
      if (!this.#inside(position)) problems.push({ field: 'position', code: 'outside', received });
    } else if (this.#centre) {
      const metres = metresBetween(this.#centre, position);
      if (metres > farMetres) problems.push({ field: 'position', code: 'farFromCentre', received, limit: Math.round(metres / 1_000) });
    }
    const name = townshipOf(address, this.#known);
    const centre = name === null ? undefined : this.#townships.get(name);
    const metres = centre ? metresBetween(centre, position) : 0;
    if (name !== null && metres > townshipMetres)
      problems.push({ field: 'position', code: 'farFromTownship', received: name, limit: Math.round(metres / 1_000) });
    return problems;
  }
}
