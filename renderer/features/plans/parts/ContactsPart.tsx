// Who the plan names, with the directory's numbers of today; one press dials. What is printed differently is said.
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { PlanDetail } from '#shared/contract/plans.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { useMay } from '#renderer/client/session.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { PersonSelect, PhoneLink } from '#renderer/features/directory/index.ts';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { type ContactRow, contactRow } from '../contacts.ts';
import { useWriteText } from '../use-write-text.ts';

interface Props {
  plan: PlanDetail;
  onSection: (id: string) => void;
}

/** From so many on the list can be filtered. */
const many = 8;

export function ContactsPart({ plan, onSection }: Props) {
  const { common, plans } = useTexts();
  const words = plans.reader;
  const [typed, setTyped] = useState('');
  const rows = (plan.text?.contacts ?? []).map((contact) => contactRow(contact, plan.people));
  const wanted = typed.trim().toLowerCase();
  const shown = rows.filter(
    ({ name, post, unitName, phones }) =>
      wanted === '' || [name, post, unitName, ...phones.map(({ number }) => number)].some((text) => text.toLowerCase().includes(wanted)),
  );
  if (rows.length === 0) return <Empty>{words.noContacts}</Empty>;
  return (
    <>
      {rows.length >= many ? (
        <Input
          allowClear
          aria-label={words.filterContacts}
          placeholder={words.filterContacts}
          value={typed}
          maxLength={60}
          onChange={(event) => setTyped(event.target.value)}
        />
      ) : null}
      {shown.length === 0 ? <Empty>{common.notFound}</Empty> : null}
      <ul className="contact-list" data-testid="contacts">
        {shown.map((row) => (
          <Contact key={row.contact.id} row={row} plan={plan} onSection={onSection} />
        ))}
      </ul>
    </>
  );
}

function Contact({ row, plan, onSection }: { row: ContactRow; plan: PlanDetail; onSection: (id: string) => void }) {
  const { common, plans } = useTexts();
  const words = plans.reader;
  const { contact, name, post, unitName, phones, outdated, link } = row;
  const { section } = contact;
  const caller = [unitName, post === '' ? name : common.bracketed(name, post)].filter(Boolean).join(' ');
  return (
    <li data-testid="contact">
      <span className="contact-who">
        <b>{name || unitName}</b>
        <span className="muted">{[post, name === '' ? '' : unitName].filter(Boolean).join(' · ')}</span>
        {link === 'left' ? <span className="state state-late">{words.left}</span> : null}
        {section === null ? null : (
          <button type="button" className="to-section" onClick={() => onSection(section)} aria-label={words.toSection(name || unitName)}>
            {words.source}
          </button>
        )}
      </span>
      <span className="contact-phones">
        {phones.map(({ number, kind }) => (
          <PhoneLink key={number} number={number} caller={caller} {...(kind === null ? {} : { kind })} className="num large" />
        ))}
        {phones.length === 0 ? <span className="muted">{words.noPhone}</span> : null}
      </span>
      {outdated.length === 0 ? null : (
        <small className="contact-printed">
          {words.printed} <s className="num">{plans.listed(outdated)}</s>
        </small>
      )}
      {link === 'linked' ? null : <LinkPerson row={row} plan={plan} />}
    </li>
  );
}

/** Ties a contact to a person of the directory: from then on the number is the directory's. */
function LinkPerson({ row, plan }: { row: ContactRow; plan: PlanDetail }) {
  const { plans } = useTexts();
  const words = plans.reader;
  const mayEdit = useMay('plans.edit');
  const [choosing, setChoosing] = useState(false);
  const write = useWriteText(plan);
  const { contact } = row;
  const tie = (person: string | null): void => {
    if (person === null) return;
    write.mutate(
      {
        change: (text) => ({ ...text, contacts: text.contacts.map((one) => (one.id === contact.id ? { ...one, person } : one)) }),
        reason: words.linkReason(contact.name),
      },
      { onSuccess: () => setChoosing(false) },
    );
  };
  return (
    <span className="contact-link">
      {row.link === 'none' ? <small className="muted">{words.notLinked}</small> : null}
      {mayEdit && !choosing ? (
        <Button size="small" onClick={() => setChoosing(true)}>
          {words.link}
        </Button>
      ) : null}
      {choosing ? (
        <PersonSelect
          id={`link-${contact.id}`}
          // Asked for with the keyboard, it is typed into at once.
          selectRef={(select) => select?.focus()}
          label={words.link}
          value={null}
          startOpen
          onChange={tie}
          placeholder={contact.name}
        />
      ) : null}
      {write.isError ? <Refused refusal={refusalOf(write.error)} /> : null}
    </span>
  );
}
