// Everything inside the circles: those at risk first, ticked to be told, exported and printed as it stands.
import { useMutation } from '@tanstack/react-query';
import { Button, Checkbox, Select } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import type { Position } from '#shared/kernel/geo.ts';
import { type FacilityKind, facilityKinds } from '#shared/resources/types.ts';
import { download } from '#renderer/client/download.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { orpc } from '#renderer/client/query.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { VirtualList } from '#renderer/components/VirtualList.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { openPath } from '../map/open-path.ts';
import type { NearLook } from './near-state.ts';
import { PlaceRow } from './PlaceRow.tsx';
import { Totals } from './Totals.tsx';
import { aroundInput, type AroundOut } from './use-around.ts';

/** px, before rows are measured */
const rowHeight = 118;

interface Props {
  centre: Position;
  around: AroundOut;
  look: NearLook;
  onLook: (patch: Partial<NearLook>) => void;
  /** What the file is named after. */
  title: string;
  /** Tells those ticked; null: there is no incident to tell them of. */
  onTell: ((places: readonly string[]) => void) | null;
  onPrint: (() => void) | null;
}

export function InsideView({ centre, around, look, onLook, title, onTell, onPrint }: Props) {
  const { near: words, resources } = useTexts();
  const navigate = useNavigate();
  const [active, setActive] = useState<string | null>(null);
  const file = useMutation(orpc.nearby.file.mutationOptions({ onSuccess: download }));
  const { items, total, rings } = around;
  const ticked = look.ticked.filter((id) => items.some((one) => one.id === id));
  const toggle = (id: string): void => onLook({ ticked: ticked.includes(id) ? ticked.filter((one) => one !== id) : [...ticked, id] });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== ' ' || event.nativeEvent.isComposing || active === null || !(event.target instanceof HTMLElement)) return;
    if (event.target.getAttribute('role') !== 'grid') return;
    event.preventDefault();
    toggle(active);
  };
  const all = ticked.length > 0 && ticked.length === items.length;
  return (
    <section className="near-inside" onKeyDown={onKeyDown}>
      <header className="near-head">
        <Select<FacilityKind[]>
          mode="multiple"
          size="small"
          className="near-kinds"
          aria-label={words.kinds}
          placeholder={words.allKinds}
          value={[...look.kinds]}
          maxTagCount="responsive"
          options={facilityKinds.map((value) => ({ value, label: resources.kinds[value] }))}
          onChange={(kinds) => onLook({ kinds })}
        />
        <b className="num" data-testid="near-count">
          {words.count(items.length, total)}
        </b>
      </header>
      <Totals rings={rings} />
      <div className="row near-acts">
        {onTell ? (
          <>
            <Button size="small" disabled={items.length === 0} onClick={() => onLook({ ticked: all ? [] : items.map(({ id }) => id) })}>
              {all ? words.untickAll : words.tickAll}
            </Button>
            <Button size="small" type="primary" disabled={ticked.length === 0} onClick={() => onTell(ticked)} data-testid="near-tell">
              {words.tell}
              {ticked.length > 0 ? ` ${ticked.length}` : ''}
            </Button>
          </>
        ) : null}
        <Button
          size="small"
          loading={file.isPending}
          onClick={() => file.mutate({ ...aroundInput(centre, look), format: 'xlsx', title })}
          data-testid="near-xlsx"
        >
          {words.exportXlsx}
        </Button>
        <Button size="small" onClick={() => file.mutate({ ...aroundInput(centre, look), format: 'csv', title })}>
          {words.exportCsv}
        </Button>
        {onPrint ? (
          <Button size="small" onClick={onPrint} data-testid="near-print">
            {words.print}
          </Button>
        ) : null}
      </div>
      {file.isError ? <Refused refusal={refusalOf(file.error)} /> : null}
      {items.length === 0 ? (
        <Empty>{words.none}</Empty>
      ) : (
        <VirtualList
          items={items}
          keyOf={({ id }) => id}
          estimate={rowHeight}
          label={words.list}
          interactive
          testId="near-list"
          onActive={({ id }) => {
            setActive(id);
            onLook({ chosen: id });
          }}
          onOpen={({ kind, id }) => void navigate(openPath(kind, id))}
          render={(place) => (
            <PlaceRow
              place={place}
              chosen={place.id === look.chosen}
              onChoose={() => onLook({ chosen: place.id })}
              tick={
                onTell ? (
                  <Checkbox
                    aria-label={words.tick(place.name)}
                    tabIndex={-1}
                    checked={ticked.includes(place.id)}
                    onChange={() => toggle(place.id)}
                  />
                ) : null
              }
            />
          )}
        />
      )}
    </section>
  );
}
