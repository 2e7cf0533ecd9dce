// While a sheet is on the screen, canvases are painted for the printer: what the screen has is a third of what paper shows.
import { type ReactNode, useInsertionEffect } from 'react';

/** @param ratio pixels of a canvas in one px of the page */
export function PaperPixels({ ratio, children }: { ratio: number; children: ReactNode }) {
  // Before the map within is made. Every layer asks the window how fine its canvas shall be, those of libraries too: this is the one
  // place where they all listen.
  useInsertionEffect(() => {
    const own = Object.getOwnPropertyDescriptor(window, 'devicePixelRatio');
    Object.defineProperty(window, 'devicePixelRatio', { configurable: true, get: () => ratio });
    return () => {
      if (own) Object.defineProperty(window, 'devicePixelRatio', own);
    };
  }, [ratio]);
  return children;
}
