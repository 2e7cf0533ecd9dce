// The plan in use on an incident: responses that run or ran, with checklist, moves and notices; below, the plans that fit.
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { ActivationOut } from '#shared/contract/activations.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { useNow } from '#renderer/client/now.ts';
import { orpc } from '#renderer/client/query.ts';
import { useMay } from '#renderer/client/session.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { shortMoment } from '#renderer/texts/times.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { LevelChip } from '../parts/LevelChip.tsx';
import { Checklist } from './Checklist.tsx';
import { FittingPlans } from './FittingPlans.tsx';
import { LevelPanel } from './LevelPanel.tsx';
import { MoveForm } from './MoveForms.tsx';
import { NoticeList } from './NoticeList.tsx';
import { ProgressLine } from './ProgressLine.tsx';
import './response.css';

interface Props {
  incident: { id: string; number: string; state: 'open' | 'closed' | 'merged' };
  /** The plan whose level stands open; '' for none. */
  chosen: string;
  onChoose: (plan: string) => void;
  /** Changes when somebody asked for the checklist by its key. */
  asked: number;
}

export function ResponseTab({ incident, chosen, onChoose, asked }: Props) {
  const { response } = useTexts();
  const { data, error } = useQuery(orpc.activations.ofIncident.queryOptions({ input: { id: incident.id } }));
  const fitting = useQuery({
    ...orpc.activations.fitting.queryOptions({ input: { incident: incident.id } }),
    enabled: incident.state === 'open',
  });
  const [shown, setShown] = useState<string | null>(null);
  const items = data?.items ?? [];
  const activation = items.find(({ id }) => id === shown) ?? items.findLast(({ ended }) => ended === null) ?? items.at(-1);
  const plans = fitting.data?.items ?? [];
  if (error) return <Refused refusal={refusalOf(error)} />;
  if (chosen !== '' && plans.some(({ plan }) => plan === chosen)) {
    return (
      <LevelPanel
        plans={plans}
        chosen={chosen}
        onChoose={onChoose}
        onClose={() => onChoose('')}
        incident={incident.id}
        onStarted={(id) => {
          setShown(id);
          onChoose('');
        }}
      />
    );
  }
  return (
    <div className="response" data-testid="response">
      {items.length > 1 ? (
        <div className="level-choice" role="group" aria-label={response.tab}>
          {items.map((one) => (
            <Button
              key={one.id}
              type={one.id === activation?.id ? 'primary' : 'default'}
              aria-pressed={one.id === activation?.id}
              onClick={() => setShown(one.id)}
            >
              {one.planTitle} {one.levelName}
              {one.ended ? ` · ${response.moves.ended}` : ''}
            </Button>
          ))}
        </div>
      ) : null}
      {activation ? <Running key={activation.id} activation={activation} incident={incident} asked={asked} /> : null}
      {incident.state === 'open' ? (
        <section className="no-print">
          <h3>{response.fitting.title}</h3>
          {fitting.data && plans.length === 0 ? <Empty>{response.fitting.none}</Empty> : null}
          <FittingPlans plans={plans} show={activation ? 3 : 8} onOpen={onChoose} />
        </section>
      ) : null}
    </div>
  );
}

function Running({ activation, incident, asked }: Pick<Props, 'incident' | 'asked'> & { activation: ActivationOut }) {
  const { response } = useTexts();
  const words = response.moves;
  const now = useNow();
  const navigate = useNavigate();
  const may = useMay('plans.activate') && activation.ended === null;
  const [act, setAct] = useState<'level' | 'end' | null>(null);
  const { suggested, ended } = activation;
  const done = (): void => setAct(null);
  return (
    <article className="running-response" data-testid="activation" data-level={activation.level} data-ended={ended !== null}>
      <header>
        <h3>
          <LevelChip level={activation.level} name={activation.levelName} /> {activation.planTitle}
        </h3>
        <ProgressLine activation={activation} />
        <small className="muted num">
          {[
            `${words.started} ${shortMoment(Date.parse(activation.at), now)}`,
            activation.orderedBy === '' ? '' : words.orderedBy(activation.orderedBy),
            words.recordedBy(activation.by),
            ended ? words.endedAt(shortMoment(Date.parse(ended.at), now)) : '',
            activation.incident === incident.id ? '' : words.onOther(activation.incidentNumber),
          ]
            .filter((part) => part !== '')
            .join(' · ')}
        </small>
        {activation.reason?.condition ? <small className="muted">{activation.reason.condition}</small> : null}
        <div className="row no-print">
          {may ? (
            <>
              {activation.levels.length > 1 ? (
                <Button onClick={() => setAct(act === 'level' ? null : 'level')} aria-expanded={act === 'level'} data-testid="act-level">
                  {words.raise}
                </Button>
              ) : null}
              <Button onClick={() => setAct(act === 'end' ? null : 'end')} aria-expanded={act === 'end'} data-testid="act-end">
                {words.end}
              </Button>
            </>
          ) : null}
          <Button onClick={() => void navigate(`/incidents/${incident.id}/responses/${activation.id}/print`)}>{words.print}</Button>
        </div>
      </header>
      {suggested && ended === null ? (
        <div className="suggestion" role="status" data-testid="suggestion">
          <b>{response.line.suggest(suggested.name, suggested.condition || response.why.grade(''))}</b>
          {may && act !== 'level' ? (
            <Button type="primary" onClick={() => setAct('level')} data-testid="raise">
              {response.suggestion.raise(suggested.name)}
            </Button>
          ) : null}
        </div>
      ) : null}
      {act ? <MoveForm key={act} activation={activation} act={act} onDone={done} /> : null}
      <Checklist activation={activation} asked={asked} />
      <NoticeList activation={activation} />
      <Moves activation={activation} />
    </article>
  );
}

function Moves({ activation }: { activation: ActivationOut }) {
  const { response, plans } = useTexts();
  const words = response.moves;
  const now = useNow();
  if (activation.moves.length === 0) return null;
  return (
    <section>
      <h3>{words.history}</h3>
      <ul className="moves">
        {activation.moves.map((move) => (
          <li key={`${move.kind}-${move.at}-${move.name}`}>
            <span className="num muted">{shortMoment(Date.parse(move.at), now)}</span>{' '}
            {move.kind === 'levelChanged' && move.from && move.to
              ? words.changed(plans.level[move.from], move.name)
              : move.kind === 'ended'
                ? words.ended
                : `${words.added} ${move.name}`}{' '}
            {move.reason}{' '}
            <small className="muted">
              {[move.orderedBy === '' ? '' : words.orderedBy(move.orderedBy), words.recordedBy(move.by)]
                .filter((part) => part !== '')
                .join(' · ')}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}
