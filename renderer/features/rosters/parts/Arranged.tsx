// A list whose order matters: by mouse it is dragged, by keyboard moved with Alt and an arrow; Del takes an item out.
import { Button } from 'antd';
import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { shifted } from '../roster-form.ts';

interface Props<T> {
  items: readonly T[];
  keyOf: (item: T) => string;
  nameOf: (item: T) => string;
  label: string;
  render: (item: T, index: number) => ReactNode;
  onChange: (items: T[]) => void;
}

export function Arranged<T>({ items, keyOf, nameOf, label, render, onChange }: Props<T>) {
  const { rosterSetup: words } = useTexts();
  const list = useRef<HTMLOListElement>(null);
  const focus = (index: number): void => {
    window.setTimeout(() => list.current?.querySelectorAll<HTMLElement>(':scope > li')[Math.max(0, index)]?.focus());
  };
  const move = (from: number, to: number): void => {
    if (to < 0 || to >= items.length) return;
    onChange(shifted(items, from, to));
    focus(to);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLLIElement>, index: number): void => {
    if (event.target !== event.currentTarget) return;
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      if (event.altKey) move(index, index + step);
      else focus(Math.min(items.length - 1, index + step));
    } else if (event.key === 'Delete') {
      event.preventDefault();
      onChange(items.filter((_, at) => at !== index));
      focus(Math.min(index, items.length - 2));
    }
  };
  return (
    <ol ref={list} className="arranged" aria-label={label}>
      {items.map((item, index) => (
        <li
          key={keyOf(item)}
          tabIndex={index === 0 ? 0 : -1}
          draggable
          onKeyDown={(event) => onKeyDown(event, index)}
          onDragStart={(event) => {
            event.dataTransfer.setData('text/plain', `${label} ${index}`);
            event.dataTransfer.effectAllowed = 'move';
          }}
          onDragOver={(event) => event.preventDefault()}
          onDrop={(event) => {
            event.preventDefault();
            const said = event.dataTransfer.getData('text/plain');
            const from = Number(said.slice(label.length + 1));
            if (said.startsWith(`${label} `) && Number.isInteger(from)) move(from, index);
          }}
        >
          <span className="num place" aria-hidden="true">
            {index + 1}
          </span>
          {render(item, index)}
          <Button
            size="small"
            type="text"
            tabIndex={-1}
            aria-label={words.takeOut(nameOf(item))}
            onClick={() => onChange(items.filter((_, at) => at !== index))}
          >
            ×
          </Button>
        </li>
      ))}
    </ol>
  );
}
