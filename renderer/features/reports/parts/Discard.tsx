// Taking a draft off: it names what goes, and the entry stays.
import { useMutation } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { refusalOf } from '#renderer/client/errors.ts';
import { orpc } from '#renderer/client/query.ts';
import { useMay } from '#renderer/client/session.ts';
import { errorTexts } from '#shared/contract/error-texts.ts';
import { useLocale, useTexts } from '#renderer/texts/use-texts.ts';
import type { Report } from '../report-model.ts';

export function Discard({ report, onDone }: { report: Report; onDone: () => void }) {
  const { common, reports } = useTexts();
  const words = reports.discard;
  const locale = useLocale((state) => state.locale);
  const { modal, message } = App.useApp();
  const mayWrite = useMay('reports.write');
  const discard = useMutation(orpc.reports.discard.mutationOptions());
  const send = (): void =>
    discard.mutate(
      { id: report.id },
      {
        onSuccess: onDone,
        onError: (error) => {
          const refusal = refusalOf(error);
          void message.error(refusal ? errorTexts[locale][refusal.code] : common.stationGone, 8);
        },
      },
    );
  return (
    <Button
      type="text"
      disabled={!mayWrite}
      onClick={() =>
        modal.confirm({
          title: words.title,
          content: words.sure(report.number),
          okText: words.ok,
          okButtonProps: { danger: true },
          cancelText: common.cancel,
          onOk: send,
        })
      }
      data-testid="discard"
    >
      {words.button}
    </Button>
  );
}
