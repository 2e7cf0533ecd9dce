// The canvas that places are drawn on: one element, whatever their number. It is a little larger than the window, so that a small
// move needs no new picture, and answers which place or group is under a point.
import KDBush from 'kdbush';
import { DomUtil, type LatLng, Layer, type LeafletEventHandlerFn, type Map as LeafletMap, point, type Point } from 'leaflet';
import { onColourChange, readColours } from '../colours.ts';
import type { ColourSet } from '../symbols/drawing.ts';
import { Sprites } from '../symbols/sprites.ts';
import type { PointIndex, Shown } from './point-index.ts';
import { type Brush, labelFont, labelPx, paintItem, paintLabels, paintMeant } from './point-paint.ts';
import { type Item, itemsIn, labelsOf, reachOf, symbolPx } from './point-scene.ts';

const paneName = 'points';
/** Above lines and areas, below what is being drawn by hand. */
const paneLevel = '450';
/** Part of the window that the picture is larger, on each side. */
const margin = 0.12;
/** Further than the largest symbol reaches, px. */
const searchPx = 36;

export interface PointOptions {
  index: PointIndex;
  shown: Shown;
  set: ColourSet;
  labels: boolean;
  /** The place that is chosen. */
  chosen: string | null;
}

/** How long the last pictures took, ms; for the bench. */
export const paintTimes: number[] = [];

export class PointCanvas extends Layer {
  readonly #canvas = document.createElement('canvas');
  #now: PointOptions;
  #sprites = new Sprites(symbolPx, 1);
  #corner = point(0, 0);
  #items: Item[] = [];
  #bush: KDBush | null = null;
  #meant: Item | null = null;
  #frame = 0;
  #unwatch: () => void = () => undefined;
  #widths = new Map<string, number>();

  constructor(options: PointOptions) {
    super();
    this.#now = options;
    this.#canvas.className = 'points-canvas leaflet-zoom-hide';
    this.#canvas.setAttribute('aria-hidden', 'true');
  }

  get items(): readonly Item[] {
    return this.#items;
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

  set(options: PointOptions): void {
    const again = options.index !== this.#now.index || options.shown !== this.#now.shown;
    this.#now = options;
    if (!this._map) return;
    if (again) this.#look();
    else this.#soon();
  }

  /** Shows what is meant by the mouse or the keys; null: nothing. */
  mean(item: Item | null): void {
    if (item === this.#meant) return;
    this.#meant = item;
    this.#soon();
  }

  /** @param at px of the map's box */
  itemAt(at: Point): Item | null {
    const on = this._map.containerPointToLayerPoint(at).subtract(this.#corner);
    const near = this.#bush?.within(on.x, on.y, searchPx) ?? [];
    let best: Item | null = null;
    let bestAt = Infinity;
    for (const id of near) {
      const item = this.#items[id];
      if (!item) continue;
      const away = Math.hypot(item.x - on.x, item.y - on.y);
      if (away > reachOf(item) + 2 || away >= bestAt) continue;
      best = item;
      bestAt = away;
    }
    return best;
  }

  /** px of the map's box. */
  placeOf(item: Item): Point {
    return this._map.layerPointToContainerPoint(this.#corner.add(point(item.x, item.y)));
  }

  latLngOf(item: Item): LatLng {
    return this._map.layerPointToLatLng(this.#corner.add(point(item.x, item.y)));
  }

  /** Redraws when the window has left the picture. */
  #follow(): void {
    const size = this._map.getSize();
    const seen = this._map.containerPointToLayerPoint(point(0, 0)).subtract(this.#corner);
    const over = { x: size.x * margin, y: size.y * margin };
    if (seen.x < 0 || seen.y < 0 || seen.x > 2 * over.x || seen.y > 2 * over.y) this.#look();
  }

  #soon(): void {
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#paint();
    });
  }

  /** Looks for what is in the window now, and paints it. */
  #look(): void {
    const from = performance.now();
    const map = this._map;
    const size = map.getSize();
    if (size.x === 0 || size.y === 0) return;
    const more = size.multiplyBy(margin).ceil();
    const width = size.x + 2 * more.x;
    const height = size.y + 2 * more.y;
    const ratio = window.devicePixelRatio * (map.getContainer().getBoundingClientRect().width / size.x || 1);
    if (this.#sprites.ratio !== ratio) this.#sprites = new Sprites(symbolPx, ratio);
    const canvas = this.#canvas;
    if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
      canvas.style.width = `${width}px`;
      canvas.style.height = `${height}px`;
    }
    this.#corner = map.containerPointToLayerPoint([0, 0]).subtract(more);
    DomUtil.setPosition(canvas, this.#corner);
    const origin = map.getPixelOrigin().add(this.#corner);
    this.#items = itemsIn(this.#now.index, this.#now.shown, { zoom: map.getZoom(), left: origin.x, top: origin.y, width, height });
    this.#bush = null;
    if (this.#items.length > 0) {
      this.#bush = new KDBush(this.#items.length);
      for (const { x, y } of this.#items) this.#bush.add(x, y);
      this.#bush.finish();
    }
    this.#meant = null;
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#paint();
    paintTimes.push(performance.now() - from);
    if (paintTimes.length > 1_000) paintTimes.shift();
    this.fire('looked');
  }

  #paint(): void {
    const context = this.#canvas.getContext('2d');
    if (!context || !this._map) return;
    const { index, set, labels, chosen } = this.#now;
    const { ratio } = this.#sprites;
    const brush: Brush = {
      context,
      sprites: this.#sprites,
      set,
      colours: readColours(this._map.getContainer()),
      stateOf: (id) => index.columns.states[id] ?? 0,
    };
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, this.#canvas.width / ratio, this.#canvas.height / ratio);
    const chosenId = chosen === null ? -1 : index.indexOf(chosen);
    const chosenItem = chosenId === -1 ? undefined : this.#items.find(({ members }) => members.includes(chosenId));
    const meant = [this.#meant, chosenItem].filter((item) => item !== null && item !== undefined);
    for (const item of this.#items) if (!meant.includes(item)) paintItem(brush, item);
    for (const item of meant) {
      paintMeant(brush, item, item === chosenItem);
      paintItem(brush, item);
    }
    context.font = labelFont;
    const measure = (text: string): number => {
      const known = this.#widths.get(text) ?? context.measureText(text).width;
      this.#widths.set(text, known);
      return known;
    };
    const height = labelPx + 4;
    const named = labels ? this.#items : meant;
    paintLabels(brush, labelsOf(index, named, measure, height, new Set(meant)));
  }
}
