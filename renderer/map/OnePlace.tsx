// A small map of one place: where it is, under its symbol.
import { type ReactNode, Suspense, useMemo } from 'react';
import type { Position } from '#shared/kernel/geo.ts';
import type { MapSymbol } from '#shared/resources/symbols.ts';
import { PointLayer } from './layers/PointLayer.tsx';
import { columnsOf, PointIndex } from './layers/point-index.ts';
import type { ColourSet } from './symbols/drawing.ts';
import { WatchMap } from './WatchMap.tsx';

interface Props {
  position: Position;
  name: string;
  symbol: MapSymbol;
  set?: ColourSet;
  /** Said to a screen reader: what this map shows. */
  label: string;
  /** What lies under the place. */
  children?: ReactNode;
}

const startZoom = 13;

export function OnePlace({ position, name, symbol, set = 'screen', label, children }: Props) {
  const { lng, lat } = position;
  const index = useMemo(() => new PointIndex(columnsOf([{ id: 'place', lng, lat, symbol, label: name }])), [lng, lat, symbol, name]);
  return (
    <div className="one-place">
      {/* Another position is another view: a map that stands is not moved under a hand. */}
      <WatchMap key={`${lng} ${lat}`} centre={position} zoom={startZoom} label={label}>
        <Suspense fallback={null}>{children}</Suspense>
        <PointLayer index={index} set={set} labels interactive={false} />
      </WatchMap>
    </div>
  );
}
