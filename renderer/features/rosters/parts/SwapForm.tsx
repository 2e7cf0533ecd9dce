// Asking for a swap: a duty of mine (a planner: of anybody) for one of another, or given without return.
import { useMutation } from '@tanstack/react-query';
import { App, Select } from 'antd';
import { FormEnd } from '#renderer/client/forms/FormEnd.tsx';
import { orpc } from '#renderer/client/query.ts';
import { useMay, useSession } from '#renderer/client/session.ts';
import { useForm } from '#renderer/client/use-form.ts';
import { Field } from '#renderer/components/Field.tsx';
import { TextField } from '#renderer/components/TextField.tsx';
import { PersonSelect } from '#renderer/features/directory/index.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { useDuties } from '../use-duties.ts';

interface Values {
  from: string | null;
  gives: string | null;
  to: string | null;
  takes: string | null;
  reason: string;
}

export function SwapForm({ today }: { today: string }) {
  const { swaps } = useTexts();
  const { form: words } = swaps;
  const { message } = App.useApp();
  const own = useSession((session) => session.user?.person ?? null);
  const mayPlan = useMay('rosters.edit');
  const ask = useMutation(orpc.swaps.ask.mutationOptions());
  const form = useForm<Values>({
    name: 'swap-ask',
    start: { from: own, gives: null, to: null, takes: null, reason: '' },
    check: (values) => ({
      from: values.from === null ? words.toNeeded : undefined,
      gives: values.gives === null ? words.dutyNeeded : undefined,
      to: values.to === null ? words.toNeeded : values.to === values.from ? words.samePerson : undefined,
      reason: values.reason.trim() === '' ? words.reasonNeeded : undefined,
    }),
    save: ({ gives, to, takes, reason }) => {
      const given = mine?.find((one) => one.key === gives);
      if (!given || to === null) return;
      ask.mutate(
        { gives: given.cell, to, takes: theirs?.find((one) => one.key === takes)?.cell ?? null, reason: reason.trim() },
        {
          onSuccess: () => {
            form.reset();
            void message.success(words.sent);
          },
        },
      );
    },
  });
  const { values, set } = form;
  const mine = useDuties(values.from, today);
  const theirs = useDuties(values.to, today);
  const options = (duties: typeof mine) => (duties ?? []).map((one) => ({ value: one.key, label: one.words }));
  return (
    <form className="form" {...form.formProps} data-testid="swap-form">
      {mayPlan || own === null ? (
        <Field {...form.field('from')} label={words.whose}>
          {(tied) => <PersonSelect {...tied} value={values.from} onChange={(from) => set({ from, gives: null })} />}
        </Field>
      ) : null}
      <Field {...form.field('gives')} label={words.duty} hint={values.from !== null && mine?.length === 0 ? words.noDuties : undefined}>
        {(tied) => (
          <Select
            {...tied}
            showSearch={{ optionFilterProp: 'label' }}
            value={values.gives}
            options={options(mine)}
            popupMatchSelectWidth={380}
            onChange={(gives: string) => set({ gives })}
          />
        )}
      </Field>
      <Field {...form.field('to')} label={words.to}>
        {(tied) => <PersonSelect {...tied} value={values.to} onChange={(to) => set({ to, takes: null })} />}
      </Field>
      <Field {...form.field('takes')} label={words.takes} hint={values.to !== null && theirs?.length === 0 ? words.noDuties : undefined}>
        {(tied) => (
          <Select
            {...tied}
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={words.gift}
            value={values.takes}
            options={options(theirs)}
            popupMatchSelectWidth={380}
            onChange={(takes: string | undefined) => set({ takes: takes ?? null })}
          />
        )}
      </Field>
      <TextField
        {...form.field('reason')}
        label={words.reason}
        value={values.reason}
        maxLength={200}
        onChange={(reason) => set({ reason })}
      />
      <FormEnd save={ask} label={words.send} data-testid="ask-swap" />
    </form>
  );
}
