// Rows of places: columns guessed, cells read as offices write them, duplicates found, positions doubted.
import { describe, expect, it } from 'vitest';
import { wgs84 } from '../../kernel/crs.ts';
import { fieldOf } from '../fields.ts';
import type { FacilityKind } from '../types.ts';
import { dayOf, fieldCell } from './cells.ts';
import { choiceOf, kindOf, kindOfName } from './choices.ts';
import { contactsOf } from './contacts.ts';
import { likeness, PlaceFinder } from './duplicates.ts';
import { guessKind, guessMapping, headingForm, systemOfHeading } from './headings.ts';
import { makeLocator } from './locator.ts';
import { readRow } from './rows.ts';
import type { PlaceMapping, PlaceProblem, StandingPlace } from './types.ts';
import { townshipOf, Whereabouts } from './whereabouts.ts';

const cell = (kind: FacilityKind, key: string, text: string) => {
  const definition = fieldOf(kind, key);
  if (!definition) throw new Error(key);
  return fieldCell(text, definition, key);
};

describe('headings', () => {
  it('are told as offices write them', () => {
    const columns = [
      '序号',
      '应急避难场所名称*',
      '级 别',
      '可容纳人数（人）',
      '占地面积(㎡)',
      '东经',
      '北纬',
      '详细地址',
      '负责人',
      '联系电话',
      '备注',
    ];
    expect(guessMapping(columns, 'shelter')).toEqual([
      null,
      'name',
      'field.shelterGrade',
      'field.capacity',
      'field.area',
      'lng',
      'lat',
      'address',
      'contact',
      'phone',
      'note',
    ]);
    expect(guessMapping(['Name', 'LON', 'LAT', 'Beds'], 'hospital')).toEqual(['name', 'lng', 'lat', 'field.beds']);
    expect(guessMapping(['单位', '经纬度', '床位数'], 'hospital')).toEqual(['name', 'lngLat', 'field.beds']);
    expect(guessMapping(['坐标·经度', '坐标·纬度', '负责人·姓名', '联系·联系电话'], null)).toEqual(['lng', 'lat', 'contact', 'phone']);
    expect(guessMapping(['WKT', '名称'], null)).toEqual(['lngLat', 'name']);
    expect(headingForm('2.面积(㎡)')).toBe('面积');
  });

  it('name the system of their coordinates', () => {
    const columns = ['百度经度', '高德经度', '经度(GCJ-02)', 'WGS84经度', '火星坐标', 'CGCS2000坐标', '经度'];
    expect(columns.map(systemOfHeading)).toEqual(['bd09', 'gcj02', 'gcj02', 'wgs84', 'gcj02', 'cgcs2000', null]);
    for (const [lng, lat] of [
      ['百度经度', '百度纬度'],
      ['gcj02_lng', 'gcj02_lat'],
      ['BD09坐标系经度', 'BD09坐标系纬度'],
    ])
      expect(guessMapping([lng ?? '', lat ?? ''], null)).toEqual(['lng', 'lat']);
    expect(guessMapping(['百度地址'], null)).toEqual([null]);
  });

  it('say the kind of the rows with the name of the file and of the rows', () => {
    expect(guessKind('2026避难场所.xlsx', ['名称', '经度'], ['实验小学'])).toBe('shelter');
    expect(guessKind('a.csv', ['名称', '床位'], ['云河县人民医院', '石桥镇卫生院'])).toBe('hospital');
    expect(guessKind('a.csv', ['名称'], ['甲', '乙'])).toBeNull();
    expect(kindOf('加油站')).toEqual({ kind: 'hazardSource', subKind: '加油站' });
    expect(kindOf('应急资源/避难场所/城关镇中学')).toEqual({ kind: 'shelter', subKind: '' });
    expect(kindOfName('石桥镇中心小学避难场所')).toBe('shelter');
  });
});

describe('cells', () => {
  it.each([
    ['shelter', 'capacity', '1,200人', { value: 1200 }],
    ['shelter', 'capacity', '１２００', { value: 1200 }],
    ['shelter', 'capacity', '约300', { value: 300, note: 'approximate' }],
    ['shelter', 'capacity', '300余人', { value: 300, note: 'approximate' }],
    ['shelter', 'capacity', '1.2万人', { value: 12_000 }],
    ['shelter', 'capacity', '三百', { value: 300 }],
    ['shelter', 'capacity', '3.5', { fault: 'notWhole' }],
    ['shelter', 'capacity', '-5', { fault: 'negative', limit: 0 }],
    ['shelter', 'capacity', '很多', { fault: 'notNumber' }],
    ['shelter', 'area', '3亩', { value: 2000.0001 }],
    ['shelter', 'area', '1200㎡', { value: 1200 }],
    ['shelter', 'opened', '未开放', { value: false }],
    ['shelter', 'opened', '√', { value: true }],
    ['shelter', 'opened', '也许', { fault: 'notYesNo' }],
    ['shelter', 'shelterGrade', '乡镇级', { value: 'township' }],
    ['shelter', 'shelterGrade', '星级', { fault: 'notChoice' }],
    ['reservoir', 'reservoirSize', '小（一）型', { value: 'small1' }],
    ['reservoir', 'capacity', '1.5亿立方米', { value: 15_000 }],
    ['fireStation', 'readyMinutes', '1小时', { value: 60 }],
  ] as const)('%s.%s %s', (kind, key, text, expected) => {
    expect(cell(kind, key, text)).toEqual(expected);
  });

  it('days and choices', () => {
    expect(dayOf('2026年3月1日')).toBe('2026-03-01');
    expect(dayOf('2026/3/1')).toBe('2026-03-01');
    expect(dayOf('2026-02-30')).toBeNull();
    expect(choiceOf('hospitalLevel', ['third', 'second', 'first', 'none'], '三甲')).toBe('third');
  });

  it('contacts stand side by side', () => {
    const problems: PlaceProblem[] = [];
    const found = contactsOf(
      { field: 'contact', text: '王伟、李强' },
      undefined,
      { field: 'phone', text: '13900000001/0538-1234567' },
      false,
      problems,
    );
    expect(found).toMatchObject([
      { name: '王伟', phone: '13900000001' },
      { name: '李强', phone: '0538-1234567' },
    ]);
    expect(contactsOf(undefined, undefined, { field: 'phone', text: '1390000000' }, false, problems)).toEqual([]);
    expect(problems).toMatchObject([{ code: 'notPhone' }]);
  });
});

describe('a row', () => {
  const mapping: PlaceMapping = ['name', 'field.capacity', 'field.peopleNow', 'lng', 'lat'];
  const read = (cells: (string | number | null)[], swapped = false) =>
    readRow(
      { line: 2, cells, geometry: null },
      { settings: { mapping, kind: 'shelter', kindWords: {} }, locator: makeLocator(wgs84, swapped), today: '2026-11-28' },
    );

  it('says all that is wrong at once', () => {
    expect(
      read(['', '很多', '-1', 116.3, 200])
        .problems.map(({ code }) => code)
        .sort(),
    ).toEqual(['latitudeOutOfRange', 'missing', 'negative', 'notNumber'].sort());
  });

  it('marks more people than there is room for, and a place without a position', () => {
    expect(read(['甲', 100, 120, null, null]).problems.map(({ code }) => code)).toEqual(['noPosition', 'moreThan']);
  });

  it('mends longitude and latitude in each other’s place only when asked', () => {
    expect(read(['甲', 1, 1, 35.9, 116.3]).problems.map(({ code }) => code)).toEqual(['looksSwapped']);
    expect(read(['甲', 1, 1, 35.9, 116.3], true).value.position).toEqual({ lng: 116.3, lat: 35.9 });
    expect(read(['甲', 1, 1, '116°18′00″E', '北纬35度54分']).value.position).toEqual({ lng: 116.3, lat: 35.9 });
  });
});

describe('duplicates', () => {
  const place = (name: string, lng: number, more: Partial<StandingPlace> = {}): StandingPlace => ({
    id: name,
    kind: 'shelter',
    name,
    position: { lng, lat: 35.9 },
    phones: [],
    ...more,
  });
  const known = new PlaceFinder([
    place('云河县实验小学', 116.3, { phones: ['0538-1234567'] }),
    place('中心小学', 116.5),
    ...['甲', '乙', '丙'].map((name, nth) => place(`${name}点`, 117 + nth, { phones: ['0538-7654321'] })),
  ]);

  it('are sure by name and by place, and doubtful by less', () => {
    expect(known.find(place('云河县 实验小学', 116.301))).toMatchObject({ reason: 'name', sure: true });
    expect(known.find(place('实验小学', 116.3005))).toMatchObject({ reason: 'nearName', sure: true });
    expect(known.find(place('云河县实验学校', 116.3005))).toMatchObject({ reason: 'nearName', sure: false });
    expect(known.find(place('中心小学', 116.9))).toMatchObject({ reason: 'name', sure: false });
    expect(known.find(place('别处', 116.9, { phones: ['05381234567'] }))).toMatchObject({ reason: 'phone', sure: false });
  });

  it('are none by a number that a whole township gives, by another kind, or by a name alone that is like it', () => {
    expect(known.find(place('丁点', 119, { phones: ['0538-7654321'] }))).toBeNull();
    expect(known.find(place('云河县实验小学', 116.3, { kind: 'school' }))).toBeNull();
    expect(known.find(place('云河县实验学校', 116.4))).toBeNull();
    expect(likeness('甲', '甲')).toBe(1);
  });
});

describe('where a row lies', () => {
  const near = Array.from({ length: 6 }, (_, nth) => ({ address: '云河县石桥镇王庄村', position: { lng: 116.2 + nth / 1000, lat: 35.9 } }));
  const area = { inside: null, centre: null, townships: ['石桥镇'] };

  it('is doubted far from the others and far from the township of its address', () => {
    const whereabouts = new Whereabouts(area, near, []);
    const codes = (address: string, lng: number): string[] =>
      whereabouts.look({ address, position: { lng, lat: 35.9 } }).map(({ code }) => code);
    expect(codes('石桥镇', 116.21)).toEqual([]);
    expect(codes('石桥镇', 116.5)).toEqual(['farFromTownship']);
    expect(codes('城关镇', 118)).toEqual(['farFromCentre']);
    const inside = new Whereabouts({ ...area, inside: ({ lng }) => lng < 116.3 }, near, []);
    expect(inside.look({ address: '', position: { lng: 116.4, lat: 35.9 } })).toMatchObject([{ code: 'outside' }]);
  });

  it('is told from the address', () => {
    expect(townshipOf('山东省泰安市云河县石桥镇王庄村')).toBe('石桥镇');
    expect(townshipOf('云河县南关街道滨河路')).toBe('南关街道');
    expect(townshipOf('滨河路 5 号')).toBeNull();
  });
});
