// A canvas that lies over the window of the map: as sharp as the screen, a little larger than the window so that a small move needs no
// new picture, painted anew when the map has moved or the theme changed. What is painted is up to whoever extends it.
import { DomUtil, Layer, type LeafletEventHandlerFn, type Map as LeafletMap, point, type Point } from 'leaflet';
import { type MapColours, onColourChange, readColours } from '../colours.ts';

export interface CanvasPlace {
  /** Name of the pane and of the class. */
  name: string;
  /** Panes lie above each other by it: tiles 200, lines 400. */
  level: number;
  /** Part of the window that the picture is larger, on each side. */
  margin: number;
}

export abstract class WindowCanvas extends Layer {
  /** Upper left corner of the picture, in px of the map's layers. */
  protected corner = point(0, 0);
  /** px of the page. */
  protected size = point(0, 0);
  /** Pixels of the screen in one of the page. */
  protected ratio = 1;
  readonly #place: CanvasPlace;
  readonly #canvas = document.createElement('canvas');
  #frame = 0;
  /** Which piece of the world the picture shows, and where it lies. */
  #shows = '';
  #unwatch: () => void = () => undefined;

  constructor(place: CanvasPlace) {
    super();
    this.#place = place;
    this.#canvas.className = `${place.name}-canvas leaflet-zoom-hide`;
    this.#canvas.setAttribute('aria-hidden', 'true');
  }

  override onAdd(map: LeafletMap): this {
    const { name, level } = this.#place;
    const pane = map.getPane(name) ?? map.createPane(name);
    pane.style.zIndex = String(level);
    pane.style.pointerEvents = 'none';
    pane.append(this.#canvas);
    this.#unwatch = onColourChange(map, () => this.paintSoon());
    this.look();
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
    // A change of zoom is told three times over: it is looked at once.
    const settle = (): void => {
      if (this.#wanted()?.shows !== this.#shows) this.look();
    };
    return { moveend: settle, viewreset: settle, resize: settle, move: () => this.#follow() };
  }

  /** Where something of the picture is in the map's box, px. */
  protected toBox(x: number, y: number): Point {
    return this._map.layerPointToContainerPoint(this.corner.add(point(x, y)));
  }

  protected fromBox(at: Point): Point {
    return this._map.containerPointToLayerPoint(at).subtract(this.corner);
  }

  protected get isOnMap(): boolean {
    return this.#canvas.isConnected;
  }

  /** Once for however many reasons, with the next frame. */
  protected paintSoon(): void {
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#paint();
    });
  }

  /** The picture that belongs over the window now; null while the map has no size. */
  #wanted(): { corner: Point; size: Point; ratio: number; shows: string } | null {
    const map = this._map;
    const seen = map.getSize();
    if (seen.x === 0 || seen.y === 0) return null;
    const more = seen.multiplyBy(this.#place.margin).ceil();
    const box = map.getContainer();
    const ratio = window.devicePixelRatio * (box.getBoundingClientRect().width / box.offsetWidth || 1);
    const corner = map.containerPointToLayerPoint([0, 0]).subtract(more);
    const size = seen.add(more.multiplyBy(2));
    const origin = map.getPixelOrigin();
    return { corner, size, ratio, shows: [map.getZoom(), origin.x, origin.y, corner.x, corner.y, size.x, size.y, ratio].join(' ') };
  }

  /** Looks at what is in the window now, and paints it. */
  protected look(): void {
    const wanted = this.#wanted();
    if (!wanted) return;
    const { corner, size, ratio, shows } = wanted;
    this.corner = corner;
    this.size = size;
    this.ratio = ratio;
    this.#shows = shows;
    const canvas = this.#canvas;
    const pixels = size.multiplyBy(ratio).round();
    if (canvas.width !== pixels.x || canvas.height !== pixels.y) {
      canvas.width = pixels.x;
      canvas.height = pixels.y;
      canvas.style.width = `${size.x}px`;
      canvas.style.height = `${size.y}px`;
    }
    DomUtil.setPosition(canvas, corner);
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.gather();
    this.#paint();
  }

  /** Finds what is to be painted, before each picture of another piece of the world. */
  protected gather(): void {
    // Nothing to find unless it is said otherwise.
  }

  protected abstract paint(context: CanvasRenderingContext2D, colours: MapColours): void;

  #paint(): void {
    const context = this.#canvas.getContext('2d');
    if (!context || !this.isOnMap) return;
    context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    context.clearRect(0, 0, this.size.x, this.size.y);
    this.paint(context, readColours(this._map.getContainer()));
  }

  /** Paints anew when the window has left the picture. */
  #follow(): void {
    const corner = this.fromBox(point(0, 0));
    const over = this.size.subtract(this._map.getSize());
    if (corner.x < 0 || corner.y < 0 || corner.x > over.x || corner.y > over.y) this.look();
  }
}
