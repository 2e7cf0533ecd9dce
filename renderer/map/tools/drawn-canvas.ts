// The canvas that hand-drawn shapes are painted on, redrawn for the window and the pixels it is shown with; answers what is under a point.
import { DomUtil, Layer, type LeafletEventHandlerFn, type Map as LeafletMap, point, type Point } from 'leaflet';
import { onColourChange, readColours } from '../colours.ts';
import { symbolPx } from '../layers/point-scene.ts';
import type { ColourSet } from '../symbols/drawing.ts';
import { Sprites } from '../symbols/sprites.ts';
import { awayFrom, type XY } from './along.ts';
import type { DrawnShape } from './drawn.ts';
import { labelBox, labelPlace, paintShape } from './drawn-paint.ts';

const paneName = 'drawn';
/** Above the places: what was drawn on an incident is about it. */
const paneLevel = '460';
/** Part of the window that the picture is larger, on each side. */
const margin = 0.12;
/** px from the mouse to a line that still means it. */
const nearPx = 9;

export interface DrawnOptions {
  shapes: readonly DrawnShape[];
  set: ColourSet;
}

export class DrawnCanvas extends Layer {
  readonly #canvas = document.createElement('canvas');
  #now: DrawnOptions;
  #sprites = new Sprites(symbolPx, 1);
  #corner = point(0, 0);
  #frame = 0;
  #unwatch: () => void = () => undefined;

  constructor(options: DrawnOptions) {
    super();
    this.#now = options;
    this.#canvas.className = 'drawn-canvas leaflet-zoom-hide';
    this.#canvas.setAttribute('aria-hidden', 'true');
  }

  override onAdd(map: LeafletMap): this {
    const pane = map.getPane(paneName) ?? map.createPane(paneName);
    pane.style.zIndex = paneLevel;
    pane.style.pointerEvents = 'none';
    pane.append(this.#canvas);
    this.#unwatch = onColourChange(map, () => this.#soon());
    this.#look();
    return this;
  }

  override onRemove(): this {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#unwatch();
    this.#canvas.remove();
    return this;
  }

  override getEvents(): Record<string, LeafletEventHandlerFn> {
    return { moveend: () => this.#look(), viewreset: () => this.#look(), resize: () => this.#look(), move: () => this.#follow() };
  }

  set(options: DrawnOptions): void {
    this.#now = options;
    if (this._map) this.#soon();
  }

  /** The last drawn of those under a point. @param at px of the map's box */
  shapeAt(at: Point): DrawnShape | null {
    const context = this.#canvas.getContext('2d');
    if (!context) return null;
    const on = this._map.containerPointToLayerPoint(at).subtract(this.#corner);
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
  #place({ lng, lat }: { lng: number; lat: number }): XY {
    const { x, y } = this._map.latLngToLayerPoint([lat, lng]);
    return { x: x - this.#corner.x, y: y - this.#corner.y };
  }

  /** Redraws when the window has left the picture. */
  #follow(): void {
    const size = this._map.getSize();
    const seen = this._map.containerPointToLayerPoint(point(0, 0)).subtract(this.#corner);
    if (seen.x < 0 || seen.y < 0 || seen.x > 2 * size.x * margin || seen.y > 2 * size.y * margin) this.#look();
  }

  #soon(): void {
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#paint();
    });
  }

  #look(): void {
    const size = this._map.getSize();
    if (size.x === 0 || size.y === 0) return;
    const more = size.multiplyBy(margin).ceil();
    const ratio = window.devicePixelRatio * (this._map.getContainer().getBoundingClientRect().width / size.x || 1);
    if (this.#sprites.ratio !== ratio) this.#sprites = new Sprites(symbolPx, ratio);
    const [width, height] = [size.x + 2 * more.x, size.y + 2 * more.y];
    const canvas = this.#canvas;
    if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
      canvas.style.width = `${width}px`;
      canvas.style.height = `${height}px`;
    }
    this.#corner = this._map.containerPointToLayerPoint([0, 0]).subtract(more);
    DomUtil.setPosition(canvas, this.#corner);
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#paint();
  }

  #paint(): void {
    const context = this.#canvas.getContext('2d');
    if (!context || !this._map) return;
    const { ratio } = this.#sprites;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, this.#canvas.width / ratio, this.#canvas.height / ratio);
    const brush = {
      context,
      sprites: this.#sprites,
      set: this.#now.set,
      colours: readColours(this._map.getContainer()),
      place: (position: { lng: number; lat: number }) => this.#place(position),
    };
    for (const shape of this.#now.shapes) paintShape(brush, shape);
  }
}
