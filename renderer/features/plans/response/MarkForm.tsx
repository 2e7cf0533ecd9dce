// Marking a step with a name, a time and a word: handed on to whom, not needed why, or done by somebody at another time.
import { useEffect, useRef } from 'react';
import type { ActivationOut, ActivationStepOut } from '#shared/contract/activations.ts';
import type { StepState } from '#shared/plans/types.ts';
import { FormEnd } from '#renderer/client/forms/FormEnd.tsx';
import { useNow } from '#renderer/client/now.ts';
import { useForm } from '#renderer/client/use-form.ts';
import { Field } from '#renderer/components/Field.tsx';
import { TextField } from '#renderer/components/TextField.tsx';
import { MomentInput } from '#renderer/texts/MomentInput.tsx';
import { isoOfMoment } from '#renderer/texts/typed.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { useMark } from './use-mark.ts';

interface Props {
  activation: ActivationOut;
  step: ActivationStepOut;
  state: StepState;
  onDone: () => void;
}

export function MarkForm({ activation, step, state, onDone }: Props) {
  const { incident, response } = useTexts();
  const words = response.list;
  const now = useNow();
  const mark = useMark();
  const form = useForm({
    name: `mark-${step.id}-${state}`,
    start: { who: '', at: '', note: '' },
    check: ({ who, at, note }) => ({
      who: state === 'handedOn' && who.trim() === '' ? words.whoNeeded : undefined,
      note: state === 'notNeeded' && note.trim() === '' ? words.whyNeeded : undefined,
      at: at.trim() !== '' && isoOfMoment(at, now) === null ? incident.edit.wrong.time : undefined,
    }),
    save: ({ who, at, note }) => {
      const iso = isoOfMoment(at, now);
      mark.mutate(
        {
          id: activation.id,
          step: step.id,
          state,
          ...(who.trim() === '' ? {} : { who: who.trim() }),
          ...(note.trim() === '' ? {} : { note: note.trim() }),
          ...(iso === null ? {} : { at: iso }),
        },
        {
          onSuccess: () => {
            form.reset();
            onDone();
          },
        },
      );
    },
  });
  const { values, set } = form;
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => ref.current?.querySelector('input')?.focus(), []);
  const who = (
    <TextField
      {...form.field('who')}
      label={state === 'handedOn' ? words.handTo : words.who}
      value={values.who}
      maxLength={200}
      onChange={(text) => set({ who: text })}
    />
  );
  const note = (
    <TextField
      {...form.field('note')}
      label={state === 'notNeeded' ? words.why : words.note}
      value={values.note}
      maxLength={200}
      onChange={(text) => set({ note: text })}
    />
  );
  return (
    <div
      ref={ref}
      className="mark-form"
      data-own-escape
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
        event.preventDefault();
        onDone();
      }}
    >
      <form className="form" {...form.formProps} aria-label={words.acts[state]} data-testid="mark-form">
        {state === 'notNeeded' ? note : who}
        {state === 'notNeeded' ? null : note}
        <Field {...form.field('at')} label={words.at} hint={words.atHint}>
          {(props) => <MomentInput {...props} value={values.at} now={now} onChange={(at) => set({ at })} />}
        </Field>
        <FormEnd save={mark} label={words.acts[state]} data-testid="mark-save" onLeave={onDone} />
      </form>
    </div>
  );
}
