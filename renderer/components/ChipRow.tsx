// A row of chips with how many rows of the list fit each: one is pressed and the list shows that. Arrows move among them, down leads into the list.
import type { KeyboardEvent } from 'react';
import './chip-row.css';

interface Props<K extends string> {
  keys: readonly K[];
  nameOf: (key: K) => string;
  /** Name of the chip before all others, which shows all. */
  all: string;
  counts: ReadonlyMap<K, number>;
  /** null: all. */
  value: K | null;
  onChange: (key: K | null) => void;
  onDown: () => void;
  label: string;
  /** Prefix of the test ids of the chips. */
  testId: string;
}

export function ChipRow<K extends string>({ keys, nameOf, all, counts, value, onChange, onDown, label, testId }: Props<K>) {
  const chips = [null, ...keys];
  const sum = [...counts.values()].reduce((total, count) => total + count, 0);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      onDown();
      return;
    }
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const at = (chips.indexOf(value) + step + chips.length) % chips.length;
    onChange(chips[at] ?? null);
    event.currentTarget.querySelectorAll('button')[at]?.focus();
  };
  return (
    <div className="chip-row" role="radiogroup" aria-label={label} onKeyDown={onKeyDown}>
      {chips.map((key) => (
        <button
          key={key ?? 'all'}
          type="button"
          role="radio"
          aria-checked={key === value}
          tabIndex={key === value ? 0 : -1}
          onClick={() => onChange(key)}
          data-testid={`${testId}-${key ?? 'all'}`}
        >
          {key === null ? all : nameOf(key)} <em className="num">{key === null ? sum : (counts.get(key) ?? 0)}</em>
        </button>
      ))}
    </div>
  );
}
