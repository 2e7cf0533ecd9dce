// What was written about a place, newest first: when, by whom, what it says now and what stood before.
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { FacilityDetail, PlaceChange } from '#shared/contract/facilities.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { orpc } from '#renderer/client/query.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { momentOf } from '#renderer/texts/times.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { useRemovedPlaces } from '../removed.ts';
import { usePlaceWords } from '../use-place-words.ts';

/** So many stand there at first, and come with each press. */
const step = 12;

export function PlaceHistory({ place }: { place: FacilityDetail }) {
  const { places } = useTexts();
  const words = places.page;
  const [shown, setShown] = useState(step);
  const removing = useRemovedPlaces((state) => state.removing === place.id);
  // Nobody asks for what is just being taken out.
  const { data, error } = useQuery({ ...orpc.facilities.history.queryOptions({ input: { id: place.id } }), enabled: !removing });
  const items = data?.items ?? [];
  return (
    <section className="panel" aria-label={words.history} data-testid="place-history">
      <h2>
        {words.history} <em className="num">{items.length}</em>
      </h2>
      {error ? <Refused refusal={refusalOf(error)} /> : null}
      {data && items.length === 0 ? <Empty>{words.noHistory}</Empty> : null}
      <ol className="place-history">
        {items.slice(0, shown).map((change, at) => (
          <li key={`${change.at} ${items.length - at}`}>
            <span className="num muted">{momentOf(Date.parse(change.at), false)}</span> <b>{change.by}</b>{' '}
            {change.contact === null ? null : <span className="muted">{words.contactChange(change.contact)}</span>}
            {change.imported ? <span className="muted">{words.imported}</span> : null}
            <Changes change={change} place={place} />
          </li>
        ))}
      </ol>
      {items.length > shown ? (
        <Button type="text" onClick={() => setShown(shown + step)}>
          {words.moreHistory(Math.min(step, items.length - shown))}
        </Button>
      ) : null}
    </section>
  );
}

function Changes({ change, place }: { change: PlaceChange; place: FacilityDetail }) {
  const { places } = useTexts();
  const words = usePlaceWords();
  const own = new Map<string, string>(Object.entries(change.contact === null ? places.own : places.contactFields));
  const nameOf = (field: string): string =>
    own.get(field) ?? words.fieldName(field.startsWith('field.') ? field.slice('field.'.length) : field);
  // A first entry says only what it says: an empty field tells nobody anything.
  const said = change.changes.filter(({ value, before }) => before !== undefined || !isBlank(value));
  return (
    <ul>
      {said.map(({ field, value, before }) => {
        const now = words.valueText(place.kind, field, value);
        return (
          <li key={field}>
            <span className="muted">{nameOf(field)}</span>{' '}
            {before === undefined ? now : places.page.from(words.valueText(place.kind, field, before), now)}
          </li>
        );
      })}
    </ul>
  );
}

const isBlank = (value: unknown): boolean => value === null || value === undefined || value === '' || value === false;
