// What a plot is before its first entry.
import type { PlotValue } from './types.ts';

export const blankPlot: PlotValue = {
  incident: '',
  shape: 'point',
  symbol: '',
  text: '',
  points: [],
  radius: null,
  opening: null,
  wind: null,
  colour: 'red',
  note: '',
  removed: false,
};
