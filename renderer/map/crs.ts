// The one coordinate system that a map has, made from the grid of its tiles.
import { CRS, Projection, Transformation, Util } from 'leaflet';
import { type CustomGrid, resolutionAt, type TileGrid } from '#shared/kernel/tile-grid.ts';

/** Levels are those of the server; between two of them scales go evenly. */
function customCrs(grid: CustomGrid): CRS {
  const { base, origin, resolutions } = grid;
  const last = resolutions.length - 1;
  const scaleOf = (level: number): number => 1 / resolutionAt(grid, Math.min(last, Math.max(0, level)));
  const scale = (zoom: number): number => {
    const below = Math.floor(zoom);
    return scaleOf(below) * (scaleOf(below + 1) / scaleOf(below)) ** (zoom - below);
  };
  const zoom = (wanted: number): number => {
    const above = resolutions.findIndex((_, level) => scaleOf(level) > wanted);
    if (above <= 0) return above === 0 ? 0 : last;
    return above - 1 + Math.log(wanted / scaleOf(above - 1)) / Math.log(scaleOf(above) / scaleOf(above - 1));
  };
  const own = {
    code: base === '4490' ? 'EPSG:4490' : 'EPSG:3857',
    projection: base === '4490' ? Projection.LonLat : Projection.SphericalMercator,
    transformation: new Transformation(1, -origin[0], -1, origin[1]),
    scale,
    zoom,
  };
  return Util.extend({}, base === '4490' ? CRS.EPSG4326 : CRS.EPSG3857, own);
}

export function crsOf(grid: TileGrid): CRS {
  if (grid === '3857') return CRS.EPSG3857;
  return grid === '4490' ? CRS.EPSG4326 : customCrs(grid);
}
