// Shelters for people who have to leave: which, in which order, for how many, what is missing, and why the others are left out.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { areaPerPerson } from '#shared/resources/near/shelters.ts';
import { defaultKeepAway } from '#shared/resources/near/limits.ts';
import { type Stay, stays } from '#shared/resources/near/types.ts';
import type { Position } from '#shared/kernel/geo.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { orpc } from '#renderer/client/query.ts';
import { useSettled } from '#renderer/client/use-settled.ts';
import { Field } from '#renderer/components/Field.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import type { NearLook } from './near-state.ts';
import { ContactLine } from './PlaceRow.tsx';

interface Props {
  incident?: string;
  centre: Position;
  /** As the incident's facts have them; null: not said. */
  facts: { evacuated: number | null; trapped: number | null } | null;
  look: NearLook;
  onLook: (patch: Partial<NearLook>) => void;
  onTell: ((places: readonly string[]) => void) | null;
}

const count = (text: string): number | null => (/^\d{1,8}$/.test(text.trim()) ? Number(text) : null);

export function SheltersView({ incident, centre, facts, look, onLook, onTell }: Props) {
  const texts = useTexts();
  const { near } = texts;
  const words = near.shelters;
  const reported = (facts?.evacuated ?? 0) + (facts?.trapped ?? 0);
  const [typed, setTyped] = useState<string | null>(null);
  const [typedAway, setTypedAway] = useState(String(defaultKeepAway));
  const [stay, setStay] = useState<Stay>('emergency');
  const people = typed === null ? reported : count(typed);
  const keepAway = count(typedAway);
  const input = useSettled(
    JSON.stringify({ lng: centre.lng, lat: centre.lat, people: people ?? 0, stay, keepAway: keepAway ?? defaultKeepAway, incident }),
    200,
  );
  const { data, error } = useQuery({
    ...orpc.nearby.shelters.queryOptions({
      input: JSON.parse(input) as { lng: number; lat: number; people: number; stay: Stay; keepAway: number; incident?: string },
    }),
    placeholderData: keepPreviousData,
  });
  const squareMetres = areaPerPerson.find((one) => one.stay === stay)?.squareMetres ?? 1;
  return (
    <section className="near-shelters" data-testid="near-shelters">
      <div className="near-shelter-form">
        <Field
          id="near-people"
          label={words.people}
          error={people === null ? words.peopleWrong : undefined}
          hint={facts ? words.fromFacts(facts.evacuated ?? 0, facts.trapped ?? 0) : undefined}
        >
          {(props) => (
            <Input
              {...props}
              className="num"
              inputMode="numeric"
              maxLength={8}
              value={typed ?? String(reported)}
              onChange={(event) => setTyped(event.target.value)}
            />
          )}
        </Field>
        <Field id="near-stay" label={words.stay} hint={`${words.rule(squareMetres)}（${words.source}）`}>
          {({ id }) => (
            <Select<Stay> id={id} value={stay} onChange={setStay} options={stays.map((value) => ({ value, label: words.stays[value] }))} />
          )}
        </Field>
        <Field id="near-away" label={words.keepAway} error={keepAway === null ? words.peopleWrong : undefined}>
          {(props) => (
            <Input
              {...props}
              className="num"
              inputMode="numeric"
              maxLength={6}
              value={typedAway}
              onChange={(event) => setTypedAway(event.target.value)}
            />
          )}
        </Field>
      </div>
      {error ? <Refused refusal={refusalOf(error)} /> : null}
      {data ? (
        <>
          <p className="near-verdict" role="status" data-testid="shelter-verdict">
            {data.wanted === 0 ? (
              words.nobody
            ) : (
              <>
                <b>
                  {words.chosen(
                    data.chosen.length,
                    data.chosen.reduce((sum, one) => sum + one.people, 0),
                  )}
                </b>{' '}
                <b className={data.missing > 0 ? 'over' : 'state-met'}>{data.missing > 0 ? words.missing(data.missing) : words.enough}</b>
              </>
            )}
          </p>
          <p className="muted">{data.roads ? near.nearest.byRoad : near.nearest.noRoads}</p>
          {onTell && data.chosen.length > 0 ? (
            <div className="row">
              <Button type="primary" size="small" onClick={() => onTell(data.chosen.map(({ id }) => id))} data-testid="tell-shelters">
                {words.tell}
              </Button>
            </div>
          ) : null}
          <ol className="near-chosen">
            {data.chosen.map((one) => (
              <li key={one.id} data-testid="shelter-chosen" className={one.id === look.chosen ? 'chosen' : ''}>
                <p>
                  <button type="button" className="near-name" onClick={() => onLook({ chosen: one.id })}>
                    {one.name}
                  </button>
                  <HowFar of={one} roads={data.roads} />
                  <span className={`state${one.opened ? ' state-met' : ''}`}>{one.opened ? words.opened : words.notOpened}</span>
                </p>
                <p className="num">
                  {words.goesTo(one.people, one.free)} {one.by === 'area' ? <small className="muted">{words.byArea}</small> : null}
                </p>
                <ContactLine name={one.name} contacts={one.contacts} />
              </li>
            ))}
          </ol>
          {data.spare.length > 0 ? (
            <details>
              <summary>{words.spare(data.spare.length)}</summary>
              <ul>
                {data.spare.map((one) => (
                  <li key={one.id} className="num">
                    {one.name} <HowFar of={one} roads={data.roads} /> {words.free(one.free)}
                  </li>
                ))}
              </ul>
            </details>
          ) : null}
          {data.leftOut.length > 0 ? (
            <details data-testid="shelters-left-out">
              <summary>{words.leftOut(data.leftOut.length)}</summary>
              <ul>
                {data.leftOut.map((one) => (
                  <li key={one.id}>
                    {one.name} <span className="num">{near.distance(one.metres)}</span>{' '}
                    <b>{one.hazard ? words.hazard(one.hazard) : words.reasons[one.reason]}</b>
                  </li>
                ))}
              </ul>
            </details>
          ) : null}
        </>
      ) : null}
    </section>
  );
}

/** By road where one leads there; else straight, and said so. */
function HowFar({ of, roads }: { of: { metres: number; road: { metres: number; minutes: number } | null }; roads: boolean }) {
  const { near } = useTexts();
  return (
    <span className="num muted">
      {of.road ? near.nearest.road(of.road.metres, of.road.minutes) : `${near.straight} ${near.distance(of.metres)}`}
      {roads && !of.road ? ` · ${near.nearest.unreachable}` : ''}
    </span>
  );
}
