// The list of places on paper: exactly those of the list as it was filtered and ordered, on A4. For the office with its mark, or for the public.
import { useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { FacilityListed } from '#shared/contract/facilities.ts';
import { type FieldKey, fieldsOf } from '#shared/resources/fields.ts';
import { type Audience, audiences, placesFor } from '#shared/resources/public.ts';
import { stationNow } from '#renderer/client/connection.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { client } from '#renderer/client/link.ts';
import { orpc } from '#renderer/client/query.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { PageMark } from '#renderer/components/PageMark.tsx';
import { PrintPage } from '#renderer/components/PrintPage.tsx';
import { SheetDesk } from '#renderer/components/SheetDesk.tsx';
import { asSheet } from '#renderer/components/sheet.ts';
import { useBack, useEscape } from '#renderer/features/incidents/index.ts';
import { Refused } from '#renderer/texts/Refused.tsx';
import { momentOf } from '#renderer/texts/times.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { kindColumns } from '../place-columns.ts';
import { placesPath } from '../place-paths.ts';
import { placesFilter, usePlacesView } from '../places-view.ts';
import { usePlaceWords } from '../use-place-words.ts';
import '../places-print.css';

const page = 500;

type Filter = ReturnType<typeof placesFilter> & { text?: string };

/** All of them, a page after the other. */
async function allPlaces(filter: Filter): Promise<FacilityListed[]> {
  const items: FacilityListed[] = [];
  for (let cursor: string | undefined; ; ) {
    const answer = await client.facilities.list({ ...filter, limit: page, ...(cursor === undefined ? {} : { cursor }) });
    items.push(...answer.items);
    if (answer.nextCursor === undefined) return items;
    cursor = answer.nextCursor;
  }
}

export function PlacesPrintPage() {
  const { places, plans, resources } = useTexts();
  const words = places.print;
  const navigate = useNavigate();
  const view = usePlacesView();
  const text = view.text.trim();
  const filter: Filter = { ...placesFilter(view), ...(text === '' ? {} : { text }) };
  const [audience, setAudience] = useState<Audience>('internal');
  // One time for the sheet: it is laid out once, not every second.
  const [now] = useState(stationNow);
  const { data: settings } = useQuery(orpc.settings.get.queryOptions({ input: {} }));
  const { data: units } = useQuery(orpc.directory.units.queryOptions({ input: {} }));
  const { data, error } = useQuery({ queryKey: [...orpc.facilities.list.key(), 'all', filter], queryFn: () => allPlaces(filter) });
  useEscape(useBack(placesPath));
  const { places: shown, leftOut } = placesFor(audience, data ?? []);
  const title = words.title(settings?.officeName ?? '');
  const said = [
    ...(view.kind === null ? [] : [resources.kinds[view.kind]]),
    ...(view.unit === null ? [] : [units?.items.find(({ id }) => id === view.unit)?.name ?? '']),
    ...(view.state === 'all' ? [] : [places.list[view.state]]),
    ...(view.bbox === null ? [] : [places.list.box]),
    ...(text === '' ? [] : [words.typed(text)]),
  ].filter((part) => part !== '');
  return (
    <PrintPage
      back={words.back}
      onBack={() => void navigate(placesPath)}
      choices={
        <>
          <Segmented<Audience>
            aria-label={words.version}
            value={audience}
            options={audiences.toReversed().map((one) => ({ value: one, label: one === 'public' ? words.public : words.internalVersion }))}
            onChange={setAudience}
          />
          {audience === 'public' ? <span className="muted">{words.publicHint(leftOut)}</span> : null}
        </>
      }
      print={words.print}
      ready={data !== undefined}
      testId="print-places"
    >
      {error ? <Refused refusal={refusalOf(error)} /> : null}
      {data === undefined && !error ? <Empty>{words.loading}</Empty> : null}
      {data === undefined ? null : (
        <SheetDesk filled label={title}>
          <article {...asSheet} className="places-sheet" data-testid="places-sheet">
            {audience === 'internal' ? (
              <>
                <PageMark text={words.mark} />
                <p className="places-mark">{words.mark}</p>
              </>
            ) : null}
            <h1>{title}</h1>
            <p className="places-sub">{words.sub(plans.listed(said) || words.everything, shown.length, momentOf(now, false))}</p>
            <Sheet places={shown} audience={audience} />
          </article>
        </SheetDesk>
      )}
    </PrintPage>
  );
}

function Sheet({ places: shown, audience }: { places: readonly FacilityListed[]; audience: Audience }) {
  const { places, resources } = useTexts();
  const words = places.print;
  const byKind = [...Map.groupBy(shown, ({ kind }) => kind)];
  return (
    <>
      {byKind.map(([kind, items]) => (
        <section key={kind}>
          <h2>
            {resources.kinds[kind]} <small>{items.length}</small>
          </h2>
          <table>
            <thead>
              <tr>
                <th>{words.columns.name}</th>
                <th>{words.columns.where}</th>
                <th>{words.columns.facts}</th>
                {audience === 'internal' ? <th>{places.list.columns.key}</th> : null}
              </tr>
            </thead>
            <tbody>
              {items.map((place) => (
                <tr key={place.id}>
                  <td>
                    {place.name}
                    {place.closed ? words.closed : ''}
                  </td>
                  <td>{[place.address, place.unitName].filter((part) => part !== '').join(' · ')}</td>
                  <td>
                    <Facts place={place} />
                  </td>
                  {audience === 'internal' ? <td>{place.key ? `${place.key.name} ${place.key.phone}` : '—'}</td> : null}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
    </>
  );
}

/** What the list shows of its kind, as far as it is known. */
function Facts({ place }: { place: FacilityListed }) {
  const words = usePlaceWords();
  const columns = new Set<FieldKey>(kindColumns[place.kind]);
  const said = fieldsOf(place.kind).flatMap(([key]) => {
    const text = columns.has(key) ? words.fieldText(place.kind, key, place.fields[key]) : null;
    return text === null ? [] : [`${words.fieldName(key)} ${text}`];
  });
  return said.join(' · ') || '—';
}
