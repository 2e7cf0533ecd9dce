// Every open limit, taken over one by one: arrows move, Space or Enter takes. Nothing is taken by just opening the screen.
import { Button } from 'antd';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useNow } from '#renderer/client/now.ts';
import { Remaining } from '#renderer/texts/Times.tsx';
import { shortMoment } from '#renderer/texts/times.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import type { Sheet } from '../handover-model.ts';

interface Props {
  limits: Sheet['limits'];
  taken: ReadonlySet<string>;
  onTaken: (taken: Set<string>) => void;
}

export function TakeLimits({ limits, taken, onTaken }: Props) {
  const { onDuty } = useTexts();
  const words = onDuty.handover;
  const now = useNow();
  const list = useRef<HTMLUListElement>(null);
  // Whoever came here by key goes on with the keyboard; who is typing somewhere keeps it.
  useEffect(() => {
    if (document.activeElement === document.body) list.current?.querySelector<HTMLElement>('[role=checkbox]')?.focus();
  }, []);
  const count = limits.filter((limit) => taken.has(limit.obligation)).length;
  const toggle = (id: string): void => {
    const next = new Set(taken);
    if (!next.delete(id)) next.add(id);
    onTaken(next);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('[role=checkbox]') ?? [])];
    const index = rows.indexOf(document.activeElement as HTMLElement);
    rows[Math.max(0, Math.min(rows.length - 1, index + step))]?.focus();
  };
  if (limits.length === 0) return <p className="muted">{words.nothingToTake}</p>;
  return (
    <div className="take" data-testid="take-limits" data-taken={count}>
      <p className="muted">{words.takeHint}</p>
      <ul ref={list} onKeyDown={onKeyDown}>
        {limits.map((limit) => (
          <li key={limit.obligation}>
            <button
              type="button"
              role="checkbox"
              aria-checked={taken.has(limit.obligation)}
              className={limit.dueAt < now ? 'over' : ''}
              onClick={() => toggle(limit.obligation)}
            >
              <i aria-hidden="true">{taken.has(limit.obligation) ? '✓' : ''}</i>
              <span>
                <b>{limit.title}</b>
                {limit.incident ? <small>{limit.incident}</small> : null}
                <small className="num">
                  {limit.dueAt < now ? words.limitOver(shortMoment(limit.dueAt, now)) : words.limitDue(shortMoment(limit.dueAt, now))}
                </small>
              </span>
              <Remaining dueAt={limit.dueAt} now={now} />
            </button>
          </li>
        ))}
      </ul>
      <p className="take-foot">
        <b className="num">{words.taken(count, limits.length)}</b>
        <Button
          disabled={count === limits.length}
          onClick={() => onTaken(new Set(limits.map((limit) => limit.obligation)))}
          data-testid="take-all"
        >
          {words.takeAll}
        </Button>
      </p>
    </div>
  );
}
