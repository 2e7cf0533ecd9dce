// The shelves with how many plans stand on each: pressed, the list shows that one. Arrows move among them.
import type { KeyboardEvent } from 'react';
import type { Shelf } from '#shared/plans/types.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';

interface Props {
  shelves: readonly Shelf[];
  counts: ReadonlyMap<Shelf, number>;
  /** null: all. */
  value: Shelf | null;
  onChange: (shelf: Shelf | null) => void;
  /** Down from here: into the list. */
  onDown: () => void;
}

export function ShelfRow({ shelves, counts, value, onChange, onDown }: Props) {
  const { plans: words } = useTexts();
  const all = [null, ...shelves];
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
    const at = (all.indexOf(value) + step + all.length) % all.length;
    onChange(all[at] ?? null);
    event.currentTarget.querySelectorAll('button')[at]?.focus();
  };
  return (
    <div className="shelf-row" role="radiogroup" aria-label={words.list.shelves} onKeyDown={onKeyDown}>
      {all.map((shelf) => (
        <button
          key={shelf ?? 'all'}
          type="button"
          role="radio"
          aria-checked={shelf === value}
          tabIndex={shelf === value ? 0 : -1}
          onClick={() => onChange(shelf)}
          data-testid={`shelf-${shelf ?? 'all'}`}
        >
          {shelf === null ? words.list.allShelves : words.shelf[shelf]}{' '}
          <em className="num">{shelf === null ? sum : (counts.get(shelf) ?? 0)}</em>
        </button>
      ))}
    </div>
  );
}
