// A report by phone: whom to call, and what to read out, in letters that can be read with the receiver at the ear.
import { useQuery } from '@tanstack/react-query';
import type { Ref } from 'react';
import { orpc } from '#renderer/client/query.ts';
import { useMay } from '#renderer/client/session.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import type { Report } from '../report-model.ts';
import type { ReportEdit } from '../use-report.ts';
import { BodyEditor, type BodyHandle } from './BodyEditor.tsx';
import { Clash } from './Clash.tsx';

interface Props {
  report: Report;
  edit: ReportEdit;
  marks: readonly [number, number][];
  bodyRef: Ref<BodyHandle>;
}

export function PhoneScript({ report, edit, marks, bodyRef }: Props) {
  const texts = useTexts();
  const words = texts.reports.phone;
  const wrong = edit.problems.body;
  return (
    <article className="script" data-testid="phone-script">
      <CallNumber report={report} />
      <p className="script-frame">{words.opening(report.recipient.name, report.content.unit, edit.shown('editor'))}</p>
      <Clash report={report} edit={edit} field="body" />
      <BodyEditor
        className="script-body"
        label={words.body}
        value={edit.shown('body')}
        onChange={(value) => edit.change('body', value)}
        marks={edit.shown('body') === report.content.body ? marks : []}
        invalid={wrong !== undefined}
        describedBy={wrong ? 'paper-body-wrong' : undefined}
        handle={bodyRef}
      />
      {wrong ? (
        <small id="paper-body-wrong" className="paper-wrong" role="alert">
          {texts.reports.paper.wrong[wrong]}
        </small>
      ) : null}
      <p className="script-frame">{words.closing}</p>
    </article>
  );
}

function CallNumber({ report }: { report: Report }) {
  const words = useTexts().reports.phone;
  const mayRead = useMay('directory.read');
  const { data } = useQuery({ ...orpc.directory.units.queryOptions({ input: {} }), enabled: mayRead });
  const { recipient } = report;
  const unit = (data?.items ?? []).find(
    (one) => one.id === recipient.id || one.name === recipient.name || one.shortName === recipient.name,
  );
  return (
    <p className="script-call">
      <span className="muted">{words.call}</span> <b>{recipient.name}</b>{' '}
      {unit?.phone ? <b className="num script-number">{unit.phone}</b> : <span className="muted">{words.noNumber}</span>}
    </p>
  );
}
