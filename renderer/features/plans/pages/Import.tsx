// Plans taken in from files: what was sent, how far it is read, and one file after the other to be looked at.
import { Button } from 'antd';
import { useNavigate } from 'react-router';
import { useMay } from '#renderer/client/session.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { useBatch } from '../import/use-batch.ts';
import { ImportBar } from '../parts/ImportBar.tsx';
import { ImportDrop } from '../parts/ImportDrop.tsx';
import { ImportList } from '../parts/ImportList.tsx';
import { PlansTabs } from '../parts/PlansTabs.tsx';
import '../plans.css';
import '../import.css';

export function ImportPage() {
  const { planImport: words, plans } = useTexts();
  const navigate = useNavigate();
  const mayEdit = useMay('plans.edit');
  const batch = useBatch();
  return (
    <div
      className="page plans plan-import"
      data-testid="plan-import"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) void navigate('/plans');
      }}
    >
      <PlansTabs />
      <header className="page-head">
        <Button onClick={() => void navigate('/plans')}>← {plans.tabs.library}</Button>
        <h1>{words.title}</h1>
      </header>
      {mayEdit ? null : <p role="alert">{words.mayNot}</p>}
      {batch === undefined || !mayEdit ? null : <ImportDrop small={batch !== null} />}
      {batch ? (
        <>
          <ImportBar batch={batch} />
          <ImportList batch={batch} />
        </>
      ) : null}
    </div>
  );
}
