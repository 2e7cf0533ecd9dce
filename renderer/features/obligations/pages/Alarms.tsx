// Alarms: what stands now with what can be done about it, sound and self-test; and the history with its figures.
import { useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { orpc } from '#renderer/client/query.ts';
import { useMay } from '#renderer/client/session.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { AlarmDetail } from '../parts/AlarmDetail.tsx';
import { AlarmHistory } from '../parts/AlarmHistory.tsx';
import { AlarmList } from '../parts/AlarmList.tsx';
import { SoundPanel } from '../parts/SoundPanel.tsx';
import { useAlarms } from '../use-alarms.ts';
import '../obligations.css';
import '../alarms.css';

export function AlarmsPage() {
  const { alarms: words } = useTexts();
  const [params, setParams] = useSearchParams();
  const view = params.get('view') === 'history' ? 'history' : 'now';
  const mayRead = useMay('incidents.read');
  return (
    <div className="page">
      <header className="page-head">
        <h1>{words.title}</h1>
        {mayRead ? (
          <Segmented
            aria-label={words.title}
            value={view}
            options={(['now', 'history'] as const).map((value) => ({ value, label: words.views[value] }))}
            onChange={(value) => setParams(value === 'history' ? { view: value } : {}, { replace: true })}
          />
        ) : null}
      </header>
      {view === 'history' ? <AlarmHistory /> : <AlarmsNow />}
    </div>
  );
}

function AlarmsNow() {
  const { alarms: words } = useTexts();
  const [chosen, setChosen] = useState<string | null>(null);
  const { all } = useAlarms();
  const { data } = useQuery(orpc.obligations.list.queryOptions({ input: { state: 'open', limit: 500 } }));
  const obligations = useMemo(() => new Map((data?.items ?? []).map((one) => [one.id, one])), [data]);
  const alarm = all.find((one) => one.id === chosen);
  return (
    <div className="alarm-columns">
      <AlarmList chosen={chosen} onChoose={setChosen} obligations={obligations} />
      <div className="alarm-side">
        {alarm ? (
          <AlarmDetail key={alarm.id} alarm={alarm} obligation={obligations.get(alarm.id)} />
        ) : all.length > 0 || chosen !== null ? (
          <section className="panel">
            <Empty>{chosen === null ? words.choose : words.gone}</Empty>
          </section>
        ) : null}
        <SoundPanel />
      </div>
    </div>
  );
}
