// Another window changed what is being typed here: both texts are shown, the person says which stands.
import { Button } from 'antd';
import { useState } from 'react';
import { useTexts } from '#renderer/texts/use-texts.ts';
import type { Field } from '../report-edit.ts';
import type { Report } from '../report-model.ts';
import type { ReportEdit } from '../use-report.ts';

interface Props {
  report: Report;
  edit: ReportEdit;
  field: Field;
}

export function Clash({ report, edit, field }: Props) {
  const words = useTexts().reports.clash;
  const [open, setOpen] = useState(false);
  if (!edit.conflicts.includes(field)) return null;
  const theirs = report.content[field];
  return (
    <aside className="report-clash" role="alert" lang="" data-testid="clash" data-field={field}>
      <span>{words.changed}</span>
      <span className="row">
        <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)} data-testid="clash-see">
          {open ? words.hide : words.see}
        </Button>
        <Button size="small" onClick={() => edit.keepMine(field)} data-testid="clash-mine">
          {words.mine}
        </Button>
        <Button size="small" onClick={() => edit.takeTheirs(field)} data-testid="clash-theirs">
          {words.theirs}
        </Button>
      </span>
      {open ? <OtherText text={Array.isArray(theirs) ? theirs.join('，') : theirs} /> : null}
    </aside>
  );
}

/** A text to compare with and to copy from. */
export function OtherText({ text }: { text: string }) {
  const words = useTexts().reports.clash;
  return (
    <div className="other-text" tabIndex={0} role="region" aria-label={words.other} data-testid="other-text">
      {text.split('\n').map((line, index) => (
        // Paragraphs have no identity but their place.
        <p key={index}>{line}</p>
      ))}
    </div>
  );
}
