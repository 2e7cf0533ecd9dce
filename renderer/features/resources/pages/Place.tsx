// A place: who has the key, what is there now and how old that is, who to ring, where it is, who wrote what.
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { lazy, Suspense } from 'react';
import { useParams } from 'react-router';
import type { FacilityDetail } from '#shared/contract/facilities.ts';
import { symbolOf } from '#shared/resources/symbols.ts';
import { dayText } from '#shared/time/zone.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { useNow } from '#renderer/client/now.ts';
import { orpc } from '#renderer/client/query.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { useBack, useEscape } from '#renderer/features/incidents/index.ts';
import { Symbol } from '#renderer/map/symbols/Symbol.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { zoneNow } from '#renderer/texts/times.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { useMapLook } from '../map/map-look.ts';
import { KeyHolders } from '../parts/KeyHolders.tsx';
import { PlaceActs } from '../parts/PlaceActs.tsx';
import { PlaceContacts } from '../parts/PlaceContacts.tsx';
import { PlaceFacts, PlaceStates } from '../parts/PlaceFacts.tsx';
import { PlaceHistory } from '../parts/PlaceHistory.tsx';
import { PlaceStock } from '../parts/PlaceStock.tsx';
import { ResourcesTabs } from '../parts/ResourcesTabs.tsx';
import { placesPath } from '../place-paths.ts';
import { useRemovedPlaces } from '../removed.ts';
import '../place.css';

const OnePlace = lazy(() => import('#renderer/map/OnePlace.tsx').then((map) => ({ default: map.OnePlace })));
const BaseMap = lazy(() => import('../layers/BaseMap.tsx').then((file) => ({ default: file.BaseMap })));

export function PlacePage() {
  const { id = '' } = useParams();
  const { common, places } = useTexts();
  const removing = useRemovedPlaces((state) => state.removing === id);
  const { data, error } = useQuery({ ...orpc.facilities.get.queryOptions({ input: { id } }), enabled: !removing });
  const refusal = error ? refusalOf(error) : null;
  return (
    <div className="page place-page" data-testid="place-page">
      <ResourcesTabs />
      {data ? <PlaceScreen place={data} /> : null}
      {!data && error ? refusal?.code === 'notFound' ? <Empty>{places.page.gone}</Empty> : <Refused refusal={refusal} /> : null}
      {!data && !error ? <Empty>{common.loading}</Empty> : null}
    </div>
  );
}

function PlaceScreen({ place }: { place: FacilityDetail }) {
  const { places, resources } = useTexts();
  const words = places.page;
  const { set } = useMapLook();
  const now = useNow();
  const today = dayText(now, zoneNow());
  const back = useBack(placesPath);
  useEscape(back);
  const kind = [resources.kinds[place.kind], place.subKind].filter((part) => part !== '').join(' · ');
  return (
    <>
      <header className="place-head">
        <Button onClick={back} aria-label={words.back}>
          ←
        </Button>
        <Symbol symbol={symbolOf(place.kind, place.subKind)} set={set} size={36} />
        <h1>{place.name}</h1>
        <span className="muted">{[kind, place.unitName].filter((part) => part !== '').join(' · ')}</span>
        <PlaceActs place={place} today={today} />
      </header>
      {place.closed ? (
        <p className="place-closed" role="note">
          {words.closedOn(place.closed.on, place.closed.reason)}
        </p>
      ) : null}
      <div className="place-columns">
        <div className="place-main">
          <KeyHolders place={place} />
          <PlaceStates place={place} now={now} today={today} />
          <PlaceStock place={place} />
          <PlaceContacts place={place} />
          <PlaceFacts place={place} />
        </div>
        <div className="place-side">
          <section className="panel place-map" aria-label={words.map}>
            <h2>
              {words.map}
              {place.position ? (
                <span className="end">
                  <a href={`#/map?place=${place.id}&at=${place.position.lng},${place.position.lat},14`}>{words.onMap}</a>
                </span>
              ) : null}
            </h2>
            {place.position ? (
              <Suspense fallback={null}>
                <OnePlace
                  position={place.position}
                  name={place.name}
                  symbol={symbolOf(place.kind, place.subKind)}
                  label={words.mapOf(place.name)}
                  set={set}
                >
                  <BaseMap />
                </OnePlace>
              </Suspense>
            ) : (
              <Empty>{words.noPosition}</Empty>
            )}
          </section>
          <Origin place={place} />
          <PlaceHistory place={place} />
        </div>
      </div>
    </>
  );
}

/** Where it came from, when somebody last looked, who may see it. */
function Origin({ place }: { place: FacilityDetail }) {
  const { places, resources } = useTexts();
  const { own, page } = places;
  const { origin } = place;
  return (
    <section className="panel" aria-label={page.origin}>
      <dl className="place-facts place-origin">
        <div>
          <dt>{own.checkedOn}</dt>
          <dd className="num">{place.checkedOn ?? places.list.notChecked}</dd>
        </div>
        <div>
          <dt>{page.secrecy}</dt>
          <dd>{resources.secrecy[place.secrecy]}</dd>
        </div>
        <div>
          <dt>{page.origin}</dt>
          <dd>
            {origin
              ? [origin.name, origin.source, origin.reviewNumber, origin.dataOn ?? ''].filter((part) => part !== '').join(' · ')
              : page.byHand}
          </dd>
        </div>
      </dl>
    </section>
  );
}
