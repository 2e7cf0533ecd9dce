// Sheets of the printed map: their sizes, and what a scale is in zoom of the map.

export const papers = ['A4', 'A3'] as const;
export type Paper = (typeof papers)[number];
export const orientations = ['landscape', 'portrait'] as const;
export type Orientation = (typeof orientations)[number];

/** Scales to choose from, as maps are printed. */
export const scales = [5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000] as const;

/** mm within the margins of the page. */
const inner: Record<Paper, { long: number; short: number }> = { A4: { long: 281, short: 194 }, A3: { long: 404, short: 281 } };

export function sizeOf(paper: Paper, orientation: Orientation): { width: number; height: number } {
  const { long, short } = inner[paper];
  return orientation === 'landscape' ? { width: long, height: short } : { width: short, height: long };
}

/** Pixels that canvases have in one px of paper (1/96 inch): 240 dots an inch, fewer where a sheet would need too much memory. */
export const pixelsOf: Record<Paper, number> = { A4: 2.5, A3: 2 };

const metresPerPxAtEquator = 156_543.03392804097;
/** 1/96 inch. */
const metresOfPx = 0.0254 / 96;

/** Metres on the ground in a px of the map in Web Mercator. */
export const metresPerPx = (lat: number, zoom: number): number => (metresPerPxAtEquator * Math.cos((lat * Math.PI) / 180)) / 2 ** zoom;

/** N of 1:N on paper, to three figures. */
export function scaleOf(lat: number, zoom: number): number {
  const exact = metresPerPx(lat, zoom) / metresOfPx;
  const step = 10 ** Math.max(0, Math.floor(Math.log10(exact)) - 2);
  return Math.round(exact / step) * step;
}

/** The zoom at which the middle of the sheet has a scale. */
export const zoomOf = (lat: number, scale: number): number =>
  Math.log2((metresPerPxAtEquator * Math.cos((lat * Math.PI) / 180)) / (scale * metresOfPx));
