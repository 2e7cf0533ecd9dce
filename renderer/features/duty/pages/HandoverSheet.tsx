// A handover sheet as it was signed: on the screen and on A4.
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect } from 'react';
import { useNavigate, useParams } from 'react-router';
import { refusalOf } from '#renderer/client/errors.ts';
import { orpc } from '#renderer/client/query.ts';
import { SheetDesk } from '#renderer/components/SheetDesk.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { DutyTabs } from '../parts/DutyTabs.tsx';
import { SheetPaper } from '../parts/SheetPaper.tsx';
import '../paper.css';

export function HandoverSheetPage() {
  const { onDuty } = useTexts();
  const words = onDuty.handover;
  const { id = '' } = useParams();
  const navigate = useNavigate();
  const { data, error } = useQuery(orpc.duty.handover.queryOptions({ input: { id } }));
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') void navigate('/duty/handover');
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [navigate]);
  return (
    <div className="page">
      <DutyTabs />
      <header className="page-head no-print">
        <Button onClick={() => void navigate('/duty/handover')}>← {words.back}</Button>
        <span className="end">
          <Button type="primary" disabled={!data} onClick={() => window.print()} data-testid="print-sheet">
            {words.print}
          </Button>
        </span>
      </header>
      {error ? <Refused refusal={refusalOf(error)} /> : null}
      {data ? (
        <SheetDesk filled label={words.title}>
          <SheetPaper handover={data} />
        </SheetDesk>
      ) : null}
    </div>
  );
}
