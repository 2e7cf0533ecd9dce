// Buttons above the map: everything in view, names on or off, which colours the symbols have.
import { Button, Segmented } from 'antd';
import type { Box } from '#renderer/map/view.ts';
import { Key } from '#renderer/components/Key.tsx';
import { type ColourSet, colourSets } from '#renderer/map/symbols/drawing.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { changeLook, useMapLook } from './map-look.ts';
import { useMapPage } from './map-page.ts';

export function MapTools({ all }: { all: Box | null }) {
  const { map: words } = useTexts();
  const { map } = useMapPage();
  const { set, labels } = useMapLook();
  return (
    <span className="map-tools">
      <Button disabled={all === null} onClick={() => all && map.current?.fit(all)}>
        {words.tools.all} <Key name="Home" />
      </Button>
      <Button aria-pressed={labels} type={labels ? 'primary' : 'default'} onClick={() => changeLook({ labels: !labels })}>
        {words.tools.labels}
      </Button>
      <Segmented<ColourSet>
        aria-label={words.tools.colours}
        value={set}
        onChange={(next) => changeLook({ set: next })}
        options={colourSets.map((value) => ({ value, label: words.tools.sets[value] }))}
      />
    </span>
  );
}
