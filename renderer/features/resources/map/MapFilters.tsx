// Filters of the map: words, unit, kinds with their numbers. Digits turn kinds on and off while the map or its list has the focus.
import { Input, type InputRef, Select } from 'antd';
import type { KeyboardEvent, Ref } from 'react';
import { Key } from '#renderer/components/Key.tsx';
import { Symbol } from '#renderer/map/symbols/Symbol.tsx';
import { eventSymbol, symbolOf } from '#shared/resources/symbols.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { useMapLook } from './map-look.ts';
import { useMapPage } from './map-page.ts';
import { onlyKind, setMap, toggleKind, useMapState } from './map-state.ts';
import { kindsThere } from './use-map-places.ts';

/** Keys of the first ten kinds, as they lie on the keyboard. */
export const kindKeys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'];

/** Arrows move among the kinds: one stop for the Tab key. */
function moveAmongKinds(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const index = buttons.indexOf(event.target as HTMLButtonElement);
  if (step === undefined || index < 0) return;
  event.preventDefault();
  buttons[(index + step + buttons.length) % buttons.length]?.focus();
}

export function MapFilters({ filter }: { filter: Ref<InputRef> }) {
  const { map: words, resources } = useTexts();
  const { places } = useMapPage();
  const { hidden, unit, text } = useMapState();
  const { set } = useMapLook();
  const kinds = kindsThere(places.counts);
  return (
    <div className="map-filters">
      <span className="row">
        <Input
          ref={filter}
          className="map-text"
          value={text}
          allowClear
          maxLength={200}
          placeholder={words.filter.text}
          aria-label={words.filter.text}
          onChange={(event) => setMap({ text: event.target.value })}
        />
        <Select<string>
          className="map-unit"
          aria-label={words.filter.unit}
          value={unit}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={(next) => setMap({ unit: next })}
          options={[{ value: '', label: words.filter.anyUnit }, ...places.unitNames.map((name) => ({ value: name, label: name }))]}
        />
      </span>
      <div className="map-kinds" role="toolbar" aria-label={words.filter.kinds} onKeyDown={moveAmongKinds}>
        {kinds.map((kind, n) => {
          const name = kind === 'incident' ? words.incident : resources.kinds[kind];
          const count = places.counts.get(kind) ?? 0;
          const shows = !hidden.includes(kind);
          return (
            <button
              key={kind}
              type="button"
              tabIndex={n === 0 ? 0 : -1}
              className="map-kind"
              aria-pressed={shows}
              title={words.filter.only}
              data-kind={kind}
              onClick={() => toggleKind(kind)}
              onDoubleClick={() => onlyKind(kind)}
            >
              <Symbol symbol={kind === 'incident' ? eventSymbol(null) : symbolOf(kind, '')} set={set} size={22} />
              {name} <em className="num">{count}</em>
              {kindKeys[n] ? <Key name={kindKeys[n]} /> : null}
            </button>
          );
        })}
      </div>
    </div>
  );
}
