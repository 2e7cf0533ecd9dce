// One file before it is taken in: the original at the left, at the right what was understood, to be mended; Ctrl+Enter takes it in.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useNavigate, useParams } from 'react-router';
import { refusalOf } from '#renderer/client/errors.ts';
import { orpc } from '#renderer/client/query.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { PreviewDesk } from '../parts/PreviewDesk.tsx';
import { PlansTabs } from '../parts/PlansTabs.tsx';
import '../plans.css';
import '../import.css';

/** Files that the next one is looked for among. */
const listSize = 500;

export function ImportPreviewPage() {
  const { planImport: words } = useTexts();
  const navigate = useNavigate();
  const { id = '' } = useParams();
  const { data, error } = useQuery(orpc.planImport.get.queryOptions({ input: { previewId: id } }));
  const { data: list } = useQuery({
    ...orpc.planImport.batchItems.queryOptions({ input: { batch: data?.batch ?? '', state: 'ready', limit: listSize } }),
    enabled: data !== undefined && data.batch !== null,
    placeholderData: keepPreviousData,
  });
  const waiting = (list?.items ?? []).map(({ previewId }) => previewId);
  const at = waiting.indexOf(id);
  const next = waiting[at + 1] ?? waiting.find((one) => one !== id) ?? null;
  const previous = at > 0 ? (waiting[at - 1] ?? null) : null;
  const go = (to: string | null): void => void navigate(to === null ? '/plans/import' : `/plans/import/${to}`);
  if (error) {
    const refusal = refusalOf(error);
    return (
      <div className="page plans plan-import">
        <PlansTabs />
        {refusal?.code === 'notFound' ? <Empty>{words.gone}</Empty> : <Refused refusal={refusal} />}
        <p>
          <Button onClick={() => go(null)}>← {words.back}</Button>
        </p>
      </div>
    );
  }
  if (!data || data.previewId !== id) return <div className="page plans plan-import" />;
  return <PreviewDesk key={id} detail={data} previous={previous} next={next} onGo={go} />;
}
