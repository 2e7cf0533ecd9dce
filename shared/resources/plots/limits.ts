// Limits of plotting, each with its reason.

/** Corners of one line or area: a county's whole boundary, drawn by hand, has fewer. */
export const maxPlotPoints = 1_000;
/** Signs on one incident, the removed ones counted: a sheet with more can no longer be read. */
export const maxPlots = 500;
/** Characters on a sign: one line on the map. */
export const maxPlotText = 60;
/** Metres of a radius or a sector's length: from a building to a county's neighbours. */
export const minRadius = 1;
export const maxRadius = 100_000;
/** Degrees of a sector's opening; 360 is a circle, for a wind that turns. */
export const minOpening = 5;
export const maxOpening = 360;
/** Metres a second: the strongest wind ever measured was 113. */
export const maxWindSpeed = 120;
/** Beaufort, with the extension of GB/T 28591-2012. */
export const maxWindForce = 17;
