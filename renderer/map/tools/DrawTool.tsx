// Setting corners on the map, by keys with the cross in the middle or by mouse. Keeps nothing itself: the sketch comes in and goes out.
// Enter sets a corner, twice at one place or with Ctrl it finishes; Backspace takes the last back; Ctrl Z and Y undo and redo; Esc leaves.
import { type LeafletMouseEvent, point } from 'leaflet';
import { useEffect, useEffectEvent, useState } from 'react';
import { useMap } from 'react-leaflet';
import type { Position } from '#shared/kernel/geo.ts';
import type { DrawnShape } from './drawn.ts';
import { DrawnLayer } from './DrawnLayer.tsx';
import { add, moveTo, redo, roundPosition, samePlace, type Sketch, takeBack, undo } from './sketch.ts';
import './tools.css';

interface Props {
  sketch: Sketch;
  /** Corners it may have at most. */
  most: number;
  /** How it looks so far; its points are the sketch's. */
  shape: Omit<DrawnShape, 'points' | 'corners' | 'ahead'>;
  onSketch: (next: Sketch) => void;
  onFinish: () => void;
  onLeave: () => void;
  /** The place under the cross, whenever it changes. */
  onCross?: ((position: Position) => void) | undefined;
  /** Corners jump to one of these when they come near; none: no snapping. */
  snapTo?: readonly Position[];
  /** The map takes the keyboard when this counts up from 0. */
  asked?: number;
}

/** px */
const grabPx = 11;
const snapPx = 14;
const steps = { plain: 80, wide: 240, fine: 8 };
const ways: Record<string, [number, number]> = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
const nothing: readonly Position[] = [];

export function DrawTool({ sketch, most, shape, onSketch, onFinish, onLeave, onCross, snapTo = nothing, asked = 0 }: Props) {
  const map = useMap();
  const [ahead, setAhead] = useState<Position | null>(null);
  const [dragged, setDragged] = useState<{ index: number; at: Position } | null>(null);

  const snapped = (position: Position): Position => {
    const at = map.latLngToContainerPoint([position.lat, position.lng]);
    let best = position;
    let bestAt = snapPx;
    for (const corner of snapTo) {
      const away = map.latLngToContainerPoint([corner.lat, corner.lng]).distanceTo(at);
      if (away < bestAt) [best, bestAt] = [corner, away];
    }
    return best;
  };
  const cross = (): Position => roundPosition(map.getCenter());

  const set = useEffectEvent((position: Position) => {
    onSketch(add(sketch, snapped(position), most));
    setAhead(null);
  });
  const finish = useEffectEvent(() => onFinish());
  const tellCross = useEffectEvent(() => onCross?.(cross()));
  const cornerAt = useEffectEvent((at: { x: number; y: number }) =>
    sketch.points.findIndex(({ lng, lat }) => map.latLngToContainerPoint([lat, lng]).distanceTo(point(at.x, at.y)) <= grabPx),
  );
  const drop = useEffectEvent((index: number, position: Position) => onSketch(moveTo(sketch, index, snapped(position))));
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const handled = (): void => {
      event.preventDefault();
      // What is behind the map (the page, the incident) has keys of its own.
      event.stopPropagation();
    };
    const letter = event.key.toLowerCase();
    const way = event.altKey || event.metaKey ? undefined : ways[event.key];
    if (way) {
      handled();
      // At once, not gliding: Enter takes the place that is under the cross now.
      const far = event.ctrlKey ? steps.fine : event.shiftKey ? steps.wide : steps.plain;
      map.panBy([way[0] * far, way[1] * far], { animate: false });
    } else if (event.key === 'Enter' && event.ctrlKey) {
      handled();
      onFinish();
    } else if (event.key === 'Enter') {
      handled();
      // Twice at one place: that was the last corner.
      if (samePlace(sketch.points.at(-1), roundPosition(snapped(cross())))) onFinish();
      else onSketch(add(sketch, snapped(cross()), most));
    } else if (event.key === 'Backspace') {
      handled();
      onSketch(takeBack(sketch));
    } else if (event.ctrlKey && letter === 'z') {
      handled();
      onSketch(event.shiftKey ? redo(sketch) : undo(sketch));
    } else if (event.ctrlKey && letter === 'y') {
      handled();
      onSketch(redo(sketch));
    } else if (event.key === 'Escape') {
      handled();
      onLeave();
    }
  });

  useEffect(() => {
    const box = map.getContainer();
    let held: number | null = null;
    let moved = false;
    const keydown = (event: KeyboardEvent): void => {
      if (!event.isComposing && event.target === box) onKey(event);
    };
    const down = (event: LeafletMouseEvent): void => {
      const index = cornerAt(event.containerPoint);
      if (index < 0) return;
      held = index;
      moved = false;
      map.dragging.disable();
    };
    const move = (event: LeafletMouseEvent): void => {
      const at = { lng: event.latlng.lng, lat: event.latlng.lat };
      if (held === null) setAhead(at);
      else {
        moved = true;
        setDragged({ index: held, at });
      }
    };
    const up = (event: LeafletMouseEvent): void => {
      if (held === null) return;
      if (moved) drop(held, event.latlng);
      held = null;
      setDragged(null);
      map.dragging.enable();
    };
    const out = (): void => setAhead(null);
    const click = (event: LeafletMouseEvent): void => {
      // Letting a corner go is no new corner.
      if (moved) moved = false;
      else if (cornerAt(event.containerPoint) < 0) set(event.latlng);
    };
    const twice = (): void => finish();
    const zooms = map.doubleClickZoom.enabled();
    map.doubleClickZoom.disable();
    // Before the map's own keys and those of other layers.
    box.addEventListener('keydown', keydown, { capture: true });
    map.on({ mousedown: down, mousemove: move, mouseup: up, mouseout: out, click, dblclick: twice, move: tellCross });
    tellCross();
    box.classList.add('drawing');
    return () => {
      if (zooms) map.doubleClickZoom.enable();
      map.dragging.enable();
      box.removeEventListener('keydown', keydown, { capture: true });
      map.off({ mousedown: down, mousemove: move, mouseup: up, mouseout: out, click, dblclick: twice, move: tellCross });
      box.classList.remove('drawing');
    };
  }, [map]);

  useEffect(() => {
    if (asked > 0) map.getContainer().focus({ preventScroll: true });
  }, [map, asked]);

  const points = dragged ? sketch.points.with(dragged.index, dragged.at) : sketch.points;
  const shapes: DrawnShape[] = [{ ...shape, points, corners: true, ahead: most === 1 ? null : ahead }];
  return (
    <>
      <DrawnLayer shapes={shapes} />
      <i className="draw-cross" aria-hidden="true" />
    </>
  );
}
