// A place as a row of the list: what it is, whose, what it has, how old that is, who has the key.
import type { FacilityListed } from '#shared/contract/facilities.ts';
import { type FieldKey, fieldOf } from '#shared/resources/fields.ts';
import type { FacilityKind } from '#shared/resources/types.ts';
import { Symbol } from '#renderer/map/symbols/Symbol.tsx';
import { ageOf } from '#renderer/texts/times.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { symbolOf } from '#shared/resources/symbols.ts';
import { useMapLook } from '../map/map-look.ts';
import { briefColumns, kindColumns } from '../place-columns.ts';
import { changeOrder, usePlacesView } from '../places-view.ts';
import { usePlaceWords } from '../use-place-words.ts';

interface HeadProps {
  kind: FacilityKind | null;
}

/** Numbers begin with the most, words with the first. */
const mostFirst = (kind: FacilityKind, key: string): boolean => ['int', 'number', 'yesNo'].includes(fieldOf(kind, key)?.type ?? '');

function Sorter({ sort, label, descending }: { sort: string; label: string; descending: boolean }) {
  const { places } = useTexts();
  const view = usePlacesView();
  const mark = view.sort === sort ? (view.descending ? '▼' : '▲') : '';
  return (
    <button
      type="button"
      className="sorter"
      aria-label={places.list.sort(label)}
      aria-pressed={view.sort === sort}
      onClick={() => changeOrder(sort, descending)}
      data-testid={`sort-${sort}`}
    >
      {label} <i aria-hidden="true">{mark}</i>
    </button>
  );
}

export function PlaceRowHead({ kind }: HeadProps) {
  const { columns } = useTexts().places.list;
  const words = usePlaceWords();
  return (
    <div className={`place-row head ${rowClass(kind)}`}>
      <Sorter sort="name" label={columns.name} descending={false} />
      {kind === null ? <span>{columns.kind}</span> : null}
      <span className="place-unit">{columns.unit}</span>
      {kind === null ? (
        <span>{columns.today}</span>
      ) : (
        kindColumns[kind].map((key: FieldKey) => (
          <span key={key}>
            <Sorter sort={key} label={words.fieldName(key)} descending={mostFirst(kind, key)} />
          </span>
        ))
      )}
      <span>{columns.key}</span>
      <span className="place-checked">
        <Sorter sort="checkedOn" label={columns.checkedOn} descending={false} />
      </span>
    </div>
  );
}

const rowClass = (kind: FacilityKind | null): string => (kind === null ? 'all-kinds' : `fields-${kindColumns[kind].length}`);

interface Props {
  place: FacilityListed;
  kind: FacilityKind | null;
  active: boolean;
  now: number;
}

export function PlaceRow({ place, kind, active, now }: Props) {
  const { places, resources } = useTexts();
  const words = usePlaceWords();
  const { list } = places;
  const { set } = useMapLook();
  const brief = briefColumns[place.kind].flatMap((key: FieldKey) => {
    const text = words.fieldText(place.kind, key, place.fields[key]);
    return text === null ? [] : [`${words.fieldName(key)} ${text}`];
  });
  return (
    <article
      className={`place-row ${rowClass(kind)}${active ? ' active' : ''}${place.closed ? ' closed' : ''}`}
      data-testid="place-row"
      data-id={place.id}
    >
      <span className="place-what">
        <Symbol symbol={symbolOf(place.kind, place.subKind)} set={set} size={28} />
        <span>
          <b>{place.name}</b>
          <small className="muted">
            {[place.subKind, place.address, place.position ? '' : list.unplaced].filter((part) => part !== '').join(' · ')}
          </small>
        </span>
        {place.closed ? <span className="state state-near">{list.closed}</span> : null}
      </span>
      {kind === null ? <span>{resources.kinds[place.kind]}</span> : null}
      <span className="place-unit">{place.unitName}</span>
      {kind === null ? (
        <span className="num">{brief.join(' · ') || '—'}</span>
      ) : (
        kindColumns[kind].map((key: FieldKey) => <Cell key={key} place={place} name={key} now={now} />)
      )}
      <span className="place-key">
        {place.key ? (
          <>
            <span>{place.key.name}</span> <span className="num">{place.key.phone}</span>
          </>
        ) : (
          <span className="faint">{list.noKey}</span>
        )}
      </span>
      <span className="place-checked num">{place.checkedOn ?? <span className="faint">{list.notChecked}</span>}</span>
    </article>
  );
}

function Cell({ place, name, now }: { place: FacilityListed; name: FieldKey; now: number }) {
  const texts = useTexts();
  const words = usePlaceWords();
  const text = words.fieldText(place.kind, name, place.fields[name]);
  const at = place.stateAt[name];
  const perDay = name === 'perDay' && text !== null ? `${text} ${place.fields.productUnit ?? ''}`.trim() : text;
  return (
    <span className="num place-cell">
      <span className={text === null ? 'faint' : ''}>{perDay ?? '—'}</span>
      {at === undefined || text === null ? null : <small className="muted">{ageOf(Date.parse(at), now, texts)}</small>}
    </span>
  );
}
