// The grid of degrees with its numbers at the edges: drawn by us, from nothing, so that the map works when every other layer fails.
import { useEffect } from 'react';
import { useMap } from 'react-leaflet';
import type { MapColours } from '../colours.ts';
import { graticuleStep } from '../view.ts';
import { WindowCanvas } from './window-canvas.ts';

/** Above tiles, below everything that is drawn; painted anew with every move, since its numbers stay at the edges. */
const place = { name: 'graticule', level: 250, margin: 0 };
/** Lines come no nearer than this, px: their numbers must fit between them. */
const apart = 110;
const font = '12px sans-serif';

class DegreeGrid extends WindowCanvas {
  constructor() {
    super(place);
  }

  protected override paint(context: CanvasRenderingContext2D, colours: MapColours): void {
    const map = this._map;
    const seen = map.getSize();
    const across = map.getBounds();
    context.strokeStyle = colours.line;
    context.lineWidth = 1;
    context.font = font;
    context.lineJoin = 'round';
    const write = (text: string, x: number, y: number): void => {
      context.lineWidth = 3;
      context.strokeStyle = colours.raised;
      context.strokeText(text, x, y);
      context.fillStyle = colours.faint;
      context.fillText(text, x, y);
      context.lineWidth = 1;
      context.strokeStyle = colours.line;
    };
    const east = graticuleStep(((across.getEast() - across.getWest()) / seen.x) * apart);
    const north = graticuleStep(((across.getNorth() - across.getSouth()) / seen.y) * (apart / 2));
    const numbers: [text: string, x: number, y: number][] = [];
    for (let n = Math.ceil(across.getWest() / east.degrees); n * east.degrees <= across.getEast(); n += 1) {
      const lng = n * east.degrees;
      const { x } = this.fromBox(map.latLngToContainerPoint([across.getSouth(), lng]));
      context.beginPath();
      context.moveTo(x, 0);
      context.lineTo(x, this.size.y);
      context.stroke();
      numbers.push([`${Math.abs(lng).toFixed(east.digits)}°${lng < 0 ? 'W' : 'E'}`, x + 4, 14]);
    }
    for (let n = Math.ceil(across.getSouth() / north.degrees); n * north.degrees <= across.getNorth(); n += 1) {
      const lat = n * north.degrees;
      const { y } = this.fromBox(map.latLngToContainerPoint([lat, across.getWest()]));
      context.beginPath();
      context.moveTo(0, y);
      context.lineTo(this.size.x, y);
      context.stroke();
      const text = `${Math.abs(lat).toFixed(north.digits)}°${lat < 0 ? 'S' : 'N'}`;
      numbers.push([text, seen.x - context.measureText(text).width - 4, y - 4]);
    }
    for (const number of numbers) write(...number);
  }
}

export function Graticule() {
  const map = useMap();
  useEffect(() => {
    const grid = new DegreeGrid().addTo(map);
    return () => void grid.remove();
  }, [map]);
  return null;
}
