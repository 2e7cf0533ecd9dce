// What was done with the plan: filed, made public, evaluated, revised, drilled. Recorded, corrected, taken out again.
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { PlanDetail } from '#shared/contract/plans.ts';
import { planActs, type PlanAct } from '#shared/plans/types.ts';
import { useSavedForm } from '#renderer/client/forms/saved-form.ts';
import { SmallFormEnd } from '#renderer/client/forms/SmallFormEnd.tsx';
import { client } from '#renderer/client/link.ts';
import { orpc } from '#renderer/client/query.ts';
import { useMay } from '#renderer/client/session.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { TextAreaField, TextField } from '#renderer/components/TextField.tsx';
import { DayField } from '#renderer/features/rosters/index.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { type Act, actForm, actInput, actProblems } from '../record-form.ts';
import { removedOne } from '../removed.ts';
import { VersionField } from './VersionField.tsx';

/** What is being written: a new act of a sort, or one that is corrected. */
type Open = { kind: PlanAct; act: Act | null } | null;

export function ActsPart({ plan, today }: { plan: PlanDetail; today: string }) {
  const { common, plans } = useTexts();
  const words = plans.record;
  const mayEdit = useMay('plans.edit');
  const [open, setOpen] = useState<Open>(null);
  const remove = useMutation(orpc.plans.changeAct.mutationOptions());
  return (
    <>
      <h3>{words.acts}</h3>
      {mayEdit ? (
        <div className="row-buttons" role="group" aria-label={words.recordWhat}>
          {planActs.map((kind) => (
            <Button key={kind} size="small" onClick={() => setOpen({ kind, act: null })} data-testid={`record-${kind}`}>
              {words.recordAct(plans.act[kind])}
            </Button>
          ))}
        </div>
      ) : null}
      {open ? (
        <ActFormPart key={`${open.kind}-${open.act?.id ?? ''}`} plan={plan} open={open} today={today} onClose={() => setOpen(null)} />
      ) : null}
      {plan.acts.length === 0 ? <Empty>{words.noActs}</Empty> : null}
      <ul className="act-list" data-testid="acts">
        {plan.acts.map((act) => (
          <li key={act.id}>
            <span className="num">{act.on}</span>
            <span>
              <b>{plans.act[act.act]}</b> {[act.by, act.reference].filter(Boolean).join(' · ')}
              {act.note === '' ? null : <small className="muted">{act.note}</small>}
              {act.reviseBy === null ? null : <small className="revise">{words.reviseBy(act.reviseBy)}</small>}
            </span>
            {mayEdit ? (
              <span className="row-buttons">
                <Button
                  size="small"
                  onClick={() => setOpen({ kind: act.act, act })}
                  aria-label={words.correctWhat(plans.act[act.act], act.on)}
                >
                  {common.edit}
                </Button>
                <Button
                  size="small"
                  danger
                  aria-label={words.removeWhat(plans.act[act.act], act.on)}
                  onClick={() =>
                    remove.mutate(
                      { id: act.id, patch: { removed: true } },
                      { onSuccess: () => removedOne({ kind: 'act', id: act.id, plan: plan.id, name: `${plans.act[act.act]} ${act.on}` }) },
                    )
                  }
                >
                  {common.remove}
                </Button>
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </>
  );
}

function ActFormPart({ plan, open, today, onClose }: { plan: PlanDetail; open: NonNullable<Open>; today: string; onClose: () => void }) {
  const { plans } = useTexts();
  const words = plans.record;
  const { form, save } = useSavedForm({
    name: `plan-act-${open.act?.id ?? `${plan.id}-${open.kind}`}`,
    start: actForm(open.act, open.kind, plan.shown, today),
    check: (values) => actProblems(values, today, words.problems),
    send: (values) =>
      open.act === null
        ? client.plans.recordAct({ id: plan.id, act: open.kind, ...actInput(values, today) })
        : client.plans.changeAct({ id: open.act.id, patch: actInput(values, today) }),
    onSaved: onClose,
  });
  const { values, set, field } = form;
  const labels: Partial<Record<string, string>> = {
    on: words.on,
    by: words.by[open.kind],
    reference: words.reference,
    note: plans.form.note,
  };
  return (
    <form className="form small-form" {...form.formProps} aria-label={words.recordAct(plans.act[open.kind])} data-testid="act-form">
      <h4>{plans.act[open.kind]}</h4>
      <DayField {...field('on')} label={words.on} near={today} value={values.on} onChange={(on) => set({ on })} />
      <TextField {...field('by')} label={words.by[open.kind]} value={values.by} maxLength={200} onChange={(by) => set({ by })} />
      <TextField
        {...field('reference')}
        label={words.reference}
        value={values.reference}
        maxLength={200}
        onChange={(reference) => set({ reference })}
      />
      {open.kind === 'evaluation' ? (
        <DayField
          {...field('reviseBy')}
          label={words.mustRevise}
          near={today}
          value={values.reviseBy}
          onChange={(reviseBy) => set({ reviseBy })}
        />
      ) : null}
      <VersionField {...field('version')} versions={plan.versions} value={values.version} onChange={(version) => set({ version })} />
      <TextAreaField
        {...field('note')}
        label={plans.form.note}
        value={values.note}
        maxLength={2_000}
        autoSize={{ minRows: 1, maxRows: 6 }}
        onChange={(note) => set({ note })}
      />
      <SmallFormEnd form={form} labels={labels} save={save} onClose={onClose} />
    </form>
  );
}
