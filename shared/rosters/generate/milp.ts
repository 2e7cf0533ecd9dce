// A mixed-integer program as plain arrays, in the form that HiGHS takes.

export interface Milp {
  numCols: number;
  numRows: number;
  colCost: Float64Array;
  colLower: Float64Array;
  colUpper: Float64Array;
  rowLower: Float64Array;
  rowUpper: Float64Array;
  /** 0 continuous, 1 integer */
  integrality: Int32Array;
  matrix: { format: 'csr'; numRows: number; numCols: number; starts: Int32Array; indices: Int32Array; values: Float64Array };
}

export interface Term {
  col: number;
  value: number;
}

const infinity = Number.POSITIVE_INFINITY;

/** Collects columns and rows; numbers are given out in order. */
export class MilpBuilder {
  readonly #cost: number[] = [];
  readonly #lower: number[] = [];
  readonly #upper: number[] = [];
  readonly #integer: number[] = [];
  readonly #rowLower: number[] = [];
  readonly #rowUpper: number[] = [];
  readonly #starts: number[] = [0];
  readonly #indices: number[] = [];
  readonly #values: number[] = [];

  col(lower: number, upper: number, integer: boolean, cost = 0): number {
    this.#cost.push(cost);
    this.#lower.push(lower);
    this.#upper.push(upper);
    this.#integer.push(integer ? 1 : 0);
    return this.#cost.length - 1;
  }

  addCost(col: number, cost: number): void {
    this.#cost[col] = (this.#cost[col] ?? 0) + cost;
  }

  setCost(costs: ReadonlyMap<number, number>): void {
    this.#cost.fill(0);
    for (const [col, cost] of costs) this.#cost[col] = cost;
  }

  row(terms: readonly Term[], lower: number, upper: number): void {
    for (const { col, value } of terms) {
      this.#indices.push(col);
      this.#values.push(value);
    }
    this.#starts.push(this.#indices.length);
    this.#rowLower.push(lower);
    this.#rowUpper.push(upper);
  }

  atMost(terms: readonly Term[], upper: number): void {
    this.row(terms, -infinity, upper);
  }

  atLeast(terms: readonly Term[], lower: number): void {
    this.row(terms, lower, infinity);
  }

  build(): Milp {
    const numCols = this.#cost.length;
    const numRows = this.#rowLower.length;
    return {
      numCols,
      numRows,
      colCost: Float64Array.from(this.#cost),
      colLower: Float64Array.from(this.#lower),
      colUpper: Float64Array.from(this.#upper),
      rowLower: Float64Array.from(this.#rowLower),
      rowUpper: Float64Array.from(this.#rowUpper),
      integrality: Int32Array.from(this.#integer),
      matrix: {
        format: 'csr',
        numRows,
        numCols,
        starts: Int32Array.from(this.#starts),
        indices: Int32Array.from(this.#indices),
        values: Float64Array.from(this.#values),
      },
    };
  }
}

export const one = (col: number): Term => ({ col, value: 1 });
