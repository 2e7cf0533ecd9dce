// Where the solver stands: phase, time, how far from the best, pieces of a long period; or what came of it.
import { useMutation } from '@tanstack/react-query';
import { Button, Progress } from 'antd';
import { refusalOf } from '#renderer/client/errors.ts';
import { orpc } from '#renderer/client/query.ts';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import type { Draft } from '../draft-model.ts';

const percent = (share: number): string => `${Math.round(share * 1000) / 10} %`;

export function GenerationBar({ draft, mayPlan }: { draft: Draft; mayPlan: boolean }) {
  const { drafts: words } = useTexts();
  const cancel = useMutation(orpc.rosterDrafts.cancel.mutationOptions());
  const { generation, method, gap, seconds } = draft;
  const phases: Record<string, string | undefined> = words.run.phases;
  const methods: Record<string, string | undefined> = words.run.methods;
  if (generation?.state !== 'running')
    return (
      <p className="generation muted" role="status" data-testid="generation" data-state={generation?.state ?? 'none'}>
        {draft.impossible ? <b>{words.run.incomplete}</b> : generation ? <b>{words.run.states[generation.state]}</b> : null}
        {method === null ? null : <span>{methods[method] ?? method}</span>}
        {gap === null ? null : <span>{gap === 0 ? words.run.proven : words.run.gap(percent(gap))}</span>}
        {seconds === null ? null : <span className="num">{words.run.took(Math.round(seconds * 10) / 10)}</span>}
        <span>{words.run.spread(Math.round(draft.fairness.spread * 100) / 100)}</span>
        {generation?.error ? <span className="wrong">{generation.error}</span> : null}
      </p>
    );
  const { phase, pieces } = generation;
  return (
    <div className="generation running" role="status" data-testid="generation" data-state="running">
      <b>{phases[phase] ?? phase}</b>
      <span className="num">{words.run.seconds(Math.round(generation.seconds))}</span>
      {generation.gap === null ? (
        <span className="muted">{words.run.noGapYet}</span>
      ) : (
        <span>{words.run.gap(percent(generation.gap))}</span>
      )}
      {pieces.of > 1 ? <span className="num">{words.run.pieces(pieces.done, pieces.of)}</span> : null}
      <Progress
        percent={pieces.of > 0 ? Math.round((pieces.done / pieces.of) * 100) : 0}
        status="active"
        showInfo={false}
        size="small"
        aria-label={words.run.progress}
      />
      {mayPlan ? (
        <Button danger loading={cancel.isPending} onClick={() => cancel.mutate({ id: draft.id })} data-testid="cancel-run">
          {words.run.cancel}
        </Button>
      ) : null}
      <small className="muted">{words.run.meanwhile}</small>
      {cancel.isError ? <Refused refusal={refusalOf(cancel.error)} /> : null}
    </div>
  );
}
