// The map of an incident: circles, what lies inside them, the way along the roads, and what is plotted.
import { type ReactNode, type Ref, useMemo } from 'react';
import type { NearPlace } from '#shared/contract/nearby.ts';
import { eventSymbol, symbolOf } from '#shared/resources/symbols.ts';
import type { Position } from '#shared/kernel/geo.ts';
import { columnsOf, PointIndex } from '#renderer/map/layers/point-index.ts';
import { PointLayer } from '#renderer/map/layers/PointLayer.tsx';
import { Rings } from '#renderer/map/layers/Rings.tsx';
import { placeStates } from '#renderer/map/symbols/drawing.ts';
import { type MapHandle, WatchMap } from '#renderer/map/WatchMap.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { BaseMap } from '../layers/BaseMap.tsx';
import { useMapLook } from '../map/map-look.ts';
import type { NearLook } from './near-state.ts';
import { boxAround } from './box.ts';

interface Props {
  incident: { id: string; title: string; kind: string | null };
  centre: Position;
  items: readonly NearPlace[];
  look: NearLook;
  onLook: (patch: Partial<NearLook>) => void;
  route: readonly Position[];
  map?: Ref<MapHandle>;
  /** false while a tool draws: places are seen but not worked. */
  interactive?: boolean;
  children?: ReactNode;
}

const startZoom = 12;
/** The map leaves a margin around what it fits: with this share of the largest circle, the circle itself just fits. */
const shownShare = 0.78;

export function NearMap({ incident, centre, items, look, onLook, route, map, interactive = true, children }: Props) {
  const { near: words } = useTexts();
  const { set, labels } = useMapLook();
  const { id, title, kind } = incident;
  const index = useMemo(
    () =>
      new PointIndex(
        columnsOf([
          { id, ...centre, symbol: eventSymbol(kind), label: title },
          ...items.map((one) => ({
            id: one.id,
            lng: one.lng,
            lat: one.lat,
            symbol: symbolOf(one.kind, one.subKind),
            label: one.name,
            state: one.closed ? placeStates.closed : 0,
          })),
        ]),
      ),
    [id, title, kind, centre, items],
  );
  const rings = useMemo(() => look.rings.map((metres) => ({ metres, label: words.distance(metres) })), [look.rings, words]);
  const reaches = useMemo(
    () => items.flatMap(({ id: of, reaches: metres, lng, lat }) => (metres === null ? [] : [{ id: of, at: { lng, lat }, metres }])),
    [items],
  );
  const box = useMemo(() => boxAround(centre, (look.rings.at(-1) ?? 0) * shownShare), [centre, look.rings]);
  return (
    <WatchMap {...(map ? { ref: map } : {})} centre={centre} zoom={startZoom} label={words.map(title)} fit={box} home={box}>
      <BaseMap />
      <Rings centre={centre} rings={rings} reaches={reaches} route={route} />
      <PointLayer
        index={index}
        set={set}
        labels={labels}
        chosen={look.chosen}
        interactive={interactive}
        onOpen={(chosen) => onLook({ chosen })}
        onMean={(meant, by) => {
          const [only = null, second] = meant?.ids ?? [];
          if (by === 'keys' && second === undefined && only !== null) onLook({ chosen: only });
        }}
      />
      {children}
    </WatchMap>
  );
}
