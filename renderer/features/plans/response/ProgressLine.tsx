// How far a response is, to be seen in ten seconds: 12/20 done, 1 overdue.
import type { ActivationOut } from '#shared/contract/activations.ts';
import { progressOf } from '#shared/plans/response.ts';
import { useNow } from '#renderer/client/now.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';

export function ProgressLine({ activation }: { activation: Pick<ActivationOut, 'checklist' | 'ended'> }) {
  const { response } = useTexts();
  const words = response.line;
  const now = useNow();
  const at = activation.ended ? Date.parse(activation.ended.at) : now;
  const { total, done, handedOn, overdue } = progressOf(
    activation.checklist.map(({ state, dueAt }) => ({ state, dueAt: dueAt === null ? null : Date.parse(dueAt) })),
    at,
  );
  return (
    <p className="progress-line" data-testid="progress">
      <span className="progress-bar" aria-hidden="true">
        <i style={{ width: `${total === 0 ? 100 : (done / total) * 100}%` }} />
      </span>
      <b className="num">{words.progress(done, total)}</b>
      {overdue > 0 ? <b className="num over">{words.overdue(overdue)}</b> : null}
      {handedOn > 0 ? <span className="num muted">{words.handedOn(handedOn)}</span> : null}
    </p>
  );
}
