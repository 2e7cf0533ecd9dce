// A report and all that belongs to sending it: the facts at the left, the paper, and beside it checks, signature and proof.
import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { orpc } from '#renderer/client/query.ts';
import { useMay } from '#renderer/client/session.ts';
import { Key } from '#renderer/components/Key.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { usePartyName, useReportName } from '../report-name.ts';
import { type IncidentOfReport, owedBy, placeOf, type Problem, rangeOf, type Report } from '../report-model.ts';
import { rememberDrawn, wasEdited } from '../drawn.ts';
import { useReport } from '../use-report.ts';
import type { BodyHandle } from './BodyEditor.tsx';
import { Checks } from './Checks.tsx';
import { Discard } from './Discard.tsx';
import { DraftState, Overtaken } from './DraftState.tsx';
import { Outputs } from './Outputs.tsx';
import { Paper } from './Paper.tsx';
import { PaperEditor } from './PaperEditor.tsx';
import { PhoneScript } from './PhoneScript.tsx';
import { Sent } from './Sent.tsx';
import { SignOff } from './SignOff.tsx';
import { Submit } from './Submit.tsx';
import '../reports.css';
import '../paper.css';
import '../print.css';

interface Props {
  incident: IncidentOfReport;
  report: Report;
  /** The facts of the incident, as the incident's own screen shows them. */
  facts: ReactNode;
  onBack: () => void;
  onEditFacts: () => void;
}

export function ReportDesk({ incident, report, facts, onBack, onEditFacts }: Props) {
  const { reports: words, common } = useTexts();
  const { message } = App.useApp();
  const edit = useReport(report);
  const nameOf = useReportName();
  const partyName = usePartyName();
  const draft = report.state === 'draft';
  const bodyRef = useRef<BodyHandle>(null);
  const signRef = useRef<{ focus: () => void }>(null);
  // The facts are part of the question: a figure that changes there may differ here.
  const factsNow = JSON.stringify([
    incident.casualties,
    incident.narrative,
    incident.place,
    incident.kind,
    incident.grade,
    incident.occurredAt,
    incident.approximate,
  ]);
  const check = useQuery({
    ...orpc.reports.check.queryOptions({ input: { id: report.id } }),
    queryKey: [...orpc.reports.check.queryKey({ input: { id: report.id } }), factsNow],
    enabled: draft,
    placeholderData: (before) => before,
  });
  const problems = check.data?.problems ?? [];
  const marks = problems.flatMap((problem) => (problem.code === 'figureDiffers' && problem.at ? [problem.at] : []));
  const goTo = (problem: Problem): void => {
    const place = placeOf(problem);
    const range = rangeOf(problem, edit.shown('body'));
    if (problem.code === 'notSigned') signRef.current?.focus();
    else if (place === 'body') bodyRef.current?.show(...(range ?? [0, 0]));
    else if (place === 'facts') onEditFacts();
    else document.getElementById(`paper-${place}`)?.focus();
  };
  const submit = <Submit report={report} edit={edit} owed={owedBy(report, incident.obligations)} />;
  return (
    <div className="page report-desk" data-testid="report-desk" data-state={report.state} data-mode={report.mode}>
      <header className="page-head report-head">
        <Button onClick={onBack}>
          {words.back} <Key name="Esc" />
        </Button>
        <h1>
          {nameOf(report)} → {partyName(report.recipient)}
        </h1>
        <span className="muted num">{report.number}</span>
        {draft ? (
          <DraftState edit={edit} />
        ) : (
          <span className="state">{report.state === 'submitted' ? words.frozen : words.discarded}</span>
        )}
        <span className="end">
          {draft ? <Redraw report={report} edit={edit} onDone={() => void message.success(words.redraw.done)} /> : null}
          <Outputs report={report} edit={edit} />
          {draft ? <Discard report={report} onDone={onBack} /> : null}
        </span>
      </header>
      <div className="report-body">
        {facts}
        <section className="paper-desk" aria-label={common.edit} tabIndex={-1}>
          <Overtaken edit={edit} />
          {!draft ? (
            <Paper content={report.content} label={words.paper.label} />
          ) : report.mode === 'phone' ? (
            <PhoneScript report={report} edit={edit} marks={marks} bodyRef={bodyRef} />
          ) : (
            <PaperEditor report={report} edit={edit} marks={marks} bodyRef={bodyRef} />
          )}
        </section>
        <aside className="report-aside">
          {draft ? (
            <>
              {report.mode === 'phone' ? submit : null}
              <Checks problems={problems} onGoTo={goTo} />
              <SignOff report={report} focusRef={signRef} />
              {report.mode === 'phone' ? null : submit}
            </>
          ) : null}
          {report.state === 'submitted' ? <Sent report={report} /> : null}
        </aside>
      </div>
    </div>
  );
}

function Redraw({ report, edit, onDone }: { report: Report; edit: ReturnType<typeof useReport>; onDone: () => void }) {
  const { reports, common } = useTexts();
  const words = reports.redraw;
  const { modal } = App.useApp();
  const mayWrite = useMay('reports.write');
  const [first] = useState(report.content.body);
  useEffect(() => rememberDrawn(report, first), [report, first]);
  const draw = (): void =>
    edit.redraw.mutate(undefined, {
      onSuccess: (drawn) => {
        rememberDrawn(drawn, drawn.content.body, true);
        onDone();
      },
    });
  const ask = (): void => {
    if (!wasEdited(report, edit.shown('body'))) draw();
    else modal.confirm({ title: words.title, content: words.sure, okText: words.ok, cancelText: common.cancel, onOk: draw });
  };
  return (
    <Button disabled={!mayWrite} loading={edit.redraw.isPending} onClick={ask} data-testid="redraw">
      {words.button}
    </Button>
  );
}
