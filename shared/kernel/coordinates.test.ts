import { describe, expect, it } from 'vitest';
import { isFault, readAngle, readMetres, splitPair } from './coordinates.ts';

const exact = 116 + 18 / 60 + 30.5 / 3600;

describe('one typed coordinate', () => {
  it.each([
    ['116.308472', 116.308472, null],
    [' 116.308472° ', 116.308472, null],
    ['１１６．３０８４７２', 116.308472, null],
    ['-116.3', -116.3, null],
    ['−116.3', -116.3, null],
    ['+35.9', 35.9, null],
    ['116°18′30.5″', exact, null],
    ['116°18′30.5″E', exact, 'lng'],
    ['E116°18′30.5″', exact, 'lng'],
    ['116º18’30.5”', exact, null],
    ['116°18\'30.5"', exact, null],
    ["116°18'30.5''", exact, null],
    ['116度18分30.5秒', exact, null],
    ['东经116度18分30.5秒', exact, 'lng'],
    ['东经：116°18′30.5″', exact, 'lng'],
    ['西经 116.5', -116.5, 'lng'],
    ['北纬35.9', 35.9, 'lat'],
    ['S 35.9', -35.9, 'lat'],
    ['35.9S', -35.9, 'lat'],
    ['35°54′30″S', -(35 + 54.5 / 60), 'lat'],
    ['35.9N', 35.9, 'lat'],
    ['116 18 30.5', exact, null],
    ['116:18:30.5', exact, null],
    ['116-18-30.5', exact, null],
    ['116°18′', 116.3, null],
    ['116°18.5′', 116 + 18.5 / 60, null],
    ['116度18分', 116.3, null],
    ['经度：116.3', 116.3, 'lng'],
    ['lat=35.9', 35.9, 'lat'],
    ['.5', 0.5, null],
  ] as const)('%s', (text, degrees, axis) => {
    const read = readAngle(text);
    if (isFault(read)) throw new Error(read.code);
    expect(read.axis).toBe(axis);
    expect(read.degrees).toBeCloseTo(degrees, 9);
  });

  it.each([
    ['', 'coordinateMissing', null],
    [null, 'coordinateMissing', null],
    ['—', 'coordinateMissing', '-'],
    ['无', 'coordinateMissing', '无'],
    ['待定', 'coordinateWords', '待定'],
    ['东风路12号', 'coordinateWords', '东风路12号'],
    ['116°75′', 'minutesOutOfRange', 75],
    ['116°18′60″', 'secondsOutOfRange', 60],
    ['116.5°30′', 'coordinateUnreadable', '116.5°30′'],
    ['116.3.5', 'coordinateUnreadable', '116.3.5'],
    ['116,3', 'coordinateUnreadable', '116,3'],
    ['北纬116.3E', 'wrongLetter', '北纬116.3E'],
  ] as const)('%s is refused as %s', (text, code, received) => {
    expect(readAngle(text)).toMatchObject({ code, received });
  });

  it('reads metres, and nothing that only looks like them', () => {
    expect(['39451358.12', '39 451 358.12', 'X=3974000.5 m', '451358米'].map((text) => readMetres(text))).toEqual([
      39451358.12, 39451358.12, 3974000.5, 451358,
    ]);
    expect(['39,451,358', '', '约45万'].map((text) => readMetres(text))).toMatchObject([
      { code: 'coordinateUnreadable' },
      { code: 'coordinateMissing' },
      { code: 'coordinateUnreadable' },
    ]);
  });
});

describe('both coordinates in one cell', () => {
  it.each([
    ['116.3,35.9', ['116.3', '35.9']],
    ['116.3，35.9', ['116.3', '35.9']],
    ['116.3 35.9', ['116.3', '35.9']],
    ['(116.3; 35.9)', ['116.3', '35.9']],
    ['[116.3, 35.9, 42]', ['116.3', '35.9']],
    ['POINT (116.3 35.9)', ['116.3', '35.9']],
    ['116 18 30.5 35 54 30', ['116 18 30.5', '35 54 30']],
    ['116 18 35 54', ['116 18', '35 54']],
    ['东经116°18′30.5″北纬35°54′', ['东经116°18′30.5″', '北纬35°54′']],
    ['E116°18′30.5″ N35°54′', ['E116°18′30.5″', 'N35°54′']],
    ['35°54′30″N 116°18′30″E', ['35°54′30″N', '116°18′30″E']],
    ['35.9N116.3E', ['35.9N', '116.3E']],
  ])('%s', (text, halves) => {
    expect(splitPair(text)).toEqual(halves);
  });

  it.each([
    ['', 'coordinateMissing'],
    ['县城东', 'coordinateWords'],
    ['116.3', 'coordinateUnreadable'],
  ])('"%s" is refused', (text, code) => {
    expect(splitPair(text)).toMatchObject({ code });
  });
});
