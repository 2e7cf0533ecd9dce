// After a shift: who really served, with the reason. The table keeps both.
import { useMutation } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { refusalOf } from '#renderer/client/errors.ts';
import { orpc } from '#renderer/client/query.ts';
import { useForm } from '#renderer/client/use-form.ts';
import { Field } from '#renderer/components/Field.tsx';
import { SubmitButton } from '#renderer/components/SubmitButton.tsx';
import { TextField } from '#renderer/components/TextField.tsx';
import { PersonSelect } from '#renderer/features/directory/index.ts';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { cellOf, type FoundSeat } from '../calendar-model.ts';

export function CorrectSeat({ id, found: { shift, seat }, onDone }: { id: string; found: FoundSeat; onDone: () => void }) {
  const { rosters: words } = useTexts();
  const { message } = App.useApp();
  const correct = useMutation(orpc.rosters.correct.mutationOptions());
  const [start] = useState({ person: seat.corrected ? (seat.corrected.person?.id ?? null) : (seat.person?.id ?? null), reason: '' });
  const form = useForm({
    name: `correct-${id}`,
    start,
    check: ({ reason }) => ({ reason: reason.trim() === '' ? words.correct.reasonNeeded : undefined }),
    save: ({ person, reason }) =>
      correct.mutate(
        { cell: cellOf(shift, seat), person, reason: reason.trim() },
        {
          onSuccess: () => {
            form.reset();
            void message.success(words.correct.saved);
            onDone();
          },
        },
      ),
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
      {correct.isError ? <Refused refusal={refusalOf(correct.error)} /> : null}
      <div className="buttons">
        <SubmitButton label={words.correct.save} loading={correct.isPending} />
      </div>
    </form>
  );
}
