// A line, an area, an arrow or a text in a list or a legend, as small as a letter: its colour and the manner of its line.
import type { PlotOut } from '#shared/contract/plots.ts';
import { strokeOf } from './drawn-plot.ts';

const colourOf = { red: 'var(--red)', orange: 'var(--orange)', blue: 'var(--blue)', green: 'var(--green)', ink: 'var(--text)' } as const;

/** Says nothing to a screen reader: what it means stands beside it. */
export function StrokeSample({ plot, size = 30 }: { plot: Pick<PlotOut, 'shape' | 'symbol' | 'colour'>; size?: number }) {
  const colour = colourOf[plot.colour];
  const stroke = strokeOf(plot.shape, plot.symbol);
  const dash = stroke === 'evacuation' || stroke === 'dashed' ? '5 3' : stroke === 'cleared' || stroke === 'dangerous' ? '3 2' : undefined;
  const covers = plot.shape === 'area' || plot.shape === 'circle' || plot.shape === 'sector';
  const marks: Partial<Record<typeof stroke, string>> = {
    fence: 'M7 11v8M13 11v8M19 11v8M25 11v8',
    destroyed: 'M12 12l6 6M18 12l-6 6',
    dangerous: 'M15 10l4 8h-8z',
    rescue: 'M12 11l7 4-7 4z',
    evacuation: 'M12 11l7 4-7 4',
    cleared: 'M10 12l-4 3 4 3M20 12l4 3-4 3',
    inward: 'M15 4v7M12 8l3 3 3-3M15 26v-7M12 22l3-3 3 3',
    outward: 'M15 10V2M12 5l3-3 3 3M15 20v8M12 25l3 3 3-3',
  };
  return (
    <svg
      className="stroke-sample"
      viewBox="0 0 30 30"
      width={size}
      height={size}
      aria-hidden="true"
      fill="none"
      stroke={colour}
      strokeWidth="2"
    >
      {plot.shape === 'text' ? <path d="M6 8h18M15 8v16" strokeWidth="3" /> : null}
      {plot.shape === 'point' ? <circle cx="15" cy="15" r="6" fill={colour} /> : null}
      {plot.shape === 'line' ? <path d="M3 15h24" strokeDasharray={dash} /> : null}
      {plot.shape === 'arrow' ? <path d="M3 15h14M16 8l10 7-10 7z" fill={colour} strokeWidth="4" /> : null}
      {covers && plot.shape !== 'sector' ? <circle cx="15" cy="15" r="9" fill={colour} fillOpacity="0.15" /> : null}
      {plot.shape === 'sector' ? <path d="M5 15L25 6v18z" fill={colour} fillOpacity="0.15" strokeDasharray={dash} /> : null}
      {marks[stroke] ? <path d={marks[stroke]} /> : null}
    </svg>
  );
}
