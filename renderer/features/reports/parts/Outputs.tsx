// On paper and as a Word file: both are what the station has, so what is typed is saved first.
import { App, Button } from 'antd';
import { useState } from 'react';
import { download } from '#renderer/client/download.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { client } from '#renderer/client/link.ts';
import { asSheet } from '#renderer/components/sheet.ts';
import { errorTexts } from '#shared/contract/error-texts.ts';
import { useLocale, useTexts } from '#renderer/texts/use-texts.ts';
import type { Report } from '../report-model.ts';
import type { ReportEdit } from '../use-report.ts';
import { Paper } from './Paper.tsx';

export function Outputs({ report, edit }: { report: Report; edit: ReportEdit }) {
  const { common, reports } = useTexts();
  const words = reports.outputs;
  const locale = useLocale((state) => state.locale);
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const word = async (): Promise<void> => {
    setBusy(true);
    try {
      if (!(await edit.flush())) void message.warning(words.notSaved, 6);
      download(await client.reports.document({ id: report.id }));
    } catch (error) {
      const refusal = refusalOf(error);
      void message.error(refusal ? errorTexts[locale][refusal.code] : common.stationGone, 8);
    } finally {
      setBusy(false);
    }
  };
  const { content } = report;
  const typed = {
    ...content,
    title: edit.shown('title'),
    to: edit.shown('to'),
    body: edit.shown('body'),
    submitTo: edit.shown('submitTo'),
    copyTo: edit.shown('copyTo'),
    signer: edit.shown('signer'),
    editor: edit.shown('editor'),
    phone: edit.shown('phone'),
  };
  return (
    <>
      <Button onClick={() => window.print()} data-testid="print">
        {words.print}
      </Button>
      <Button loading={busy} onClick={() => void word()} data-testid="word">
        {words.word}
      </Button>
      <div {...asSheet} className="print-sheet" aria-hidden="true">
        <Paper content={typed} label={reports.paper.label} />
      </div>
    </>
  );
}
