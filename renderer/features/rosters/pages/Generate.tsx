// Making a table: which roster and period, which posts and people, by which rules; then the generator works, or a blank or copied table is made.
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useNavigate } from 'react-router';
import { dayText } from '#shared/time/zone.ts';
import { homeRosterId } from '#shared/rosters/types.ts';
import { stationNow } from '#renderer/client/connection.ts';
import { orpc } from '#renderer/client/query.ts';
import { DutyTabs } from '#renderer/features/duty/index.ts';
import { zoneNow } from '#renderer/texts/times.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { useState } from 'react';
import { GenerateForm } from '../parts/GenerateForm.tsx';
import { useRosterView } from '../view.ts';
import '../styles/draft.css';

export function GeneratePage() {
  const { drafts: words } = useTexts();
  const navigate = useNavigate();
  const { data } = useQuery(orpc.rosters.list.queryOptions());
  const [today] = useState(() => dayText(stationNow(), zoneNow()));
  const shown = useRosterView((view) => view.rosters);
  const [chosen, setChosen] = useState<string | null>(null);
  const rosters = (data?.items ?? []).filter((roster) => !roster.removed);
  const wanted = chosen ?? (shown?.length === 1 ? shown[0] : homeRosterId);
  const roster = rosters.find((one) => one.id === wanted) ?? rosters[0];
  return (
    <div className="page generate-page">
      <DutyTabs />
      <header className="page-head">
        <Button onClick={() => void navigate('/duty/roster')}>← {words.toRoster}</Button>
        <h1>{words.makeTitle}</h1>
        <span className="end">
          <Button onClick={() => void navigate('/duty/drafts')}>{words.title}</Button>
        </span>
      </header>
      {roster ? <GenerateForm key={roster.id} roster={roster} rosters={rosters} today={today} onRoster={setChosen} /> : null}
    </div>
  );
}
