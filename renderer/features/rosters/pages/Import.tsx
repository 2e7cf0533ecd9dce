// Importing a duty table: the file at the left with every problem at its cell, beside it problems, people and what will be written.
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { homeRosterId } from '#shared/rosters/types.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { orpc } from '#renderer/client/query.ts';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { forget, useImport } from '../import-store.ts';
import { ImportDrop } from '../parts/ImportDrop.tsx';
import { ImportGrid } from '../parts/ImportGrid.tsx';
import { ImportPeople } from '../parts/ImportPeople.tsx';
import { ImportPlan } from '../parts/ImportPlan.tsx';
import { ImportProblems } from '../parts/ImportProblems.tsx';
import { ImportTableBar } from '../parts/ImportTableBar.tsx';
import { useImportActions } from '../use-import.ts';
import '../styles/import.css';

export function RosterImportPage() {
  const { rosterFiles } = useTexts();
  const words = rosterFiles.import;
  const navigate = useNavigate();
  const { preview, corrections, table } = useImport();
  const actions = useImportActions();
  const { data: list } = useQuery(orpc.rosters.list.queryOptions());
  const rosters = (list?.items ?? []).filter((roster) => !roster.removed);
  const [into, setInto] = useState<string>(homeRosterId);
  const roster = rosters.find((one) => one.id === (corrections?.roster ?? into));
  const shown = preview?.tables[table];
  const failed = actions.reread.error ?? actions.accept.error;
  return (
    <div className="page import-page" data-testid="import">
      <header className="page-head">
        <Button onClick={() => void navigate('/duty/roster')}>← {words.toRoster}</Button>
        <h1>{words.title}</h1>
        {preview ? (
          <>
            <b className="import-name">{preview.fileName}</b>
            <span className="muted">
              {words.into} {roster?.name}
            </span>
            <span className="end">
              <Button onClick={forget} data-testid="another-file">
                {words.another}
              </Button>
            </span>
          </>
        ) : null}
      </header>
      {failed ? <Refused refusal={refusalOf(failed)} /> : null}
      {preview && corrections && roster && shown ? (
        <div className="import-columns">
          <section className="panel import-main">
            <ImportTableBar preview={preview} corrections={corrections} table={table} correct={actions.correct} />
            <ImportGrid preview={preview} corrections={corrections} at={table} table={shown} roster={roster} correct={actions.correct} />
          </section>
          <aside className="import-aside">
            <ImportPlan preview={preview} corrections={corrections} actions={actions} />
            <ImportProblems problems={preview.problems} />
            <ImportPeople preview={preview} corrections={corrections} roster={roster} correct={actions.correct} />
          </aside>
        </div>
      ) : (
        <ImportDrop rosters={rosters} into={into} onInto={setInto} send={actions.send} />
      )}
    </div>
  );
}
