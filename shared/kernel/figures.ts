// Numbers of a report that may be known only from below ("50余人"). Unknown is never 0.

/** A figure; `atLeast` when only a lower bound is known. */
export interface Figure {
  value: number;
  atLeast: boolean;
}

interface Rough {
  field: string;
  min?: number | undefined;
  about?: number | undefined;
}

/** What is known of one field: its exact number, else the lower bound that a rough word gives; null for nothing. */
export function knownFigure<F extends string>(
  exact: Readonly<Record<F, number | null>>,
  approximate: readonly Rough[],
  field: F,
): Figure | null {
  const value = exact[field];
  if (value !== null) return { value, atLeast: false };
  const rough = approximate.find((item) => item.field === field);
  const lower = rough?.min ?? rough?.about;
  return lower === undefined ? null : { value: lower, atLeast: true };
}

/** Of figures of which some are unknown, only a lower bound is known; of none, nothing. */
export function sumOf(...parts: (Figure | null)[]): Figure | null {
  const known = parts.filter((part) => part !== null);
  if (known.length === 0) return null;
  return {
    value: known.reduce((total, { value }) => total + value, 0),
    atLeast: known.length < parts.length || known.some((part) => part.atLeast),
  };
}
