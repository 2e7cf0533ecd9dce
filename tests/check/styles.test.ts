// The rule on classes of style sheets is a tool, so it is tried on what it must refuse.
import { describe, expect, it } from 'vitest';
import { styleClashes } from './styles.ts';

const near = 'renderer/features/resources/near/near.css';
const limits = 'renderer/features/obligations/limits.css';
const base = 'renderer/app/base.css';

/** What is refused of a sheet beside one more. */
const refusedOf = (file: string, text: string, other: string, otherText: string): string[] =>
  styleClashes([
    { file, text },
    { file: other, text: otherText },
  ]);

describe('classes of two features', () => {
  it('refuses a class that has rules in one and narrows something in the other', () => {
    expect(refusedOf(near, '.near { display: grid; }', limits, '.limit.near { color: red; }')).toEqual([
      `${limits}: .near narrows something here and has rules in ${near}; give it a name of its own`,
    ]);
    expect(refusedOf(near, '.near > li { margin: 0; }', limits, '.limits li.near b { color: red; }')).toHaveLength(1);
  });

  it('refuses a class that has rules in both, whatever stands around them', () => {
    expect(refusedOf(near, '.row { gap: 0; }', limits, '@media print { a,\n.row:hover > b { gap: 4px; } }')).toHaveLength(2);
    expect(refusedOf(near, '.row { gap: 0; }', base, '.row { gap: 8px; }')).toHaveLength(2);
  });

  it('lets through what holds where it is meant to', () => {
    // Narrowed by a class that is meant for every screen.
    expect(refusedOf(near, '.near-table td.num { width: 4em; }', base, '.num { font-variant: tabular-nums; }')).toEqual([]);
    // One of the two stands within something of its own.
    expect(refusedOf(near, '.near-tab .row { gap: 0; }', limits, '.row { gap: 4px; }')).toEqual([]);
    // Within one feature.
    expect(refusedOf(near, '.near { gap: 0; }', 'renderer/features/resources/place.css', '.place.near { gap: 4px; }')).toEqual([]);
    // In a comment, in what :has asks for, in the name of a container.
    expect(
      refusedOf(near, '.near { gap: 0; }', limits, '/* .near { } */ body:has(.limit.near) b { } @container near (width > 9px) { b { } }'),
    ).toEqual([]);
  });
});
