// The nearest of each kind: along the roads where the office has loaded them, else by straight line, marked as such.
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { Position } from '#shared/kernel/geo.ts';
import { compassOf } from '#shared/resources/near/bearing.ts';
import { symbolOf } from '#shared/resources/symbols.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { orpc } from '#renderer/client/query.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { Symbol } from '#renderer/map/symbols/Symbol.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { useMapLook } from '../map/map-look.ts';
import type { NearLook } from './near-state.ts';
import { Speeds } from './Speeds.tsx';
import { ContactLine } from './PlaceRow.tsx';

interface Props {
  incident?: string;
  centre: Position;
  look: NearLook;
  onLook: (patch: Partial<NearLook>) => void;
}

export function NearestView({ incident, centre, look, onLook }: Props) {
  const { common, near: words, resources } = useTexts();
  const { set } = useMapLook();
  const { data, error } = useQuery(
    orpc.nearby.ofKinds.queryOptions({ input: { lng: centre.lng, lat: centre.lat, ...(incident === undefined ? {} : { incident }) } }),
  );
  if (error) return <Refused refusal={refusalOf(error)} />;
  if (!data) return <Empty>{common.loading}</Empty>;
  if (data.kinds.length === 0) return <Empty>{words.nearest.none}</Empty>;
  return (
    <section className="near-nearest" data-testid="near-nearest" data-roads={data.roads !== null}>
      <p className="muted">
        {data.roads ? words.nearest.byRoad : words.nearest.noRoads}
        {data.roads && data.roads.islands > 1
          ? ` · ${words.nearest.islands(data.roads.islands, `${Math.floor(data.roads.largestShare * 100)} %`)}`
          : ''}
      </p>
      {data.roads ? <Speeds /> : null}
      {data.kinds.map(({ kind, places }) => (
        <section key={kind}>
          <h4>
            <Symbol symbol={symbolOf(kind, '')} set={set} size={24} /> {resources.kinds[kind]}
          </h4>
          <ol>
            {places.map((place) => (
              <li key={place.id} data-testid="nearest-row" className={place.id === look.chosen ? 'chosen' : ''}>
                <p>
                  <button type="button" className="near-name" onClick={() => onLook({ chosen: place.id })}>
                    {place.name}
                  </button>
                  <span className="num">{words.nearest.straight(place.metres, compassOf(place.bearing))}</span>
                </p>
                {data.roads ? (
                  <p className="row">
                    <span className="num">
                      {place.road ? words.nearest.road(place.road.metres, place.road.minutes) : words.nearest.unreachable}
                    </span>
                    {place.road ? (
                      <Button
                        size="small"
                        aria-pressed={look.route === place.id}
                        onClick={() => onLook({ route: look.route === place.id ? null : place.id, chosen: place.id })}
                        data-testid="near-route"
                      >
                        {look.route === place.id ? words.nearest.hide : words.nearest.show}
                      </Button>
                    ) : null}
                  </p>
                ) : null}
                <ContactLine name={place.name} contacts={place.contacts} />
              </li>
            ))}
          </ol>
        </section>
      ))}
    </section>
  );
}
