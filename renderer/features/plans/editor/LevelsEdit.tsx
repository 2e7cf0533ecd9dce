// The response levels: grade and name, what starts them, who decides, what is done.
import { Button, Input, Segmented } from 'antd';
import { type Grade, grades } from '#shared/incidents/types.ts';
import { maxLevels } from '#shared/plans/limits.ts';
import type { ResponseLevel } from '#shared/plans/types.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { newKey } from './keys.ts';
import { Steps } from './Steps.tsx';

interface Props {
  levels: readonly ResponseLevel[];
  onChange: (levels: ResponseLevel[]) => void;
  onGo?: ((part: { section: string | null }) => void) | undefined;
}

export function LevelsEdit({ levels, onChange, onGo }: Props) {
  const { planImport, plans } = useTexts();
  const words = planImport.editor;
  const set = (id: string, patch: Partial<ResponseLevel>): void =>
    onChange(levels.map((level) => (level.id === id ? { ...level, ...patch } : level)));
  const add = (): void => {
    const level = grades.find((grade) => levels.every((one) => one.level !== grade)) ?? 'IV';
    onChange([
      ...levels,
      { id: newKey(), level, name: words.levelName(plans.level[level]), conditions: [], startedBy: '', section: null, steps: [] },
    ]);
  };
  return (
    <div className="part-list">
      {levels.map((level) => (
        <section key={level.id} className={`part-card grade-${level.level}`} aria-label={level.name} data-testid={`level-${level.level}`}>
          <div className="row">
            <Segmented<Grade>
              aria-label={words.level}
              value={level.level}
              options={grades.map((grade) => ({ value: grade, label: plans.level[grade] }))}
              onChange={(next) => set(level.id, { level: next })}
            />
            <label className="grow">
              <span>{words.levelNameLabel}</span>
              <Input value={level.name} maxLength={200} onChange={(event) => set(level.id, { name: event.target.value })} />
            </label>
            <label className="grow">
              <span>{words.startedBy}</span>
              <Input value={level.startedBy} maxLength={200} onChange={(event) => set(level.id, { startedBy: event.target.value })} />
            </label>
            <span className="end">
              {onGo && level.section !== null ? (
                <Button size="small" onClick={() => onGo(level)}>
                  {words.inText} ↗
                </Button>
              ) : null}
              <Button
                size="small"
                danger
                aria-label={words.removeNamed(level.name)}
                onClick={() => onChange(levels.filter(({ id }) => id !== level.id))}
              >
                {words.remove}
              </Button>
            </span>
          </div>
          <label className="stack">
            <span>{words.conditions}</span>
            <Input.TextArea
              value={level.conditions.join('\n')}
              autoSize={{ minRows: 2, maxRows: 14 }}
              onChange={(event) => set(level.id, { conditions: event.target.value === '' ? [] : event.target.value.split('\n') })}
            />
          </label>
          <h3>{words.steps}</h3>
          <Steps steps={level.steps} onChange={(steps) => set(level.id, { steps })} onGo={onGo} />
        </section>
      ))}
      <Button type="dashed" disabled={levels.length >= maxLevels} onClick={add} data-testid="add-level">
        ＋ {words.add(words.level)}
      </Button>
    </div>
  );
}
