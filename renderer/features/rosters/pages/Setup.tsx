// The set-up of duty: rosters with posts, shifts and rules; what is owed on duty; public holidays; leave and wishes.
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { dayText } from '#shared/time/zone.ts';
import { stationNow } from '#renderer/client/connection.ts';
import { orpc } from '#renderer/client/query.ts';
import { useMay } from '#renderer/client/session.ts';
import { DutyRules, DutyTabs } from '#renderer/features/duty/index.ts';
import { zoneNow } from '#renderer/texts/times.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { HolidaysPart } from '../parts/HolidaysPart.tsx';
import { LeavePart } from '../parts/LeavePart.tsx';
import { RosterForm } from '../parts/RosterForm.tsx';
import { TabRow } from '#renderer/components/TabRow.tsx';
import { WishesPart } from '../parts/WishesPart.tsx';
import '../styles/roster.css';
import '../styles/draft.css';
import '../styles/setup.css';

const parts = ['rosters', 'rules', 'holidays', 'leave', 'wishes'] as const;

export function RosterSetupPage() {
  const { rosterSetup: words } = useTexts();
  const [params, setParams] = useSearchParams();
  const [today] = useState(() => dayText(stationNow(), zoneNow()));
  const part = parts.find((one) => one === params.get('part')) ?? 'rosters';
  return (
    <div className="page setup-page">
      <DutyTabs />
      <TabRow
        id="setup"
        label={words.title}
        active={part}
        onChange={(next) => setParams({ part: next }, { replace: true })}
        tabs={parts.map((key) => ({ key, label: words.parts[key] }))}
      />
      <div className="setup-body" id="setup-panel" role="tabpanel" aria-labelledby={`setup-${part}`} data-testid={`setup-${part}`}>
        {part === 'rosters' ? <RostersPart wanted={params.get('roster')} /> : null}
        {part === 'rules' ? <DutyRules /> : null}
        {part === 'holidays' ? <HolidaysPart /> : null}
        {part === 'leave' ? <LeavePart today={today} /> : null}
        {part === 'wishes' ? <WishesPart today={today} /> : null}
      </div>
    </div>
  );
}

function RostersPart({ wanted }: { wanted: string | null }) {
  const { rosterSetup: words, rosters } = useTexts();
  const { data } = useQuery(orpc.rosters.list.queryOptions());
  const mayPlan = useMay('rosters.edit');
  const [chosen, setChosen] = useState<string | null>(wanted);
  const items = data?.items ?? [];
  const roster = chosen === 'new' ? null : (items.find((one) => one.id === chosen) ?? items[0] ?? null);
  if (!data) return null;
  return (
    <div className="setup-columns roster-setup">
      <nav className="panel roster-list" aria-label={words.rosterList}>
        {items.map((one) => (
          <button key={one.id} type="button" aria-current={one.id === roster?.id ? 'true' : undefined} onClick={() => setChosen(one.id)}>
            <b>{one.name}</b>
            <small className="muted">
              {rosters.kinds[one.kind]} · {one.unitName}
              {one.removed ? ` · ${words.removed}` : ''}
            </small>
          </button>
        ))}
        {mayPlan ? (
          <Button onClick={() => setChosen('new')} data-testid="new-roster">
            ＋ {words.newRoster}
          </Button>
        ) : null}
      </nav>
      <section className="panel setup-panel scrolls" tabIndex={-1} aria-label={roster?.name ?? words.newRoster}>
        {mayPlan ? (
          <RosterForm key={roster?.id ?? 'new'} roster={roster} onSaved={setChosen} />
        ) : (
          <p className="muted">{rosters.readOnly}</p>
        )}
      </section>
    </div>
  );
}
