// Leave: who is away when; what was planned into it is pointed out as it is saved.
import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Select } from 'antd';
import { useState } from 'react';
import type { BreachOut } from '#shared/contract/roster-shape.ts';
import { type LeaveKind, leaveKinds } from '#shared/rosters/types.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { FormEnd } from '#renderer/client/forms/FormEnd.tsx';
import { orpc } from '#renderer/client/query.ts';
import { useMay } from '#renderer/client/session.ts';
import { useForm } from '#renderer/client/use-form.ts';
import { Field } from '#renderer/components/Field.tsx';
import { TextField } from '#renderer/components/TextField.tsx';
import { PersonSelect } from '#renderer/features/directory/index.ts';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { periodWords } from '../leave-words.ts';
import { dayOfTyped } from '#renderer/texts/typed-day.ts';
import { periodProblems } from '../period.ts';
import { Breaches } from './Breaches.tsx';
import { DayField } from './DayField.tsx';
import { DatedList } from './DatedList.tsx';

interface Leave {
  id: string;
  person: string;
  personName: string;
  from: string;
  to: string;
  kind: LeaveKind;
  note: string;
  removed: boolean;
}

export function LeavePart({ today }: { today: string }) {
  const { rosterSetup, common } = useTexts();
  const { leave: words, leaveKinds: kinds } = rosterSetup;
  const { message } = App.useApp();
  const mayEdit = useMay('duty.edit');
  const { data } = useQuery(orpc.rosters.leave.queryOptions({ input: {} }));
  const [chosen, setChosen] = useState<Leave | null>(null);
  const [collides, setCollides] = useState<BreachOut[]>([]);
  const remove = useMutation({
    ...orpc.rosters.saveLeave.mutationOptions(),
    onSuccess: () => {
      setChosen(null);
      void message.success(words.cancelled);
    },
  });
  return (
    <div className="setup-columns">
      <DatedList
        items={(data?.items ?? []).filter((one) => !one.removed)}
        today={today}
        empty={words.none}
        label={rosterSetup.parts.leave}
        chosen={chosen?.id ?? null}
        onChoose={setChosen}
        wordsOf={(one) => `${kinds[one.kind]} ${periodWords(one)}${one.note === '' ? '' : ` · ${one.note}`}`}
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
          <LeaveForm
            key={chosen?.id ?? 'new'}
            leave={chosen}
            today={today}
            onSaved={(found) => {
              setCollides(found);
              setChosen(null);
              void message.success(words.saved);
            }}
          />
          {collides.length > 0 ? (
            <div className="collides" role="alert" data-testid="collides">
              <p>▲ {words.collides(collides.length)}</p>
              <Breaches breaks={collides} />
              <Button size="small" onClick={() => setCollides([])}>
                {common.close}
              </Button>
            </div>
          ) : null}
          {remove.isError ? <Refused refusal={refusalOf(remove.error)} /> : null}
        </section>
      ) : null}
    </div>
  );
}

function LeaveForm({ leave, today, onSaved }: { leave: Leave | null; today: string; onSaved: (collides: BreachOut[]) => void }) {
  const texts = useTexts();
  const { leave: words, leaveKinds: kinds } = texts.rosterSetup;
  const save = useMutation(orpc.rosters.saveLeave.mutationOptions());
  const form = useForm({
    name: `leave-${leave?.id ?? 'new'}`,
    start: {
      person: leave?.person ?? null,
      kind: leave?.kind ?? 'leave',
      from: leave?.from ?? '',
      to: leave?.to ?? '',
      note: leave?.note ?? '',
    },
    check: (values) => ({ person: values.person === null ? words.whoNeeded : undefined, ...periodProblems(values, today, texts) }),
    save: ({ person, kind, from, to, note }) => {
      const first = dayOfTyped(from, today) ?? '';
      save.mutate(
        {
          ...(leave ? { id: leave.id } : {}),
          person: person ?? '',
          kind,
          from: first,
          to: dayOfTyped(to, first) ?? first,
          note: note.trim(),
          removed: false,
        },
        {
          onSuccess: (saved) => {
            form.reset();
            onSaved(saved.collides);
          },
        },
      );
    },
  });
  const { values, set } = form;
  return (
    <form className="form" {...form.formProps} data-testid="leave-form">
      <Field {...form.field('person')} label={words.who}>
        {(tied) => <PersonSelect {...tied} value={values.person} onChange={(person) => set({ person })} />}
      </Field>
      <Field {...form.field('kind')} label={words.kind}>
        {(tied) => (
          <Select
            {...tied}
            value={values.kind}
            options={leaveKinds.map((value) => ({ value, label: kinds[value] }))}
            onChange={(kind) => set({ kind })}
          />
        )}
      </Field>
      <DayField {...form.field('from')} label={words.from} near={today} value={values.from} onChange={(from) => set({ from })} />
      <DayField
        {...form.field('to')}
        label={words.to}
        near={dayOfTyped(values.from, today) ?? today}
        value={values.to}
        onChange={(to) => set({ to })}
      />
      <TextField {...form.field('note')} label={words.note} value={values.note} maxLength={200} onChange={(note) => set({ note })} />
      <FormEnd save={save} label={texts.common.save} />
    </form>
  );
}
