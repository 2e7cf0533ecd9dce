// The plans that a number counts: Enter opens one.
import { useNavigate } from 'react-router';
import type { StateRowOut } from '#shared/contract/plan-state.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { VirtualList } from '#renderer/components/VirtualList.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { planPath } from '../plan-paths.ts';

export function StateList({ rows, label }: { rows: readonly StateRowOut[]; label: string }) {
  const { plans, planState: words } = useTexts();
  const navigate = useNavigate();
  const open = (row: StateRowOut): void => void navigate(planPath(row.id, { tab: 'record' }));
  if (rows.length === 0) return <Empty>{words.none}</Empty>;
  return (
    <VirtualList
      items={rows}
      keyOf={(row) => row.id}
      estimate={64}
      label={label}
      onOpen={open}
      testId="state-plans"
      render={(row, active) => (
        <div className={`state-row${active ? ' active' : ''}`} onClick={() => open(row)} data-testid="state-plan">
          <b className="data">{row.title}</b>
          <span className="muted">
            {plans.shelf[row.shelf]} · <span className="data">{row.unitName || words.noUnit}</span>
            {row.issuedOn === null ? null : <span className="num"> · {words.issued(row.issuedOn)}</span>}
          </span>
          <span className="state-flags">
            {row.flags.map((flag) => (
              <span key={flag} className={flag.endsWith('Overdue') ? 'grave' : ''}>
                {words.flags[flag]}
              </span>
            ))}
            {row.next ? <span className="num muted">{words.next(plans.act[row.next.act], row.next.dueOn)}</span> : null}
          </span>
        </div>
      )}
    />
  );
}
