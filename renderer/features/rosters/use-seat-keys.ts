// The keyboard on the table: arrows, taking off, picking up and putting down, typing a name; and the same by mouse.
import type { KeyboardEvent } from 'react';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { type Change, exchange, exchangeShifts, type FoundSeat, type Grid, inverse, moved } from './calendar-model.ts';
import { holderWords, placeWords } from './seat-words.ts';
import { usePropose } from './use-propose.ts';
import { focusSeat, setView, useRosterView } from './view.ts';

/** Where the changes of a table go: to the roster in force, or to a draft. */
export interface TableHands {
  put: (changes: Change[], title: string, back: Change[]) => void;
  /** Opens the editor of a seat; what was typed begins its search. */
  open: (seat: string, typed: string) => void;
  undo: (() => void) | null;
  /** Shifts that are over can be moved too: never, except that a draft has none. */
  still: boolean;
}

const steps: Record<string, [columns: number, rows: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  PageUp: [0, -7],
  PageDown: [0, 7],
};

const seatOf = (target: EventTarget): string | undefined =>
  target instanceof HTMLElement ? target.closest<HTMLElement>('[data-seat]')?.dataset.seat : undefined;

/** @param seats all seats that show, by name */
export function useSeatKeys(grid: Grid, seats: ReadonlyMap<string, FoundSeat>, hands: TableHands) {
  const texts = useTexts();
  const { rosters: words } = texts;
  const picked = useRosterView((view) => view.picked);

  const exchanged = (from: string, to: string, whole: boolean): void => {
    const [a, b] = [seats.get(from), seats.get(to)];
    setView({ picked: null });
    if (!a || !b || from === to || a.shift.past || b.shift.past) return;
    const changes = whole ? exchangeShifts(a.shift, b.shift) : exchange(a, b);
    if (changes.length === 0) return;
    const title = whole
      ? words.exchangedShifts(`${a.shift.day.slice(5)} ${a.shift.name}`, `${b.shift.day.slice(5)} ${b.shift.name}`)
      : b.seat.person === null
        ? words.movedTo(a.seat.person?.name ?? '', placeWords(a, texts), placeWords(b, texts))
        : words.exchanged(holderWords(a, texts), holderWords(b, texts));
    hands.put(changes, title, inverse(changes, seats));
    focusSeat(to);
  };

  const takeOff = (id: string, found: FoundSeat): void => {
    if (found.seat.person === null || found.shift.past) return;
    const changes: Change[] = [
      {
        cell: {
          roster: found.shift.roster,
          day: found.shift.day,
          shift: found.shift.pattern,
          post: found.seat.post,
          slot: found.seat.slot,
        },
        person: null,
      },
    ];
    hands.put(changes, words.tookOff(holderWords(found, texts)), inverse(changes, seats));
    focusSeat(id);
  };

  const pick = (id: string, whole: boolean): void => {
    const found = seats.get(id);
    if (found && !found.shift.past && (whole || found.seat.person !== null)) setView({ picked: { seat: id, whole } });
  };

  const withCtrl = (event: KeyboardEvent, id: string): boolean => {
    const key = event.key.toLowerCase();
    if (key === 'x') pick(id, event.shiftKey);
    else if (key === 'v' && picked) exchanged(picked.seat, id, picked.whole);
    else if (key === 'z' && hands.undo) hands.undo();
    else return false;
    return true;
  };

  /** @returns whether the key was ours */
  const plain = (event: KeyboardEvent, id: string, found: FoundSeat): boolean => {
    const { key } = event;
    if (key === 'Escape' && picked) setView({ picked: null });
    else if (hands.still) return false;
    else if (key === 'Delete' || key === 'Backspace') takeOff(id, found);
    else if (key === ' ') {
      if (picked) exchanged(picked.seat, id, picked.whole);
      else pick(id, event.shiftKey);
    } else if (key.length === 1 && key !== '/' && !found.shift.past) hands.open(id, key);
    // An input method has taken the key: its window opens over the search field.
    else if (event.keyCode === 229 && !found.shift.past) {
      hands.open(id, '');
      return false;
    } else return false;
    return true;
  };

  const move = (event: KeyboardEvent, id: string): boolean => {
    const row = grid.find((line) => line.includes(id));
    const step = steps[event.key];
    const next = step
      ? moved(grid, id, step[0], step[1])
      : event.key === 'Home'
        ? row?.find((seat) => seat !== null)
        : event.key === 'End'
          ? row?.findLast((seat) => seat !== null)
          : undefined;
    if (step === undefined && next === undefined) return false;
    if (next) focusSeat(next);
    return true;
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const id = seatOf(event.target);
    const found = id === undefined ? undefined : seats.get(id);
    if (id === undefined || !found || event.nativeEvent.isComposing || event.altKey) return;
    const ours = event.ctrlKey || event.metaKey ? !hands.still && withCtrl(event, id) : move(event, id) || plain(event, id, found);
    if (ours) event.preventDefault();
  };
  /** A button is pressed when the space bar comes up again: here the bar picks up. */
  const onKeyUp = (event: KeyboardEvent): void => {
    if (event.key === ' ' && seatOf(event.target) !== undefined && !hands.still) event.preventDefault();
  };
  return { onKeyDown, onKeyUp, onDrop: (from: string, to: string) => exchanged(from, to, false) };
}

/** The hands of the roster that is in force. */
export function useLiveHands(still: boolean): TableHands {
  const { rosters: words } = useTexts();
  const { propose } = usePropose();
  const last = useRosterView((view) => view.done.at(-1));
  return {
    still,
    put: (changes, title, back) => propose({ changes, title, back }),
    open: (seat, typed) => setView({ aside: { what: 'seat', seat, typed, mode: 'put' }, seat }),
    undo: last
      ? () =>
          propose({
            changes: last.back,
            title: words.undone(last.title),
            back: null,
            reason: words.undoReason,
            onDone: () => setView(({ done }) => ({ done: done.filter((one) => one !== last) })),
          })
      : null,
  };
}
