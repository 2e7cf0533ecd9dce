// The canvas that hand-drawn shapes are painted on; answers what is under a point.
import { type Map as LeafletMap, type Point } from 'leaflet';
import type { Position } from '#shared/kernel/geo.ts';
import type { MapColours } from '../colours.ts';
import { symbolPx } from '../layers/point-scene.ts';
import { WindowCanvas } from '../layers/window-canvas.ts';
import type { ColourSet } from '../symbols/drawing.ts';
import { Sprites } from '../symbols/sprites.ts';
import { awayFrom, type XY } from './along.ts';
import type { DrawnShape } from './drawn.ts';
import { labelBox, labelPlace, paintShape } from './drawn-paint.ts';

/** px from the mouse to a line that still means it. */
const nearPx = 9;

export interface DrawnOptions {
  shapes: readonly DrawnShape[];
  set: ColourSet;
}

export class DrawnCanvas extends WindowCanvas {
  #now: DrawnOptions;
  #sprites = new Sprites(symbolPx, 1);
  /** Measures letters for the mouse. */
  readonly #measure = document.createElement('canvas').getContext('2d');

  constructor(options: DrawnOptions) {
    // Above the places: what was drawn on an incident is about it.
    super({ name: 'drawn', level: 460, margin: 0.12 });
    this.#now = options;
  }

  set(options: DrawnOptions): void {
    this.#now = options;
    if (this.isOnMap) this.paintSoon();
  }

  /** The last drawn of those under a point. @param at px of the map's box */
  shapeAt(at: Point): DrawnShape | null {
    const context = this.#measure;
    if (!context || !this.isOnMap) return null;
    const on = this.fromBox(at);
    return this.#now.shapes.findLast((shape) => this.#touches(context, shape, on)) ?? null;
  }

  #touches(context: CanvasRenderingContext2D, shape: DrawnShape, on: XY): boolean {
    const points = shape.points.map((position) => this.#place(position));
    const [first] = points;
    if (!first) return false;
    if (shape.label !== '') {
      const end = shape.axis ? this.#place(shape.axis[1]) : null;
      const { left, top, width, height } = labelBox(context, shape.label, labelPlace(shape, points, end));
      if (on.x >= left && on.x <= left + width && on.y >= top && on.y <= top + height) return true;
    }
    if (shape.form === 'point') return Math.hypot(on.x - first.x, on.y - first.y) <= (shape.symbol ? symbolPx / 2 : 12);
    return awayFrom(on, shape.form === 'area' ? [...points, first] : points) <= nearPx;
  }

  /** px in the picture. */
  #place({ lng, lat }: Position): XY {
    const map: LeafletMap = this._map;
    const { x, y } = map.latLngToLayerPoint([lat, lng]);
    return { x: x - this.corner.x, y: y - this.corner.y };
  }

  protected override paint(context: CanvasRenderingContext2D, colours: MapColours): void {
    if (this.#sprites.ratio !== this.ratio) this.#sprites = new Sprites(symbolPx, this.ratio);
    const brush = { context, sprites: this.#sprites, set: this.#now.set, colours, place: (position: Position) => this.#place(position) };
    for (const shape of this.#now.shapes) paintShape(brush, shape);
  }
}
