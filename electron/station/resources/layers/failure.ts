// Why a tile did not come, as it is shown beside the layer. Never with an address that holds a key.
import type { TileProblem } from '#shared/resources/layers/types.ts';

export class TileFailure extends Error {
  override readonly name = 'TileFailure';
  readonly code: TileProblem;
  /** HTTP status where one came. */
  readonly status: number | null;

  constructor(code: TileProblem, detail: string, status: number | null = null, options?: { cause?: unknown }) {
    super(detail, options);
    this.code = code;
    this.status = status;
  }
}
