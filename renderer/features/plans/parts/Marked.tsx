// A text with the characters marked that a search has found.
import type { ReactNode } from 'react';

interface Props {
  text: string;
  /** In order and apart from each other, UTF-16 units, end exclusive. */
  marks: readonly (readonly [number, number])[];
}

export function Marked({ text, marks }: Props) {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const [start, end] of marks) {
    if (start < at) continue;
    if (start > at) parts.push(text.slice(at, start));
    parts.push(<mark key={start}>{text.slice(start, end)}</mark>);
    at = end;
  }
  parts.push(text.slice(at));
  return <>{parts}</>;
}
