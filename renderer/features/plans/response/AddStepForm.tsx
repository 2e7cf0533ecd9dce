// A step that the plan does not have, with who does it and within how many minutes.
import { FormEnd } from '#renderer/client/forms/FormEnd.tsx';
import { useSentForm } from '#renderer/client/forms/sent-form.ts';
import { client } from '#renderer/client/link.ts';
import { TextField } from '#renderer/components/TextField.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { minutesOf } from '../card-model.ts';

export function AddStepForm({ activation, onDone }: { activation: string; onDone: () => void }) {
  const { response } = useTexts();
  const words = response.list;
  const { form, save } = useSentForm({
    name: `add-step-${activation}`,
    start: { text: '', who: '', minutes: '' },
    check: ({ text, minutes }) => ({
      text: text.trim() === '' ? words.addTextNeeded : undefined,
      minutes: minutesOf(minutes) === undefined ? words.minutesWrong : undefined,
    }),
    send: ({ text, who, minutes }) =>
      client.activations.addStep({ id: activation, text: text.trim(), who: who.trim(), minutes: minutesOf(minutes) ?? null }),
    onSaved: onDone,
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
      <FormEnd save={save} label={words.add} onLeave={onDone} />
    </form>
  );
}
