// Findings in the order in which they are shown: plan by plan, the best plan first, of each plan its best few; then the rest.
import type { Catalogue } from './catalogue.ts';
import { type Findings, rankCount } from './find.ts';
import type { Library } from './library.ts';
import type { IndexStore } from './store.ts';

/** Of each plan so many come first; the rest of its hits stand behind those of the other plans. */
const bestOfPlan = 4;
/** Pieces whose hits are counted: the best by everything else. Reading more texts takes longer than a key stroke. */
const counted = 60;
/** More hits in one piece say nothing more. */
const mostTimes = 255;
/** Pieces have room for so many bits in a key. */
const pieceRoom = 2 ** 24;

/** A hit to be shown: the number of a piece, or -1 - n for the nth title. */
export type Place = number;

export class Order {
  /** Numbers of plans with a hit, the best first. */
  readonly #plans: number[] = [];
  readonly #count: Uint32Array;
  /** Hits of one plan are a chain: the last of each plan, and the one before each. */
  readonly #last: Int32Array;
  readonly #before: Int32Array;
  readonly #keys: Float64Array;

  constructor(findings: Findings, catalogue: Catalogue, library: Library, times: Uint8Array) {
    const plans = library.all.length;
    const { pieces, titles } = findings;
    const total = pieces.length + titles.length;
    const count = new Uint32Array(plans);
    const last = new Int32Array(plans).fill(-1);
    const before = new Int32Array(total);
    const keys = new Float64Array(total);
    const best = new Float64Array(plans).fill(Number.POSITIVE_INFINITY);
    const { doc, sort } = catalogue;
    for (let next = 0; next < total; next += 1) {
      const piece = pieces[next - titles.length] ?? 0;
      const title = titles[next] ?? 0;
      const isTitle = next < titles.length;
      const plan = (isTitle ? library.titles[title]?.held.nth : findings.docs.plan[doc[piece] ?? 0]) ?? 0;
      const key = isTitle
        ? keyOf(findings.rankOfTitle[title] ?? 0, mostTimes, 0, title)
        : keyOf(findings.rankOfPiece[piece] ?? 0, times[piece] ?? 0, sort[piece] ?? 0, piece);
      keys[next] = key;
      before[next] = last[plan] ?? -1;
      last[plan] = next;
      count[plan] = (count[plan] ?? 0) + 1;
      if (key < (best[plan] ?? 0)) best[plan] = key;
    }
    for (let plan = 0; plan < plans; plan += 1) if (last[plan] !== -1) this.#plans.push(plan);
    this.#plans.sort((a, b) => (best[a] ?? 0) - (best[b] ?? 0));
    this.#count = count;
    this.#last = last;
    this.#before = before;
    this.#keys = keys;
  }

  /** How many plans have a hit. */
  get plans(): number {
    return this.#plans.length;
  }

  /** @param perPlan of each plan so many first; when one plan is looked through, all of it */
  slice(offset: number, limit: number, perPlan = bestOfPlan): Place[] {
    const out: Place[] = [];
    let skip = offset;
    for (const rest of [false, true]) {
      for (const plan of this.#plans) {
        const all = this.#count[plan] ?? 0;
        const count = rest ? Math.max(0, all - perPlan) : Math.min(all, perPlan);
        if (skip >= count) {
          skip -= count;
          continue;
        }
        const from = rest ? perPlan : 0;
        out.push(
          ...this.#sorted(plan)
            .slice(from + skip, from + count)
            .map(placeOf),
        );
        skip = 0;
        if (out.length >= limit) return out.slice(0, limit);
      }
    }
    return out;
  }

  #sorted(plan: number): number[] {
    const keys: number[] = [];
    for (let at = this.#last[plan] ?? -1; at >= 0; at = this.#before[at] ?? -1) keys.push(this.#keys[at] ?? 0);
    return keys.sort((a, b) => a - b);
  }
}

/** Rank, then many hits, then card before section before file, then reading order. Titles have sort 0. */
const keyOf = (rank: number, times: number, sort: number, number: number): number =>
  ((rank * (mostTimes + 1) + (mostTimes - times)) * 4 + sort) * pieceRoom + number;

function placeOf(key: number): Place {
  const number = key % pieceRoom;
  const sort = Math.floor(key / pieceRoom) % 4;
  return sort === 0 ? -1 - number : number;
}

/**
 * How often the forms stand in the best pieces, by their number; 0 for those that are not read. Counted as written, without folding:
 * it decides among equals only, and folding hundreds of texts takes longer than finding them.
 */
export function countTimes(findings: Findings, store: IndexStore, catalogue: Catalogue, forms: readonly string[]): Uint8Array {
  const { pieces, rankOfPiece } = findings;
  const times = new Uint8Array(catalogue.last + 1);
  const lettered = forms.some((form) => /[a-z]/.test(form));
  const ofRank = new Uint32Array(rankCount);
  for (const piece of pieces) {
    const rank = rankOfPiece[piece] ?? 0;
    ofRank[rank] = (ofRank[rank] ?? 0) + 1;
  }
  let left = counted;
  for (let rank = 0; rank < rankCount && left > 0; rank += 1) {
    if (ofRank[rank] === 0) continue;
    for (let nth = 0; nth < pieces.length && left > 0; nth += 1) {
      const piece = pieces[nth] ?? 0;
      if (rankOfPiece[piece] !== rank) continue;
      const body = store.body(piece);
      times[piece] = timesIn(lettered ? body.toLowerCase() : body, forms, timesIn(catalogue.headingFolded(piece), forms, 0));
      left -= 1;
    }
  }
  return times;
}

/** @param before so many were counted already */
function timesIn(text: string, forms: readonly string[], before: number): number {
  let times = before;
  for (const form of forms)
    for (let at = text.indexOf(form); at >= 0 && times < mostTimes; at = text.indexOf(form, at + form.length)) times += 1;
  return times;
}
