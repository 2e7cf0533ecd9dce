// Who answers for a place: added, changed, removed, with the numbers of the directory of today.
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { FacilityContactOut, FacilityDetail } from '#shared/contract/facilities.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { orpc } from '#renderer/client/query.ts';
import { useMay } from '#renderer/client/session.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { removedPlace } from '../removed.ts';
import { ContactFormPart } from './ContactFormPart.tsx';
import { ContactPhones } from './KeyHolders.tsx';
import { RemovedPlaces } from './RemovedPlaces.tsx';

export function PlaceContacts({ place }: { place: FacilityDetail }) {
  const { common, places } = useTexts();
  const words = places.contact;
  const mayEdit = useMay('resources.edit');
  const [open, setOpen] = useState<{ contact: FacilityContactOut | null } | null>(null);
  const change = useMutation(orpc.facilities.changeContact.mutationOptions());
  const remove = ({ id, name }: FacilityContactOut): void =>
    change.mutate(
      { id, patch: { removed: true } },
      { onSuccess: () => removedPlace({ kind: 'contact', id, place: place.id, name: name || words.noPhone }) },
    );
  return (
    <section className="panel" aria-label={places.page.contacts} data-testid="place-contacts">
      <h2>
        {places.page.contacts} <em className="num">{place.contacts.length}</em>
        {mayEdit ? (
          <span className="end">
            <Button size="small" onClick={() => setOpen({ contact: null })}>
              {words.add}
            </Button>
          </span>
        ) : null}
      </h2>
      <RemovedPlaces place={place.id} />
      {change.isError ? <Refused refusal={refusalOf(change.error)} /> : null}
      {place.contacts.length === 0 && open === null ? <Empty>{places.page.noContacts}</Empty> : null}
      <ul className="place-contacts">
        {place.contacts.map((contact) => (
          <li key={contact.id} data-testid="place-contact">
            <span className="contact-who">
              <b>{contact.name || contact.phones[0]?.number}</b>
              <span className="muted">
                {[contact.role || contact.post, contact.unitName === contact.name ? '' : contact.unitName]
                  .filter((part) => part !== '')
                  .join(' · ')}
              </span>
              {contact.keyHolder ? <span className="state state-met">{words.key}</span> : null}
              {contact.left ? <span className="state state-late">{words.left}</span> : null}
            </span>
            <ContactPhones contact={contact} place={place.name} />
            {mayEdit ? (
              <span className="row-buttons">
                <Button size="small" onClick={() => setOpen({ contact })} aria-label={words.changeWhat(contact.name)}>
                  {common.edit}
                </Button>
                <Button size="small" danger onClick={() => remove(contact)} aria-label={words.removeWhat(contact.name)}>
                  {common.remove}
                </Button>
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      {open ? <ContactFormPart key={open.contact?.id ?? 'new'} place={place} contact={open.contact} onClose={() => setOpen(null)} /> : null}
    </section>
  );
}
