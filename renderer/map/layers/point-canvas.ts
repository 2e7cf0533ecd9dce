// The canvas that places are drawn on: one element, whatever their number. It answers which place or group is under a point.
import KDBush from 'kdbush';
import { CRS, type LatLng, point, type Point } from 'leaflet';
import type { MapColours } from '../colours.ts';
import type { ColourSet } from '../symbols/drawing.ts';
import { Sprites } from '../symbols/sprites.ts';
import type { PointGrid, PointIndex, Shown } from './point-index.ts';
import { type Brush, labelFont, labelPx, paintItem, paintLabels, paintMeant } from './point-paint.ts';
import { type Item, itemsIn, labelsOf, reachOf, symbolPx } from './point-scene.ts';
import { WindowCanvas } from './window-canvas.ts';

/** Above lines and areas, below what is being drawn by hand. */
const place = { name: 'points', level: 450, margin: 0.12 };
/** Further than the largest symbol reaches, px. */
const searchPx = 40;

export interface PointOptions {
  index: PointIndex;
  shown: Shown;
  set: ColourSet;
  labels: boolean;
  /** The place that is chosen. */
  chosen: string | null;
}

export class PointCanvas extends WindowCanvas {
  #now: PointOptions;
  #sprites = new Sprites(symbolPx, 1);
  #items: Item[] = [];
  #bush: KDBush | null = null;
  #meant: Item | null = null;
  /** Where the chosen place was found in this picture. */
  #chosen: { id: number; item: Item | undefined } | null = null;
  readonly #widths = new Map<string, number>();

  constructor(options: PointOptions) {
    super(place);
    this.#now = options;
  }

  get items(): readonly Item[] {
    return this.#items;
  }

  set(options: PointOptions): void {
    const again = options.index !== this.#now.index || options.shown !== this.#now.shown;
    this.#now = options;
    if (!this.isOnMap) return;
    if (again) this.look();
    else this.paintSoon();
  }

  /** Shows what is meant by the mouse or the keys; null: nothing. */
  mean(item: Item | null): void {
    if (item === this.#meant) return;
    this.#meant = item;
    this.paintSoon();
  }

  /** @param at px of the map's box */
  itemAt(at: Point): Item | null {
    const on = this.fromBox(at);
    let best: Item | null = null;
    let bestAt = Infinity;
    for (const id of this.#bush?.within(on.x, on.y, searchPx) ?? []) {
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
    return this.toBox(item.x, item.y);
  }

  latLngOf(item: Item): LatLng {
    return this._map.layerPointToLatLng(this.corner.add(point(item.x, item.y)));
  }

  /** Places as they lie in the map's own coordinate system. */
  get #grid(): PointGrid {
    const { crs = CRS.EPSG3857 } = this._map.options;
    if (crs === CRS.EPSG3857) return this.#now.index.mercator;
    return this.#now.index.gridIn(crs, (lng, lat) => crs.latLngToPoint({ lng, lat }, 0).divideBy(crs.scale(0)));
  }

  /** The item that a place is in: by itself, or the group near it. */
  #itemOf(id: number): Item | undefined {
    if (this.#chosen?.id === id) return this.#chosen.item;
    const item = this.#items.find(({ count, first, members }) => (count === 1 ? first === id : members().includes(id)));
    this.#chosen = { id, item };
    return item;
  }

  protected override gather(): void {
    if (this.#sprites.ratio !== this.ratio) this.#sprites = new Sprites(symbolPx, this.ratio);
    const map = this._map;
    const zoom = map.getZoom();
    const corner = map.getPixelOrigin().add(this.corner);
    const worldPx = (map.options.crs ?? CRS.EPSG3857).scale(zoom);
    const frame = { worldPx, left: corner.x, top: corner.y, width: this.size.x, height: this.size.y };
    this.#items = itemsIn(this.#now.index, this.#grid, this.#now.shown, frame);
    this.#bush = null;
    if (this.#items.length > 0) {
      this.#bush = new KDBush(this.#items.length);
      for (const { x, y } of this.#items) this.#bush.add(x, y);
      this.#bush.finish();
    }
    this.#meant = null;
    this.#chosen = null;
    this.fire('looked');
  }

  protected override paint(context: CanvasRenderingContext2D, colours: MapColours): void {
    const { index, set, labels, chosen } = this.#now;
    const brush: Brush = { context, sprites: this.#sprites, set, colours, stateOf: (id) => index.columns.states[id] ?? 0 };
    const chosenId = chosen === null ? -1 : index.indexOf(chosen);
    const chosenItem = chosenId === -1 ? undefined : this.#itemOf(chosenId);
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
    const corner = this.fromBox(point(0, 0));
    const seen = this._map.getSize();
    const window = { left: corner.x, top: corner.y, width: seen.x, height: seen.y };
    const named = labels ? this.#items : meant;
    paintLabels(brush, labelsOf(index, this.#items, named, { measure, height: labelPx + 4, window, first: new Set(meant) }));
  }
}
