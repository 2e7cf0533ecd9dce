// Seats and days in words: for screen readers, headings and messages.
import { weekdayOf } from '#shared/rosters/calendar.ts';
import type { Texts } from '#renderer/texts/catalogue.ts';
import type { DayView, FoundSeat, SeatView, ShiftView } from './calendar-model.ts';

/** 11-20 周五 */
export function dayWords(day: string, texts: Texts): string {
  return `${day.slice(5)} ${texts.common.weekdays[weekdayOf(day)] ?? ''}`;
}

/** 国庆节, 调休上班, 周末: what the calendar says of a day beside its weekday; null when it is a plain workday. */
export function dayNote(day: Pick<DayView, 'kind' | 'name' | 'makeUp'>, { rosters: words }: Texts): string | null {
  if (day.makeUp) return words.makeUp(day.name ?? '');
  if (day.kind === 'holiday') return day.name ?? words.holiday;
  return null;
}

/** 11-20 周五 主班, with the shift's name where the roster has several. */
export function placeWords({ shift, seat }: { shift: ShiftView; seat: Pick<SeatView, 'name'> }, texts: Texts): string {
  return `${dayWords(shift.day, texts)} ${shift.name} ${seat.name}`;
}

export function seatLabel(shift: ShiftView, seat: SeatView, texts: Texts): string {
  const { rosters: words } = texts;
  const gap = shift.gaps.find((one) => one.post === seat.post);
  const who = seat.person?.name ?? (seat.required ? (gap?.allowedBy ? words.allowedBy(gap.allowedBy) : words.gap) : words.nobody);
  const marks = [
    seat.how === 'substitution' ? words.marks.substitution : '',
    seat.how === 'swap' ? words.marks.swap : '',
    seat.corrected ? words.marks.corrected(seat.corrected.person?.name ?? words.nobody) : '',
    seat.note ?? '',
    shift.past ? words.past : '',
  ].filter((part) => part !== '');
  return [shift.rosterName, placeWords({ shift, seat }, texts), who, ...marks].join(' ');
}

/** 李敏（11-20 周五 主班） */
export function holderWords(found: FoundSeat, texts: Texts): string {
  return texts.rosters.holder(found.seat.person?.name ?? texts.rosters.nobody, placeWords(found, texts));
}
