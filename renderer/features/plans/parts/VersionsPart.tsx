// The versions with their dates and what changed: shown, compared, changed, a new one begun from the text of another.
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { PlanDetail } from '#shared/contract/plans.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { useSavedForm } from '#renderer/client/forms/saved-form.ts';
import { SmallFormEnd } from '#renderer/client/forms/SmallFormEnd.tsx';
import { client } from '#renderer/client/link.ts';
import { orpc } from '#renderer/client/query.ts';
import { useMay } from '#renderer/client/session.ts';
import { differences } from '#renderer/client/use-form.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { momentOf } from '#renderer/texts/times.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { type PlanVersion, versionForm, versionInput, versionProblems } from '../plan-form.ts';
import { diffPath, planPath } from '../plan-paths.ts';
import { removedOne } from '../removed.ts';
import { useVersionName } from '../version-name.ts';
import { VersionFields } from './PlanFields.tsx';

export function VersionsPart({ plan, today }: { plan: PlanDetail; today: string }) {
  const { common, plans } = useTexts();
  const words = plans.versions;
  const navigate = useNavigate();
  const mayEdit = useMay('plans.edit');
  const [open, setOpen] = useState<{ version: PlanVersion | null } | null>(null);
  const change = useMutation(orpc.plans.changeVersion.mutationOptions());
  const nameOf = useVersionName();
  const remove = (version: PlanVersion): void =>
    change.mutate(
      { id: version.id, patch: { removed: true } },
      {
        onSuccess: () => {
          removedOne({ kind: 'version', id: version.id, plan: plan.id, name: nameOf(version) });
          if (version.id === plan.shown) void navigate(planPath(plan.id, { tab: 'versions' }), { replace: true });
        },
      },
    );
  return (
    <>
      {mayEdit ? (
        <div className="row-buttons">
          <Button size="small" onClick={() => setOpen({ version: null })}>
            {words.create}
          </Button>
        </div>
      ) : null}
      {open ? (
        <VersionFormPart key={open.version?.id ?? 'new'} plan={plan} version={open.version} today={today} onClose={() => setOpen(null)} />
      ) : null}
      {plan.writtenAt === null ? null : (
        <p className="muted">{plans.head.written(momentOf(Date.parse(plan.writtenAt), false), plan.writtenBy)}</p>
      )}
      {change.isError ? <Refused refusal={refusalOf(change.error)} /> : null}
      {plan.versions.length === 0 ? <Empty>{words.none}</Empty> : null}
      <ol className="version-list" data-testid="versions">
        {plan.versions.map((version, at) => {
          const before = plan.versions[at + 1];
          const shown = version.id === plan.shown;
          return (
            <li key={version.id} className={shown ? 'shown' : ''}>
              <span>
                <b>{version.label || version.number || words.unnamed}</b>{' '}
                {version.current ? <span className="state state-met">{words.current}</span> : null}
                {version.state === 'draft' ? <span className="state state-near">{plans.versionState.draft}</span> : null}
                <small className="muted num">
                  {[
                    version.label === '' ? '' : version.number,
                    version.issuedOn === null ? '' : words.issued(version.issuedOn),
                    version.effectiveOn === null || version.effectiveOn === version.issuedOn ? '' : words.effective(version.effectiveOn),
                    version.approvedBy === '' ? '' : words.approved(version.approvedBy, version.approvedOn ?? ''),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </small>
                {version.changes === '' ? null : <p className="changes">{version.changes}</p>}
              </span>
              <span className="row-buttons">
                {shown ? null : (
                  <Button size="small" onClick={() => void navigate(planPath(plan.id, { version: version.id, tab: 'versions' }))}>
                    {words.show}
                  </Button>
                )}
                {before ? (
                  <Button size="small" onClick={() => void navigate(diffPath(plan.id, version.id, before.id))}>
                    {words.compare}
                  </Button>
                ) : null}
                {mayEdit ? (
                  <>
                    <Button size="small" onClick={() => setOpen({ version })} aria-label={words.changeWhat(nameOf(version))}>
                      {common.edit}
                    </Button>
                    <Button size="small" danger onClick={() => remove(version)} aria-label={words.removeWhat(nameOf(version))}>
                      {common.remove}
                    </Button>
                  </>
                ) : null}
              </span>
            </li>
          );
        })}
      </ol>
    </>
  );
}

interface FormProps {
  plan: PlanDetail;
  /** null: a new one, with the text of the version that is shown. */
  version: PlanVersion | null;
  today: string;
  onClose: () => void;
}

function VersionFormPart({ plan, version, today, onClose }: FormProps) {
  const { plans } = useTexts();
  const words = plans.versions;
  const navigate = useNavigate();
  const start = versionForm(version);
  const { form, save } = useSavedForm({
    name: `plan-version-${version?.id ?? `new-${plan.id}`}`,
    start,
    check: (values) => versionProblems(values, today, plans.form.problems),
    send: (values) =>
      version === null
        ? client.plans.addVersion({
            id: plan.id,
            version: versionInput(values, today),
            ...(plan.shown === null || plan.text === null ? {} : { copyOf: plan.shown }),
          })
        : client.plans.changeVersion({ id: version.id, patch: differences(versionInput(start, today), versionInput(values, today)) }),
    onSaved: (saved) => {
      onClose();
      if (version === null) void navigate(planPath(plan.id, { version: saved.shown, tab: 'versions' }));
    },
  });
  return (
    <form className="form small-form" {...form.formProps} aria-label={version ? words.change : words.create} data-testid="version-form">
      <h4>{version ? words.change : words.create}</h4>
      {version === null && plan.text !== null ? <p className="muted">{words.copied}</p> : null}
      <VersionFields form={form} today={today} />
      <SmallFormEnd form={form} labels={plans.form} save={save} onClose={onClose} />
    </form>
  );
}
