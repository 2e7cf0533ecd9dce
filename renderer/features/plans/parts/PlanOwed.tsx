// What is owed for a plan after its issue and by when, with the rule that says so; rules without a limit that are to be read.
import { useQuery } from '@tanstack/react-query';
import type { OwedOut } from '#shared/contract/plan-state.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { orpc } from '#renderer/client/query.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useLocale, useTexts } from '#renderer/texts/use-texts.ts';
import '../state.css';

const mark: Record<OwedOut['state'], string> = { done: '✓', later: '·', due: '▲', overdue: '■', overdueBefore: '□' };

export function PlanOwed({ plan }: { plan: string }) {
  const { plans, planState } = useTexts();
  const words = planState.owed;
  const locale = useLocale((state) => state.locale);
  const { data, error } = useQuery(orpc.planState.of.queryOptions({ input: { id: plan } }));
  const nameOf = (rule: OwedOut['rule']): string => (locale === 'en' ? rule.nameEn : rule.name);
  return (
    <section className="plan-owed" data-testid="plan-owed" aria-label={words.title}>
      <h3>{words.title}</h3>
      {error ? <Refused refusal={refusalOf(error)} /> : null}
      {data && data.items.length === 0 ? <Empty>{words.none}</Empty> : null}
      <ul>
        {data?.items.map((owed) => (
          <li key={`${owed.act}-${owed.startedOn}`} className="owed" data-state={owed.state} data-testid={`owed-${owed.act}`}>
            <b>
              <span aria-hidden="true">{mark[owed.state]}</span> {plans.act[owed.act]}
            </b>
            <span className="owed-state">{words.state[owed.state]}</span>
            <span className="num">{owed.doneOn === null ? words.by(owed.dueOn) : words.doneOn(owed.doneOn)}</span>
            {owed.state === 'later' ? <small className="muted num">{words.shows(owed.opensOn)}</small> : null}
            <small className="muted owed-rule">
              {nameOf(owed.rule)} · <span className="legal">{owed.rule.source}</span> · {words.confidence[owed.rule.confidence]}
              {owed.bases.length === 0 ? null : <> · {words.basis(owed.bases.map(nameOf).join('、'))}</>}
            </small>
            {owed.note === '' || owed.state === 'done' ? null : <small className="muted owed-rule legal">{owed.note}</small>}
          </li>
        ))}
      </ul>
      {data && data.readings.length > 0 ? (
        <details>
          <summary>{words.readings}</summary>
          <ul className="readings">
            {data.readings.map((rule) => (
              <li key={rule.id}>
                <b>{nameOf(rule)}</b>{' '}
                <small className="muted">
                  <span className="legal">
                    {rule.text} {rule.source}
                  </span>{' '}
                  · {words.confidence[rule.confidence]}
                </small>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  );
}
