// One limit: what is owed to whom, what is left, how much of it is used, by which rule.
import type { ObligationOut } from '#shared/contract/obligations.ts';
import { obligationTitle } from '#shared/obligations/titles.ts';
import { useNow } from '#renderer/client/now.ts';
import { Remaining } from '#renderer/texts/Times.tsx';
import { dueText, limitText, span } from '#renderer/texts/times.ts';
import { useLocale, useTexts } from '#renderer/texts/use-texts.ts';
import '../obligations.css';

/** Less than this is near: the colour changes. */
const nearMs = 15 * 60_000;

type Named = Pick<ObligationOut, 'kind' | 'mode' | 'owedBy' | 'recipient'>;

export function titleOf(obligation: Named, locale: 'zh-CN' | 'en'): string {
  return obligationTitle(
    { duty: obligation.kind, mode: obligation.mode, owedBy: obligation.owedBy, recipient: obligation.recipient },
    locale,
  );
}

export function levelOf(obligation: Pick<ObligationOut, 'dueAt'>, now: number): 'over' | 'near' | 'calm' {
  const left = Date.parse(obligation.dueAt) - now;
  return left < 0 ? 'over' : left < nearMs ? 'near' : 'calm';
}

/** "自接报 30 分钟 · 《…》 · 建议值，待确认" */
export function useRuleLine(): (rule: ObligationOut['rule']) => string {
  const texts = useTexts();
  const { common } = texts;
  return (rule) => {
    const clock = common.clock[rule.clockUsed as keyof typeof common.clock] ?? '';
    const limit = rule.limitIsDefault
      ? common.limitIsDefault
      : rule.dailyAt
        ? common.dailyAt(rule.dailyAt.join('、'))
        : `${clock} ${limitText(rule.limitSeconds ?? 0, texts)}`;
    const sure = rule.confidence === 'seen' ? '' : ` · ${common.confidence[rule.confidence]}`;
    return `${limit} · ${rule.source}${sure}`;
  };
}

export function Limit({ obligation, active }: { obligation: ObligationOut; active: boolean }) {
  const texts = useTexts();
  const locale = useLocale((state) => state.locale);
  const now = useNow();
  const ruleLine = useRuleLine();
  const dueAt = Date.parse(obligation.dueAt);
  const startedAt = Date.parse(obligation.startedAt);
  const share = Math.max(0, Math.min(1, (now - startedAt) / Math.max(1, dueAt - startedAt)));
  const { rule } = obligation;
  return (
    <article
      className={`limit ${levelOf(obligation, now)}${obligation.ours ? '' : ' others'}${active ? ' active' : ''}`}
      data-testid="limit"
      data-id={obligation.id}
    >
      <div className="limit-words">
        <div className="what">{titleOf(obligation, locale)}</div>
        <div className="who" title={obligation.subjectTitle ?? ''}>
          {obligation.subjectTitle ?? ''}
        </div>
      </div>
      <div>
        <Remaining dueAt={dueAt} now={now} />
        <div className="due num">{dueText(dueAt, now, texts)}</div>
      </div>
      <div className="share" aria-hidden="true">
        <i style={{ width: `${share * 100}%` }} />
      </div>
      <div className="source" title={`${rule.source}${rule.note ? `\n${rule.note}` : ''}`}>
        {ruleLine(rule)}
      </div>
    </article>
  );
}

/** A limit as a chip: met with the minutes used, running with what is left, late with by how much. */
export function LimitChip({ obligation }: { obligation: ObligationOut }) {
  const { common } = useTexts();
  const locale = useLocale((state) => state.locale);
  const now = useNow();
  const name = titleOf(obligation, locale);
  switch (obligation.state) {
    case 'met':
      return (
        <span className="state state-met" title={obligation.rule.source}>
          ✓ {name}{' '}
          {obligation.metAt ? <span className="num">{span(Date.parse(obligation.metAt) - Date.parse(obligation.startedAt))}</span> : null}
        </span>
      );
    case 'late':
    case 'missed':
      return (
        <span className={`state state-${obligation.state}`} title={obligation.explanation ?? obligation.rule.source}>
          {name} · {obligation.state === 'late' ? common.lateBy(span(obligation.lateByMs ?? 0)) : common.state.missed}
        </span>
      );
    case 'waived':
      return (
        <span className="state" title={obligation.waivedReason}>
          {name} · {common.state.waived}
        </span>
      );
    default: {
      const level = levelOf(obligation, now);
      return (
        <span className={`state${obligation.ours && level !== 'calm' ? ` state-${level}` : ''}`} title={obligation.rule.source}>
          {name} <Remaining dueAt={Date.parse(obligation.dueAt)} now={now} />
        </span>
      );
    }
  }
}
