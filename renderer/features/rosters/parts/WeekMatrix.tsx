// One week of several rosters: rows are rosters, columns days.
import { useTexts } from '#renderer/texts/use-texts.ts';
import { type DayView, type RosterView, seatId, shownSeats, type ShiftView, weekdayOf, weekGrid } from '../calendar-model.ts';
import { dayNote } from '../seat-words.ts';
import { useSeatGrid } from '../use-seat-grid.ts';
import type { TableHands } from '../use-seat-keys.ts';
import { SeatButton } from './SeatButton.tsx';
import '../styles/table.css';

interface Props {
  rosters: readonly RosterView[];
  days: readonly DayView[];
  shifts: readonly ShiftView[];
  today: string;
  hands: TableHands;
}

export function WeekMatrix({ rosters, days, shifts, today, hands }: Props) {
  const texts = useTexts();
  const { rosters: words, common } = texts;
  const { seat, picked, shiftsOf, seats, grid, keys } = useSeatGrid({ rosters, days, shifts, hands, gridOf: weekGrid });
  const stop = seat !== null && seats.has(seat) ? seat : grid.flat().find((one) => one !== null);
  return (
    <div className="roster-scroll" onKeyDown={keys.onKeyDown} onKeyUp={keys.onKeyUp}>
      <table className="roster-table matrix" aria-label={words.table} data-testid="duty-table">
        <thead>
          <tr>
            <th scope="col" className="day-head">
              {words.roster}
            </th>
            {days.map((day) => {
              const note = dayNote(day, texts);
              return (
                <th
                  key={day.day}
                  scope="col"
                  className={`edge ${day.kind}${day.day === today ? ' today' : ''}`}
                  aria-current={day.day === today ? 'date' : undefined}
                >
                  <span className="num">{day.day.slice(5)}</span>{' '}
                  <span className={day.kind === 'workday' ? 'muted' : 'free'}>{common.weekdays[weekdayOf(day.day)]}</span>
                  {note === null ? null : <em className={day.makeUp ? 'make-up' : 'holiday'}>{note}</em>}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {rosters.map((roster) => (
            <tr key={roster.id}>
              <th scope="row">{roster.name}</th>
              {days.map(({ day, kind }) => (
                <td key={day} className={`edge ${kind}${day === today ? ' on' : ''}`}>
                  {shiftsOf(roster.id, day).map((shift) => (
                    <div key={shift.key} className={shift.past ? 'over' : ''}>
                      {roster.patterns.length > 1 ? <small className="muted">{shift.name}</small> : null}
                      {roster.posts
                        .flatMap((post) => shownSeats(shift, post.id))
                        .map((one) => {
                          const id = seatId(shift, one);
                          return (
                            <SeatButton
                              key={id}
                              shift={shift}
                              seat={one}
                              current={id === stop}
                              picked={id === picked?.seat}
                              still={hands.still}
                              withPhone={false}
                              withPost
                              onOpen={(opened) => hands.open(opened, '')}
                              onDrop={keys.onDrop}
                            />
                          );
                        })}
                    </div>
                  ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
