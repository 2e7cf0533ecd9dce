// Rows that come in on top push the list down: what one is reading stays where it is, unless one stands at the top.
import { type RefObject, useLayoutEffect, useRef } from 'react';

/**
 * @param first key of the first row
 * @param indexOf where the row of a key stands now, -1 when it is gone
 * @param height of a new row in px, as the list guesses it
 */
export function useStandingRows(
  box: RefObject<HTMLElement | null>,
  first: string | null,
  indexOf: (key: string) => number,
  height: number,
): void {
  const before = useRef<string | null>(null);
  useLayoutEffect(() => {
    const last = before.current;
    before.current = first;
    if (last === null || first === null || last === first) return;
    const list = box.current?.querySelector<HTMLElement>('.virtual');
    const came = indexOf(last);
    if (list && came > 0 && list.scrollTop > 0) list.scrollTop += came * height;
  });
}
