// What is measured on a map: kept while the page lives, on any map that shows it.
import { create } from 'zustand';
import { blankSketch, type Sketch } from '#renderer/map/tools/sketch.ts';

export interface Measuring {
  what: 'distance' | 'area' | null;
  /** The map takes corners. */
  active: boolean;
  sketch: Sketch;
  /** Counts up when the map shall take the keyboard. */
  asked: number;
}

const blank: Measuring = { what: null, active: false, sketch: blankSketch, asked: 0 };

export const useMeasuring = create<Measuring>(() => blank);
export const setMeasuring = (change: Partial<Measuring>): void => useMeasuring.setState(change);

export function startMeasuring(what: 'distance' | 'area'): void {
  const { asked, sketch, what: before } = useMeasuring.getState();
  setMeasuring({ what, active: true, asked: asked + 1, sketch: before === what ? sketch : blankSketch });
}

export const stopMeasuring = (): void => setMeasuring({ what: null, active: false, sketch: blankSketch });
