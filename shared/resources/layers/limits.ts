// Limits of layers, each with its reason.

/** Layers of a station: the list is looked through by eye. */
export const maxLayers = 60;
/** Bytes of one tile: a photographic tile of 256 pixels has 60 kB, one of 512 has 250 kB. */
export const maxTileBytes = 1_500_000;
/** Pixels of a side of a tile's picture: what a page draws must not fill its memory. */
export const maxTileSide = 1_024;
/** Time a server has for one tile, ms: an intranet answers in 200; a page waits for no more. */
export const tileTimeMs = 10_000;
/** Levels of a grid: from the whole world to 7 cm a pixel. */
export const maxLevels = 30;
/** Characters of an address. */
export const maxUrl = 1_000;
/** Bytes of one vector tile, unpacked: ten times what a city's streets take. */
export const maxVectorTileBytes = 4_000_000;
