// Positions out of what was typed and out of shapes, in the coordinate system that was said of the file.
import { isFault } from '../../kernel/coordinates.ts';
import type { Crs } from '../../kernel/coordinate-systems.ts';
import { isDegrees, toWgs84 } from '../../kernel/crs.ts';
import type { Position } from '../../kernel/geo.ts';
import { middleOf } from '../../kernel/geometry.ts';
import type { PositionFault } from '../../kernel/degrees.ts';
import { pairReader, positionReader, type ReadPosition } from '../../kernel/positions.ts';
import { checkShape, isShapeFault } from '../../kernel/shapes.ts';
import type { Located, Locator } from './rows.ts';

/** Seven decimals are a centimetre. */
const rounded = ({ lng, lat }: Position): Position => ({ lng: Math.round(lng * 1e7) / 1e7, lat: Math.round(lat * 1e7) / 1e7 });

const faultOf = (
  { code, received, limit }: Pick<PositionFault, 'code' | 'received' | 'limit'>,
  text: string,
  axis?: PositionFault['axis'],
): Located => ({
  fault: code,
  received: received === null ? text : String(received),
  ...(limit === null ? {} : { limit }),
  ...(axis === 'x' ? { axis: 'lng' } : axis === 'y' ? { axis: 'lat' } : {}),
});

/**
 * @param swapped degrees that fit only the other way round are mended instead of refused. Of metres no question is asked: surveyors call
 *   the northing X, and no northing of the country is an easting.
 * @throws Error when the system cannot be converted
 */
export function makeLocator(crs: Crs, swapped: boolean): Locator {
  const pair = positionReader({ crs });
  const both = pairReader({ crs });
  const convert = toWgs84(crs);
  const answer = (read: ReadPosition | PositionFault, text: string): Located => {
    if (isFault(read)) return faultOf(read, text, read.axis);
    if (read.swapped && isDegrees(crs) && !swapped) return { fault: 'looksSwapped', received: text };
    return { position: rounded(read.position), ...(read.swapped ? { swapped: true } : {}) };
  };
  return {
    pair: (lng, lat) => answer(pair(lng, lat), `${lng} ${lat}`.trim()),
    one: (text) => answer(both(text), text),
    shape(geometry) {
      if (geometry.type === 'Point') {
        const [x = null, y = null] = geometry.coordinates;
        return answer(pair(x, y), `${x} ${y}`);
      }
      const checked = checkShape(geometry, convert);
      if (isShapeFault(checked)) return faultOf(checked, geometry.type);
      const middle = middleOf(checked.geometry);
      return middle && { position: rounded(middle) };
    },
  };
}
