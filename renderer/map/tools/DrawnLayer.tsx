// Shapes drawn by hand, on the map. Made once; only what changed is handed on.
import type { LeafletMouseEvent } from 'leaflet';
import { useEffect, useEffectEvent, useRef } from 'react';
import { useMap } from 'react-leaflet';
import type { ColourSet } from '../symbols/drawing.ts';
import type { DrawnShape } from './drawn.ts';
import { DrawnCanvas } from './drawn-canvas.ts';

interface Props {
  shapes: readonly DrawnShape[];
  set?: ColourSet;
  /** A click on one; without it the mouse passes through. */
  onChoose?: ((id: string) => void) | undefined;
}

export function DrawnLayer({ shapes, set = 'screen', onChoose }: Props) {
  const map = useMap();
  const layer = useRef<DrawnCanvas>(null);
  const choose = useEffectEvent((id: string) => onChoose?.(id));
  useEffect(() => {
    const canvas = new DrawnCanvas({ shapes, set });
    layer.current = canvas;
    canvas.addTo(map);
    return () => {
      layer.current = null;
      canvas.remove();
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- made once; the next effect hands on what changes
  }, [map]);
  useEffect(() => layer.current?.set({ shapes, set }), [shapes, set]);
  const chosen = onChoose !== undefined;
  useEffect(() => {
    if (!chosen) return undefined;
    const click = (event: LeafletMouseEvent): void => {
      const shape = layer.current?.shapeAt(event.containerPoint);
      if (shape) choose(shape.id);
    };
    map.on('click', click);
    return () => void map.off('click', click);
  }, [map, chosen]);
  return null;
}
