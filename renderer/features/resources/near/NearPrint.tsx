// The list around an incident as it comes out of the printer: A4, exactly the places on the screen, with who was told.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import type { Told } from '#shared/contract/told.ts';
import { compassOf } from '#shared/resources/near/bearing.ts';
import { stationNow } from '#renderer/client/connection.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { orpc } from '#renderer/client/query.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { PageMark } from '#renderer/components/PageMark.tsx';
import { PrintPage } from '#renderer/components/PrintPage.tsx';
import { SheetDesk } from '#renderer/components/SheetDesk.tsx';
import { asSheet } from '#renderer/components/sheet.ts';
import { useBack, useEscape } from '#renderer/features/incidents/index.ts';
import { Refused } from '#renderer/texts/Refused.tsx';
import { clockOf, momentOf } from '#renderer/texts/times.ts';
import { useLocale, useTexts } from '#renderer/texts/use-texts.ts';
import { useNearLook } from './near-state.ts';
import { useAround } from './use-around.ts';
import { figureWords } from './words.ts';
import './near-sheet.css';

export function NearPrintPage() {
  const { id = '' } = useParams();
  const { common, near } = useTexts();
  const locale = useLocale((state) => state.locale);
  const back = useBack(`/incidents/${id}?tab=near`);
  useEscape(back);
  const { data, error } = useQuery(orpc.incidents.get.queryOptions({ input: { id, locale } }));
  const { lng, lat } = data?.place ?? {};
  return (
    <PrintPage back={near.sheet.back} onBack={back} print={near.print} ready={lng !== undefined}>
      {error ? <Refused refusal={refusalOf(error)} /> : null}
      {!data && !error ? <Empty>{common.loading}</Empty> : null}
      {data && lng !== undefined && lat !== undefined ? (
        <Sheet id={id} title={data.title} number={data.number} centre={{ lng, lat }} />
      ) : null}
      {data && lng === undefined ? <Empty>{near.noPosition.title}</Empty> : null}
    </PrintPage>
  );
}

function Sheet({ id, title, number, centre }: { id: string; title: string; number: string; centre: { lng: number; lat: number } }) {
  const texts = useTexts();
  const { near, resources } = texts;
  const words = near.sheet;
  const [look] = useNearLook(id);
  // One time for the sheet: it is laid out once, not every second.
  const [now] = useState(stationNow);
  const { data } = useAround(centre, look);
  const told = useQuery(orpc.told.list.queryOptions({ input: { id } }));
  const settings = useQuery(orpc.settings.get.queryOptions());
  const lastTold = new Map((told.data?.items ?? []).map((one) => [one.facility, one]));
  if (!data) return null;
  return (
    <SheetDesk label={words.title}>
      <article {...asSheet} className="near-sheet" data-testid="near-sheet">
        <PageMark text={words.internal} />
        <p className="near-sheet-mark">{words.internal}</p>
        <h1>{words.title}</h1>
        <p>
          {title} <span className="num">{number}</span>
        </p>
        <p className="num near-sheet-facts">
          <span>{words.centre(centre.lng.toFixed(5), centre.lat.toFixed(5))}</span>
          <span>{data.rings.map(({ metres, count }) => `${near.withinRing(metres)} ${count}`).join(' · ')}</span>
          <span>{look.kinds.length === 0 ? near.allKinds : look.kinds.map((kind) => resources.kinds[kind]).join(near.listComma)}</span>
          <span>{near.count(data.items.length, data.total)}</span>
        </p>
        <table>
          <thead>
            <tr>
              {Object.entries(words.columns).map(([key, label]) => (
                <th key={key} scope="col">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.items.map((place, at) => (
              <tr key={place.id}>
                <td className="num">{at + 1}</td>
                <td>{place.subKind || resources.kinds[place.kind]}</td>
                <td>
                  {place.name}
                  {place.reaches === null ? null : <b> ▲ {near.reaches(place.reaches)}</b>}
                  {place.closed ? <b> {near.closed(place.closed.on, place.closed.reason)}</b> : null}
                </td>
                <td className="num">
                  {near.distance(place.metres)} {near.direction(compassOf(place.bearing))}
                </td>
                <td>{place.figures.map(({ key, value }) => figureWords(texts, place.kind, key, value)).join(near.listComma)}</td>
                <td>
                  {place.contacts.map((contact) => (
                    <div key={contact.id}>
                      {contact.keyHolder ? '★' : ''}
                      {contact.name} <span className="num">{contact.phones.map(({ number: phone }) => phone).join(' ')}</span>
                    </div>
                  ))}
                </td>
                <td className="num">{toldText(lastTold.get(place.id), near.told.notTold)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <footer>{words.foot(settings.data?.officeName ?? '', momentOf(now, false))}</footer>
      </article>
    </SheetDesk>
  );
}

/** When somebody was told, and a box to tick with the pen for who was not. */
function toldText(told: Told | undefined, notTold: string): string {
  const at = told?.answered?.at ?? told?.sent?.at ?? (told?.message?.state === 'taken' ? told.message.at : undefined);
  return at === undefined ? (told ? notTold : '□') : `✓ ${clockOf(Date.parse(at))}`;
}
