// What every long list does: typing anywhere in it filters it, and whoever comes back finds it scrolled and focused as it was left.
import { type KeyboardEvent, type RefObject, type UIEvent, useEffect, useRef, useState } from 'react';
import type { ListPlace } from './list-place.ts';
import { useKeptScroll } from './use-kept-scroll.ts';

interface Options {
  /** Rows are there. */
  ready: boolean;
  place: ListPlace;
  /** A row of it was opened before. */
  wasOpened: () => boolean;
}

interface Focusable {
  focus: () => void;
}

export function useListHabits<F extends Focusable>({ ready, place, wasOpened }: Options) {
  const filter = useRef<F>(null);
  const box = useRef<HTMLElement>(null);
  const [start] = useState(place.leftAt);
  const [opened] = useState(wasOpened);
  useKeptScroll(box, ready, start);
  useEffect(() => {
    if (opened) listIn(box)?.focus({ preventScroll: true });
  }, [opened]);
  return {
    filter,
    box,
    toList: (): void => listIn(box)?.focus(),
    /** For the box around the list, while it catches. */
    keepPlace: (event: UIEvent): void => {
      if (event.target instanceof HTMLElement) place.keep(event.target.scrollTop);
    },
    onKeyDown: (event: KeyboardEvent): void => {
      if (event.nativeEvent.isComposing || event.ctrlKey || event.altKey || event.metaKey || event.target instanceof HTMLInputElement)
        return;
      if (event.key.length === 1 && event.key !== ' ' && event.key !== '/') filter.current?.focus();
    },
  };
}

const listIn = (box: RefObject<HTMLElement | null>): HTMLElement | null | undefined => box.current?.querySelector<HTMLElement>('.virtual');
