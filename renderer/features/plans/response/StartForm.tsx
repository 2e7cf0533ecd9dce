// Starting a level on an incident: who decided, when, on what ground.
import { useMutation } from '@tanstack/react-query';
import { App } from 'antd';
import type { FittingPlan } from '#shared/contract/activations.ts';
import { FormEnd } from '#renderer/client/forms/FormEnd.tsx';
import { useNow } from '#renderer/client/now.ts';
import { orpc } from '#renderer/client/query.ts';
import { useMay } from '#renderer/client/session.ts';
import { useForm } from '#renderer/client/use-form.ts';
import { Field } from '#renderer/components/Field.tsx';
import { TextField } from '#renderer/components/TextField.tsx';
import { MomentInput } from '#renderer/texts/MomentInput.tsx';
import { isoOfMoment } from '#renderer/texts/typed.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';

interface Props {
  plan: FittingPlan;
  level: FittingPlan['levels'][number] | null;
  incident: string | null;
  onStarted?: ((activation: string) => void) | undefined;
}

export function StartForm({ plan, level, incident, onStarted }: Props) {
  const { response } = useTexts();
  const mayStart = useMay('plans.activate');
  if (incident === null) return <p className="muted">{response.start.saveFirst}</p>;
  if (!mayStart) return <p className="muted">{response.start.notAllowed}</p>;
  return <Start plan={plan} level={level} incident={incident} onStarted={onStarted} />;
}

function Start({ plan, level, incident, onStarted }: Props & { incident: string }) {
  const { response, incident: all } = useTexts();
  const words = response.start;
  const now = useNow();
  const { message } = App.useApp();
  const start = useMutation(orpc.activations.start.mutationOptions());
  const { applies } = plan;
  const name = level?.name ?? '';
  const form = useForm({
    name: `start-${incident}-${plan.plan}-${level?.id ?? ''}`,
    start: { orderedBy: '', at: '', reason: level !== null && level.id === applies.levelId ? applies.condition : '' },
    check: ({ at }) => ({ at: at.trim() !== '' && isoOfMoment(at, now) === null ? all.edit.wrong.time : undefined }),
    save: ({ orderedBy, at, reason }) => {
      const iso = isoOfMoment(at, now);
      start.mutate(
        {
          id: plan.plan,
          incident,
          // A plan without levels is started as a whole, as an ordinary one.
          level: level?.level ?? 'IV',
          ...(level === null ? {} : { levelId: level.id }),
          ...(orderedBy.trim() === '' ? {} : { orderedBy: orderedBy.trim() }),
          ...(iso === null ? {} : { at: iso }),
          ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
        },
        {
          onSuccess: (activation) => {
            form.reset();
            void message.success(words.started(activation.levelName));
            onStarted?.(activation.id);
          },
        },
      );
    },
  });
  const { values, set } = form;
  return (
    <form className="form start-form" {...form.formProps} aria-label={words.title(name)} data-testid="start-form">
      <TextField
        {...form.field('orderedBy')}
        label={words.orderedBy}
        value={values.orderedBy}
        maxLength={200}
        onChange={(orderedBy) => set({ orderedBy })}
      />
      <Field {...form.field('at')} label={words.at} hint={words.atHint}>
        {(props) => <MomentInput {...props} value={values.at} now={now} onChange={(at) => set({ at })} />}
      </Field>
      <TextField
        {...form.field('reason')}
        label={words.reason}
        value={values.reason}
        maxLength={1_000}
        onChange={(reason) => set({ reason })}
      />
      <FormEnd save={start} label={name === '' ? words.whole : words.save(name)} data-testid="start-save" />
    </form>
  );
}
