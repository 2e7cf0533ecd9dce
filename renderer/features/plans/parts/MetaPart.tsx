// What the plan is: its kind, unit, events, places. Changed here; abolished; taken out of the library.
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { PlanDetail } from '#shared/contract/plans.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { useMergedForm } from '#renderer/client/forms/merged-form.ts';
import { useSavedForm } from '#renderer/client/forms/saved-form.ts';
import { SmallFormEnd } from '#renderer/client/forms/SmallFormEnd.tsx';
import { client } from '#renderer/client/link.ts';
import { orpc } from '#renderer/client/query.ts';
import { useMay } from '#renderer/client/session.ts';
import { differences } from '#renderer/client/use-form.ts';
import { TextField } from '#renderer/components/TextField.tsx';
import { useKinds } from '#renderer/features/incidents/index.ts';
import { DayField } from '#renderer/features/rosters/index.ts';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useAskBefore } from '#renderer/texts/use-ask-before.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { dayOrNull, dayProblem, planForm, planInput, planProblems } from '../plan-form.ts';
import { removedOne, useRemoved } from '../removed.ts';
import { PlanFields } from './PlanFields.tsx';

export function MetaPart({ plan, today }: { plan: PlanDetail; today: string }) {
  const { common, plans } = useTexts();
  const words = plans.meta;
  const { byCode } = useKinds();
  const mayEdit = useMay('plans.edit');
  const navigate = useNavigate();
  const askBefore = useAskBefore();
  const [open, setOpen] = useState<'change' | 'abolish' | null>(null);
  const remove = useMutation(orpc.plans.remove.mutationOptions());
  const change = useMutation(orpc.plans.change.mutationOptions());
  const error = remove.error ?? change.error;
  const ask = (): void => {
    askBefore({
      title: words.removeTitle(plan.title),
      content: words.removeWhat(plan.versions.length, plan.files.length),
      ok: common.remove,
      onOk: () => {
        useRemoved.setState({ removing: plan.id });
        remove.mutate(
          { id: plan.id },
          {
            onError: () => useRemoved.setState({ removing: null }),
            onSuccess: () => {
              removedOne({ kind: 'plan', id: plan.id, plan: plan.id, name: plan.title });
              void navigate('/plans');
            },
          },
        );
      },
    });
  };
  const facts: [string, string][] = [
    [
      plans.form.planKind,
      plan.body === null ? plans.kind[plan.planKind] : common.bracketed(plans.kind[plan.planKind], plans.body[plan.body]),
    ],
    [plans.form.unit, plan.unitName],
    [plans.form.eventKinds, plans.listed(plan.eventKinds.map((code) => byCode.get(code)?.name ?? code)) || words.allEvents],
    [plans.form.places, plans.listed(plan.places) || words.wholeCounty],
    ...(plan.activityOn === null ? [] : [[plans.form.activityOn, plan.activityOn] as [string, string]]),
    ...(plan.note === '' ? [] : [[plans.form.note, plan.note] as [string, string]]),
  ];
  return (
    <>
      <h3>{words.title}</h3>
      <dl className="plan-facts">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {open === 'change' ? <MetaForm plan={plan} today={today} onClose={() => setOpen(null)} /> : null}
      {open === 'abolish' ? <AbolishForm plan={plan} today={today} onClose={() => setOpen(null)} /> : null}
      {error ? <Refused refusal={refusalOf(error)} /> : null}
      {mayEdit && open === null ? (
        <div className="row-buttons">
          <Button size="small" onClick={() => setOpen('change')}>
            {plans.form.change}
          </Button>
          {plan.abolished === null ? (
            <Button size="small" onClick={() => setOpen('abolish')}>
              {words.abolish}
            </Button>
          ) : (
            <Button size="small" onClick={() => change.mutate({ id: plan.id, patch: { abolished: null } })}>
              {words.unabolish}
            </Button>
          )}
          <Button size="small" danger onClick={ask}>
            {words.remove}
          </Button>
        </div>
      ) : null}
    </>
  );
}

function MetaForm({ plan, today, onClose }: { plan: PlanDetail; today: string; onClose: () => void }) {
  const { plans } = useTexts();
  const start = planForm(plan);
  const { form, save } = useSavedForm({
    name: `plan-meta-${plan.id}`,
    start,
    check: (values) => planProblems(values, today, plans.form.problems),
    send: (values) => client.plans.change({ id: plan.id, patch: differences(planInput(start, today), planInput(values, today)) }),
    onSaved: onClose,
  });
  return (
    <form className="form small-form" {...form.formProps} aria-label={plans.form.change} data-testid="meta-form">
      <PlanFields form={form} today={today} />
      <SmallFormEnd form={form} labels={plans.form} save={save} onClose={onClose} />
    </form>
  );
}

function AbolishForm({ plan, today, onClose }: { plan: PlanDetail; today: string; onClose: () => void }) {
  const { plans } = useTexts();
  const words = plans.meta;
  const save = useMutation({
    mutationFn: ({ on, reason }: { on: string; reason: string }) =>
      client.plans.change({ id: plan.id, patch: { abolished: { on: dayOrNull(on, today) ?? today, reason: reason.trim() } } }),
  });
  const form = useMergedForm({
    name: `plan-abolish-${plan.id}`,
    start: { on: today, reason: '' },
    check: ({ on, reason }) => ({
      on:
        on.trim() === ''
          ? plans.form.problems.day
          : (dayProblem(on, today, plans.form.problems) ?? ((dayOrNull(on, today) ?? today) > today ? words.notYet : undefined)),
      reason: reason.trim() === '' ? words.reasonMissing : undefined,
    }),
    save: (values) =>
      save.mutate(values, {
        onSuccess: () => {
          form.reset();
          onClose();
        },
      }),
  });
  const { values, set, field } = form;
  return (
    <form className="form small-form" {...form.formProps} aria-label={words.abolish} data-testid="abolish-form">
      <h4>{words.abolish}</h4>
      <DayField {...field('on')} label={words.abolishedOn} near={today} value={values.on} onChange={(on) => set({ on })} />
      <TextField
        {...field('reason')}
        label={words.reason}
        hint={words.reasonHint}
        value={values.reason}
        maxLength={200}
        onChange={(reason) => set({ reason })}
      />
      <SmallFormEnd form={form} labels={words} save={save} onClose={onClose} />
    </form>
  );
}
