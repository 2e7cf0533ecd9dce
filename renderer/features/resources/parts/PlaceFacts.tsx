// What a place has, as its kind says it: first what changes by the hour with its age, then the rest.
import { Button } from 'antd';
import { useState } from 'react';
import type { FacilityDetail } from '#shared/contract/facilities.ts';
import { type FieldDefinition, type FieldKey, fieldsOf } from '#shared/resources/fields.ts';
import { positionText } from '#shared/kernel/degrees.ts';
import { useMay } from '#renderer/client/session.ts';
import { Age } from '#renderer/texts/Times.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { overCapacity } from '../place-form.ts';
import { usePlaceWords } from '../use-place-words.ts';
import { StateEdit } from './StateEdit.tsx';

interface Props {
  place: FacilityDetail;
  now: number;
  today: string;
}

const millisOf = (at: string): number => Date.parse(at);

export function PlaceStates({ place, now, today }: Props) {
  const { places } = useTexts();
  const words = usePlaceWords();
  const mayState = useMay('resources.state');
  const [open, setOpen] = useState(false);
  const states = fieldsOf(place.kind).filter(([, { state }]) => state);
  if (states.length === 0) return null;
  const over = overCapacity((key) => place.fields[key]);
  return (
    <section className="panel" aria-label={places.page.states} data-testid="place-states">
      <h2>
        {places.page.states}
        {mayState && !open ? (
          <span className="end">
            <Button size="small" onClick={() => setOpen(true)}>
              {places.stateEdit.change}
            </Button>
          </span>
        ) : null}
      </h2>
      {open ? (
        <StateEdit place={place} today={today} onClose={() => setOpen(false)} />
      ) : (
        <dl className="place-states">
          {states.map(([key]) => {
            const text = words.fieldText(place.kind, key, place.fields[key]);
            const at = place.writtenAt[`field.${key}`];
            return (
              <div key={key}>
                <dt>{words.fieldName(key)}</dt>
                <dd>
                  <b className={text === null ? 'faint' : 'num'}>{text ?? places.page.never}</b>
                  {text === null || at === undefined ? null : (
                    <small className="muted">
                      <Age at={millisOf(at)} now={now} />
                    </small>
                  )}
                </dd>
              </div>
            );
          })}
        </dl>
      )}
      {over && !open ? (
        <p className="warn" role="status">
          {places.form.over(over.people, over.capacity)}
        </p>
      ) : null}
    </section>
  );
}

export function PlaceFacts({ place }: { place: FacilityDetail }) {
  const { places, resources } = useTexts();
  const words = usePlaceWords();
  const { own, page } = places;
  const facts: [label: string, value: string, internal: boolean][] = [
    [own.kind, [resources.kinds[place.kind], place.subKind].filter((part) => part !== '').join(' · '), false],
    [own.unit, place.unitName, false],
    [own.address, place.address, false],
    [own.position, place.position === null ? '' : positionText(place.position), false],
    ...fieldsOf(place.kind)
      .filter(([, { state }]) => !state)
      .map(([key, definition]): [string, string, boolean] => [
        words.fieldName(key),
        key === 'perDay'
          ? perDay(words.fieldText(place.kind, key, place.fields[key]), place)
          : (words.fieldText(place.kind, key, place.fields[key]) ?? ''),
        isInternal(definition),
      ]),
    [own.note, place.note, false],
  ];
  const said = facts.filter(([, value]) => value !== '');
  return (
    <section className="panel" aria-label={page.facts} data-testid="place-facts">
      <h2>{page.facts}</h2>
      <dl className="place-facts">
        {said.map(([label, value, internal]) => (
          <div key={label}>
            <dt>
              {label}
              {internal ? <small className="internal-mark"> {page.internal}</small> : null}
            </dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {said.some(([, , internal]) => internal) ? <p className="muted small-note">{page.internalFields}</p> : null}
    </section>
  );
}

const isInternal = ({ internal }: FieldDefinition): boolean => internal === true;
const perDay = (text: string | null, place: FacilityDetail): string => {
  const unit = place.fields['productUnit' satisfies FieldKey];
  return text === null ? '' : `${text} ${typeof unit === 'string' ? unit : ''}`.trim();
};
