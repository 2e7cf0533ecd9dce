// Going to a coordinate or a name: typed in any form, chosen by arrows, gone to with Enter.
import { typedPosition } from '#shared/kernel/degrees.ts';
import { AutoComplete, type RefSelectProps } from 'antd';
import { type Ref, useState } from 'react';
import { Symbol } from '#renderer/map/symbols/Symbol.tsx';
import { decimalText } from '#renderer/map/coordinate-text.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { useNamesFound } from '../layers/use-names.ts';
import { maxGoTo, placesNamed } from './go-to-model.ts';
import { positionAt } from './list-model.ts';
import { useMapLook } from './map-look.ts';
import { useMapPage } from './map-page.ts';
import { setMap } from './map-state.ts';

/** Near enough to see what is there. */
const goToZoom = 15;

export function GoTo({ box }: { box: Ref<RefSelectProps> }) {
  const { map: words } = useTexts();
  const { map, places, findNames } = useMapPage();
  const { set } = useMapLook();
  const [text, setText] = useState('');
  const [missed, setMissed] = useState(false);
  const coordinate = typedPosition(text);
  const named = coordinate ? [] : placesNamed(places, text);
  const onMap = useNamesFound(coordinate ? '' : text);
  const others = coordinate ? [] : [...findNames(text), ...onMap];
  const { columns } = places.index;
  const options = [
    ...(coordinate
      ? [{ value: text, label: `${decimalText(coordinate.position)}${coordinate.swapped ? words.goTo.swapped : ''}`, key: 'coordinate' }]
      : []),
    ...named.map((id) => ({
      // A place and a name on the map may be called the same: the box knows its options by their value.
      value: `place ${id}`,
      key: `place ${id}`,
      label: (
        <span className="map-found">
          {columns.symbols[id] ? <Symbol symbol={columns.symbols[id]} set={set} size={22} /> : null}
          {columns.labels[id]}
        </span>
      ),
    })),
    ...others.map(({ key, name, what }) => ({ value: `name ${key}`, key: `name ${key}`, label: what === '' ? name : `${name} · ${what}` })),
  ];
  const go = (key: string): void => {
    const [sort, rest = ''] = key.split(/ (.*)/);
    const other = sort === 'name' ? others.find((one) => one.key === rest) : undefined;
    const id = sort === 'place' ? Number(rest) : null;
    const at = id === null ? (other?.position ?? coordinate?.position) : positionAt(places, id);
    if (!at) {
      setMissed(true);
      return;
    }
    const current = map.current?.view().zoom ?? goToZoom;
    setMap({ mark: id === null ? at : null, ...(id === null ? {} : { chosen: columns.ids[id] ?? null }) });
    map.current?.goTo(at, Math.max(current, goToZoom));
    map.current?.focus();
    setText('');
  };
  return (
    <AutoComplete
      ref={box}
      className="map-go-to"
      aria-label={words.goTo.label}
      placeholder={words.goTo.label}
      value={text}
      status={missed ? 'error' : ''}
      options={options}
      defaultActiveFirstOption
      showSearch={{ filterOption: false, onSearch: (now) => (setText(now.slice(0, maxGoTo)), setMissed(false)) }}
      onSelect={(_value, option) => go(option.key)}
      notFoundContent={text.trim() === '' ? null : words.goTo.nothing}
    />
  );
}
