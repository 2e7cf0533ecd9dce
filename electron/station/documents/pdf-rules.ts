// Straight lines that a page of a PDF draws: the rules of its tables.

/** Points from the left and from the top of the page. */
export interface Rule {
  /** Across: y of the line, from and to in x; down: x of the line, from and to in y. */
  at: number;
  from: number;
  to: number;
}

export interface Rules {
  across: Rule[];
  down: Rule[];
}

type Matrix = readonly [number, number, number, number, number, number];

/** Points: what is thinner and longer is a rule. */
const thickest = 3;
const shortest = 6;
/** Rules of one page: a table of 60 rows and 20 columns with each border on its own is 5,000. */
const most = 20_000;

/** How pdfjs writes a path: a step, then its numbers. */
const steps = { move: 0, line: 1, curve: 2, bend: 3, close: 4 };
const numbersOf = [2, 2, 6, 4, 0];

const isNumbers = (value: unknown): value is ArrayLike<number> => Array.isArray(value) || value instanceof Float32Array;

function toMatrix(value: unknown): Matrix | null {
  if (!isNumbers(value) || value.length < 6) return null;
  return [value[0] ?? 1, value[1] ?? 0, value[2] ?? 0, value[3] ?? 1, value[4] ?? 0, value[5] ?? 0];
}

const times = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[2] * n[1],
  m[1] * n[0] + m[3] * n[1],
  m[0] * n[2] + m[2] * n[3],
  m[1] * n[2] + m[3] * n[3],
  m[0] * n[4] + m[2] * n[5] + m[4],
  m[1] * n[4] + m[3] * n[5] + m[5],
];

/** The corners of each stretch of a path. */
function stretches(path: ArrayLike<number>, m: Matrix): [number, number][][] {
  const found: [number, number][][] = [];
  for (let at = 0; at < path.length; ) {
    const step = path[at] ?? 0;
    const count = numbersOf[step];
    if (count === undefined) break;
    if (step === steps.move) found.push([]);
    const open = found.at(-1);
    if (step === steps.close && open?.[0]) open.push(open[0]);
    else if (count > 0) {
      const [x, y] = [path[at + count - 1] ?? 0, path[at + count] ?? 0];
      open?.push([m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]]);
    }
    at += 1 + count;
  }
  return found;
}

function add(rules: Rules, points: readonly [number, number][]): void {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  if (bottom - top <= thickest && right - left >= shortest) rules.across.push({ at: (top + bottom) / 2, from: left, to: right });
  else if (right - left <= thickest && bottom - top >= shortest) rules.down.push({ at: (left + right) / 2, from: top, to: bottom });
}

export interface Operators {
  fnArray: readonly number[];
  argsArray: readonly unknown[];
}

/** @param codes numbers of the operators in this library @param view turns the page's coordinates into points from its top left */
export function rulesOf(
  operators: Operators,
  codes: Record<'constructPath' | 'transform' | 'save' | 'restore', number> & { drawn: { stroked: number[]; filled: number[] } },
  view: readonly number[],
): Rules {
  const rules: Rules = { across: [], down: [] };
  const kept: Matrix[] = [];
  let matrix: Matrix = toMatrix(view) ?? [1, 0, 0, 1, 0, 0];
  operators.fnArray.forEach((operator, at) => {
    const given: unknown = operators.argsArray[at];
    if (operator === codes.save) kept.push(matrix);
    else if (operator === codes.restore) matrix = kept.pop() ?? matrix;
    else if (operator === codes.transform) {
      const own = toMatrix(given);
      if (own) matrix = times(matrix, own);
    } else if (operator === codes.constructPath && Array.isArray(given) && rules.across.length + rules.down.length < most) {
      const [kind, paths]: unknown[] = given;
      const [path]: unknown[] = Array.isArray(paths) ? paths : [];
      if (typeof kind !== 'number' || !isNumbers(path)) return;
      for (const points of stretches(path, matrix)) {
        if (codes.drawn.filled.includes(kind)) add(rules, points);
        else if (codes.drawn.stroked.includes(kind)) for (let to = 1; to < points.length; to += 1) add(rules, points.slice(to - 1, to + 1));
      }
    }
  });
  return rules;
}
