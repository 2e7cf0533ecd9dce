// Where the typed text is: at the station, on its way, or only here; and what another window did to it.
import { Button } from 'antd';
import { useState } from 'react';
import { errorTexts } from '#shared/contract/error-texts.ts';
import { useLocale, useTexts } from '#renderer/texts/use-texts.ts';
import type { ReportEdit } from '../use-report.ts';
import { OtherText } from './Clash.tsx';

export function DraftState({ edit }: { edit: ReportEdit }) {
  const words = useTexts().reports.draft;
  const locale = useLocale((state) => state.locale);
  const { failed, saving, unsaved, conflicts } = edit;
  const state = conflicts.length > 0 ? 'clash' : failed ? 'kept' : saving ? 'saving' : unsaved ? 'typing' : 'saved';
  const why = failed?.refusal ? errorTexts[locale][failed.refusal.code] : '';
  return (
    <span className={`draft-state draft-${state}`} role="status" data-testid="draft-state" data-state={state} title={why}>
      {words[state]} {edit.restored ? words.restored : ''}
    </span>
  );
}

/** Another window replaced what had been typed here, or submitted the report without it. */
export function Overtaken({ edit }: { edit: ReportEdit }) {
  const words = useTexts().reports.draft;
  const [open, setOpen] = useState(false);
  const { replaced, leftOver } = edit;
  const text = replaced ?? leftOver;
  if (text === null) return null;
  return (
    <aside className="overtaken" role="status" data-testid="overtaken">
      <span>{replaced === null ? words.leftOver : words.replaced}</span>
      <span className="row">
        <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? words.hide : replaced === null ? words.seeLeft : words.seeBefore}
        </Button>
        {replaced === null ? null : (
          <Button size="small" onClick={edit.restore} data-testid="restore-body">
            {words.restore}
          </Button>
        )}
        <Button size="small" onClick={replaced === null ? edit.forgetLeftOver : edit.forgetReplaced}>
          {words.forget}
        </Button>
      </span>
      {open ? <OtherText text={text} /> : null}
    </aside>
  );
}
