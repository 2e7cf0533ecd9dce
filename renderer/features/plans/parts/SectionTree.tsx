// The sections as a tree: arrows move, right opens, left closes, Enter goes there, typing filters the headings.
import { Input, type InputRef } from 'antd';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { headingOf } from '#shared/plans/current.ts';
import type { PlanSection } from '#shared/plans/types.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { closedAtFirst, shownRows, treeOf } from '../section-rows.ts';

interface Props {
  sections: readonly PlanSection[];
  /** The section that is looked at. */
  chosen: string | null;
  onChoose: (id: string) => void;
}

export function SectionTree({ sections, chosen, onChoose }: Props) {
  const { common, plans } = useTexts();
  const words = plans.reader;
  const rows = useMemo(() => treeOf(sections), [sections]);
  const [closed, setClosed] = useState<ReadonlySet<string>>(() => closedAtFirst(rows));
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState<string | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const filter = useRef<InputRef>(null);
  const shown = shownRows(rows, closed, typed);
  const ids = shown.map(({ section }) => section.id);
  const wanted = active ?? chosen;
  const here = wanted !== null && ids.includes(wanted) ? wanted : (ids[0] ?? null);
  const setOpen = (id: string, open: boolean): void => {
    const next = new Set(closed);
    if (open) next.delete(id);
    else next.add(id);
    setClosed(next);
  };
  const moveTo = (id: string | null | undefined): void => {
    if (id === undefined || id === null) return;
    setActive(id);
    box.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`)?.focus();
  };
  const choose = (id: string): void => {
    setActive(id);
    onChoose(id);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.altKey || event.metaKey || here === null) return;
    const at = ids.indexOf(here);
    const row = shown[at];
    const open = row?.hasChildren === true && !closed.has(here);
    const steps: Record<string, () => void> = {
      ArrowDown: () => moveTo(ids[at + 1]),
      ArrowUp: () => (at === 0 ? filter.current?.focus() : moveTo(ids[at - 1])),
      Home: () => moveTo(ids[0]),
      End: () => moveTo(ids.at(-1)),
      ArrowRight: () => (row?.hasChildren && !open ? setOpen(here, true) : moveTo(ids[at + 1])),
      ArrowLeft: () => (open && typed === '' ? setOpen(here, false) : moveTo(row?.parent)),
      Enter: () => choose(here),
      ' ': () => choose(here),
    };
    const step = steps[event.key];
    if (step) {
      event.preventDefault();
      step();
      // Digits go to the levels and tabs of the page; every other letter filters.
    } else if (event.key.length === 1 && !/[0-9/]/.test(event.key)) filter.current?.focus();
  };
  return (
    <section className="panel plan-tree" aria-label={words.sections}>
      <Input
        ref={filter}
        allowClear
        aria-label={words.filterSections}
        placeholder={words.filterSections}
        value={typed}
        maxLength={60}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'ArrowDown') moveTo(here);
          else if (event.key === 'Enter' && here !== null)
            choose(shown.find(({ section }) => headingOf(section).toLowerCase().includes(typed.trim().toLowerCase()))?.section.id ?? here);
          else return;
          event.preventDefault();
        }}
        data-testid="section-filter"
      />
      {shown.length === 0 && typed !== '' ? <Empty>{common.notFound}</Empty> : null}
      <div ref={box} className="section-tree" role="tree" aria-label={words.sections} onKeyDown={onKeyDown} data-testid="section-tree">
        {shown.map(({ section, level, hasChildren }) => (
          <div
            key={section.id}
            className="section-row"
            role="treeitem"
            aria-level={level}
            aria-selected={section.id === chosen}
            {...(hasChildren ? { 'aria-expanded': !closed.has(section.id) || typed !== '' } : {})}
            tabIndex={section.id === here ? 0 : -1}
            data-id={section.id}
            style={{ paddingLeft: 6 + (level - 1) * 14 }}
            title={headingOf(section)}
            onClick={() => choose(section.id)}
          >
            <span
              className={`twist${hasChildren ? (closed.has(section.id) && typed === '' ? ' shut' : ' open') : ''}`}
              aria-hidden="true"
              onClick={(event) => {
                if (!hasChildren) return;
                event.stopPropagation();
                setOpen(section.id, closed.has(section.id));
              }}
            />
            <span>{headingOf(section) || words.noHeading}</span>
          </div>
        ))}
      </div>
    </section>
  );
}
