// The tray's icon, painted here: a clock while all is quiet, a triangle while an alarm stands. Shape and colour both tell.

export type TrayLook = 'quiet' | 'alarm';

/** B, G, R, A of a pixel. */
type Pixel = readonly [number, number, number, number];

const clear: Pixel = [0, 0, 0, 0];
const blue: Pixel = [0xff, 0x9a, 0x4c, 0xff];
const red: Pixel = [0x4d, 0x48, 0xe5, 0xff];
const white: Pixel = [0xff, 0xff, 0xff, 0xff];

/** A disc with two hands at three o'clock; coordinates from 0 to 1. */
function clockAt(x: number, y: number): Pixel {
  const [dx, dy] = [x - 0.5, y - 0.5];
  if (dx * dx + dy * dy > 0.23) return clear;
  const minuteHand = Math.abs(dx) < 0.05 && dy < 0.05 && dy > -0.34;
  const hourHand = Math.abs(dy) < 0.05 && dx > -0.05 && dx < 0.25;
  return minuteHand || hourHand ? white : blue;
}

/** A triangle that stands on its side, with an exclamation mark. */
function triangleAt(x: number, y: number): Pixel {
  if (y < 0.06 || y > 0.94 || Math.abs(x - 0.5) > (y - 0.06) * 0.55) return clear;
  const stroke = Math.abs(x - 0.5) < 0.055 && ((y > 0.36 && y < 0.68) || (y > 0.76 && y < 0.86));
  return stroke ? white : red;
}

/** @param size edge in pixels @returns BGRA bytes, row by row, as `nativeImage.createFromBitmap` takes them */
export function paintIcon(look: TrayLook, size: number): Buffer {
  const bytes = Buffer.alloc(size * size * 4);
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const [cx, cy] = [(x + 0.5) / size, (y + 0.5) / size];
      bytes.set(look === 'alarm' ? triangleAt(cx, cy) : clockAt(cx, cy), (y * size + x) * 4);
    }
  }
  return bytes;
}
