// A list that can grow: only what is seen is drawn. Arrows move, Enter opens, Home and End jump; the row in focus never moves by itself.
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';

interface Props<T> {
  items: readonly T[];
  keyOf: (item: T) => string;
  render: (item: T, active: boolean) => ReactNode;
  /** First guess of a row's height in px; rows are measured. */
  estimate: number;
  label: string;
  onOpen?: (item: T) => void;
  /** The row that the arrows have come to. */
  onActive?: (item: T) => void;
  /** What the space bar does with the row: a change made from the list. */
  onAct?: ((item: T) => void) | undefined;
  /** Asked for when the end comes near. */
  onEnd?: () => void;
  gap?: number;
  /** Put the focus on this row when it changes. */
  focusKey?: string | null;
  /** Rows hold links or buttons of their own: they are rows of a grid then, not options. */
  interactive?: boolean;
  testId?: string;
}

const nearEnd = 20;

export function VirtualList<T>({
  items,
  keyOf,
  render,
  estimate,
  label,
  onOpen,
  onActive,
  onAct,
  onEnd,
  gap = 0,
  focusKey,
  interactive = false,
  testId,
}: Props<T>) {
  const box = useRef<HTMLDivElement>(null);
  const [activeKey, setActiveKey] = useState<string | null>(null);
  // oxlint-disable-next-line react/incompatible-library -- the rows are drawn anew on each scroll, so nothing may be memoized
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => box.current,
    estimateSize: () => estimate,
    getItemKey: (index) => {
      const item = items[index];
      return item === undefined ? index : keyOf(item);
    },
    overscan: 8,
    gap,
  });
  const rows = virtual.getVirtualItems();
  const last = rows.at(-1)?.index ?? 0;
  useEffect(() => {
    if (onEnd && items.length > 0 && last >= items.length - nearEnd) onEnd();
  }, [last, items.length, onEnd]);
  const indexOf = (key: string | null): number => (key === null ? -1 : items.findIndex((item) => keyOf(item) === key));
  const moveTo = (index: number): void => {
    const item = items[Math.max(0, Math.min(items.length - 1, index))];
    if (!item) return;
    setActiveKey(keyOf(item));
    onActive?.(item);
    virtual.scrollToIndex(Math.max(0, Math.min(items.length - 1, index)), { align: 'auto' });
  };
  useEffect(() => {
    if (focusKey === undefined || focusKey === null) return;
    setActiveKey(focusKey);
    const index = items.findIndex((item) => keyOf(item) === focusKey);
    if (index >= 0) virtual.scrollToIndex(index, { align: 'auto' });
    box.current?.focus();
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- only a new wish moves the focus, not a new list
  }, [focusKey]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.target !== box.current) return;
    const current = indexOf(activeKey);
    const moves: Record<string, number> = {
      ArrowDown: current + 1,
      ArrowUp: current - 1,
      Home: 0,
      End: items.length - 1,
      PageDown: current + 10,
      PageUp: current - 10,
    };
    const target = moves[event.key];
    if (target !== undefined) {
      event.preventDefault();
      moveTo(target);
    } else if (event.key === 'Enter') {
      // Come to by one key from the filter, it has no row in focus yet: the first is meant.
      const item = items[Math.max(0, current)];
      if (item) onOpen?.(item);
    } else if (event.key === ' ' && onAct) {
      // Otherwise the list would scroll.
      event.preventDefault();
      const item = items[current];
      if (item) onAct(item);
    }
  };
  return (
    <div
      ref={box}
      className="virtual"
      role={interactive ? 'grid' : 'listbox'}
      aria-label={label}
      tabIndex={0}
      aria-activedescendant={activeKey === null ? undefined : `row-${activeKey}`}
      onKeyDown={onKeyDown}
      data-testid={testId}
    >
      <div role="presentation" style={{ height: virtual.getTotalSize() }}>
        {rows.map((row) => {
          const item = items[row.index];
          if (item === undefined) return null;
          const key = keyOf(item);
          return (
            <div
              key={row.key}
              id={`row-${key}`}
              ref={virtual.measureElement}
              data-index={row.index}
              className="virtual-row"
              role={interactive ? 'row' : 'option'}
              aria-selected={key === activeKey}
              style={{ transform: `translateY(${row.start}px)` }}
            >
              {interactive ? <div role="gridcell">{render(item, key === activeKey)}</div> : render(item, key === activeKey)}
            </div>
          );
        })}
      </div>
    </div>
  );
}
