// The legend: only what is on the map just now, with how many of each.
import { useMemo } from 'react';
import { kindsAmong } from '#renderer/map/layers/point-scene.ts';
import { placeStates } from '#renderer/map/symbols/drawing.ts';
import { Symbol } from '#renderer/map/symbols/Symbol.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { changeLook, useMapLook } from './map-look.ts';
import { useMapPage } from './map-page.ts';

/** px */
const size = 28;

export function MapLegend() {
  const { map: words } = useTexts();
  const { places, inView } = useMapPage();
  const { set, legend } = useMapLook();
  const { columns } = places.index;
  const kinds = useMemo(() => kindsAmong(places.index, inView), [places, inView]);
  const states = useMemo(() => {
    let all = 0;
    for (const id of inView) all |= columns.states[id] ?? 0;
    return all;
  }, [columns, inView]);
  const [sample] = kinds;
  return (
    <details
      className="map-legend"
      open={legend}
      onToggle={(event) => {
        if (event.currentTarget.open !== legend) changeLook({ legend: event.currentTarget.open });
      }}
    >
      <summary>{words.legend.title}</summary>
      <ul aria-label={words.legend.title}>
        {kinds.map(({ symbol, count }) => (
          <li key={`${symbol.code} ${symbol.text}`}>
            <Symbol symbol={symbol} set={set} size={size} />
            {symbol.text} <em className="num">{count}</em>
          </li>
        ))}
        {sample && states & placeStates.closed ? (
          <li>
            <Symbol symbol={sample.symbol} set={set} state={placeStates.closed} size={size} />
            {words.closed}
          </li>
        ) : null}
        {sample && states & placeStates.opened ? (
          <li>
            <Symbol symbol={sample.symbol} set={set} state={placeStates.opened} size={size} />
            {words.opened}
          </li>
        ) : null}
        {kinds.length === 0 ? <li>{words.legend.none}</li> : null}
      </ul>
    </details>
  );
}
