// The head of a plan: what it is, which version is looked at and whether it holds, running responses, what can be done.
import { Button, Select } from 'antd';
import { useNavigate } from 'react-router';
import type { PlanDetail } from '#shared/contract/plans.ts';
import { useMay } from '#renderer/client/session.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { diffPath, editPath, printPath } from '../plan-paths.ts';
import { useVersionName } from '../version-name.ts';
import { LevelChip } from './LevelChip.tsx';

interface Props {
  plan: PlanDetail;
  section: string | null;
  onBack: () => void;
  onVersion: (id: string) => void;
}

export function PlanHead({ plan, section, onBack, onVersion }: Props) {
  const { plans } = useTexts();
  const words = plans.head;
  const navigate = useNavigate();
  const mayRead = useMay('incidents.read');
  const mayEdit = useMay('plans.edit');
  const nameOf = useVersionName();
  const version = plan.versions.find(({ id }) => id === plan.shown);
  const before = plan.versions[plan.versions.findIndex(({ id }) => id === plan.shown) + 1];
  return (
    <header className="plan-head" data-testid="plan-head">
      <div className="plan-title">
        <Button onClick={onBack} aria-label={plans.tabs.library}>
          ←
        </Button>
        <h1>{plan.title}</h1>
        {plan.state === 'inForce' ? null : <span className="state state-near">{plans.state[plan.state]}</span>}
        <span className="muted">{[plans.shelf[plan.shelf], plan.unitName, version?.number ?? ''].filter(Boolean).join(' · ')}</span>
        <span className="end">
          {plan.versions.length > 0 ? (
            <Select
              aria-label={words.version}
              value={plan.shown}
              onChange={(id) => id !== null && onVersion(id)}
              options={plan.versions.map((one) => ({ value: one.id, label: nameOf(one) }))}
              popupMatchSelectWidth={false}
              data-testid="plan-version"
            />
          ) : null}
          {before && version ? (
            <Button onClick={() => void navigate(diffPath(plan.id, version.id, before.id))}>{words.compare}</Button>
          ) : null}
          {mayEdit && plan.shown !== null ? (
            <Button onClick={() => void navigate(editPath(plan.id, plan.shown ?? '', section))}>{plans.edit.open}</Button>
          ) : null}
          <Button disabled={plan.text === null} onClick={() => void navigate(printPath(plan.id, plan.shown))}>
            {words.print}
          </Button>
        </span>
      </div>
      {plan.abolished === null ? null : (
        <p className="plan-warning" role="note">
          {words.abolished(plan.abolished.on, plan.abolished.reason)}
        </p>
      )}
      {version && !version.current && plan.versions.some((one) => one.current) ? (
        <p className="plan-warning" role="note">
          {words.notCurrent}
        </p>
      ) : null}
      {plan.running.map((one) => (
        <p key={one.id} className="plan-running" data-testid="plan-running">
          <LevelChip level={one.level} /> {words.running}{' '}
          {mayRead ? <a href={`#/incidents/${one.incident}?tab=response`}>{one.incidentTitle}</a> : one.incidentTitle}
        </p>
      ))}
    </header>
  );
}
