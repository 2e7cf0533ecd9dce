// What lies around a point, over the contract: the nearest, circles with sums, hazards that reach it, and what nobody should ask.
import { describe, expect, it } from 'vitest';
import { leak } from '#kit/builders.ts';
import { makeStation, type TestStation } from '#kit/station.ts';
import { depot, filled, tents } from '#kit/stock.ts';
import type { FacilityKind } from '#shared/resources/types.ts';

const centre = { lng: 116.3, lat: 35.9 };
/** Degrees of latitude that are so many metres. */
const north = (metres: number): number => 35.9 + metres / 111_195.08;

async function place(
  { call }: TestStation,
  kind: FacilityKind,
  name: string,
  metres: number,
  fields: Record<string, string | number | boolean> = {},
): Promise<string> {
  const { id } = await call.facilities.create({
    facility: { kind, name, position: { lng: 116.3, lat: north(metres) }, fields },
    contacts: [{ name: `${name}保管员`, phone: '19900000001', keyHolder: true }],
  });
  return id;
}

describe('around a point', () => {
  it('finds the nearest of a kind, with a limit and a circle', async () => {
    const test = await makeStation();
    await place(test, 'fireStation', '远站', 4_000);
    await place(test, 'fireStation', '近站', 900);
    await place(test, 'hospital', '医院', 100);
    const { items } = await test.call.nearby.nearest({ ...centre, kind: 'fireStation' });
    expect(items.map(({ facility, metres }) => [facility.name, Math.round(metres)])).toEqual([
      ['近站', 900],
      ['远站', 4_000],
    ]);
    expect((await test.call.nearby.nearest({ ...centre, limit: 1 })).items[0]?.facility.name).toBe('医院');
    expect((await test.call.nearby.nearest({ ...centre, within: 1_000 })).items).toHaveLength(2);
  });

  it('follows places that are moved, closed to view and brought back', async () => {
    const test = await makeStation();
    const id = await place(test, 'shelter', '小学', 300, { capacity: 500 });
    const count = async (): Promise<number> => (await test.call.nearby.around(centre)).total;
    expect(await count()).toBe(1);
    await test.call.facilities.change({ id, patch: { position: { lng: 117.3, lat: 35.9 } } });
    expect(await count()).toBe(0);
    await test.call.facilities.change({ id, patch: { position: centre } });
    expect(await count()).toBe(1);
    await test.call.facilities.remove({ id });
    expect(await count()).toBe(0);
    await test.call.facilities.restore({ id });
    expect(await count()).toBe(1);
  });

  it('lists those at risk first, with sums a ring and who has the key', async () => {
    const test = await makeStation();
    await place(test, 'shelter', '小学', 300, { capacity: 500, peopleNow: 120 });
    await place(test, 'shelter', '体育馆', 2_000, { capacity: 900 });
    await place(test, 'fireStation', '城关站', 800, { pumps: 3, crewOnDuty: 12 });
    await place(test, 'school', '中学', 4_500, { people: 1_800 });
    await place(test, 'hazardSource', '油库', 7_000, { radius: 8_000, substance: '汽油' });
    await place(test, 'hazardSource', '药店', 7_000, { radius: 100 });
    const { items, rings, total } = await test.call.nearby.around(centre);
    expect(items.map(({ name, ring, reaches }) => [name, ring, reaches])).toEqual([
      ['油库', null, 8_000],
      ['中学', 5_000, null],
      ['小学', 500, null],
      ['城关站', 1_000, null],
      ['体育馆', 3_000, null],
    ]);
    expect(total).toBe(5);
    expect(items[2]).toMatchObject({ bearing: 0, metres: 300, contacts: [{ keyHolder: true, phones: [{ number: '19900000001' }] }] });
    expect(rings.map(({ metres, count }) => [metres, count])).toEqual([
      [500, 1],
      [1_000, 2],
      [3_000, 3],
      [5_000, 4],
    ]);
    const shelters = rings[2]?.kinds.find(({ kind }) => kind === 'shelter');
    expect(shelters?.figures).toContainEqual({ key: 'placesFree', sum: 1_280, known: 2 });
    expect(await test.call.nearby.glance(centre)).toMatchObject({ placesFree: 1_280, reaching: 1 });
  });

  it('refuses what no point and no circle is', async () => {
    const { call } = await makeStation();
    await expect(call.nearby.nearest({ lng: 200, lat: 35.9 })).rejects.toMatchObject({
      code: 'notValid',
      data: { field: 'lng', limit: 180 },
    });
    // As a query string brings it: a number that is too large is no text that is too long.
    await expect(call.nearby.nearest({ lng: '116.3', lat: '200' })).rejects.toMatchObject({
      code: 'notValid',
      data: { field: 'lat', limit: 90, received: '200' },
    });
    await expect(call.nearby.nearest({ lng: '', lat: 35.9 })).rejects.toMatchObject({ data: { field: 'lng' } });
    await expect(call.nearby.nearest({ lng: 'Infinity', lat: 35.9 })).rejects.toMatchObject({ data: { field: 'lng' } });
    await expect(call.nearby.nearest({ ...centre, limit: 1_000_000 })).rejects.toMatchObject({ data: { field: 'limit', limit: 200 } });
    await expect(call.nearby.nearest({ ...centre, limit: 1.5 })).rejects.toMatchObject({ data: { field: 'limit' } });
    await expect(call.nearby.nearest({ ...centre, within: -5 })).rejects.toMatchObject({ data: { field: 'within' } });
    await expect(call.nearby.around({ ...centre, rings: '500,abc' })).rejects.toMatchObject({ data: { field: 'rings.1' } });
    await expect(call.nearby.around({ ...centre, rings: '1,2,3,4,5,6,7,8,9' })).rejects.toMatchObject({
      data: { field: expect.stringContaining('rings') as string },
    });
    await expect(call.nearby.around({ ...centre, rings: '1e12' })).rejects.toMatchObject({ data: { field: 'rings.0', limit: 100_000 } });
    await expect(call.nearby.around({ ...centre, kinds: 'shelter,palace' })).rejects.toMatchObject({ data: { field: 'kinds.1' } });
  });

  it('stands at the poles and at the date line', async () => {
    const test = await makeStation();
    await test.call.facilities.create({ facility: { kind: 'team', name: '东', position: { lng: 179.999, lat: 0 } } });
    await test.call.facilities.create({ facility: { kind: 'team', name: '极', position: { lng: 0, lat: 90 } } });
    expect((await test.call.nearby.around({ lng: -179.999, lat: 0 })).items.map(({ name }) => name)).toEqual(['东']);
    expect((await test.call.nearby.around({ lng: 90, lat: 89.999 })).items.map(({ name }) => name)).toEqual(['极']);
    expect((await test.call.nearby.around({ lng: 0, lat: -90 })).total).toBe(0);
  });
});

describe('shelters for evacuated people', () => {
  it('are proposed by distance, those under a hazard or closed left out with the reason', async () => {
    const test = await makeStation();
    await place(test, 'shelter', '近小学', 800, { capacity: 100, peopleNow: 20 });
    await place(test, 'shelter', '现场边', 300, { capacity: 900 });
    const closed = await place(test, 'shelter', '关闭的', 1_500, { capacity: 900 });
    await test.call.facilities.change({ id: closed, patch: { closed: { on: '2026-11-01', reason: '维修' } } });
    await place(test, 'shelter', '油库旁', 6_000, { capacity: 900 });
    await place(test, 'hazardSource', '油库', 6_100, { radius: 500 });
    await place(test, 'shelter', '体育馆', 9_000, { capacity: 200, opened: true });
    const { chosen, missing, leftOut } = await test.call.nearby.shelters({ ...centre, people: 300 });
    expect(chosen.map(({ name, people, opened, contacts }) => [name, people, opened, contacts[0]?.keyHolder])).toEqual([
      ['近小学', 80, false, true],
      ['体育馆', 200, true, true],
    ]);
    expect(missing).toBe(20);
    expect(leftOut.map(({ name, reason, hazard }) => [name, reason, hazard])).toEqual([
      ['现场边', 'tooNear', null],
      ['关闭的', 'closed', null],
      ['油库旁', 'hazard', '油库'],
    ]);
    expect((await test.call.nearby.shelters({ ...centre, people: 300, keepAway: 0 })).chosen[0]?.name).toBe('现场边');
    await expect(test.call.nearby.shelters({ ...centre, people: -1 })).rejects.toMatchObject({ data: { field: 'people' } });
    await expect(test.call.nearby.shelters({ ...centre, people: 1e12 })).rejects.toMatchObject({
      data: { field: 'people', limit: 10_000_000 },
    });
  });
});

describe('ways along the roads', () => {
  const metres = (x: number, y: number): [number, number] => [
    116.3 + x / (111_195.08 * Math.cos((35.9 * Math.PI) / 180)),
    35.9 + y / 111_195.08,
  ];

  async function loadRoads(test: TestStation): Promise<void> {
    const line = (roadClass: string, points: [number, number][]) => ({
      type: 'Feature',
      properties: { name: '', class: roadClass },
      geometry: { type: 'LineString', coordinates: points.map(([x, y]) => metres(x, y)) },
    });
    const file = new File(
      [
        JSON.stringify({
          type: 'FeatureCollection',
          features: [
            line('county', [
              [-2_000, 0],
              [2_000, 0],
            ]),
            // Not cut where it meets the first.
            line('village', [
              [1_000, -500],
              [1_000, 1_500],
              [-1_000, 1_500],
              [-1_000, -500],
            ]),
            line('village', [
              [8_000, 8_000],
              [9_000, 8_000],
            ]),
          ],
        }),
      ],
      'roads.geojson',
    );
    const { previewId, guess } = await test.call.mapShapes.read({ file });
    await test.call.mapShapes.take({
      previewId,
      use: 'roads',
      name: '道路',
      source: '县交通局',
      reviewNumber: '',
      dataOn: null,
      secrecy: 'internal',
      crs: 'wgs84',
      epsg: 0,
      nameColumn: guess.name,
      codeColumn: guess.code,
      kindColumn: guess.kind,
    });
  }

  it('are told as an estimate beside the straight line, with the way, and none where no road leads', async () => {
    const test = await makeStation();
    const at = ([lng, lat]: [number, number]) => ({ lng, lat });
    const station = await test.call.facilities.create({ facility: { kind: 'fireStation', name: '东站', position: at(metres(1_500, 0)) } });
    await test.call.facilities.create({ facility: { kind: 'hospital', name: '孤岛医院', position: at(metres(8_500, 8_000)) } });
    const before = await test.call.nearby.ofKinds(at(metres(-1_500, 0)));
    expect(before).toMatchObject({
      roads: null,
      kinds: [{ kind: 'fireStation', places: [{ name: '东站', metres: 3_000, road: null }] }, {}],
    });
    await loadRoads(test);
    const { kinds, roads } = await test.call.nearby.ofKinds(at(metres(-1_500, 0)));
    expect(roads).toMatchObject({ islands: 2 });
    // 3 km at 45 km/h.
    expect(kinds[0]?.places[0]).toMatchObject({ name: '东站', metres: 3_000, road: { minutes: 4 } });
    expect(Math.abs((kinds[0]?.places[0]?.road?.metres ?? 0) - 3_000)).toBeLessThan(5);
    expect(kinds[1]?.places[0]).toMatchObject({ name: '孤岛医院', road: null });
    const route = await test.call.nearby.route({ ...at(metres(-1_500, 0)), id: station.id });
    expect(route.points.length).toBeGreaterThan(1);
    expect(route.points[0]?.[0]).toBeCloseTo(metres(1_500, 0)[0], 5);
    // The office knows its roads better than we do.
    await test.call.nearby.setSpeeds({ speeds: [{ roadClass: 'county', kmh: 30 }] });
    expect((await test.call.nearby.speeds({})).items).toContainEqual({ roadClass: 'county', kmh: 30, by: 'office' });
    expect((await test.call.nearby.ofKinds(at(metres(-1_500, 0)))).kinds[0]?.places[0]?.road?.minutes).toBe(6);
    await test.call.nearby.setSpeeds({ speeds: [{ roadClass: 'county', kmh: null }] });
    expect((await test.call.nearby.speeds({})).items).toContainEqual({ roadClass: 'county', kmh: 45, by: 'proposal' });
    await expect(test.call.nearby.setSpeeds({ speeds: [{ roadClass: 'county', kmh: 900 }] })).rejects.toMatchObject({
      data: { limit: 150 },
    });
    await expect(test.call.nearby.route({ ...centre, id: '01930000-0000-7000-8000-000000000001' })).rejects.toMatchObject({
      code: 'notFound',
    });
  });

  it('say who is nearest and which shelters are filled first, with those behind them that no road reaches', async () => {
    const test = await makeStation();
    const at = ([lng, lat]: [number, number]) => ({ lng, lat });
    const from = at(metres(-1_500, 0));
    // Right across the fields, half an hour around by road; and along the road.
    const make = async (kind: FacilityKind, name: string, x: number, y: number) =>
      test.call.facilities.create({
        facility: { kind, name, position: at(metres(x, y)), fields: kind === 'shelter' ? { capacity: 100 } : {} },
      });
    for (const kind of ['fireStation', 'shelter'] as const) {
      await make(kind, '对岸', -1_000, 1_500);
      await make(kind, '路边', 500, 0);
      await make(kind, '孤岛', 8_500, 8_000);
      // Further away by straight line than as many as are asked for.
      for (let nth = 0; nth < 3; nth += 1) await make(kind, `对岸${nth}`, -1_000 + nth, 1_510);
    }
    const names = async () => {
      const { kinds } = await test.call.nearby.ofKinds({ ...from, each: 1 });
      const { chosen, spare, roads } = await test.call.nearby.shelters({ ...from, people: 150 });
      return { station: kinds[0]?.places[0]?.name, shelters: [...chosen, ...spare].map(({ name, road }) => [name, road !== null]), roads };
    };
    const straight = await names();
    expect([straight.station, straight.roads, straight.shelters[0], straight.shelters.length]).toEqual(['对岸', false, ['对岸', false], 6]);
    await loadRoads(test);
    const { station, shelters, roads } = await names();
    expect([station, roads]).toEqual(['路边', true]);
    expect([shelters[0], shelters.at(-1)]).toEqual([
      ['路边', true],
      ['孤岛', false],
    ]);
  });

  it('keep to the directions that the layer says, and say which of them were not understood', async () => {
    const test = await makeStation();
    const at = ([lng, lat]: [number, number]) => ({ lng, lat });
    const line = (oneway: string | number | boolean, points: [number, number][]) => ({
      type: 'Feature',
      properties: { class: 'county', oneway },
      geometry: { type: 'LineString', coordinates: points.map(([x, y]) => metres(x, y)) },
    });
    // A ring of one direction, eastward below, the second piece drawn against it: who wants to go west drives all around.
    const ring = [
      line('yes', [
        [-2_000, 0],
        [2_000, 0],
      ]),
      line(-1, [
        [2_000, 1_000],
        [2_000, 0],
      ]),
      line(true, [
        [2_000, 1_000],
        [-2_000, 1_000],
      ]),
      line('东向西', [
        [-2_000, 1_000],
        [-2_000, 0],
      ]),
    ];
    const file = new File([JSON.stringify({ type: 'FeatureCollection', features: ring })], 'roads.geojson');
    const { previewId, guess, columns } = await test.call.mapShapes.read({ file });
    expect(columns[guess.oneWay]?.name).toBe('oneway');
    const about = { name: '道路', source: '县交通局', reviewNumber: '', dataOn: null, secrecy: 'internal', crs: 'wgs84', epsg: 0 } as const;
    const columnsOf = { nameColumn: -1, codeColumn: -1, kindColumn: guess.kind, oneWayColumn: guess.oneWay };
    expect(await test.call.mapShapes.take({ previewId, use: 'roads', ...about, ...columnsOf })).toMatchObject({
      oneWay: 3,
      oneWayUnread: 1,
    });
    await test.call.facilities.create({ facility: { kind: 'fireStation', name: '西站', position: at(metres(-1_000, 0)) } });
    const road = async (x: number) => (await test.call.nearby.ofKinds(at(metres(x, 0)))).kinds[0]?.places[0]?.road?.metres ?? 0;
    expect(Math.abs((await road(1_000)) - 2_000)).toBeLessThan(5);
    expect(Math.abs((await road(-1_500)) - (3_000 + 1_000 + 4_000 + 1_000 + 500))).toBeLessThan(10);
  });

  it('go around a stretch that is plotted as destroyed on the incident', async () => {
    const test = await makeStation();
    const at = ([lng, lat]: [number, number]) => ({ lng, lat });
    await loadRoads(test);
    await test.call.facilities.create({ facility: { kind: 'fireStation', name: '东站', position: at(metres(1_500, 0)) } });
    const [lng, lat] = metres(-1_500, 0);
    const { id: incident } = await test.call.incidents.receive(leak(test, { place: { text: '西头', lng, lat } }));
    const road = async () => (await test.call.nearby.ofKinds({ lng, lat, incident })).kinds[0]?.places[0]?.road?.metres ?? 0;
    expect(Math.abs((await road()) - 3_000)).toBeLessThan(5);
    await test.call.plots.draw({
      id: incident,
      plot: { shape: 'line', symbol: 'E20500', points: [at(metres(-100, 3)), at(metres(100, -3))] },
    });
    // Up the village road, over, and down again.
    expect(Math.abs((await road()) - 6_000)).toBeLessThan(10);
  });
});

describe('what lies in a depot', () => {
  it('is told in the line of the depot', async () => {
    const test = await makeStation();
    const store = await depot(test.call);
    await filled(test.call, store, await tents(test.call), 120);
    expect((await test.call.nearby.around(centre)).items[0]?.about).toContain('救灾帐篷（单） 120顶');
  });
});

describe('the list as a file', () => {
  it('holds the rows shown with filter, count, time and station; nothing in it is run as a formula', async () => {
    const test = await makeStation();
    await place(test, 'shelter', '=HYPERLINK("http://x")', 300, { capacity: 500 });
    await place(test, 'team', '民兵连', 400);
    const file = await test.call.nearby.file({ ...centre, rings: '1000', kinds: 'shelter', format: 'csv', title: '工业园泄漏' });
    const text = await file.text();
    expect(file.name).toContain('工业园泄漏');
    expect(text).toContain('1.0 公里内，避难场所　共 1 处');
    expect(text).toContain('云河县人民政府总值班室');
    expect(text).not.toContain('民兵连');
    expect(text).not.toMatch(/(^|,|")=HYPERLINK/m);
    const sheet = await test.call.nearby.file({ ...centre, format: 'xlsx' });
    expect(sheet.size).toBeGreaterThan(2_000);
  });
});
