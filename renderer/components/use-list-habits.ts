// What every long list does: typing filters it, also for whoever has just come to it, and whoever comes back finds it scrolled and focused
// as it was left.
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
  const toList = (): void => listIn(box)?.focus();
  const toFilter = (event: Pressed): void => {
    if (!event.ctrlKey && !event.altKey && !event.metaKey && event.key.length === 1 && event.key !== ' ' && event.key !== '/')
      filter.current?.focus();
  };
  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent): void => {
      if (event.isComposing || event.defaultPrevented || !isNowhere(event.target) || document.querySelector('.ant-modal, .ant-drawer-open'))
        return;
      toFilter(event);
      if (event.key !== 'ArrowDown') return;
      event.preventDefault();
      toList();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  });
  return {
    filter,
    box,
    toList,
    /** For the box around the list, while it catches. */
    keepPlace: (event: UIEvent): void => {
      if (event.target instanceof HTMLElement) place.keep(event.target.scrollTop);
    },
    onKeyDown: (event: KeyboardEvent): void => {
      if (!event.nativeEvent.isComposing && !(event.target instanceof HTMLInputElement)) toFilter(event);
    },
  };
}

type Pressed = Pick<globalThis.KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey'>;

/** The keyboard is where one comes from: on nothing, or on the way here in the navigation. */
const isNowhere = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target === document.body || target.closest('nav') !== null);

const listIn = (box: RefObject<HTMLElement | null>): HTMLElement | null | undefined => box.current?.querySelector<HTMLElement>('.virtual');
