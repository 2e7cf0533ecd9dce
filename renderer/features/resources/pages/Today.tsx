// What is there today: by kind, how many places, what they have together, what changes by the hour and how old that is.
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import type { z } from 'zod';
import type { contract } from '#shared/contract/index.ts';
import { fieldOf } from '#shared/resources/fields.ts';
import { symbolOf } from '#shared/resources/symbols.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { useNow } from '#renderer/client/now.ts';
import { orpc } from '#renderer/client/query.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { Symbol } from '#renderer/map/symbols/Symbol.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { ageOf } from '#renderer/texts/times.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { useMapLook } from '../map/map-look.ts';
import { StockToday } from '../parts/PlaceStock.tsx';
import { ResourcesTabs } from '../parts/ResourcesTabs.tsx';
import { placesPath } from '../place-paths.ts';
import { blankPlaces, changePlaces } from '../places-view.ts';
import { usePlaceWords } from '../use-place-words.ts';
import '../today.css';

type Today = z.infer<NonNullable<(typeof contract.facilities.today)['~orpc']['outputSchema']>>;
type KindToday = Today['kinds'][number];
type FieldToday = KindToday['fields'][number];

export function TodayPage() {
  const { common, places } = useTexts();
  const words = places.today;
  const { data, error } = useQuery(orpc.facilities.today.queryOptions({ input: {} }));
  return (
    <div className="page today-page" data-testid="places-today">
      <ResourcesTabs />
      <header className="page-head">
        <h1>{words.title}</h1>
        <span className="muted">{words.hint}</span>
      </header>
      {error ? <Refused refusal={refusalOf(error)} /> : null}
      {!data && !error ? <Empty>{common.loading}</Empty> : null}
      {data && data.kinds.length === 0 ? <Empty>{words.empty}</Empty> : null}
      <ul className="today-kinds">
        {data?.kinds.map((kind) => (
          <Kind key={kind.kind} kind={kind} />
        ))}
      </ul>
    </div>
  );
}

function Kind({ kind }: { kind: KindToday }) {
  const { places, resources } = useTexts();
  const words = places.today;
  const navigate = useNavigate();
  const now = useNow();
  const { set } = useMapLook();
  const isState = ({ field }: FieldToday): boolean => fieldOf(kind.kind, field)?.state === true;
  const [sums, states] = [kind.fields.filter((one) => !isState(one)), kind.fields.filter(isState)];
  const list = (): void => {
    changePlaces({ ...blankPlaces, kind: kind.kind });
    void navigate(placesPath);
  };
  return (
    <li className="panel today-kind" data-testid={`today-${kind.kind}`}>
      <h2>
        <Symbol symbol={symbolOf(kind.kind, '')} set={set} size={30} />
        <button type="button" className="today-name" onClick={list} aria-label={words.list(resources.kinds[kind.kind])}>
          {resources.kinds[kind.kind]}
        </button>
        <b className="num">{kind.places}</b>
      </h2>
      {kind.closed + kind.unplaced > 0 ? (
        <p className="muted today-note">
          {[kind.closed > 0 ? words.closed(kind.closed) : '', kind.unplaced > 0 ? words.unplaced(kind.unplaced) : '']
            .filter((part) => part !== '')
            .join(' · ')}
        </p>
      ) : null}
      {kind.kind === 'supplyDepot' ? <StockToday /> : null}
      {states.length > 0 ? (
        <dl className="today-figures states" aria-label={words.states}>
          {states.map((field) => (
            <Figure key={field.field} kind={kind} field={field} now={now} />
          ))}
        </dl>
      ) : null}
      {sums.length > 0 ? (
        <dl className="today-figures" aria-label={words.sums}>
          {sums.map((field) => (
            <Figure key={field.field} kind={kind} field={field} now={null} />
          ))}
        </dl>
      ) : null}
    </li>
  );
}

/** @param now null: no state, its age says nothing */
function Figure({ kind, field, now }: { kind: KindToday; field: FieldToday; now: number | null }) {
  const texts = useTexts();
  const words = usePlaceWords();
  const { today } = texts.places;
  const definition = fieldOf(kind.kind, field.field);
  const total = ((): string => {
    if (field.known === 0) return '—';
    if (field.total === null) return '';
    if (definition?.type === 'yesNo') return today.yes(field.total);
    return `${Math.round(field.total * 100) / 100} ${words.measure(definition ?? {})}`.trim();
  })();
  const notes = [
    field.known === 0 ? today.noState : field.known === kind.places ? '' : today.known(field.known, kind.places),
    now !== null && field.oldest !== null ? today.oldest(ageOf(Date.parse(field.oldest), now, texts)) : '',
  ].filter((part) => part !== '');
  return (
    <div>
      <dt>{words.fieldName(field.field)}</dt>
      <dd>
        <b className="num">{total}</b>
        {notes.length === 0 ? null : <small className="muted">{notes.join(' · ')}</small>}
      </dd>
    </div>
  );
}
