// Symbols as pictures for the canvas of the map: each is drawn once for a size and kept.
import type { MapSymbol } from '#shared/resources/symbols.ts';
import { type ColourSet, type Shape, shapesOf, symbolFont } from './drawing.ts';
import { glyphs } from './glyphs.ts';

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** Kept pictures at most: all kinds and words of a province in both sets and every state. */
const maxSprites = 4_000;

function fillPath(context: Context, path: string): void {
  // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- a canvas is no array
  context.fill(new Path2D(path));
}

function draw(context: Context, shape: Shape): void {
  switch (shape.kind) {
    case 'box':
      context.beginPath();
      context.roundRect(shape.x, shape.y, shape.width, shape.height, shape.radius);
      context.fillStyle = shape.fill;
      context.fill();
      if (shape.stroke === undefined) return;
      context.strokeStyle = shape.stroke;
      context.lineWidth = shape.line ?? 1;
      context.stroke();
      return;
    case 'path':
      context.save();
      context.translate(shape.x, shape.y);
      context.scale(shape.scale, shape.scale);
      context.fillStyle = shape.fill;
      fillPath(context, shape.path);
      context.restore();
      return;
    case 'line':
      context.beginPath();
      context.moveTo(...shape.from);
      context.lineTo(...shape.to);
      context.strokeStyle = shape.stroke;
      context.lineWidth = shape.line;
      context.lineCap = 'round';
      context.stroke();
      return;
    case 'disc':
      context.beginPath();
      context.arc(shape.x, shape.y, shape.radius, 0, 2 * Math.PI);
      context.fillStyle = shape.fill;
      context.fill();
      context.strokeStyle = shape.stroke;
      context.lineWidth = 3;
      context.stroke();
      return;
    case 'text':
      context.font = `700 ${shape.size}px ${symbolFont}`;
      context.textAlign = 'center';
      context.textBaseline = 'middle';
      context.fillStyle = shape.fill;
      context.fillText(shape.text, shape.x, shape.y);
  }
}

/** Pictures of one size on one screen; made anew when either changes. */
export class Sprites {
  readonly ratio: number;
  readonly #kept = new Map<string, ImageBitmap>();
  readonly #size: number;

  /** @param size px of the page @param ratio pixels of the screen in one of them */
  constructor(size: number, ratio: number) {
    this.ratio = ratio;
    this.#size = size;
  }

  /** @param state bits of `placeStates` */
  of(symbol: MapSymbol, set: ColourSet, state: number): ImageBitmap {
    return this.keep(`${symbol.code} ${symbol.glyph} ${symbol.text} ${set} ${state}`, this.#size, (context) => {
      const pixels = context.canvas.width;
      context.scale(pixels / 100, pixels / 100);
      for (const shape of shapesOf(symbol, set, state)) draw(context, shape);
    });
  }

  /** Only the picture inside the frame. */
  glyph(symbol: MapSymbol, colour: string, size: number): ImageBitmap {
    return this.keep(`glyph ${symbol.glyph} ${colour} ${size}`, size, (context) => {
      const { path, side } = glyphs[symbol.glyph];
      context.scale(context.canvas.width / side, context.canvas.width / side);
      context.fillStyle = colour;
      fillPath(context, path);
    });
  }

  /** Any picture that is drawn again and again. @param size px of the page */
  keep(key: string, size: number, paint: (context: OffscreenCanvasRenderingContext2D) => void): ImageBitmap {
    const kept = this.#kept.get(key);
    if (kept) return kept;
    if (this.#kept.size >= maxSprites) this.#kept.clear();
    const pixels = Math.max(1, Math.round(size * this.ratio));
    const canvas = new OffscreenCanvas(pixels, pixels);
    const context = canvas.getContext('2d');
    if (context) paint(context);
    // A picture that nothing can change any more is painted without a copy being made of it.
    const picture = canvas.transferToImageBitmap();
    this.#kept.set(key, picture);
    return picture;
  }
}
