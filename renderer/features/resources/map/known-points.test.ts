// What the map makes of the station's answers about places.
import { describe, expect, it } from 'vitest';
import type { FacilityPoints } from '#shared/contract/facilities.ts';
import { freshPoints } from './known-points.ts';

type Row = [id: string, name: string, unit: string];

function answer(rows: Row[], more: Partial<FacilityPoints> = {}): FacilityPoints {
  const unitNames = [...new Set(rows.flatMap(([, , unit]) => (unit === '' ? [] : [unit])))];
  return {
    ids: rows.map(([id]) => id),
    names: rows.map(([, name]) => name),
    subKinds: rows.map(() => ''),
    kinds: rows.map(() => 1),
    lngs: rows.map((_, nth) => 116 + nth),
    lats: rows.map(() => 36),
    closed: rows.map(() => false),
    opened: rows.map(() => false),
    pinyins: rows.map(() => ''),
    units: rows.map(([, , unit]) => unitNames.indexOf(unit)),
    unitNames,
    revision: '1-a',
    changesOnly: false,
    gone: [],
    ...more,
  };
}

const rowsOf = (points: FacilityPoints): Row[] =>
  points.ids.map((id, nth) => [id, points.names[nth] ?? '', points.unitNames[points.units[nth] ?? -1] ?? '']);

/** A station that gives these answers one after the other, and what it was asked. */
function station(...answers: FacilityPoints[]) {
  const asked: object[] = [];
  return {
    asked,
    ask: (input: object): Promise<FacilityPoints> => {
      asked.push(input);
      const next = answers.shift();
      return next ? Promise.resolve(next) : Promise.reject(new Error('asked too often'));
    },
  };
}

describe('the places that the map knows', () => {
  const known = answer([
    ['a', '实验小学', '教育局'],
    ['c', '物资库', '应急局'],
    ['e', '体育场', ''],
  ]);

  it('are asked for page by page; the revision is the first page’s, so that nothing written meanwhile is missed', async () => {
    const { ask, asked } = station(
      answer([['a', '实验小学', '教育局']], { nextCursor: 'a' }),
      answer([['b', '物资库', '应急局']], { nextCursor: 'b', revision: '2-b' }),
      answer([['c', '体育场', '教育局']], { revision: '3-c' }),
    );
    const points = await freshPoints(undefined, ask);
    expect(asked).toEqual([{}, { cursor: 'a' }, { cursor: 'b' }]);
    expect(points.revision).toBe('1-a');
    expect(points.unitNames).toEqual(['教育局', '应急局']);
    expect(rowsOf(points)).toEqual([
      ['a', '实验小学', '教育局'],
      ['b', '物资库', '应急局'],
      ['c', '体育场', '教育局'],
    ]);
  });

  it('stay the same object while nothing changes', async () => {
    const { ask, asked } = station(answer([], { changesOnly: true, revision: '9-z' }));
    expect(await freshPoints(known, ask)).toBe(known);
    expect(asked).toEqual([{ since: '1-a' }]);
  });

  it('take in what was written since: changed, new and gone ones, in the order of their ids', async () => {
    const changes = answer(
      [
        ['a', '第一小学', '城管局'],
        ['d', '新站', '教育局'],
      ],
      { changesOnly: true, revision: '2-b', gone: ['e', 'x'] },
    );
    const points = await freshPoints(known, station(changes).ask);
    expect(points.revision).toBe('2-b');
    expect(rowsOf(points)).toEqual([
      ['a', '第一小学', '城管局'],
      ['c', '物资库', '应急局'],
      ['d', '新站', '教育局'],
    ]);
    expect(points.lngs).toEqual([116, 117, 117]);
  });

  it('are all taken anew where the station cannot say what changed', async () => {
    const { ask, asked } = station(answer([['b', '新', '']], { nextCursor: 'b', revision: '7-g' }), answer([['f', '又新', '']]));
    const points = await freshPoints(known, ask);
    expect(asked).toEqual([{ since: '1-a' }, { cursor: 'b' }]);
    expect(points.ids).toEqual(['b', 'f']);
    expect(points.revision).toBe('7-g');
  });
});
