// The draft on its paper, edited in place.
import type { Ref } from 'react';
import { useTexts } from '#renderer/texts/use-texts.ts';
import type { Report } from '../report-model.ts';
import type { ReportEdit } from '../use-report.ts';
import { BodyEditor, type BodyHandle } from './BodyEditor.tsx';
import { Clash } from './Clash.tsx';
import { PaperLayout } from './PaperLayout.tsx';
import { PaperLine, PaperParties } from './PaperField.tsx';

interface Props {
  report: Report;
  edit: ReportEdit;
  marks: readonly [number, number][];
  bodyRef: Ref<BodyHandle>;
}

export function PaperEditor({ report, edit, marks, bodyRef }: Props) {
  const words = useTexts().reports.paper;
  const { content } = report;
  const line = (field: 'title' | 'to' | 'signer' | 'editor' | 'phone') => (
    <>
      <PaperLine
        name={field}
        label={words[field]}
        value={edit.shown(field)}
        onChange={(value) => edit.change(field, value)}
        problem={edit.problems[field]}
      />
      <Clash report={report} edit={edit} field={field} />
    </>
  );
  const parties = (field: 'submitTo' | 'copyTo') => (
    <>
      <PaperParties
        name={field}
        label={words[field]}
        value={edit.shown(field)}
        onChange={(value) => edit.change(field, value)}
        problem={edit.problems[field]}
        placeholder={field === 'copyTo' ? words.copyToHint : content.to}
      />
      <Clash report={report} edit={edit} field={field} />
    </>
  );
  const wrong = edit.problems.body;
  return (
    <PaperLayout
      content={content}
      label={words.label}
      parts={{
        title: line('title'),
        to: (
          <>
            {line('to')}
            <span aria-hidden="true">：</span>
          </>
        ),
        body: (
          <>
            <Clash report={report} edit={edit} field="body" />
            <BodyEditor
              label={words.body}
              value={edit.shown('body')}
              onChange={(value) => edit.change('body', value)}
              marks={edit.shown('body') === content.body ? marks : []}
              invalid={wrong !== undefined}
              describedBy={wrong ? 'paper-body-wrong' : undefined}
              handle={bodyRef}
            />
            {wrong ? (
              <small id="paper-body-wrong" className="paper-wrong" role="alert">
                {words.wrong[wrong]}
              </small>
            ) : null}
          </>
        ),
        submitTo: parties('submitTo'),
        copyTo: parties('copyTo'),
        signer: line('signer'),
        editor: line('editor'),
        phone: line('phone'),
      }}
    />
  );
}
