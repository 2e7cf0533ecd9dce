// Rows of a file before they are taken in: one small sign a state, told apart by shape as well as colour, on one canvas.
import { type LeafletMouseEvent, latLng } from 'leaflet';
import { useEffect, useEffectEvent, useRef } from 'react';
import { useMap } from 'react-leaflet';
import type { MapColours } from '../colours.ts';
import { WindowCanvas } from './window-canvas.ts';

export type PreviewState = 'new' | 'warned' | 'duplicate' | 'same' | 'refused';

export interface PreviewPoint {
  line: number;
  lng: number;
  lat: number;
  state: PreviewState;
}

const reach = 12;
const half = 5;
const colourOf: Record<PreviewState, keyof MapColours> = {
  new: 'green',
  warned: 'yellow',
  duplicate: 'accent',
  same: 'muted',
  refused: 'red',
};

/** Disc new, triangle marked, diamond duplicate, ring same, cross refused. */
function trace(context: CanvasRenderingContext2D, state: PreviewState, x: number, y: number): void {
  context.beginPath();
  if (state === 'new' || state === 'same') context.arc(x, y, half, 0, 2 * Math.PI);
  else if (state === 'warned') {
    context.moveTo(x, y - half - 1);
    context.lineTo(x + half + 1, y + half);
    context.lineTo(x - half - 1, y + half);
    context.closePath();
  } else if (state === 'duplicate') {
    context.moveTo(x, y - half - 1);
    context.lineTo(x + half + 1, y);
    context.lineTo(x, y + half + 1);
    context.lineTo(x - half - 1, y);
    context.closePath();
  } else {
    context.moveTo(x - half, y - half);
    context.lineTo(x + half, y + half);
    context.moveTo(x + half, y - half);
    context.lineTo(x - half, y + half);
  }
}

interface ShownPoint {
  x: number;
  y: number;
  point: PreviewPoint;
}

class PreviewCanvas extends WindowCanvas {
  #points: readonly PreviewPoint[];
  #chosen: number | null;
  #shown: ShownPoint[] = [];

  constructor(points: readonly PreviewPoint[], chosen: number | null) {
    super({ name: 'preview', level: 460, margin: 0.1 });
    this.#points = points;
    this.#chosen = chosen;
  }

  set(points: readonly PreviewPoint[], chosen: number | null): void {
    this.#points = points;
    this.#chosen = chosen;
    if (this.isOnMap) this.look();
  }

  at(event: LeafletMouseEvent): PreviewPoint | null {
    const on = this.fromBox(event.containerPoint);
    let best: PreviewPoint | null = null;
    let nearest = reach;
    for (const { x, y, point } of this.#shown) {
      const away = Math.hypot(x - on.x, y - on.y);
      if (away <= nearest) [best, nearest] = [point, away];
    }
    return best;
  }

  protected override gather(): void {
    this.#shown = [];
    for (const point of this.#points) {
      const { x, y } = this._map.latLngToLayerPoint(latLng(point.lat, point.lng)).subtract(this.corner);
      if (x > -reach && y > -reach && x < this.size.x + reach && y < this.size.y + reach) this.#shown.push({ x, y, point });
    }
  }

  protected override paint(context: CanvasRenderingContext2D, colours: MapColours): void {
    const draw = ({ x, y, point: { state } }: ShownPoint): void => {
      const colour = colours[colourOf[state]];
      trace(context, state, x, y);
      context.lineWidth = state === 'refused' || state === 'same' ? 2.5 : 1.5;
      context.strokeStyle = state === 'refused' || state === 'same' ? colour : colours.surface;
      if (state !== 'refused' && state !== 'same') {
        context.fillStyle = colour;
        context.fill();
      }
      context.stroke();
    };
    // What needs a look lies on top.
    const order: PreviewState[] = ['same', 'new', 'duplicate', 'warned', 'refused'];
    for (const state of order) for (const one of this.#shown) if (one.point.state === state) draw(one);
    const chosen = this.#shown.find(({ point }) => point.line === this.#chosen);
    if (!chosen) return;
    context.beginPath();
    context.arc(chosen.x, chosen.y, reach, 0, 2 * Math.PI);
    context.lineWidth = 3;
    context.strokeStyle = colours.text;
    context.stroke();
  }
}

interface Props {
  points: readonly PreviewPoint[];
  /** Its row is looked at in the list. */
  chosen: number | null;
  onOpen: (line: number) => void;
}

export function PreviewPoints({ points, chosen, onOpen }: Props) {
  const map = useMap();
  const layer = useRef<PreviewCanvas>(null);
  const open = useEffectEvent((event: LeafletMouseEvent) => {
    const point = layer.current?.at(event);
    if (point) onOpen(point.line);
  });
  useEffect(() => {
    const canvas = new PreviewCanvas([], null);
    layer.current = canvas;
    canvas.addTo(map);
    const click = (event: LeafletMouseEvent): void => open(event);
    map.on('click', click);
    return () => {
      layer.current = null;
      map.off('click', click);
      canvas.remove();
    };
  }, [map]);
  useEffect(() => layer.current?.set(points, chosen), [points, chosen]);
  return null;
}
