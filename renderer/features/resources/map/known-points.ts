// The places that the map knows: asked for page by page once, then only what was written since.
import type { FacilityPoints } from '#shared/contract/facilities.ts';

type Ask = (input: { cursor?: string; since?: string }) => Promise<FacilityPoints>;

/** By id, as the station gives them. */
const rowsOf = (part: FacilityPoints): [id: string, part: FacilityPoints, row: number][] => part.ids.map((id, row) => [id, part, row]);

/** Several answers as one, without the places that `replaced` names in the first of them. */
function joined(parts: readonly FacilityPoints[], revision: string, replaced: ReadonlySet<string> = new Set()): FacilityPoints {
  const [first, ...others] = parts;
  const rows = [...(first ? rowsOf(first).filter(([id]) => !replaced.has(id)) : []), ...others.flatMap(rowsOf)];
  if (replaced.size > 0) rows.sort(([a], [b]) => (a < b ? -1 : 1));
  const unitNames: string[] = [];
  const numbers = new Map<string, number>();
  const unitOf = (name: string | undefined): number => {
    if (name === undefined) return -1;
    const number = numbers.get(name) ?? unitNames.push(name) - 1;
    numbers.set(name, number);
    return number;
  };
  // Each row stands in all columns of its answer.
  const column = <T>(of: (part: FacilityPoints) => readonly T[]): T[] => rows.map(([, part, row]) => of(part)[row] as T);
  return {
    ids: rows.map(([id]) => id),
    names: column((part) => part.names),
    subKinds: column((part) => part.subKinds),
    kinds: column((part) => part.kinds),
    lngs: column((part) => part.lngs),
    lats: column((part) => part.lats),
    closed: column((part) => part.closed),
    opened: column((part) => part.opened),
    pinyins: column((part) => part.pinyins),
    units: rows.map(([, part, row]) => unitOf(part.unitNames[part.units[row] ?? -1])),
    unitNames,
    revision,
    changesOnly: false,
    gone: [],
  };
}

/** What is there now. @param known the answer before; the same object when nothing is another since then */
export async function freshPoints(known: FacilityPoints | undefined, ask: Ask): Promise<FacilityPoints> {
  const first = await ask(known ? { since: known.revision } : {});
  if (known && first.changesOnly) {
    const replaced = new Set([...first.ids, ...first.gone]);
    return replaced.size === 0 ? known : joined([known, first], first.revision, replaced);
  }
  const pages = [first];
  for (let cursor = first.nextCursor; cursor !== undefined; ) {
    const page = await ask({ cursor });
    pages.push(page);
    cursor = page.nextCursor;
  }
  return joined(pages, first.revision);
}
