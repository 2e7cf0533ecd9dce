// Which scheme of numbers stands inside which, as the document itself shows it.
import { type NumberToken, lastValue, schemeKey, schemes } from './numbering.ts';

/** Order that holds where the document shows none; decimals say themselves where they stand. */
const usual: readonly string[] = schemes.filter((scheme) => scheme !== 'decimal');

export interface Order {
  /** Does `inner` stand inside `outer`? */
  within: (inner: string, outer: string) => boolean;
}

/**
 * B stands inside A when B begins again at 1 behind an item of A and A goes on counting afterwards.
 * @param tokens numbers in reading order
 */
export function readOrder(tokens: readonly NumberToken[]): Order {
  const places = new Map<string, number[]>();
  for (const [at, token] of tokens.entries()) {
    const key = schemeKey(token);
    const list = places.get(key);
    if (list) list.push(at);
    else places.set(key, [at]);
  }
  const nested = new Map<string, number>();
  for (const [outer, outers] of places) {
    for (const [inner, inners] of places) {
      if (inner === outer) continue;
      let count = 0;
      let next = 0;
      let counted = -1;
      for (const at of inners) {
        const token = tokens[at];
        if (!token || lastValue(token) !== 1) continue;
        while (next < outers.length && (outers[next] ?? 0) < at) next += 1;
        const before = tokens[outers[next - 1] ?? -1];
        const after = tokens[outers[next] ?? -1];
        if (before && after && counted !== next && lastValue(after) === lastValue(before) + 1) {
          count += 1;
          counted = next;
        }
      }
      nested.set(`${inner} ${outer}`, count);
    }
  }
  return {
    within: (inner, outer) => {
      const yes = nested.get(`${inner} ${outer}`) ?? 0;
      const no = nested.get(`${outer} ${inner}`) ?? 0;
      if (yes !== no) return yes > no;
      const innerRank = usual.indexOf(inner);
      const outerRank = usual.indexOf(outer);
      return innerRank === -1 || outerRank === -1 || innerRank > outerRank;
    },
  };
}
