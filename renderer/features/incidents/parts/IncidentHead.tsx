// The head of an incident: grade, number, title, state, the three moments kept apart with their ages, and the acts.
import { useQuery } from '@tanstack/react-query';
import { Button, Dropdown } from 'antd';
import { Link } from 'react-router';
import { useNow } from '#renderer/client/now.ts';
import { orpc } from '#renderer/client/query.ts';
import { useMay } from '#renderer/client/session.ts';
import { GradeBadge } from '#renderer/components/GradeBadge.tsx';
import { Key } from '#renderer/components/Key.tsx';
import { ageOf, momentOf, shortMoment } from '#renderer/texts/times.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { historyOf } from '../fact-history.ts';
import type { IncidentDetail, MomentKey } from '../facts-form.ts';
import type { FormAct } from './ActForm.tsx';

export type Act = 'edit' | 'note' | 'instruct' | FormAct;

interface Props {
  incident: IncidentDetail;
  unsaved: boolean;
  onAct: (act: Act) => void;
}

export function IncidentHead({ incident, unsaved, onAct }: Props) {
  const { common, incident: words } = useTexts();
  const state = incident.state === 'open' ? (incident.handlingEndedAt === null ? 'handling' : 'ended') : incident.state;
  return (
    <header className="incident-head" data-testid="incident-head" data-state={incident.state} data-grade={incident.grade}>
      <div className="incident-name">
        <GradeBadge grade={incident.grade} word={common.grade[incident.grade]} short={common.gradeShort[incident.grade]} />
        <h1>{incident.title}</h1>
        <span className="num muted">{incident.number}</span>
        <span className={`state${state === 'handling' ? '' : ' state-met'}`}>{words.states[state]}</span>
        {unsaved ? (
          <button type="button" className="state state-near link-state" onClick={() => onAct('edit')}>
            {words.unsaved}
          </button>
        ) : null}
      </div>
      <Acts incident={incident} onAct={onAct} />
      <Moments incident={incident} />
      <StateLine incident={incident} onAct={onAct} />
    </header>
  );
}

function Moments({ incident }: { incident: IncidentDetail }) {
  const texts = useTexts();
  const { common, incident: words } = texts;
  const now = useNow();
  const { data } = useQuery(orpc.incidents.factHistory.queryOptions({ input: { id: incident.id } }));
  const keys: MomentKey[] = [
    'receivedAt',
    'occurredAt',
    'learnedAt',
    ...(incident.handlingEndedAt === null ? [] : (['handlingEndedAt'] as const)),
  ];
  return (
    <dl className="moments">
      {keys.map((key) => {
        const iso = incident[key];
        const [last] = historyOf(data?.items ?? [], key);
        const who = last ? `\n${common.recordedAt(momentOf(last.recordedAt), last.by)}` : '';
        return (
          <div key={key} data-moment={key} title={iso === null ? undefined : `${momentOf(Date.parse(iso))}${who}`}>
            <dt>{words.moments[key]}</dt>
            <dd>
              {iso === null ? (
                <span className="faint">{common.notSaid}</span>
              ) : (
                <>
                  <b className="num">{ageOf(Date.parse(iso), now, texts)}</b>{' '}
                  <span className="num muted">{shortMoment(Date.parse(iso), now)}</span>
                  {key === 'occurredAt' && incident.occurredApprox ? <small className="muted">{words.approx}</small> : null}
                </>
              )}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

function Acts({ incident, onAct }: Omit<Props, 'unsaved'>) {
  const { incident: words } = useTexts();
  const mayWrite = useMay('incidents.write');
  const mayClose = useMay('incidents.close');
  const open = incident.state === 'open';
  const { acts } = words;
  const more = [
    { key: 'endHandling', label: acts.endHandling, disabled: !mayWrite || incident.handlingEndedAt !== null },
    { key: 'close', label: acts.close, disabled: !mayClose },
    { key: 'merge', label: acts.merge, disabled: !mayWrite },
  ] as const;
  return (
    <div className="incident-acts">
      <Button onClick={() => onAct('note')} disabled={!mayWrite}>
        {acts.note}
      </Button>
      {open ? (
        <>
          <Button onClick={() => onAct('instruct')} disabled={!mayWrite}>
            {acts.instruct}
          </Button>
          <Button type="primary" onClick={() => onAct('edit')} disabled={!mayWrite} data-testid="act-edit">
            {acts.edit} <Key name="Ctrl E" />
          </Button>
          <Dropdown trigger={['click']} menu={{ items: [...more], onClick: ({ key }) => onAct(key as Act) }}>
            <Button data-testid="act-more" aria-haspopup="menu">
              {acts.more} ▾
            </Button>
          </Dropdown>
        </>
      ) : null}
      {incident.state === 'closed' ? (
        <Button type="primary" onClick={() => onAct('reopen')} disabled={!mayClose}>
          {acts.reopen}
        </Button>
      ) : null}
      {incident.state === 'merged' ? (
        <Button onClick={() => onAct('unmerge')} disabled={!mayWrite}>
          {acts.unmerge}
        </Button>
      ) : null}
    </div>
  );
}

function StateLine({ incident }: Omit<Props, 'unsaved'>) {
  const { incident: words } = useTexts();
  if (incident.state === 'merged') {
    return (
      <p className="incident-note">
        {words.mergedInto} {incident.mergedInto ? <Link to={`/incidents/${incident.mergedInto}`}>{words.openTarget}</Link> : null}
      </p>
    );
  }
  if (incident.state === 'closed') {
    return (
      <p className="incident-note">
        {words.closedBecause(incident.closedReason ?? '')}{' '}
        {incident.closedAt ? <span className="num muted">{momentOf(Date.parse(incident.closedAt))}</span> : null}
      </p>
    );
  }
  if (incident.merged.length === 0) return null;
  return (
    <p className="incident-note">
      {words.mergedHere}：
      {incident.merged.map((one) => (
        <Link key={one.id} to={`/incidents/${one.id}`} title={one.title}>
          {one.number}
        </Link>
      ))}
    </p>
  );
}
