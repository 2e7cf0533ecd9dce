// One seat of the table: who sits there, what is special about it, or that nobody does.
import type { DragEvent } from 'react';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { type SeatView, seatId, type ShiftView } from '../calendar-model.ts';
import { seatLabel } from '../seat-words.ts';

export interface SeatActions {
  onOpen: (id: string) => void;
  onDrop: (from: string, to: string) => void;
}

interface Props extends SeatActions {
  shift: ShiftView;
  seat: SeatView;
  /** The keyboard stops here. */
  current: boolean;
  picked: boolean;
  /** Seats are only read here. */
  still: boolean;
  withPhone: boolean;
  /** The post's name stands beside it: where there is no column for it. */
  withPost: boolean;
}

export function SeatButton({ shift, seat, current, picked, still, withPhone, withPost, onOpen, onDrop }: Props) {
  const texts = useTexts();
  const { rosters: words } = texts;
  const id = seatId(shift, seat);
  const gap = shift.gaps.find((one) => one.post === seat.post);
  const vacant = seat.person === null && seat.required;
  const open = vacant && gap !== undefined && gap.allowedBy === null && !shift.past;
  const marks = [
    seat.how === 'substitution' ? words.marks.substitution : null,
    seat.how === 'swap' ? words.marks.swap : null,
    seat.locked ? words.marks.locked : null,
  ].filter((mark) => mark !== null);
  const phone = withPhone ? seat.person?.phones[0]?.number : undefined;
  const movable = !still && !shift.past && seat.person !== null;
  const drag = {
    draggable: movable,
    onDragStart: (event: DragEvent) => {
      event.dataTransfer.setData('text/plain', id);
      event.dataTransfer.effectAllowed = 'move';
    },
    onDragOver: (event: DragEvent) => {
      if (still || shift.past) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'move';
    },
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      const from = event.dataTransfer.getData('text/plain');
      if (from !== '' && from !== id) onDrop(from, id);
    },
  };
  return (
    <button
      type="button"
      className={`seat${open ? ' open' : ''}${picked ? ' picked' : ''}${seat.corrected ? ' corrected' : ''}`}
      tabIndex={current ? 0 : -1}
      aria-label={[seatLabel(shift, seat, texts), phone].filter((part) => part !== undefined).join(' ')}
      title={seat.reason ?? seat.note ?? undefined}
      onClick={() => onOpen(id)}
      {...drag}
      data-seat={id}
      data-testid="seat"
    >
      {withPost ? <small className="post">{seat.name}</small> : null}
      {seat.person ? <b>{seat.person.name}</b> : null}
      {seat.person === null ? (
        vacant ? (
          gap?.allowedBy ? (
            <span className="allowed">{words.allowedBy(gap.allowedBy)}</span>
          ) : (
            <span className={open ? 'vacant' : 'faint'}>{open ? `▲ ${words.gap}` : words.gap}</span>
          )
        ) : (
          <span className="faint">{still || shift.past ? '—' : '＋'}</span>
        )
      ) : null}
      {phone === undefined ? null : (
        <>
          {' '}
          <span className="num phone">{phone}</span>
        </>
      )}
      {marks.map((mark) => (
        <em key={mark}>{mark}</em>
      ))}
      {seat.corrected ? <em className="really">{words.marks.corrected(seat.corrected.person?.name ?? words.nobody)}</em> : null}
      {seat.note ? <small className="note">{seat.note}</small> : null}
    </button>
  );
}
