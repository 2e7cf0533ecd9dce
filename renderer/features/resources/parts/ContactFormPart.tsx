// A contact of a place as a form: somebody of the directory, a unit of it, or a name and number of their own.
import { useQuery } from '@tanstack/react-query';
import type { RefSelectProps } from 'antd';
import { useEffect, useRef } from 'react';
import type { FacilityContactOut, FacilityDetail } from '#shared/contract/facilities.ts';
import { useSavedForm } from '#renderer/client/forms/saved-form.ts';
import { SmallFormEnd } from '#renderer/client/forms/SmallFormEnd.tsx';
import { client } from '#renderer/client/link.ts';
import { orpc } from '#renderer/client/query.ts';
import { differences } from '#renderer/client/use-form.ts';
import { SwitchField } from '#renderer/components/ChoiceField.tsx';
import { Field } from '#renderer/components/Field.tsx';
import { TextField } from '#renderer/components/TextField.tsx';
import { PersonSelect, UnitSelect } from '#renderer/features/directory/index.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { contactForm, contactInput, contactProblems } from '../place-form.ts';

interface Props {
  place: FacilityDetail;
  /** null: a new one. */
  contact: FacilityContactOut | null;
  onClose: () => void;
}

export function ContactFormPart({ place, contact, onClose }: Props) {
  const { places } = useTexts();
  const words = places.contact;
  const { data: units } = useQuery(orpc.directory.units.queryOptions({ input: {} }));
  // Asked for with the keyboard, it is typed into at once.
  const first = useRef<RefSelectProps>(null);
  useEffect(() => first.current?.focus(), []);
  const start = contactForm(contact);
  const title = contact ? words.change : words.add;
  const { form, save } = useSavedForm({
    name: `place-contact-${contact?.id ?? `new-${place.id}`}`,
    start,
    check: (values) => contactProblems(values, words),
    send: (values) =>
      contact
        ? client.facilities.changeContact({ id: contact.id, patch: differences(contactInput(start), contactInput(values)) })
        : client.facilities.addContact({ id: place.id, contact: { ...contactInput(values), order: place.contacts.length } }),
    onSaved: onClose,
  });
  const { values, set, field } = form;
  const known = values.person !== null || values.unit !== null;
  return (
    <form className="form small-form" {...form.formProps} aria-label={title} data-testid="contact-form">
      <h3>{title}</h3>
      <Field {...field('person')} label={words.person} hint={words.personHint}>
        {(props) => (
          <PersonSelect
            {...props}
            value={values.person}
            selectRef={first}
            onChange={(person) => set({ person, ...(person === null ? {} : { unit: null, name: '' }) })}
          />
        )}
      </Field>
      <Field {...field('unit')} label={words.unit} hint={words.unitHint}>
        {(props) => (
          <UnitSelect
            {...props}
            units={units?.items ?? []}
            value={values.unit}
            placeholder=""
            onChange={(unit) => set({ unit, ...(unit === null ? {} : { person: null, name: '' }) })}
          />
        )}
      </Field>
      {known ? null : (
        <TextField
          {...field('name')}
          label={words.name}
          hint={words.nameHint}
          value={values.name}
          maxLength={200}
          onChange={(name) => set({ name })}
        />
      )}
      <TextField
        {...field('phone')}
        label={words.phone}
        hint={known ? words.phoneHint : undefined}
        value={values.phone}
        maxLength={40}
        inputMode="tel"
        className="num"
        onChange={(phone) => set({ phone })}
      />
      <TextField
        {...field('role')}
        label={words.role}
        hint={words.roleHint}
        value={values.role}
        maxLength={200}
        onChange={(role) => set({ role })}
      />
      <SwitchField {...field('keyHolder')} label={words.keyHolder} value={values.keyHolder} onChange={(keyHolder) => set({ keyHolder })} />
      <SmallFormEnd form={form} labels={places.contactFields} save={save} onClose={onClose} />
    </form>
  );
}
