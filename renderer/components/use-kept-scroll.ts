// Puts a list back to where it was scrolled, once its rows are there.
import { type RefObject, useEffect, useRef } from 'react';

export function useKeptScroll(box: RefObject<HTMLElement | null>, ready: boolean, scrollTop: number): void {
  const put = useRef(false);
  useEffect(() => {
    if (!ready || put.current) return undefined;
    put.current = true;
    // After the list itself has scrolled its row into view.
    const frame = requestAnimationFrame(() => {
      const list = box.current?.querySelector<HTMLElement>('.virtual');
      if (list) list.scrollTop = scrollTop;
    });
    return () => cancelAnimationFrame(frame);
  }, [box, ready, scrollTop]);
}
