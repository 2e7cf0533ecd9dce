// One line on an incident: the response that runs and how far it is; what the plan says should be started.
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { orpc } from '#renderer/client/query.ts';
import { useMay } from '#renderer/client/session.ts';
import { Key } from '#renderer/components/Key.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { LevelChip } from '../parts/LevelChip.tsx';
import { ProgressLine } from './ProgressLine.tsx';
import { useAltP } from './words.ts';
import './response.css';

interface Props {
  incident: { id: string; state: 'open' | 'closed' | 'merged' };
  /** Opens the plan in use, with the level of a plan or without. */
  onOpen: (plan: string) => void;
}

export function ResponseLine({ incident, onOpen }: Props) {
  const { response } = useTexts();
  const words = response.line;
  const mayRead = useMay('plans.read');
  const open = incident.state === 'open';
  const { data } = useQuery({ ...orpc.activations.ofIncident.queryOptions({ input: { id: incident.id } }), enabled: mayRead });
  const running = (data?.items ?? []).filter(({ ended }) => ended === null);
  const { data: fitting } = useQuery({
    ...orpc.activations.fitting.queryOptions({ input: { incident: incident.id } }),
    enabled: mayRead && open && data !== undefined && running.length === 0,
  });
  const [proposed] = fitting?.items ?? [];
  useAltP(() => onOpen(running.length === 0 ? (proposed?.plan ?? '') : ''));
  if (running.length > 0) {
    return (
      <div className="response-lines" data-testid="response-line">
        {running.map((activation) => (
          <div key={activation.id} className="response-line">
            <LevelChip level={activation.level} name={activation.levelName} />
            <span>{activation.planTitle}</span>
            <ProgressLine activation={activation} />
            {activation.suggested ? (
              <b className="suggest">{words.suggest(activation.suggested.name, activation.suggested.condition)}</b>
            ) : null}
            <Button size="small" onClick={() => onOpen('')}>
              {words.open} <Key name="Alt P" />
            </Button>
          </div>
        ))}
      </div>
    );
  }
  if (!open || !proposed || (data?.items ?? []).length > 0) return null;
  return (
    <div className="response-lines" data-testid="response-line">
      <div className="response-line">
        <span className={proposed.applies.by === 'condition' ? 'suggest' : 'muted'}>
          {proposed.applies.by === 'condition'
            ? words.suggest(proposed.applies.name, proposed.applies.condition)
            : words.propose(proposed.title, proposed.applies.name)}
        </span>
        <Button size="small" onClick={() => onOpen(proposed.plan)} data-testid="open-level">
          {words.open} <Key name="Alt P" />
        </Button>
      </div>
    </div>
  );
}

/** On the desk: the responses that run on an incident, in a few characters. */
export function ResponseChips({ incident }: { incident: string }) {
  const { response } = useTexts();
  const { data } = useQuery(orpc.activations.running.queryOptions());
  const own = (data?.items ?? []).filter((one) => one.incident === incident);
  return own.map(({ id, level, levelName, progress }) => (
    <span key={id} className="response-chip" data-testid="response-chip">
      <LevelChip level={level} name={levelName} />
      <b className="num">
        {progress.done}/{progress.total}
      </b>
      {progress.overdue > 0 ? <b className="num over">{response.line.overdue(progress.overdue)}</b> : null}
    </span>
  ));
}
