// The grid of degrees: drawn by us, from nothing, so that the map works when every other layer fails.
import { GridLayer } from 'leaflet';
import { useEffect } from 'react';
import { useMap } from 'react-leaflet';
import { useMapColours } from '../colours.ts';

/** Lines of whole, tenth or hundredth degrees, as the zoom allows, with their numbers. */
class DegreeGrid extends GridLayer {
  line = '';
  ink = '';

  override createTile(coords: { x: number; y: number; z: number }): HTMLElement {
    const size = this.getTileSize();
    const tile = document.createElement('canvas');
    // As sharp as the screen and the size of the page allow.
    const box = this._map.getContainer();
    const ratio = window.devicePixelRatio * (box.getBoundingClientRect().width / box.offsetWidth || 1);
    tile.width = Math.round(size.x * ratio);
    tile.height = Math.round(size.y * ratio);
    const context = tile.getContext('2d');
    if (!context) return tile;
    context.scale(ratio, ratio);
    context.strokeStyle = this.line;
    context.fillStyle = this.ink;
    context.font = '11px sans-serif';
    const scale = 2 ** coords.z;
    const lngOf = (x: number): number => ((coords.x + x / size.x) / scale) * 360 - 180;
    const latOf = (y: number): number => {
      const n = Math.PI - (2 * Math.PI * (coords.y + y / size.y)) / scale;
      return (180 / Math.PI) * Math.atan(0.5 * (Math.exp(n) - Math.exp(-n)));
    };
    const step = coords.z < 8 ? 1 : coords.z < 12 ? 0.1 : coords.z < 15 ? 0.02 : 0.005;
    const digits = step >= 1 ? 0 : step >= 0.1 ? 1 : step >= 0.02 ? 2 : 3;
    for (let lng = Math.ceil(lngOf(0) / step) * step; lng < lngOf(size.x); lng += step) {
      const x = ((lng - lngOf(0)) / (lngOf(size.x) - lngOf(0))) * size.x;
      context.beginPath();
      context.moveTo(x, 0);
      context.lineTo(x, size.y);
      context.stroke();
      context.fillText(`${lng.toFixed(digits)}°E`, x + 3, 12);
    }
    for (let lat = Math.ceil(latOf(size.y) / step) * step; lat < latOf(0); lat += step) {
      const y = ((latOf(0) - lat) / (latOf(0) - latOf(size.y))) * size.y;
      context.beginPath();
      context.moveTo(0, y);
      context.lineTo(size.x, y);
      context.stroke();
      context.fillText(`${lat.toFixed(digits)}°N`, 3, y - 3);
    }
    return tile;
  }
}

export function Graticule() {
  const map = useMap();
  const colours = useMapColours();
  useEffect(() => {
    const grid = new DegreeGrid();
    grid.line = colours.line;
    grid.ink = colours.faint;
    grid.addTo(map);
    return () => void grid.remove();
  }, [map, colours.line, colours.faint]);
  return null;
}
