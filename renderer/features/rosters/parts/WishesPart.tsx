// Wishes: who would like to be on duty, or not, and when; kept where they can be.
import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Checkbox, Select } from 'antd';
import { useState } from 'react';
import { wishWants, type WishValue } from '#shared/rosters/types.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { FormEnd } from '#renderer/client/forms/FormEnd.tsx';
import { orpc } from '#renderer/client/query.ts';
import { useMay } from '#renderer/client/session.ts';
import { useForm } from '#renderer/client/use-form.ts';
import { ChoiceField } from '#renderer/components/ChoiceField.tsx';
import { Field } from '#renderer/components/Field.tsx';
import { TextField } from '#renderer/components/TextField.tsx';
import { PersonSelect } from '#renderer/features/directory/index.ts';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { wishWords } from '../leave-words.ts';
import { dayOfTyped } from '#renderer/texts/typed-day.ts';
import { periodProblems } from '../period.ts';
import { DatedList } from './DatedList.tsx';
import { DayField } from './DayField.tsx';

interface Wish extends WishValue {
  id: string;
  personName: string;
}

/** Monday first, as calendars of offices have it. */
const week = [1, 2, 3, 4, 5, 6, 0];

export function WishesPart({ today }: { today: string }) {
  const texts = useTexts();
  const { rosterSetup } = texts;
  const { wishes: words, leave } = rosterSetup;
  const { message } = App.useApp();
  const mayEdit = useMay('duty.edit');
  const { data } = useQuery(orpc.rosters.wishes.queryOptions({ input: {} }));
  const [chosen, setChosen] = useState<Wish | null>(null);
  const remove = useMutation({
    ...orpc.rosters.saveWish.mutationOptions(),
    onSuccess: () => {
      setChosen(null);
      void message.success(leave.cancelled);
    },
  });
  return (
    <div className="setup-columns">
      <DatedList
        items={(data?.items ?? []).filter((one) => !one.removed)}
        today={today}
        empty={words.none}
        label={rosterSetup.parts.wishes}
        chosen={chosen?.id ?? null}
        onChoose={setChosen}
        wordsOf={(one) => `${wishWords(one, texts)}${one.note === '' ? '' : ` · ${one.note}`}`}
      />
      {mayEdit ? (
        <section className="panel setup-panel" aria-label={chosen ? words.edit : words.add}>
          <h2>
            {chosen ? words.edit : words.add}
            {chosen ? (
              <span className="end">
                <Button onClick={() => setChosen(null)}>{words.add}</Button>
                <Button danger loading={remove.isPending} onClick={() => remove.mutate({ id: chosen.id, removed: true })}>
                  {words.remove}
                </Button>
              </span>
            ) : null}
          </h2>
          <WishForm
            key={chosen?.id ?? 'new'}
            wish={chosen}
            today={today}
            onSaved={() => {
              setChosen(null);
              void message.success(leave.saved);
            }}
          />
          {remove.isError ? <Refused refusal={refusalOf(remove.error)} /> : null}
        </section>
      ) : null}
    </div>
  );
}

function WishForm({ wish, today, onSaved }: { wish: Wish | null; today: string; onSaved: () => void }) {
  const texts = useTexts();
  const { rosterSetup, common } = texts;
  const { wishes: words, leave } = rosterSetup;
  const { data: rosters } = useQuery(orpc.rosters.list.queryOptions());
  const save = useMutation(orpc.rosters.saveWish.mutationOptions());
  const form = useForm({
    name: `wish-${wish?.id ?? 'new'}`,
    start: {
      person: wish?.person ?? null,
      roster: wish?.roster ?? null,
      want: wish?.want ?? 'off',
      from: wish?.from ?? '',
      to: wish?.to ?? '',
      weekdays: wish?.weekdays ?? [],
      note: wish?.note ?? '',
    },
    check: (values) => ({ person: values.person === null ? leave.whoNeeded : undefined, ...periodProblems(values, today, texts) }),
    save: ({ person, roster, want, from, to, weekdays, note }) => {
      const first = dayOfTyped(from, today) ?? '';
      save.mutate(
        {
          ...(wish ? { id: wish.id } : {}),
          person: person ?? '',
          roster,
          want,
          from: first,
          to: dayOfTyped(to, first) ?? first,
          weekdays: weekdays.length === 0 ? null : weekdays,
          note: note.trim(),
          removed: false,
        },
        {
          onSuccess: () => {
            form.reset();
            onSaved();
          },
        },
      );
    },
  });
  const { values, set } = form;
  return (
    <form className="form" {...form.formProps} data-testid="wish-form">
      <Field {...form.field('person')} label={leave.who}>
        {(tied) => <PersonSelect {...tied} value={values.person} onChange={(person) => set({ person })} />}
      </Field>
      <ChoiceField
        {...form.field('want')}
        label={words.want}
        value={values.want}
        options={wishWants}
        nameOf={(want) => rosterSetup.wants[want]}
        onChange={(want) => set({ want })}
      />
      <DayField {...form.field('from')} label={leave.from} near={today} value={values.from} onChange={(from) => set({ from })} />
      <DayField
        {...form.field('to')}
        label={leave.to}
        near={dayOfTyped(values.from, today) ?? today}
        value={values.to}
        onChange={(to) => set({ to })}
      />
      <Field {...form.field('weekdays')} label={words.weekdays} hint={words.weekdaysHint} group>
        {() => (
          <div className="row">
            {week.map((day) => (
              <Checkbox
                key={day}
                checked={values.weekdays.includes(day)}
                onChange={(event) =>
                  set({ weekdays: week.filter((one) => (one === day ? event.target.checked : values.weekdays.includes(one))) })
                }
              >
                {common.weekdays[day]}
              </Checkbox>
            ))}
          </div>
        )}
      </Field>
      <Field {...form.field('roster')} label={words.roster}>
        {(tied) => (
          <Select
            {...tied}
            allowClear
            placeholder={words.anyRoster}
            value={values.roster}
            options={(rosters?.items ?? []).map((one) => ({ value: one.id, label: one.name }))}
            onChange={(roster: string | undefined) => set({ roster: roster ?? null })}
          />
        )}
      </Field>
      <TextField {...form.field('note')} label={leave.note} value={values.note} maxLength={200} onChange={(note) => set({ note })} />
      <FormEnd save={save} label={common.save} />
    </form>
  );
}
