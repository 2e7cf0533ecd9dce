// A slip: as it prints, what is still out, and what can be done with it.
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { refusalOf } from '#renderer/client/errors.ts';
import { orpc } from '#renderer/client/query.ts';
import { useMay } from '#renderer/client/session.ts';
import { useBack, useEscape } from '#renderer/features/incidents/index.ts';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { ReturnForm } from '../parts/ReturnForm.tsx';
import { SlipPaper } from '../parts/SlipPaper.tsx';
import { IssueForm, WordForm } from '../parts/SlipActs.tsx';
import { SlipState } from '../parts/SlipState.tsx';
import { StockTabs } from '../parts/StockTabs.tsx';
import { changeSlipPath, slipsPath } from '../stock-paths.ts';

type Act = 'issue' | 'change' | 'cancel' | 'giveBack' | 'settle';

export function SlipPage() {
  const { stock } = useTexts();
  const words = stock.slips;
  const { id = '' } = useParams();
  const navigate = useNavigate();
  const mayMove = useMay('resources.state');
  const [act, setAct] = useState<Act | null>(null);
  const goBack = useBack(slipsPath);
  useEscape(act === null ? goBack : () => setAct(null));
  const { data: slip, error } = useQuery(orpc.stock.slip.queryOptions({ input: { id } }));
  const cancel = useMutation({ ...orpc.stock.cancel.mutationOptions(), onSuccess: () => setAct(null) });
  const settle = useMutation({ ...orpc.stock.settle.mutationOptions(), onSuccess: () => setAct(null) });
  const out = slip?.out.filter(({ quantity }) => quantity > 0) ?? [];
  const acts: readonly Act[] =
    slip?.state === 'prepared' ? ['issue', 'change', 'cancel'] : slip?.state === 'issued' && out.length > 0 ? ['giveBack', 'settle'] : [];
  const labels: Record<Act, string> = {
    issue: words.issueNow,
    change: words.change,
    cancel: words.cancel,
    giveBack: words.giveBack,
    settle: words.settle,
  };
  return (
    <div className="page stock" data-testid="slip">
      <StockTabs />
      {error ? <Refused refusal={refusalOf(error)} /> : null}
      {slip ? (
        <>
          <header className="page-head no-print">
            <Button onClick={goBack}>← {words.back}</Button>
            <h1 className="num">{slip.number}</h1>
            <SlipState slip={slip} />
            {slip.incident === null ? null : <Link to={`/incidents/${slip.incident}`}>{slip.incidentTitle}</Link>}
            <span className="end">
              {mayMove
                ? acts.map((one) => (
                    <Button key={one} onClick={() => (one === 'change' ? void navigate(changeSlipPath(id)) : setAct(one))}>
                      {labels[one]}
                    </Button>
                  ))
                : null}
              <Button type="primary" onClick={() => window.print()}>
                {stock.acts.print}
              </Button>
            </span>
          </header>
          {act === 'issue' ? <IssueForm id={slip.id} onClose={() => setAct(null)} /> : null}
          {act === 'cancel' ? (
            <WordForm
              label={words.cancelReason}
              act={words.cancel}
              required
              busy={cancel.isPending}
              refusal={cancel.isError ? refusalOf(cancel.error) : undefined}
              onSend={(reason) => cancel.mutate({ id: slip.id, reason })}
              onClose={() => setAct(null)}
            />
          ) : null}
          {act === 'settle' ? (
            <WordForm
              label={words.settleNote}
              act={words.settle}
              busy={settle.isPending}
              refusal={settle.isError ? refusalOf(settle.error) : undefined}
              onSend={(note) => settle.mutate({ id: slip.id, note })}
              onClose={() => setAct(null)}
            />
          ) : null}
          {act === 'giveBack' ? <ReturnForm slip={slip} onClose={() => setAct(null)} /> : null}
          {slip.issuedAt === null ? null : (
            <section className="panel slip-out no-print" aria-label={words.out}>
              <h2>{words.out}</h2>
              <ul>
                {slip.out.map((one) => (
                  <li key={`${one.supply}/${one.batch ?? ''}`} className="num">
                    {one.name} {one.batchNumber} <b>{slip.state === 'settled' ? 0 : one.quantity}</b> {one.unit}
                    <small className="muted">
                      （{words.issued} {one.issued}，{words.returned} {one.returned}）
                    </small>
                  </li>
                ))}
              </ul>
            </section>
          )}
          <SlipPaper slip={slip} />
        </>
      ) : null}
    </div>
  );
}
