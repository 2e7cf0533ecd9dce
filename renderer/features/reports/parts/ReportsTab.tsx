// The reports of an incident: the chain of each recipient, what is owed with its limit, and the way to draft it.
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { refusalOf } from '#renderer/client/errors.ts';
import { useNow } from '#renderer/client/now.ts';
import { orpc } from '#renderer/client/query.ts';
import { useMay } from '#renderer/client/session.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { levelOf, titleOf } from '#renderer/features/obligations/index.ts';
import { Refused } from '#renderer/texts/Refused.tsx';
import { Remaining } from '#renderer/texts/Times.tsx';
import { dueText, momentOf, shortMoment, span } from '#renderer/texts/times.ts';
import { useLocale, useTexts } from '#renderer/texts/use-texts.ts';
import { usePartyName, useReportName } from '../report-name.ts';
import { type Chain, chainsOf, type IncidentOfReport, type Owed, type Report } from '../report-model.ts';
import { FreeDraft } from './FreeDraft.tsx';
import '../reports.css';
import '../paper.css';

export function ReportsTab({ incident }: { incident: IncidentOfReport }) {
  const words = useTexts().reports.tab;
  const mayWrite = useMay('reports.write');
  const [free, setFree] = useState(false);
  const chains = chainsOf(incident);
  return (
    <div className="reports-tab" data-testid="reports-tab">
      {chains.length === 0 ? <Empty>{words.empty}</Empty> : null}
      {chains.map((chain) => (
        <RecipientChain key={chain.recipient.id} chain={chain} incident={incident} />
      ))}
      {free ? (
        <FreeDraft incident={incident} onCancel={() => setFree(false)} />
      ) : (
        <div className="row">
          <Button disabled={!mayWrite} onClick={() => setFree(true)} data-testid="draft-free">
            {words.free}
          </Button>
        </div>
      )}
    </div>
  );
}

function RecipientChain({ chain, incident }: { chain: Chain; incident: IncidentOfReport }) {
  const words = useTexts().reports.tab;
  const name = usePartyName()(chain.recipient);
  return (
    <section className="chain" aria-label={name} data-testid="chain" data-recipient={chain.recipient.id}>
      <h3>→ {name}</h3>
      {chain.owed.map((owed) => (
        <OwedRow key={owed.obligation.id} owed={owed} incident={incident.id} />
      ))}
      {chain.reports.length > 0 ? (
        <table className="chain-reports">
          <thead>
            <tr>
              <th scope="col">{words.what}</th>
              <th scope="col">{words.number}</th>
              <th scope="col">{words.state}</th>
              <th scope="col">{words.submitted}</th>
              <th scope="col">{words.receipt}</th>
            </tr>
          </thead>
          <tbody>
            {chain.reports.map((report) => (
              <ReportRow key={report.id} report={report} />
            ))}
          </tbody>
        </table>
      ) : (
        <p className="muted">{words.none}</p>
      )}
    </section>
  );
}

function OwedRow({ owed, incident }: { owed: Owed; incident: string }) {
  const texts = useTexts();
  const words = texts.reports.tab;
  const locale = useLocale((state) => state.locale);
  const now = useNow();
  const navigate = useNavigate();
  const mayWrite = useMay('reports.write');
  const draft = useMutation(orpc.reports.draft.mutationOptions());
  const { obligation } = owed;
  const dueAt = Date.parse(obligation.dueAt);
  const go = (id: string): void => void navigate(`/incidents/${incident}/reports/${id}`);
  const begin = (): void => {
    if (owed.draft) go(owed.draft.id);
    else
      draft.mutate({ id: incident, type: owed.type, to: obligation.recipient.id, mode: owed.mode }, { onSuccess: (made) => go(made.id) });
  };
  return (
    <>
      <div className={`owed-row ${levelOf(obligation, now)}`} data-testid="owed-row" data-type={owed.type} data-mode={owed.mode}>
        <span>
          <b>{titleOf(obligation, locale)}</b>
          <small className="muted" title={obligation.rule.note ?? ''}>
            {obligation.rule.source}
          </small>
        </span>
        <span className="owed-left">
          <Remaining dueAt={dueAt} now={now} />
          <small className="muted num">{dueText(dueAt, now, texts)}</small>
        </span>
        <Button type="primary" disabled={!mayWrite} loading={draft.isPending} onClick={begin} data-testid="draft-owed">
          {owed.draft ? words.goOn : owed.mode === 'phone' ? words.call : words.draft}
        </Button>
      </div>
      {draft.isError ? <Refused refusal={refusalOf(draft.error)} /> : null}
    </>
  );
}

function ReportRow({ report }: { report: Report }) {
  const { common, reports } = useTexts();
  const words = reports.tab;
  const now = useNow();
  const nameOf = useReportName();
  return (
    <tr data-testid="report-row" data-state={report.state}>
      <td>
        <Link to={`/incidents/${report.incident}/reports/${report.id}`}>{nameOf(report)}</Link>
      </td>
      <td className="num">{report.number}</td>
      <td>
        {report.state === 'draft' ? (
          <span className="state">{words.draftState}</span>
        ) : report.late ? (
          <span className="state state-late">{common.lateBy(span(report.lateByMs ?? 0))}</span>
        ) : (
          <span className="state state-met">✓ {words.sentState}</span>
        )}
      </td>
      <td className="num" title={report.submittedAt ? momentOf(Date.parse(report.submittedAt)) : ''}>
        {report.submittedAt ? shortMoment(Date.parse(report.submittedAt), now) : ''}{' '}
        <small className="muted">{report.proof?.receiver}</small>
      </td>
      <td className="num">
        {report.receipt ? (
          `✓ ${report.receipt.by} ${shortMoment(Date.parse(report.receipt.at), now)}`
        ) : (
          <span className="faint">{report.state === 'submitted' ? words.noReceipt : ''}</span>
        )}
      </td>
    </tr>
  );
}
