// The response levels: what starts each; the chosen one with who does what within which minute.
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useNavigate } from 'react-router';
import { levelsInOrder } from '#shared/plans/current.ts';
import { type Grade, grades } from '#shared/incidents/types.ts';
import type { ResponseLevel } from '#shared/plans/types.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { Key } from '#renderer/components/Key.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { printPath } from '../plan-paths.ts';
import { LevelChip } from './LevelChip.tsx';
import { StepList } from './StepList.tsx';

interface Props {
  plan: string;
  version: string | null;
  levels: readonly ResponseLevel[];
  chosen: Grade | null;
  onChoose: (level: Grade | null) => void;
  onSection: (id: string) => void;
}

/** How many conditions of a level that is not chosen are shown. */
const first = 3;

export function LevelsPart({ plan, version, levels, chosen, onChoose, onSection }: Props) {
  const { plans } = useTexts();
  const words = plans.reader;
  if (levels.length === 0) return <Empty>{words.noLevels}</Empty>;
  return (
    <div className="levels" data-testid="levels">
      {levelsInOrder(levels).map((level) => (
        <Level
          key={level.id}
          level={level}
          open={level.level === chosen}
          small={chosen !== null && level.level !== chosen}
          onToggle={() => onChoose(level.level === chosen ? null : level.level)}
          onSection={onSection}
          print={printPath(plan, version, { level: level.id })}
        />
      ))}
    </div>
  );
}

interface LevelProps {
  level: ResponseLevel;
  open: boolean;
  /** Another level is looked at: only its name. */
  small: boolean;
  onToggle: () => void;
  onSection: (id: string) => void;
  print: string;
}

function Level({ level, open, small, onToggle, onSection, print }: LevelProps) {
  const { plans } = useTexts();
  const words = plans.reader;
  const navigate = useNavigate();
  const conditions = open ? level.conditions : level.conditions.slice(0, first);
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (open) box.current?.scrollIntoView({ block: 'start' });
  }, [open]);
  const { section } = level;
  return (
    <section ref={box} className={`level grade-${level.level}${open ? ' open' : ''}`} data-testid={`level-${level.level}`}>
      <h3>
        <button type="button" aria-expanded={open} onClick={onToggle}>
          <Key name={String(grades.indexOf(level.level) + 1)} />
          <LevelChip level={level.level} />
          <span>{level.name}</span>
          <small className="muted num">{words.steps(level.steps.length)}</small>
        </button>
      </h3>
      {small || level.startedBy === '' ? null : (
        <p>
          <span className="muted">{words.startedBy}</span> <b>{level.startedBy}</b>
        </p>
      )}
      {open ? (
        <>
          <h4>{words.whatNow}</h4>
          {level.steps.length === 0 ? <p className="muted">{words.noSteps}</p> : <StepList steps={level.steps} onSection={onSection} />}
          <div className="row-buttons">
            {section === null ? null : (
              <Button size="small" onClick={() => onSection(section)}>
                {words.inText}
              </Button>
            )}
            <Button size="small" onClick={() => void navigate(print)}>
              {words.printChecklist}
            </Button>
          </div>
        </>
      ) : null}
      {small ? null : conditions.length > 0 ? (
        <>
          <h4>{words.conditions}</h4>
          <ul className="conditions">
            {conditions.map((condition, at) => (
              <li key={at}>{condition}</li>
            ))}
            {level.conditions.length > conditions.length ? (
              <li className="muted">{words.moreConditions(level.conditions.length - conditions.length)}</li>
            ) : null}
          </ul>
        </>
      ) : (
        <p className="muted">{words.noConditions}</p>
      )}
    </section>
  );
}
