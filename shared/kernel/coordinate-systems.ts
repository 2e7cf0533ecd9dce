// Names of the coordinate systems that data comes in. Ours is WGS-84, which CGCS2000 equals for our purposes.

export const coordinateSystems = ['wgs84', 'cgcs2000', 'gcj02', 'bd09', 'projected'] as const;
export type CoordinateSystem = (typeof coordinateSystems)[number];

/** A system with what is needed to convert out of it. */
export interface Crs {
  system: CoordinateSystem;
  /** EPSG number; of a projected system that has none, 0, and then `definition` says what it is. */
  epsg: number;
  /** Definition for proj4 of a projected system without a number of its own; '' otherwise. */
  definition: string;
}

/** What a file says or its format prescribes about its coordinates. */
export interface FileCrs extends Crs {
  /** The file itself says it. false: its format prescribes it or its numbers look like it, and somebody must be asked. */
  declared: boolean;
  /** As the file writes it. */
  text: string;
}
