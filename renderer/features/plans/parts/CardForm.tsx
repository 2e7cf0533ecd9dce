// An action card as a form: whose it is, for which level, its steps by minute; what must not be done.
import { AutoComplete, Button, Input } from 'antd';
import { useRef, useState } from 'react';
import type { PlanDetail } from '#shared/contract/plans.ts';
import { grades } from '#shared/incidents/types.ts';
import { maxSteps } from '#shared/plans/limits.ts';
import type { ActionCard } from '#shared/plans/types.ts';
import { ClashNote } from '#renderer/client/forms/ClashNote.tsx';
import { SmallFormEnd } from '#renderer/client/forms/SmallFormEnd.tsx';
import { useForm } from '#renderer/client/use-form.ts';
import { ChoiceField } from '#renderer/components/ChoiceField.tsx';
import { Field } from '#renderer/components/Field.tsx';
import { TextAreaField, TextField } from '#renderer/components/TextField.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { cardForm, cardOf, cardProblems, type StepForm, unitNamed } from '../card-model.ts';
import { useUnits } from '../use-units.ts';
import { useWriteText } from '../use-write-text.ts';

interface Props {
  plan: PlanDetail;
  /** null: a new one. */
  card: ActionCard | null;
  onDone: (id: string) => void;
  onClose: () => void;
}

const noStep: Omit<StepForm, 'id'> = { minutes: '', who: '', unit: null, text: '', section: null };

export function CardForm({ plan, card, onDone, onClose }: Props) {
  const { plans } = useTexts();
  const words = plans.cards;
  const units = useUnits();
  const box = useRef<HTMLElement>(null);
  const write = useWriteText(plan);
  const [newId] = useState(() => card?.id ?? crypto.randomUUID());
  const [blankStep] = useState(() => ({ id: crypto.randomUUID(), ...noStep }));
  const start = card === null ? { ...cardForm(null), steps: [blankStep] } : cardForm(card);
  const form = useForm({
    name: `plan-card-${card?.id ?? `new-${plan.shown ?? ''}`}`,
    start,
    check: (values) => cardProblems(values, words.problems),
    save: (values) => {
      const made = cardOf(values, newId);
      write.mutate(
        {
          change: (text) => ({
            ...text,
            cards: text.cards.some(({ id }) => id === newId)
              ? text.cards.map((one) => (one.id === newId ? made : one))
              : [...text.cards, made],
          }),
          reason: words.writtenReason(made.title),
        },
        {
          onSuccess: () => {
            form.reset();
            onDone(newId);
          },
        },
      );
    },
  });
  const { values, set, field } = form;
  const setStep = (at: number, patch: Partial<StepForm>): void =>
    set({ steps: values.steps.map((step, index) => (index === at ? { ...step, ...patch } : step)) });
  const move = (at: number, by: -1 | 1): void => {
    const steps = [...values.steps];
    const [step] = steps.splice(at, 1);
    if (step) steps.splice(at + by, 0, step);
    set({ steps });
  };
  const removeStep = (at: number): void => {
    set({ steps: values.steps.filter((_, index) => index !== at) });
    // The keyboard stays in the form: on the step that took the place, or on the button that adds one.
    window.setTimeout(() => {
      const rows = box.current?.querySelectorAll<HTMLElement>('[data-testid=step-form] input, [data-testid=add-step]');
      const own = [...(rows ?? [])].filter((element) => element.matches('.num, [data-testid=add-step]'));
      own[Math.min(at, own.length - 1)]?.focus();
    });
  };
  const add = (): void => set({ steps: [...values.steps, { id: crypto.randomUUID(), ...noStep }] });
  const names = [...units.values()].map(({ name }) => ({ value: name }));
  const stepsProblem = field('steps').error;
  const clash = form.dirty && values.base !== start.base;
  return (
    <section ref={box} className="panel card-form">
      <form className="form" {...form.formProps} aria-label={card ? words.change : words.create} data-testid="card-form">
        <TextField {...field('title')} label={words.cardTitle} value={values.title} maxLength={200} onChange={(title) => set({ title })} />
        <TextField
          {...field('role')}
          label={words.role}
          hint={words.roleHint}
          value={values.role}
          maxLength={200}
          onChange={(role) => set({ role })}
        />
        <ChoiceField
          {...field('level')}
          label={words.level}
          value={values.level}
          options={['', ...grades] as const}
          nameOf={(level) => (level === '' ? words.anyLevel : plans.level[level])}
          onChange={(level) => set({ level })}
        />
        <div className="step-form-head" aria-hidden="true">
          <span>{words.minutes}</span>
          <span>{words.who}</span>
          <span>{words.what}</span>
        </div>
        {values.steps.map((step, at) => {
          const [minutes, text] = [field(`steps.${at}.minutes`), field(`steps.${at}.text`)];
          const wrong = minutes.error ?? text.error;
          return (
            <div key={step.id} className="step-form" data-testid="step-form">
              <Input
                className="num"
                inputMode="numeric"
                aria-label={words.stepField(at + 1, words.minutes)}
                aria-invalid={minutes.error !== undefined}
                status={minutes.error ? 'error' : ''}
                value={step.minutes}
                maxLength={5}
                onBlur={minutes.onBlur}
                onChange={(event) => setStep(at, { minutes: event.target.value })}
              />
              <AutoComplete
                aria-label={words.stepField(at + 1, words.who)}
                value={step.who}
                options={names}
                showSearch={{ filterOption: (typed, option) => (option?.value ?? '').includes(typed.trim()) }}
                popupMatchSelectWidth={280}
                onChange={(who: string) => setStep(at, { who: who.slice(0, 200), unit: unitNamed(who, units.values()) })}
              />
              <Input.TextArea
                aria-label={words.stepField(at + 1, words.what)}
                aria-invalid={text.error !== undefined}
                status={text.error ? 'error' : ''}
                autoSize={{ minRows: 1, maxRows: 6 }}
                value={step.text}
                maxLength={4_000}
                onBlur={text.onBlur}
                onChange={(event) => setStep(at, { text: event.target.value })}
              />
              <span className="line-buttons">
                <Button disabled={at === 0} aria-label={words.stepUp(at + 1)} onClick={() => move(at, -1)}>
                  ↑
                </Button>
                <Button disabled={at === values.steps.length - 1} aria-label={words.stepDown(at + 1)} onClick={() => move(at, 1)}>
                  ↓
                </Button>
                <Button aria-label={words.stepRemove(at + 1)} onClick={() => removeStep(at)}>
                  ✕
                </Button>
              </span>
              {wrong ? (
                <p className="wrong" role="alert">
                  {wrong}
                </p>
              ) : null}
            </div>
          );
        })}
        <Field {...field('steps')} error={stepsProblem} label={words.steps(values.steps.length)} group>
          {() => (
            <Button type="dashed" data-testid="add-step" disabled={values.steps.length >= maxSteps} onClick={add}>
              ＋ {words.addStep}
            </Button>
          )}
        </Field>
        <TextAreaField
          {...field('note')}
          label={words.note}
          hint={words.noteHint}
          value={values.note}
          maxLength={4_000}
          autoSize={{ minRows: 2, maxRows: 8 }}
          onChange={(note) => set({ note })}
        />
        {clash ? <ClashNote fields={[{ label: words.cardTitle, now: card?.title ?? words.gone }]} onTheirs={form.reset} /> : null}
        <SmallFormEnd form={{ ...form, clashes: [], theirs: start, takeTheirs: form.reset }} labels={{}} save={write} onClose={onClose} />
      </form>
    </section>
  );
}
