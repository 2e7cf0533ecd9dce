// Paper copies: where each stands, who keeps it, of which version; those of an old version are marked.
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { PlanDetail } from '#shared/contract/plans.ts';
import { useSavedForm } from '#renderer/client/forms/saved-form.ts';
import { SmallFormEnd } from '#renderer/client/forms/SmallFormEnd.tsx';
import { client } from '#renderer/client/link.ts';
import { orpc } from '#renderer/client/query.ts';
import { useMay } from '#renderer/client/session.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { TextField } from '#renderer/components/TextField.tsx';
import { DayField } from '#renderer/features/rosters/index.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { type Copy, copyForm, copyInput, copyProblems } from '../record-form.ts';
import { removedOne } from '../removed.ts';
import { useVersionName } from '../version-name.ts';
import { VersionField } from './VersionField.tsx';

export function CopiesPart({ plan, today }: { plan: PlanDetail; today: string }) {
  const { common, plans } = useTexts();
  const words = plans.record;
  const mayEdit = useMay('plans.edit');
  const nameOf = useVersionName();
  const [open, setOpen] = useState<{ copy: Copy | null } | null>(null);
  const change = useMutation(orpc.plans.changeCopy.mutationOptions());
  const current = plan.versions.find((version) => version.current);
  return (
    <>
      <h3>{words.copies}</h3>
      {mayEdit ? (
        <div className="row-buttons">
          <Button size="small" onClick={() => setOpen({ copy: null })}>
            {words.addCopy}
          </Button>
        </div>
      ) : null}
      {open ? <CopyFormPart key={open.copy?.id ?? 'new'} plan={plan} copy={open.copy} today={today} onClose={() => setOpen(null)} /> : null}
      {plan.copies.length === 0 ? <Empty>{words.noCopies}</Empty> : null}
      <ul className="copy-list" data-testid="copies">
        {plan.copies.map((copy) => {
          const version = plan.versions.find(({ id }) => id === copy.version);
          return (
            <li key={copy.id}>
              <span>
                <b>{copy.place}</b> {copy.number === '' ? null : <span className="num">{words.copyNumber(copy.number)}</span>}
                <small className="muted">
                  {[copy.holder, copy.placedOn ?? '', version ? nameOf(version) : ''].filter(Boolean).join(' · ')}
                </small>
              </span>
              {copy.outdated ? <span className="state state-near">{words.outdated}</span> : null}
              {mayEdit ? (
                <span className="row-buttons">
                  {copy.outdated && current ? (
                    <Button
                      size="small"
                      onClick={() => change.mutate({ id: copy.id, patch: { version: current.id, placedOn: today } })}
                      aria-label={words.exchangedWhat(copy.place)}
                    >
                      {words.exchanged}
                    </Button>
                  ) : null}
                  <Button size="small" onClick={() => setOpen({ copy })} aria-label={words.correctWhat(words.copies, copy.place)}>
                    {common.edit}
                  </Button>
                  <Button
                    size="small"
                    danger
                    aria-label={words.removeWhat(words.copies, copy.place)}
                    onClick={() =>
                      change.mutate(
                        { id: copy.id, patch: { removed: true } },
                        { onSuccess: () => removedOne({ kind: 'copy', id: copy.id, plan: plan.id, name: copy.place }) },
                      )
                    }
                  >
                    {common.remove}
                  </Button>
                </span>
              ) : null}
            </li>
          );
        })}
      </ul>
    </>
  );
}

function CopyFormPart({ plan, copy, today, onClose }: { plan: PlanDetail; copy: Copy | null; today: string; onClose: () => void }) {
  const { plans } = useTexts();
  const words = plans.record;
  const { form, save } = useSavedForm({
    name: `plan-copy-${copy?.id ?? plan.id}`,
    start: copyForm(copy, plan.shown),
    check: (values) => copyProblems(values, today, words.problems),
    send: (values) =>
      copy === null
        ? client.plans.addCopy({ id: plan.id, copy: copyInput(values, today) })
        : client.plans.changeCopy({ id: copy.id, patch: copyInput(values, today) }),
    onSaved: onClose,
  });
  const { values, set, field } = form;
  const labels = { place: words.place, number: words.number, holder: words.holder, placedOn: words.placedOn };
  return (
    <form className="form small-form" {...form.formProps} aria-label={words.addCopy} data-testid="copy-form">
      <TextField {...field('place')} label={words.place} value={values.place} maxLength={200} onChange={(place) => set({ place })} />
      <TextField {...field('number')} label={words.number} value={values.number} maxLength={200} onChange={(number) => set({ number })} />
      <TextField {...field('holder')} label={words.holder} value={values.holder} maxLength={200} onChange={(holder) => set({ holder })} />
      <DayField
        {...field('placedOn')}
        label={words.placedOn}
        near={today}
        value={values.placedOn}
        onChange={(placedOn) => set({ placedOn })}
      />
      <VersionField {...field('version')} versions={plan.versions} value={values.version} onChange={(version) => set({ version })} />
      <SmallFormEnd form={form} labels={labels} save={save} onClose={onClose} />
    </form>
  );
}
