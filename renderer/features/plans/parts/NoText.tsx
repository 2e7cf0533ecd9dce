// A plan or version without a text says what belongs there and offers the first step.
import { Button } from 'antd';
import { useNavigate } from 'react-router';
import type { PlanDetail } from '#shared/contract/plans.ts';
import { useMay } from '#renderer/client/session.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { editPath } from '../plan-paths.ts';

export function NoText({ plan }: { plan: PlanDetail }) {
  const { plans } = useTexts();
  const navigate = useNavigate();
  const mayEdit = useMay('plans.edit');
  return (
    <section className="panel plan-no-text">
      <Empty>
        <p>{plan.shown === null ? plans.reader.noVersion : plans.reader.noText}</p>
        {mayEdit && plan.shown !== null ? (
          <Button type="primary" onClick={() => void navigate(editPath(plan.id, plan.shown ?? ''))}>
            {plans.edit.write}
          </Button>
        ) : null}{' '}
        {mayEdit ? <Button onClick={() => void navigate('/plans/import')}>{plans.reader.toImport}</Button> : null}
      </Empty>
    </section>
  );
}
