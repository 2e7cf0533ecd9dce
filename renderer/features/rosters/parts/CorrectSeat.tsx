// After a shift: who really served, with the reason. The table keeps both.
import { App } from 'antd';
import { useState } from 'react';
import { FormEnd } from '#renderer/client/forms/FormEnd.tsx';
import { useSentForm } from '#renderer/client/forms/sent-form.ts';
import { client } from '#renderer/client/link.ts';
import { Field } from '#renderer/components/Field.tsx';
import { TextField } from '#renderer/components/TextField.tsx';
import { PersonSelect } from '#renderer/features/directory/index.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { cellOf, type FoundSeat } from '../calendar-model.ts';

export function CorrectSeat({ id, found: { shift, seat }, onDone }: { id: string; found: FoundSeat; onDone: () => void }) {
  const { rosters: words } = useTexts();
  const { message } = App.useApp();
  const [start] = useState({ person: seat.corrected ? (seat.corrected.person?.id ?? null) : (seat.person?.id ?? null), reason: '' });
  const { form, save } = useSentForm({
    name: `correct-${id}`,
    start,
    check: ({ reason }) => ({ reason: reason.trim() === '' ? words.correct.reasonNeeded : undefined }),
    send: ({ person, reason }) => client.rosters.correct({ cell: cellOf(shift, seat), person, reason: reason.trim() }),
    onSaved: () => {
      void message.success(words.correct.saved);
      onDone();
    },
  });
  const { values, set } = form;
  return (
    <form className="form" {...form.formProps} data-testid="correct-form">
      <h3>{words.correct.title}</h3>
      <p className="muted">{words.correct.intro}</p>
      <Field {...form.field('person')} label={words.correct.person}>
        {(props) => <PersonSelect {...props} value={values.person} onChange={(person) => set({ person })} placeholder={words.nobody} />}
      </Field>
      <TextField
        {...form.field('reason')}
        label={words.correct.reason}
        value={values.reason}
        maxLength={500}
        onChange={(reason) => set({ reason })}
      />
      <FormEnd save={save} label={words.correct.save} />
    </form>
  );
}
