// Units as a tree: arrows move, right opens, left closes, Enter shows its people.
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { openRows, type Unit } from '../directory-model.ts';
import { setExpanded, useView } from '../view.ts';

const all = 'all';

export function UnitTree({ units }: { units: readonly Unit[] }) {
  const { directory: words } = useTexts();
  const { unit: chosen, expanded } = useView();
  const [active, setActive] = useState(chosen ?? all);
  const box = useRef<HTMLDivElement>(null);
  const rows = openRows(units, expanded);
  const ids = [all, ...rows.map((row) => row.unit.id)];
  const here = ids.includes(active) ? active : all;
  useEffect(() => {
    box.current?.querySelector(`[data-id="${chosen ?? all}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const choose = (id: string): void => {
    setActive(id);
    useView.setState({ unit: id === all ? null : id });
  };
  const moveTo = (id: string | undefined): void => {
    if (id === undefined) return;
    setActive(id);
    box.current?.querySelector<HTMLElement>(`[data-id="${id}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const index = ids.indexOf(here);
    const row = rows[index - 1];
    const steps: Record<string, () => void> = {
      ArrowDown: () => moveTo(ids[index + 1]),
      ArrowUp: () => moveTo(ids[index - 1]),
      Home: () => moveTo(ids[0]),
      End: () => moveTo(ids.at(-1)),
      ArrowRight: () => (row && row.children > 0 && !expanded.has(here) ? setExpanded(here, true) : moveTo(ids[index + 1])),
      ArrowLeft: () => (row && expanded.has(here) ? setExpanded(here, false) : moveTo(row?.unit.parent ?? all)),
      Enter: () => choose(here),
      ' ': () => choose(here),
    };
    const step = steps[event.key];
    if (!step || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    step();
  };
  return (
    <div ref={box} className="unit-tree" role="tree" aria-label={words.units} onKeyDown={onKeyDown} data-testid="unit-tree">
      <div
        className="unit-row"
        role="treeitem"
        aria-level={1}
        aria-selected={chosen === null}
        tabIndex={here === all ? 0 : -1}
        data-id={all}
        onClick={() => choose(all)}
      >
        <span className="twist" />
        <span>{words.allUnits}</span>
      </div>
      {rows.map(({ unit, level, children }) => (
        <div
          key={unit.id}
          className="unit-row"
          role="treeitem"
          aria-level={level}
          aria-selected={chosen === unit.id}
          {...(children > 0 ? { 'aria-expanded': expanded.has(unit.id) } : {})}
          tabIndex={here === unit.id ? 0 : -1}
          data-id={unit.id}
          style={{ paddingLeft: 8 + (level - 1) * 16 }}
          title={unit.name}
          onClick={() => choose(unit.id)}
        >
          <span
            className={`twist${children > 0 ? (expanded.has(unit.id) ? ' open' : ' shut') : ''}`}
            aria-hidden="true"
            onClick={(event) => {
              if (children === 0) return;
              event.stopPropagation();
              setExpanded(unit.id, !expanded.has(unit.id));
            }}
          />
          <span>{unit.name}</span>
          {children > 0 ? <small className="num faint">{children}</small> : null}
        </div>
      ))}
    </div>
  );
}
