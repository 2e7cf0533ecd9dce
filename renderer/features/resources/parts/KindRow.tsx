// The kinds with how many places of each fit: pressed, the list shows that one. Arrows move among them.
import type { KeyboardEvent } from 'react';
import { type FacilityKind, facilityKinds } from '#shared/resources/types.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';

interface Props {
  counts: ReadonlyMap<FacilityKind, number>;
  /** null: all. */
  value: FacilityKind | null;
  onChange: (kind: FacilityKind | null) => void;
  /** Down from here: into the list. */
  onDown: () => void;
}

export function KindRow({ counts, value, onChange, onDown }: Props) {
  const { places, resources } = useTexts();
  // Kinds that nothing is entered of take no room; the chosen one stays.
  const all = [null, ...facilityKinds.filter((kind) => counts.has(kind) || kind === value)];
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
    <div className="place-kinds" role="radiogroup" aria-label={places.list.kinds} onKeyDown={onKeyDown}>
      {all.map((kind) => (
        <button
          key={kind ?? 'all'}
          type="button"
          role="radio"
          aria-checked={kind === value}
          tabIndex={kind === value ? 0 : -1}
          onClick={() => onChange(kind)}
          data-testid={`kind-${kind ?? 'all'}`}
        >
          {kind === null ? places.list.allKinds : resources.kinds[kind]}{' '}
          <em className="num">{kind === null ? sum : (counts.get(kind) ?? 0)}</em>
        </button>
      ))}
    </div>
  );
}
