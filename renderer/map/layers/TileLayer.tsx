// A layer of tiles under everything else.
import { useEffect, useRef } from 'react';
import { useMap } from 'react-leaflet';
import { type LoadTile, type Shift, TileImages } from './tile-images.ts';

interface Props {
  /** The same function at every call: another one draws the layer anew. */
  load: LoadTile;
  minZoom: number;
  /** The last level that there are tiles of; beyond it they are enlarged. */
  maxZoom: number;
  opacity: number;
  /** Above those with a smaller one, below every point. */
  order: number;
  /** The same function at every call. */
  shift?: Shift | undefined;
}

export function TileLayer({ load, minZoom, maxZoom, opacity, order, shift }: Props) {
  const map = useMap();
  const layer = useRef<TileImages>(null);
  useEffect(() => {
    const made = new TileImages({ load, shift, minZoom, maxNativeZoom: maxZoom, opacity, zIndex: order });
    layer.current = made;
    made.addTo(map);
    return () => void made.remove();
    // Opacity and order are changed on the layer that is there.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [map, load, shift, minZoom, maxZoom]);
  useEffect(() => void layer.current?.setOpacity(opacity), [opacity]);
  useEffect(() => void layer.current?.setZIndex(order), [order]);
  return null;
}
