// The sections as a tree that is worked with the keyboard: arrows move, Tab or Alt with an arrow changes the depth, Enter goes into the heading,
// M joins with the one above, S parts at the caret, T changes between heading and text. Only what is seen is drawn.
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type Ref, useEffect, useImperativeHandle, useRef } from 'react';
import { headingOf } from '#shared/plans/current.ts';
import type { PlanSection } from '#shared/plans/types.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';

export type Command = 'deeper' | 'higher' | 'heading' | 'merge' | 'split' | 'turn' | 'undo' | 'leave';

interface Props {
  sections: readonly PlanSection[];
  /** Problems of a section, by its id. */
  marks: ReadonlyMap<string, string>;
  active: string | null;
  onActive: (id: string) => void;
  onCommand: (command: Command) => void;
  treeRef?: Ref<{ focus: () => void }>;
}

const rowHeight = 34;
/** Characters of a text that stand for a heading that is not there. */
const startOfText = 24;

/** Tab changes the depth here, so that Escape is the way out. */
const commands: Record<string, Command> = { Escape: 'leave', Enter: 'heading', m: 'merge', s: 'split', t: 'turn' };

function commandOf(event: KeyboardEvent): Command | null {
  const { key, ctrlKey, altKey, metaKey, shiftKey } = event;
  if (key === 'Tab' && !ctrlKey && !altKey) return shiftKey ? 'higher' : 'deeper';
  if (altKey && key === 'ArrowRight') return 'deeper';
  if (altKey && key === 'ArrowLeft') return 'higher';
  if ((ctrlKey || metaKey) && key.toLowerCase() === 'z') return 'undo';
  return ctrlKey || altKey || metaKey ? null : (commands[key.length === 1 ? key.toLowerCase() : key] ?? null);
}

function nameOf(section: PlanSection, untitled: string): string {
  const heading = headingOf(section);
  if (heading !== '') return heading;
  const [first] = section.blocks;
  const text = first === undefined ? '' : first.kind === 'text' ? first.text : first.rows.flat().join(' ');
  return text === '' ? untitled : `${untitled}${text.slice(0, startOfText)}…`;
}

export function OutlineTree({ sections, marks, active, onActive, onCommand, treeRef }: Props) {
  const { planImport } = useTexts();
  const words = planImport.editor;
  const box = useRef<HTMLDivElement>(null);
  useImperativeHandle(treeRef, () => ({ focus: () => box.current?.focus() }));
  // oxlint-disable-next-line react/incompatible-library -- the rows are drawn anew on each scroll, so nothing may be memoized
  const virtual = useVirtualizer({
    count: sections.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => sections[index]?.id ?? index,
    overscan: 12,
  });
  const at = sections.findIndex(({ id }) => id === active);
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: 'auto' });
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- only another section moves the list
  }, [at]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const moves: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      Home: 0,
      End: sections.length - 1,
      PageDown: at + 12,
      PageUp: at - 12,
    };
    const target = event.altKey || event.ctrlKey ? undefined : moves[event.key];
    const command = commandOf(event);
    if (target === undefined && command === null) return;
    event.preventDefault();
    event.stopPropagation();
    const next = target === undefined ? undefined : sections[Math.max(0, Math.min(sections.length - 1, target))];
    if (next) onActive(next.id);
    else if (command !== null) onCommand(command);
  };
  return (
    <div
      ref={box}
      className="outline-tree"
      role="tree"
      aria-label={words.outline}
      aria-describedby="outline-keys"
      tabIndex={0}
      aria-activedescendant={active === null ? undefined : `outline-${active}`}
      onKeyDown={onKeyDown}
      data-testid="outline"
    >
      <div role="presentation" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((row) => {
          const section = sections[row.index];
          if (!section) return null;
          const mark = marks.get(section.id);
          return (
            <div
              key={row.key}
              id={`outline-${section.id}`}
              className={`outline-row${section.id === active ? ' active' : ''}${mark === undefined ? '' : ' marked'}`}
              role="treeitem"
              aria-level={section.depth + 1}
              aria-selected={section.id === active}
              aria-setsize={sections.length}
              aria-posinset={row.index + 1}
              style={{ transform: `translateY(${row.start}px)`, height: rowHeight, paddingInlineStart: 10 + section.depth * 18 }}
              title={mark}
              onClick={() => onActive(section.id)}
            >
              <span className={headingOf(section) === '' ? 'untitled' : section.depth === 0 ? 'top' : ''}>
                {nameOf(section, words.untitled)}
              </span>
              {mark === undefined ? null : <i aria-hidden="true">▲</i>}
            </div>
          );
        })}
      </div>
    </div>
  );
}
