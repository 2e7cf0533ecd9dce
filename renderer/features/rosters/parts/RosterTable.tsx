// The table of days: rows are days and their shifts, columns the posts of one roster beside those of the next.
import { Fragment, memo, useEffect, useRef } from 'react';
import { useTexts } from '#renderer/texts/use-texts.ts';
import {
  type DayView,
  dayGrid,
  linesOf,
  type RosterView,
  seatId,
  shownSeats,
  type ShiftsOf,
  type ShiftView,
  weekdayOf,
} from '../calendar-model.ts';
import { dayNote } from '../seat-words.ts';
import { useSeatGrid } from '../use-seat-grid.ts';
import type { TableHands } from '../use-seat-keys.ts';
import { SeatButton, type SeatActions } from './SeatButton.tsx';
import '../styles/table.css';

interface Props {
  rosters: readonly RosterView[];
  days: readonly DayView[];
  shifts: readonly ShiftView[];
  today: string;
  hands: TableHands;
}

export function RosterTable({ rosters, days, shifts, today, hands }: Props) {
  const { rosters: words } = useTexts();
  const { seat, picked, shiftsOf, seats, grid, keys } = useSeatGrid({ rosters, days, shifts, hands, gridOf: dayGrid });
  // One stop for the Tab key: where the keyboard was, today's first seat, or the first of all.
  const first = shifts.find((shift) => shift.day === today)?.seats[0];
  const todays = shifts.find((shift) => shift.day === today);
  const stop =
    seat !== null && seats.has(seat) ? seat : todays && first ? seatId(todays, first) : (grid.flat().find((one) => one !== null) ?? null);
  // The screen opens at today, not at the first of the month; later it stays where the hand left it.
  const box = useRef<HTMLDivElement>(null);
  const ready = days.length > 0 && shifts.length > 0;
  useEffect(() => {
    const row = box.current?.querySelector<HTMLElement>('tr.today');
    if (ready && row && box.current) box.current.scrollTop = Math.max(0, row.offsetTop - box.current.clientHeight / 3);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- more rosters make the days higher: today is looked for again
  }, [ready, rosters.length]);
  const several = rosters.length > 1;
  return (
    <div ref={box} className="roster-scroll" onKeyDown={keys.onKeyDown} onKeyUp={keys.onKeyUp}>
      <table className="roster-table" aria-label={words.table} data-testid="duty-table">
        <thead>
          {several ? (
            <tr>
              <th scope="col" rowSpan={2} className="day-head">
                {words.day}
              </th>
              {rosters.map((roster) => (
                <th key={roster.id} scope="colgroup" colSpan={widthOf(roster)} className="roster-name edge">
                  {roster.name}
                </th>
              ))}
            </tr>
          ) : null}
          <tr>
            {several ? null : (
              <th scope="col" className="day-head">
                {words.day}
              </th>
            )}
            {rosters.map((roster) => (
              <Fragment key={roster.id}>
                {roster.patterns.length > 1 ? (
                  <th scope="col" className="edge">
                    {words.shift}
                  </th>
                ) : null}
                {roster.posts.map((post, index) => (
                  <th key={post.id} scope="col" className={index === 0 && roster.patterns.length === 1 ? 'edge' : ''}>
                    {post.name}
                  </th>
                ))}
              </Fragment>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.map((day) => (
            <DayRows
              key={day.day}
              day={day}
              rosters={rosters}
              shiftsOf={shiftsOf}
              today={day.day === today}
              stop={stop?.includes(`/${day.day}/`) ? stop : null}
              picked={picked?.seat.includes(`/${day.day}/`) ? picked.seat : null}
              still={hands.still}
              onOpen={(id) => hands.open(id, '')}
              onDrop={keys.onDrop}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

const widthOf = (roster: RosterView): number => roster.posts.length + (roster.patterns.length > 1 ? 1 : 0);

interface RowsProps extends SeatActions {
  day: DayView;
  rosters: readonly RosterView[];
  shiftsOf: ShiftsOf;
  today: boolean;
  stop: string | null;
  picked: string | null;
  still: boolean;
}

const DayRows = memo(function DayRows({ day, rosters, shiftsOf, today, stop, picked, still, ...actions }: RowsProps) {
  const texts = useTexts();
  const { common, rosters: words } = texts;
  const lines = linesOf(rosters, day.day, shiftsOf);
  const note = dayNote(day, texts);
  const all = rosters.flatMap((roster) => shiftsOf(roster.id, day.day));
  const past = all.length > 0 && all.every((shift) => shift.past);
  return Array.from({ length: lines }, (_, line) => (
    <tr
      key={line}
      className={`${day.kind}${today ? ' today' : ''}${past ? ' past' : ''}${line === 0 ? ' first' : ''}`}
      data-testid={line === 0 ? 'duty-day' : undefined}
      data-day={day.day}
      aria-current={today ? 'date' : undefined}
    >
      {line === 0 ? (
        <th scope="row" rowSpan={lines}>
          <span className="num">{day.day.slice(5)}</span>{' '}
          <span className={day.kind === 'workday' ? 'muted' : 'free'}>{common.weekdays[weekdayOf(day.day)]}</span>
          {today ? <em className="on-now">{words.today}</em> : null}
          {note === null ? null : <em className={day.makeUp ? 'make-up' : 'holiday'}>{note}</em>}
        </th>
      ) : null}
      {rosters.map((roster) => {
        const shifts = shiftsOf(roster.id, day.day);
        if (shifts.length === 0)
          return line === 0 ? (
            <td key={roster.id} rowSpan={lines} colSpan={widthOf(roster)} className="edge faint">
              {words.noShift}
            </td>
          ) : null;
        const shift = shifts[line];
        if (!shift) return null;
        const span = line === shifts.length - 1 ? lines - line : 1;
        return (
          <ShiftCells key={shift.key} shift={shift} roster={roster} span={span} stop={stop} picked={picked} still={still} {...actions} />
        );
      })}
    </tr>
  ));
});

interface CellsProps extends SeatActions {
  shift: ShiftView;
  roster: RosterView;
  span: number;
  stop: string | null;
  picked: string | null;
  still: boolean;
}

function ShiftCells({ shift, roster, span, stop, picked, still, ...actions }: CellsProps) {
  const named = roster.patterns.length > 1;
  return (
    <>
      {named ? (
        <td rowSpan={span} className={`edge shift-name${shift.on ? ' on' : ''}`}>
          {shift.name}
        </td>
      ) : null}
      {roster.posts.map((post, index) => {
        const seats = shownSeats(shift, post.id);
        const gap = shift.gaps.some((one) => one.post === post.id && one.allowedBy === null) && !shift.past;
        return (
          <td
            key={post.id}
            rowSpan={span}
            className={`${index === 0 && !named ? 'edge' : ''}${gap ? ' gap' : ''}${shift.on ? ' on' : ''}${shift.past ? ' over' : ''}`}
          >
            <div className="seats">
              {seats.map((seat) => {
                const id = seatId(shift, seat);
                return (
                  <SeatButton
                    key={id}
                    shift={shift}
                    seat={seat}
                    current={id === stop}
                    picked={id === picked}
                    still={still}
                    withPhone={shift.on}
                    withPost={false}
                    {...actions}
                  />
                );
              })}
            </div>
          </td>
        );
      })}
    </>
  );
}
