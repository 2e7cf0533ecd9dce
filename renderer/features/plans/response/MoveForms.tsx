// Raising or lowering a running response, and ending it: with the reason and who decided.
import { useMutation } from '@tanstack/react-query';
import { Segmented } from 'antd';
import type { ActivationOut } from '#shared/contract/activations.ts';
import { maxNote } from '#shared/kernel/limits.ts';
import { FormEnd } from '#renderer/client/forms/FormEnd.tsx';
import { useNow } from '#renderer/client/now.ts';
import { orpc } from '#renderer/client/query.ts';
import { useForm } from '#renderer/client/use-form.ts';
import { Field } from '#renderer/components/Field.tsx';
import { TextAreaField, TextField } from '#renderer/components/TextField.tsx';
import { MomentInput } from '#renderer/texts/MomentInput.tsx';
import { isoOfMoment } from '#renderer/texts/typed.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';

interface Props {
  activation: ActivationOut;
  onDone: () => void;
}

interface Decision {
  level: string;
  reason: string;
  orderedBy: string;
  at: string;
}

/** One form for both: what is decided differs only in the level. `move`: the suggested level, or 'level' to choose one; `end` ends it. */
export function MoveForm({ activation, onDone, act }: Props & { act: 'level' | 'end' }) {
  const { incident, response } = useTexts();
  const words = response.moves;
  const now = useNow();
  const change = useMutation(orpc.activations.changeLevel.mutationOptions());
  const end = useMutation(orpc.activations.end.mutationOptions());
  const sending = act === 'level' ? change : end;
  const { suggested } = activation;
  const levels = activation.levels.filter(({ level }) => level !== activation.level);
  const form = useForm<Decision>({
    name: `move-${activation.id}-${act}`,
    start: {
      level: act === 'level' ? (suggested?.levelId ?? '') : '',
      reason: act === 'level' ? (suggested?.condition ?? '') : '',
      orderedBy: '',
      at: '',
    },
    check: ({ level, reason, at }) => ({
      level: act === 'level' && !levels.some(({ id }) => id === level) ? words.levelNeeded : undefined,
      reason: reason.trim() === '' ? words.reasonNeeded : undefined,
      at: at.trim() !== '' && isoOfMoment(at, now) === null ? incident.edit.wrong.time : undefined,
    }),
    save: ({ level, reason, orderedBy, at }) => {
      const iso = isoOfMoment(at, now);
      const decided = {
        id: activation.id,
        reason: reason.trim(),
        ...(orderedBy.trim() === '' ? {} : { orderedBy: orderedBy.trim() }),
        ...(iso === null ? {} : { at: iso }),
      };
      const onSuccess = (): void => {
        form.reset();
        onDone();
      };
      const to = levels.find(({ id }) => id === level);
      if (act === 'end') end.mutate(decided, { onSuccess });
      else if (to) change.mutate({ ...decided, level: to.level, levelId: to.id }, { onSuccess });
    },
  });
  const { values, set } = form;
  const open = activation.checklist.filter(({ state }) => state === 'open' || state === 'handedOn').length;
  return (
    <form className="form move-form" {...form.formProps} aria-label={act === 'level' ? words.raise : words.end} data-testid={`move-${act}`}>
      {act === 'end' ? (
        <p>{words.endIntro(open)}</p>
      ) : (
        <Field {...form.field('level')} label={words.level} group>
          {() => (
            <Segmented
              aria-label={words.level}
              value={values.level}
              options={levels.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(level) => set({ level })}
            />
          )}
        </Field>
      )}
      <TextAreaField
        {...form.field('reason')}
        label={words.reason}
        autoSize={{ minRows: 2, maxRows: 6 }}
        value={values.reason}
        maxLength={maxNote}
        onChange={(reason) => set({ reason })}
      />
      <TextField
        {...form.field('orderedBy')}
        label={response.start.orderedBy}
        value={values.orderedBy}
        maxLength={200}
        onChange={(orderedBy) => set({ orderedBy })}
      />
      <Field {...form.field('at')} label={response.start.at} hint={response.start.atHint}>
        {(props) => <MomentInput {...props} value={values.at} now={now} onChange={(at) => set({ at })} />}
      </Field>
      <FormEnd
        save={sending}
        label={act === 'level' ? words.save : words.endSave}
        danger={act === 'end'}
        data-testid="move-save"
        onLeave={onDone}
      />
    </form>
  );
}
