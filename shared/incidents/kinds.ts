// The tree of event kinds.
import type { EventKind } from './types.ts';

export type KindIndex = ReadonlyMap<string, EventKind>;

export function indexKinds(kinds: readonly EventKind[]): KindIndex {
  return new Map(kinds.map((kind) => [kind.code, kind]));
}

/** The code itself and everything above it, nearest first. Empty for null or an unknown code. */
export function kindLine(index: KindIndex, code: string | null): string[] {
  const line: string[] = [];
  for (let kind = code === null ? undefined : index.get(code); kind; kind = kind.parent === null ? undefined : index.get(kind.parent)) {
    if (line.includes(kind.code)) break;
    line.push(kind.code);
  }
  return line;
}
