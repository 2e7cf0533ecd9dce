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
/** Shapes of one boundary: the townships of the largest county. */
export const maxBoundaryShapes = 400;
/** Corners of a boundary altogether: what is drawn at every move of the map. */
export const maxBoundaryCorners = 120_000;
/** Shapes of one layer of own data: the houses of a county. */
export const maxLayerShapes = 200_000;
/** Names of places of one layer: the villages and roads of a city. */
export const maxPlaceNames = 50_000;
/** Names of one entry: its writing holds the station's thread for some 20 ms. */
export const namesPerEntry = 1_000;
