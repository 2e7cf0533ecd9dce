// After a rule was changed: the running incidents for which it would give other limits, decided one by one by a person.
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { refusalOf } from '#renderer/client/errors.ts';
import { stationNow } from '#renderer/client/connection.ts';
import { orpc } from '#renderer/client/query.ts';
import { Refused } from '#renderer/texts/Refused.tsx';
import { momentOf } from '#renderer/texts/times.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { type Applying, type Decision, useRulesView } from '../rules-view.ts';

function decide(id: string, decision: Decision): void {
  useRulesView.setState(({ applying }) =>
    applying ? { applying: { ...applying, decided: { ...applying.decided, [id]: decision } } } : {},
  );
}

export function ApplyRules({ applying }: { applying: Applying }) {
  const { rules } = useTexts();
  const words = rules.apply;
  const { validFrom, incidents, decided } = applying;
  const begins = validFrom === null ? 0 : Date.parse(validFrom);
  const later = begins > stationNow();
  const panel = useRef<HTMLElement>(null);
  useEffect(() => panel.current?.focus(), []);
  const open = incidents.filter(({ id }) => decided[id] === undefined).length;
  return (
    <div className="page rules" data-testid="apply-rules">
      <header className="page-head">
        <h1>{words.title}</h1>
      </header>
      <section ref={panel} className="panel rule-panel apply-rules" tabIndex={0} aria-label={words.title}>
        <p>{later ? words.later(momentOf(begins, false)) : words.hint}</p>
        <ul>
          {incidents.map((incident) => (
            <Running key={incident.id} incident={incident} decision={decided[incident.id]} later={later} />
          ))}
        </ul>
        <p className="buttons">
          <Button
            type={later || open === 0 ? 'primary' : 'default'}
            onClick={() => useRulesView.setState({ applying: null })}
            data-testid="apply-done"
          >
            {words.done}
          </Button>
          {!later && open > 0 ? <span className="muted">{words.undecided(open)}</span> : null}
        </p>
      </section>
    </div>
  );
}

interface RunningProps {
  incident: Applying['incidents'][number];
  decision: Decision | undefined;
  later: boolean;
}

function Running({ incident: { id, number, title }, decision, later }: RunningProps) {
  const { rules } = useTexts();
  const words = rules.apply;
  const apply = useMutation({ ...orpc.incidents.applyRules.mutationOptions(), onSuccess: () => decide(id, 'applied') });
  return (
    <li data-testid="apply-incident" data-id={id}>
      <Link to={`/incidents/${id}`}>
        <span className="num">{number}</span> {title}
      </Link>
      {later ? null : decision === undefined ? (
        <span className="buttons">
          <Button loading={apply.isPending} aria-label={`${words.apply} ${number}`} onClick={() => apply.mutate({ id })}>
            {words.apply}
          </Button>
          <Button disabled={apply.isPending} aria-label={`${words.leave} ${number}`} onClick={() => decide(id, 'left')}>
            {words.leave}
          </Button>
        </span>
      ) : (
        <span className="muted" role="status">
          ✓ {decision === 'applied' ? words.applied : words.left}
        </span>
      )}
      {apply.isError ? <Refused refusal={refusalOf(apply.error)} /> : null}
    </li>
  );
}
