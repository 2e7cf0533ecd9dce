// Who has the key, in letters that are read from across the room, with the numbers of today.
import type { FacilityContactOut, FacilityDetail } from '#shared/contract/facilities.ts';
import { PhoneLink } from '#renderer/features/directory/index.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';

const phoneKinds = ['mobile', 'office', 'home', 'fax'] as const;

export function ContactPhones({ contact, place, large = false }: { contact: FacilityContactOut; place: string; large?: boolean }) {
  const { common, places } = useTexts();
  const caller = [
    contact.unitName === contact.name ? '' : contact.unitName,
    contact.name,
    common.bracketed(place, contact.role || contact.post),
  ]
    .filter((part) => part !== '')
    .join(' ');
  if (contact.phones.length === 0) return <span className="muted">{places.contact.noPhone}</span>;
  return (
    <span className={`place-phones${large ? ' large' : ''}`}>
      {contact.phones.map(({ number, kind }) => {
        const known = phoneKinds.find((one) => one === kind);
        return <PhoneLink key={`${kind}${number}`} number={number} caller={caller} className="num" {...(known ? { kind: known } : {})} />;
      })}
    </span>
  );
}

export function KeyHolders({ place }: { place: FacilityDetail }) {
  const { places } = useTexts();
  const words = places.page;
  const holders = place.contacts.filter(({ keyHolder, left }) => keyHolder && !left);
  const { keyPlace } = place.fields;
  return (
    <section className="panel key-panel" aria-label={words.key} data-testid="key-holders">
      <h2>{words.key}</h2>
      {holders.length === 0 ? <p className="muted">{words.noKey}</p> : null}
      {holders.map((contact) => (
        <div key={contact.id} className="key-holder">
          <b>{contact.name}</b>
          <span className="muted">{[contact.role || contact.post, contact.unitName].filter((part) => part !== '').join(' · ')}</span>
          <ContactPhones contact={contact} place={place.name} large />
        </div>
      ))}
      {typeof keyPlace === 'string' && keyPlace !== '' ? <p className="key-place">{words.keyPlace(keyPlace)}</p> : null}
    </section>
  );
}
