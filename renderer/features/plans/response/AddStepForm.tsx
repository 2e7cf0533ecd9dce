// A step that the plan does not have, with who does it and within how many minutes.
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { refusalOf } from '#renderer/client/errors.ts';
import { orpc } from '#renderer/client/query.ts';
import { useForm } from '#renderer/client/use-form.ts';
import { SubmitButton } from '#renderer/components/SubmitButton.tsx';
import { TextField } from '#renderer/components/TextField.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { minutesOf } from '../card-model.ts';

export function AddStepForm({ activation, onDone }: { activation: string; onDone: () => void }) {
  const { common, response } = useTexts();
  const words = response.list;
  const add = useMutation(orpc.activations.addStep.mutationOptions());
  const form = useForm({
    name: `add-step-${activation}`,
    start: { text: '', who: '', minutes: '' },
    check: ({ text, minutes }) => ({
      text: text.trim() === '' ? words.addTextNeeded : undefined,
      minutes: minutesOf(minutes) === undefined ? words.minutesWrong : undefined,
    }),
    save: ({ text, who, minutes }) =>
      add.mutate(
        { id: activation, text: text.trim(), who: who.trim(), minutes: minutesOf(minutes) ?? null },
        {
          onSuccess: () => {
            form.reset();
            onDone();
          },
        },
      ),
  });
  const { values, set } = form;
  return (
    <form className="form add-step" {...form.formProps} aria-label={words.add} data-testid="add-step-form">
      <TextField {...form.field('text')} label={words.addText} value={values.text} maxLength={1_000} onChange={(text) => set({ text })} />
      <TextField {...form.field('who')} label={words.addWho} value={values.who} maxLength={200} onChange={(who) => set({ who })} />
      <TextField
        {...form.field('minutes')}
        label={words.addMinutes}
        value={values.minutes}
        maxLength={5}
        inputMode="numeric"
        onChange={(minutes) => set({ minutes })}
      />
      {add.isError ? <Refused refusal={refusalOf(add.error)} /> : null}
      <div className="buttons">
        <SubmitButton label={words.add} loading={add.isPending} />
        <Button onClick={onDone}>{common.cancel}</Button>
      </div>
    </form>
  );
}
