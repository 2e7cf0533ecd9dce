// Plotting over the contract: drawn, changed, removed, brought back; the picture at a moment; what is refused.
import { describe, expect, it } from 'vitest';
import { leak } from '#kit/builders.ts';
import { makeStation, type TestStation } from '#kit/station.ts';
import { toIso } from '#shared/time/zone.ts';
import { maxPlotPoints, maxPlots } from '#shared/resources/plots/limits.ts';

const here = { lng: 116.3, lat: 35.9 };
const corners = [here, { lng: 116.32, lat: 35.9 }, { lng: 116.31, lat: 35.92 }];
const isoAt = (at: number): string => toIso(at, 'Asia/Shanghai');

async function incident(test: TestStation): Promise<string> {
  return (await test.call.incidents.receive(leak(test))).id;
}

const timelineOf = async (test: TestStation, id: string): Promise<string[]> =>
  (await test.call.incidents.get({ id, locale: 'zh-CN' })).timeline.map(({ text }) => text);

describe('plots', () => {
  it('are drawn, changed field by field, removed and brought back, each a line of the timeline, and seen as they were', async () => {
    const test = await makeStation();
    const id = await incident(test);
    const drawn = await test.call.plots.draw({ id, plot: { shape: 'line', symbol: 'E30200', text: '从东门撤', points: corners } });
    expect(drawn).toMatchObject({ colour: 'red', removed: false, drawn: { by: '李敏' } });
    const first = test.clock.now();
    test.clock.advance(60_000);
    await test.call.plots.change({ id: drawn.id, patch: { text: '从西门撤' } });
    test.clock.advance(60_000);
    const removed = await test.call.plots.change({ id: drawn.id, patch: { removed: true } });
    expect(removed).toMatchObject({ removed: true, text: '从西门撤', points: corners });
    // Who edits what was removed meanwhile is told so, and nothing is written.
    await expect(test.call.plots.change({ id: drawn.id, patch: { colour: 'blue' } })).rejects.toMatchObject({
      code: 'conflict',
      data: { field: 'removed' },
    });
    const back = await test.call.plots.change({ id: drawn.id, patch: { colour: 'blue', removed: false } });
    expect(back).toMatchObject({ removed: false, colour: 'blue' });
    expect((await test.call.plots.list({ id, at: isoAt(first) })).items).toMatchObject([{ text: '从东门撤', colour: 'red' }]);
    expect((await test.call.plots.list({ id, at: isoAt(first - 1_000) })).items).toEqual([]);
    expect((await test.call.plots.list({ id, at: isoAt(first + 60_000) })).items).toMatchObject([{ text: '从西门撤', removed: false }]);
    expect((await test.call.plots.steps({ id })).items.map(({ act }) => act)).toEqual(['drawn', 'changed', 'removed', 'restored']);
    expect((await timelineOf(test, id)).filter((text) => text.startsWith('标绘'))).toEqual([
      '标绘恢复：撤离线路“从西门撤”',
      '标绘移除：撤离线路“从西门撤”',
      '标绘改动：撤离线路“从西门撤”',
      '标绘：撤离线路“从东门撤”',
    ]);
    expect((await test.call.plots.open({})).items).toMatchObject([{ incident: id, plots: [{ id: drawn.id }] }]);
  });

  it('say which places lie inside a sector, on the side away from the wind', async () => {
    const test = await makeStation();
    const id = await incident(test);
    for (const [name, lng, lat] of [
      ['下风小学', 116.31, 35.89],
      ['上风小学', 116.29, 35.91],
    ] as const)
      await test.call.facilities.create({ facility: { kind: 'school', name, position: { lng, lat } } });
    const wind = { from: 315, speed: 3, force: null, by: '县气象局', at: isoAt(test.clock.now()) };
    const sector = await test.call.plots.draw({
      id,
      plot: { shape: 'sector', points: [here], radius: 3_000, opening: 60, wind },
    });
    expect(sector.wind).toEqual(wind);
    expect((await test.call.plots.inside({ id: sector.id })).items.map(({ name }) => name)).toEqual(['下风小学']);
    const point = await test.call.plots.draw({ id, plot: { shape: 'point', symbol: 'A20400', points: [here] } });
    await expect(test.call.plots.inside({ id: point.id })).rejects.toMatchObject({ code: 'notValid' });
    await expect(
      test.call.plots.draw({
        id,
        plot: { shape: 'sector', points: [here], radius: 900, opening: 60, wind: { ...wind, at: isoAt(test.clock.now() + 3_600_000) } },
      }),
    ).rejects.toMatchObject({ code: 'inTheFuture' });
  });

  it('refuse what is no plot, saying the field and the limit, and write nothing', async () => {
    const test = await makeStation();
    const id = await incident(test);
    const draw = (plot: object) => test.call.plots.draw({ id, plot: { shape: 'line', points: corners, ...plot } } as never);
    const refused = async (plot: object, code: string, data: object): Promise<void> => {
      await expect(draw(plot)).rejects.toMatchObject({ code, data });
    };
    await refused({ points: [here] }, 'notValid', { field: 'points', limit: 2, received: 1 });
    await refused({ shape: 'area', points: corners.slice(0, 2) }, 'notValid', { field: 'points', limit: 3 });
    await refused({ points: [here, { lng: 116, lat: 200 }] }, 'notValid', { field: 'plot.points.1.lat', limit: 90, received: 200 });
    await refused({ points: [here, { lng: -190, lat: 0 }] }, 'notValid', { field: 'plot.points.1.lng' });
    await refused({ points: [here, { lng: 'x', lat: 0 }] }, 'malformed', { field: 'plot.points.1.lng' });
    await refused({ points: Array.from({ length: maxPlotPoints + 1 }, () => here) }, 'tooLarge', {
      limit: maxPlotPoints,
      received: maxPlotPoints + 1,
    });
    await refused({ text: '长'.repeat(61) }, 'tooLarge', { field: 'plot.text', limit: 60, received: 61 });
    await refused({ text: 'a\nb' }, 'notValid', { field: 'plot.text' });
    await refused({ symbol: 'F10100' }, 'notValid', { field: 'symbol', received: 'F10100' });
    await refused({ symbol: 'E99999' }, 'notValid', { field: 'symbol' });
    await refused({ shape: 'circle', points: [here] }, 'notValid', { field: 'radius' });
    await refused({ shape: 'circle', points: [here], radius: -3 }, 'notValid', { field: 'plot.radius' });
    await refused({ shape: 'text', points: [here] }, 'notValid', { field: 'text' });
    await refused({ shape: 'sector', points: [here], radius: 100, opening: 60 }, 'notValid', { field: 'wind' });
    expect((await test.call.plots.list({ id })).items).toEqual([]);
    // Markup is text.
    const text = '<img src=x onerror=alert(1)>';
    expect((await draw({ shape: 'text', points: [here], text })).text).toBe(text);
    await test.call.incidents.close({ id, reason: '处置完毕', waive: { reason: '测试' } });
    await refused({}, 'alreadyClosed', { field: 'incident' });
    await expect(test.call.plots.list({ id: '01930000-0000-7000-8000-000000000000' })).rejects.toMatchObject({ code: 'notFound' });
  });

  it('are limited to what a sheet can show', async () => {
    const test = await makeStation();
    const id = await incident(test);
    for (let count = 0; count < maxPlots; count += 1) await test.call.plots.draw({ id, plot: { shape: 'point', points: [here] } });
    await expect(test.call.plots.draw({ id, plot: { shape: 'point', points: [here] } })).rejects.toMatchObject({
      code: 'tooLarge',
      data: { limit: maxPlots, received: maxPlots + 1 },
    });
  });
});
