// All that is known of one limit: rule and source, stages, proof, explanation; and what can be done about it.
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import type { ObligationOut } from '#shared/contract/obligations.ts';
import { useNow } from '#renderer/client/now.ts';
import { Key } from '#renderer/components/Key.tsx';
import { titleOf, useRuleLine } from '#renderer/features/obligations/index.ts';
import { Remaining } from '#renderer/texts/Times.tsx';
import { dueText, limitText, momentOf, span } from '#renderer/texts/times.ts';
import { useLocale, useTexts } from '#renderer/texts/use-texts.ts';
import { LimitActs } from './LimitActs.tsx';

interface Props {
  obligation: ObligationOut;
  onClose: () => void;
  onDraft: () => void;
}

export function LimitPanel({ obligation, onClose, onDraft }: Props) {
  const { common } = useTexts();
  const locale = useLocale((state) => state.locale);
  const panel = useRef<HTMLDivElement>(null);
  // Opened by a press on the chip: the keyboard follows; the head of the incident stays in sight.
  useEffect(() => panel.current?.focus({ preventScroll: true }), []);
  return (
    <div ref={panel} className="limit-panel" role="dialog" aria-label={titleOf(obligation, locale)} tabIndex={-1} data-testid="limit-panel">
      <header>
        <h2>{titleOf(obligation, locale)}</h2>
        <Button size="small" onClick={onClose}>
          {common.close} <Key name="Esc" />
        </Button>
      </header>
      <LimitState obligation={obligation} />
      <LimitActs obligation={obligation} onDraft={onDraft} />
      <LimitRule obligation={obligation} />
      <Stages obligation={obligation} />
    </div>
  );
}

function LimitState({ obligation }: { obligation: ObligationOut }) {
  const texts = useTexts();
  const { common, incident } = texts;
  const words = incident.limits;
  const now = useNow();
  const { proof, state } = obligation;
  const dueAt = Date.parse(obligation.dueAt);
  const startedAt = Date.parse(obligation.startedAt);
  return (
    <dl className={`limit-facts${state === 'open' && dueAt < now ? ' limit-over' : ''}`}>
      <dt>{words.due}</dt>
      <dd className="num">
        {momentOf(dueAt)} {state === 'open' ? <Remaining dueAt={dueAt} now={now} /> : null}
        {state === 'open' ? <small className="muted"> {dueText(dueAt, now, texts)}</small> : null}
      </dd>
      <dt>{words.started}</dt>
      <dd className="num">{momentOf(startedAt)}</dd>
      {state === 'open' ? null : (
        <>
          <dt>{common.state[state]}</dt>
          <dd className="num">
            {obligation.metAt
              ? `${words.closed(momentOf(Date.parse(obligation.metAt)))} · ${common.minutesUsed(span(Date.parse(obligation.metAt) - startedAt))}`
              : null}
            {obligation.lateByMs ? ` · ${common.lateBy(span(obligation.lateByMs))}` : null}
            {state === 'waived' ? words.waived(obligation.waivedBy ?? common.system, obligation.waivedReason ?? '') : null}
            {state === 'missed' ? (obligation.waivedReason ?? '') : null}
          </dd>
        </>
      )}
      {proof ? (
        <>
          <dt>{words.proof}</dt>
          <dd>
            {(['receiver', 'via', 'reference', 'readBack', 'note'] as const)
              .filter((name) => proof[name])
              .map((name) => (
                <p key={name}>
                  <span className="muted">{words[name]}</span> {proof[name]}
                </p>
              ))}
            {proof.report && obligation.subject ? (
              <Link to={`/incidents/${obligation.subject}/reports/${proof.report}`}>{words.openReport}</Link>
            ) : null}
          </dd>
        </>
      ) : null}
      {obligation.explanation ? (
        <>
          <dt>{words.explanation}</dt>
          <dd>{obligation.explanation}</dd>
        </>
      ) : null}
    </dl>
  );
}

function LimitRule({ obligation }: { obligation: ObligationOut }) {
  const texts = useTexts();
  const { common, incident } = texts;
  const words = incident.limits;
  const ruleLine = useRuleLine();
  const { rule, bases } = obligation;
  const clockName = (name: string): string => (name in common.clock ? common.clock[name as keyof typeof common.clock] : name);
  const force = rule.force in words.force ? words.force[rule.force as keyof typeof words.force] : rule.force;
  return (
    <dl className="limit-facts">
      <dt>{words.rule}</dt>
      <dd>
        <p>{ruleLine(rule)}</p>
        <p className="muted">
          {rule.clock === rule.clockUsed
            ? words.clock(clockName(rule.clockUsed))
            : words.clockOther(clockName(rule.clock), clockName(rule.clockUsed))}{' '}
          · {force} · {common.confidence[rule.confidence]} · <span className="num">{`${rule.id} v${rule.version}`}</span>
        </p>
        {rule.note ? <p className="muted">{rule.note}</p> : null}
      </dd>
      {bases.length > 0 ? (
        <>
          <dt>{words.bases}</dt>
          <dd>
            {bases.map((basis) => (
              <p key={basis.id}>
                {basis.source}{' '}
                <span className="muted">{`${basis.limitSeconds === null ? '' : `${limitText(basis.limitSeconds, texts)} · `}${common.confidence[basis.confidence]}`}</span>
              </p>
            ))}
          </dd>
        </>
      ) : null}
    </dl>
  );
}

function Stages({ obligation }: { obligation: ObligationOut }) {
  const texts = useTexts();
  const { common, incident } = texts;
  const words = incident.limits;
  const now = useNow();
  const dueAt = Date.parse(obligation.dueAt);
  const name = (at: number): string => {
    const seconds = Math.round((at - dueAt) / 1000);
    if (seconds === 0) return words.stageAt;
    return seconds < 0 ? words.stageBefore(limitText(-seconds, texts)) : words.stageAfter(limitText(seconds, texts));
  };
  return (
    <table className="limit-stages">
      <caption>{words.stages}</caption>
      <thead>
        <tr>
          <th scope="col">{common.time}</th>
          <th scope="col">{words.stageTells}</th>
          <th scope="col">{words.stageFired}</th>
          <th scope="col">{words.stageAcknowledged}</th>
        </tr>
      </thead>
      <tbody>
        {obligation.stages.map((stage) => (
          <tr key={stage.id}>
            <td className="num">
              {name(Date.parse(stage.at))} <small className="muted">{momentOf(Date.parse(stage.at)).slice(5)}</small>
            </td>
            <td>
              {stage.tells.map((role) => common.role[role]).join(incident.facts.comma)}{' '}
              <small className="muted">{common.priority[stage.priority]}</small>
            </td>
            <td className="num">
              {stage.firedAt ? (
                momentOf(Date.parse(stage.firedAt)).slice(5)
              ) : (
                <span className="muted">{Date.parse(stage.at) > now && obligation.state === 'open' ? words.notYet : words.notFired}</span>
              )}
              {stage.repeats > 0 ? <small className="muted"> {words.repeats(stage.repeats)}</small> : null}
            </td>
            <td className="num">
              {stage.acknowledgedAt ? `${stage.acknowledgedBy ?? ''} ${momentOf(Date.parse(stage.acknowledgedAt)).slice(11)}` : ''}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
