// A measured figure, what it should be, and how both are shown.

export interface Figure {
  name: string;
  value: number;
  unit: string;
  /** What the value should be: "< 200", "≥ 0.5". */
  aim?: string;
  /** What the machine, the engine or a rival alone did in the same run, in the same unit. */
  rival?: { what: string; value: number };
}

export interface Judged extends Figure {
  /** The value against the rival's, or else against the aim; null when there is neither. */
  ratio: number | null;
  /** Null when nothing was aimed at. */
  ok: boolean | null;
}

const comparisons: Record<string, (value: number, limit: number) => boolean> = {
  '<': (value, limit) => value < limit,
  '≤': (value, limit) => value <= limit,
  '≥': (value, limit) => value >= limit,
  '>': (value, limit) => value > limit,
};

export function round(value: number, digits = 0): number {
  return Math.round(value * 10 ** digits) / 10 ** digits;
}

/** @throws Error on an aim that cannot be read */
export function judge(figure: Figure): Judged {
  const [sign = '', number] = figure.aim?.split(' ') ?? [];
  const compare = comparisons[sign];
  const limit = Number(number);
  if (figure.aim !== undefined && (!compare || !Number.isFinite(limit)))
    throw new Error(`${figure.name}: cannot read the aim ${figure.aim}`);
  const base = figure.rival?.value ?? (compare ? limit : null);
  return {
    ...figure,
    ratio: base === null || base === 0 ? null : round(figure.value / base, 3),
    ok: compare ? compare(figure.value, limit) : null,
  };
}

/** The value below which this share of the values lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** Width on a screen with letters of one width, on which Chinese ones take two. */
function width(text: string): number {
  let cells = 0;
  for (const letter of text) cells += /[\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFF60]/.test(letter) ? 2 : 1;
  return cells;
}

export function table(figures: readonly Judged[]): string {
  const rows = figures.map((figure) => [
    figure.name,
    figure.value.toLocaleString('en'),
    figure.unit,
    figure.aim ?? '',
    figure.ok === null ? '' : figure.ok ? 'ok' : 'MISSED',
    figure.rival ? `${figure.rival.what}: ${figure.rival.value.toLocaleString('en')}, ratio ${figure.ratio}` : '',
  ]);
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...rows.map((row) => width(row[column] ?? ''))));
  const pad = (text: string, column: number): string => {
    const blanks = ' '.repeat(Math.max(0, (widths[column] ?? 0) - width(text)));
    return column === 1 ? blanks + text : text + blanks;
  };
  return rows.map((row) => `  ${row.map(pad).join('  ')}`.trimEnd()).join('\n');
}
