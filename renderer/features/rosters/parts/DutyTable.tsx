// The table of days: who leads, who is main, deputy, others. Today's shift marked, gaps in red and in words, past shifts only to be read.
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { requiredPosts, type Post } from '#shared/rosters/types.ts';
import { useNow } from '#renderer/client/now.ts';
import { useMay } from '#renderer/client/session.ts';
import { momentOf } from '#renderer/texts/times.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { columns, type DutyDay, isOn, weekdayOf } from '../duty-model.ts';
import { CellEditor, Holder } from './DutyCell.tsx';

interface Edited {
  day: string;
  post: Post;
  /** Assignment that is replaced; null puts somebody new. */
  assignment: string | null;
}

const buttonOf = (table: HTMLElement | null, day: string, post: string): HTMLElement | null | undefined =>
  table?.querySelector<HTMLElement>(`[data-day="${day}"][data-post="${post}"] button`);

const isRequired = (post: Post): boolean => requiredPosts.some((one) => one === post);

export function DutyTable({ days, goTo }: { days: readonly DutyDay[]; goTo: { day: string; post: Post } | null }) {
  const { duty: words } = useTexts();
  const [edited, setEdited] = useState<Edited | null>(null);
  const table = useRef<HTMLTableElement>(null);
  useEffect(() => {
    if (!goTo) return;
    const button = buttonOf(table.current, goTo.day, goTo.post);
    button?.scrollIntoView({ block: 'center' });
    button?.focus();
  }, [goTo]);
  const done = (day: string, post: Post): void => {
    setEdited(null);
    window.setTimeout(() => buttonOf(table.current, day, post)?.focus());
  };
  /** Arrows go from post to post; inside the editor they belong to it. */
  const onKeyDown = (event: KeyboardEvent): void => {
    const cell = event.target instanceof HTMLButtonElement && !event.target.closest('.cell-editor') ? event.target.closest('td') : null;
    const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
    if (!cell || !step) return;
    event.preventDefault();
    const [down = 0, right = 0] = step;
    let row = days.findIndex((one) => one.day === cell.dataset.day) + down;
    const column = columns.findIndex((one) => one === cell.dataset.post) + right;
    for (; row >= 0 && row < days.length; row += down) {
      const next = buttonOf(table.current, days[row]?.day ?? '', columns[column] ?? '');
      next?.focus();
      if (next || down === 0) return;
    }
  };
  return (
    <div className="duty-scroll" tabIndex={-1}>
      <table ref={table} className="duty-table" aria-label={words.table} onKeyDown={onKeyDown} data-testid="duty-table">
        <thead>
          <tr>
            <th scope="col">{words.day}</th>
            {columns.map((post) => (
              <th key={post} scope="col">
                {words.posts[post]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.map((day) => (
            <DayRow key={day.day} day={day} edited={edited?.day === day.day ? edited : null} onEdit={setEdited} onDone={done} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  day: DutyDay;
  edited: Edited | null;
  onEdit: (edited: Edited) => void;
  onDone: (day: string, post: Post) => void;
}

function DayRow({ day, edited, onEdit, onDone }: RowProps) {
  const { duty: words, common } = useTexts();
  const now = useNow();
  const mayEdit = useMay('duty.edit') && !day.past;
  const on = isOn(day, now);
  const weekday = weekdayOf(day.day);
  const dayName = `${day.day.slice(5)} ${common.weekdays[weekday] ?? ''}`;
  return (
    <tr
      className={`${on ? 'on' : ''}${day.past ? ' past' : ''}`}
      data-testid="duty-day"
      data-day={day.day}
      aria-current={on ? 'date' : undefined}
    >
      <th scope="row" title={`${momentOf(Date.parse(day.from), false)} – ${momentOf(Date.parse(day.to), false)}`}>
        <span className="num">{day.day.slice(5)}</span>{' '}
        <span className={weekday === 0 || weekday === 6 ? 'weekend' : 'muted'}>{common.weekdays[weekday]}</span>
        {on ? <em className="on-now">{words.onNow}</em> : day.past ? <em>{words.past}</em> : null}
      </th>
      {columns.map((post) => {
        const holders = day.assignments.filter((one) => one.post === post);
        const gap = day.gap?.includes(post) ?? false;
        const editing = edited?.post === post ? edited : null;
        const replaced = holders.find((one) => one.id === editing?.assignment) ?? null;
        const mayAdd = mayEdit && (post === 'other' || holders.length === 0) && editing?.assignment !== null;
        return (
          <td key={post} className={gap ? 'gap' : ''} data-day={day.day} data-post={post}>
            <div className="holders">
              {holders
                .filter((one) => one.id !== replaced?.id)
                .map((one) => (
                  <Holder
                    key={one.id}
                    assignment={one}
                    withPhone={on}
                    label={words.change(dayName, words.posts[post], one.person.name)}
                    onEdit={mayEdit ? () => onEdit({ day: day.day, post, assignment: one.id }) : undefined}
                  />
                ))}
              {gap && !mayAdd && !editing ? <span className="vacant">▲ {words.gap}</span> : null}
              {mayAdd && !editing ? (
                <button
                  type="button"
                  className={`put${gap ? ' vacant' : ''}`}
                  aria-label={`${gap ? `${words.gap} ` : ''}${words.putOn(dayName, words.posts[post])}`}
                  onClick={() => onEdit({ day: day.day, post, assignment: null })}
                  data-testid={gap ? 'gap' : 'put'}
                >
                  {gap ? `▲ ${words.gap}` : '＋'}
                </button>
              ) : null}
              {!mayEdit && !gap && holders.length === 0 ? <span className="faint">{isRequired(post) ? '' : '—'}</span> : null}
            </div>
            {editing ? (
              <CellEditor
                key={editing.assignment ?? 'new'}
                day={day}
                dayName={dayName}
                post={post}
                assignment={replaced}
                onDone={() => onDone(day.day, post)}
              />
            ) : null}
          </td>
        );
      })}
    </tr>
  );
}
