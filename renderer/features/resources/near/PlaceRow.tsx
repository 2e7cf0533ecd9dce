// One place around a point: what it is, how far and where, its numbers, and who has the key with today's telephones.
import type { ReactNode } from 'react';
import type { NearPlace } from '#shared/contract/nearby.ts';
import { compassOf } from '#shared/resources/near/bearing.ts';
import { symbolOf } from '#shared/resources/symbols.ts';
import { PhoneLink } from '#renderer/features/directory/index.ts';
import { placeStates } from '#renderer/map/symbols/drawing.ts';
import { Symbol } from '#renderer/map/symbols/Symbol.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { useMapLook } from '../map/map-look.ts';
import { figureWords } from './words.ts';

interface ContactsProps {
  name: string;
  contacts: NearPlace['contacts'];
}

/** Whoever has the key stands first. */
export function ContactLine({ name, contacts }: ContactsProps) {
  const words = useTexts().near;
  if (contacts.length === 0) return <small className="faint">{words.noContact}</small>;
  return (
    <ul className="near-contacts">
      {contacts
        .toSorted((a, b) => Number(b.keyHolder) - Number(a.keyHolder))
        .map((contact) => (
          <li key={contact.id}>
            {contact.keyHolder ? <span className="key-mark">★ {words.key}</span> : null}
            <b>{contact.name}</b>
            {contact.role ? <small className="muted">{contact.role}</small> : null}
            {contact.left ? <small className="over">{words.left}</small> : null}
            {contact.phones.map(({ number }) => (
              <PhoneLink key={number} number={number} caller={`${name} ${contact.name}`} tabIndex={-1} />
            ))}
          </li>
        ))}
    </ul>
  );
}

interface Props {
  place: NearPlace;
  chosen: boolean;
  tick?: ReactNode;
  onChoose?: () => void;
}

export function PlaceRow({ place, chosen, tick, onChoose }: Props) {
  const texts = useTexts();
  const { near: words, resources } = texts;
  const { set } = useMapLook();
  const symbol = symbolOf(place.kind, place.subKind);
  return (
    // Keys work on the list itself.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- the list takes the keys
    <div
      className={`near-row${chosen ? ' chosen' : ''}${place.reaches === null ? '' : ' reaches'}`}
      data-testid="near-row"
      data-id={place.id}
      onClick={onChoose}
    >
      {tick}
      <Symbol symbol={symbol} set={set} state={place.closed ? placeStates.closed : 0} size={34} />
      <div className="near-row-body">
        <p>
          <b>{place.name}</b>
          <span className="near-where num">
            {words.distance(place.metres)} {words.direction(compassOf(place.bearing))}
          </span>
        </p>
        <p className="muted">
          {resources.kinds[place.kind]}
          {place.subKind && place.subKind !== resources.kinds[place.kind] ? ` · ${place.subKind}` : ''}
          {place.unitName ? ` · ${place.unitName}` : ''}
        </p>
        {place.reaches === null ? null : <p className="over">▲ {words.reaches(place.reaches)}</p>}
        {place.closed ? <p className="over">{words.closed(place.closed.on, place.closed.reason)}</p> : null}
        {place.figures.length > 0 ? (
          <p className="near-figures num">
            {place.figures.map(({ key, value }) => (
              <span key={key}>{figureWords(texts, place.kind, key, value)}</span>
            ))}
          </p>
        ) : null}
        {place.about === '' ? null : <p className="near-about">{place.about}</p>}
        <ContactLine name={place.name} contacts={place.contacts} />
      </div>
    </div>
  );
}
