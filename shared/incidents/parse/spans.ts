// Spans of the normalised text that prove what was read.

/** A span of the normalised text that proves a field. */
export interface Proof {
  field: string;
  start: number;
  end: number;
}
