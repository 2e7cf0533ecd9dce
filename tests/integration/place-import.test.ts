// Places taken in from files over the contract: read, checked, mended, whole or nothing, the same file twice, undone.
import { describe, expect, it } from 'vitest';
import { saveDataset } from '#electron/station/resources/commands.ts';
import { kmlOf } from '#kit/place-files.ts';
import { makeStation } from '#kit/station.ts';
import { filled, lineOf, tents } from '#kit/stock.ts';
import { systemActor } from '#shared/journal/envelope.ts';
import { crsOfEpsg, fromWgs84, wgs84 } from '#shared/kernel/crs.ts';

const head = '避难场所名称,级别,可容纳人数,面积(㎡),是否开放,经度,纬度,地址,联系人,联系电话\r\n';
const line = (name: string, lng: number, lat: number, rest = '县级,1200人,约300,否'): string =>
  `${name},${rest},${lng},${lat},云河县城关镇,王伟,13900000001\r\n`;
const csv = (text: string, name = '避难场所.csv'): File => new File([text], name, { type: 'text/csv' });

describe('places from a file', () => {
  it('are read as offices write them, and stand after they were accepted', async () => {
    const { call } = await makeStation();
    const preview = await call.facilityFiles.read({
      file: csv(`${head}${line('实验小学操场', 116.3, 35.9)}${line('体育场', 116.31, 35.91)}`),
    });
    expect(preview.columns.map(({ field }) => field)).toEqual([
      'name',
      'field.shelterGrade',
      'field.capacity',
      'field.area',
      'field.opened',
      'lng',
      'lat',
      'address',
      'contact',
      'phone',
    ]);
    expect(preview).toMatchObject({ rows: 2, refused: [], check: { counts: { new: 2, refused: 0 }, settings: { kind: 'shelter' } } });
    expect((await call.facilities.list({})).total).toBe(0);
    const done = await call.facilityFiles.accept({ previewId: preview.previewId, plan: preview.check.plan, dataset: { source: '应急局' } });
    expect(done).toMatchObject({ added: 2, updated: 0, refused: 0 });
    const list = await call.facilities.list({ text: '实验小学' });
    expect(list.items[0]).toMatchObject({
      kind: 'shelter',
      fields: { capacity: 1200, area: 300, opened: false, shelterGrade: 'county' },
      position: { lng: 116.3, lat: 35.9 },
    });
    const detail = await call.facilities.get({ id: list.items[0]?.id ?? '' });
    expect(detail.contacts).toMatchObject([{ name: '王伟', phones: [{ number: '13900000001' }] }]);
    expect((await call.facilityFiles.datasets({})).items).toMatchObject([{ source: '应急局', state: 'taken', rows: 2, by: '李敏' }]);
  });

  it('move what a heading calls coordinates of Baidu or Gaode, and leave the sums below the table', async () => {
    const { call } = await makeStation();
    const rows = '东湖公园,116.3125,35.908,900\n西湖公园,116.3225,35.908,800\n合 计,,,1700\n';
    const { check, crs, notes, previewId } = await call.facilityFiles.read({ file: csv(`名称,百度经度,百度纬度,容纳人数\n${rows}`) });
    expect(check).toMatchObject({ settings: { crs: 'bd09' }, counts: { new: 2, refused: 0 } });
    expect(crs).toMatchObject({ declared: true, text: '百度经度' });
    expect(notes).toMatchObject([{ code: 'linesBelowTable', lines: [4] }]);
    const { items } = await call.facilityFiles.rows({ previewId, plan: check.plan });
    expect(items[0]?.position?.lng).toBeCloseTo(116.3, 2);
    const gaode = await call.facilityFiles.read({ file: csv('名称,经度(高德),纬度(高德)\n东湖公园,116.3,35.9\n') });
    expect(gaode.check.settings.crs).toBe('gcj02');
  });

  it('take the folders of a KML for kinds', async () => {
    const { call } = await makeStation();
    const mark = (name: string): string =>
      `<Placemark><name>${name}</name><Point><coordinates>116.3,35.9</coordinates></Point></Placemark>`;
    const kml = kmlOf(
      `<Folder><name>避难场所</name><Folder><name>城关镇</name>${mark('甲')}</Folder></Folder><Folder><name>消防站</name>${mark('乙')}</Folder>`,
    );
    const { previewId, check } = await call.facilityFiles.read({ file: new File([kml], '云河.kml') });
    const { items } = await call.facilityFiles.rows({ previewId, plan: check.plan });
    expect(items.map(({ name, kind, status }) => [name, kind, status])).toEqual([
      ['甲', 'shelter', 'new'],
      ['乙', 'fireStation', 'new'],
    ]);
  });

  it('add nothing the second time, and an update changes only what the file says otherwise', async () => {
    const { call } = await makeStation();
    const file = `${head}${line('实验小学操场', 116.3, 35.9)}${line('体育场', 116.31, 35.91)}`;
    const take = async (text: string, duplicates: 'each' | 'update' = 'each') => {
      const preview = await call.facilityFiles.read({ file: csv(text) });
      const check = await call.facilityFiles.check({ previewId: preview.previewId, settings: { ...preview.check.settings, duplicates } });
      return { preview, check, done: await call.facilityFiles.accept({ previewId: preview.previewId }) };
    };
    await take(file);
    const again = await take(file);
    expect(again.preview.sameFile).not.toBeNull();
    expect(again.check.counts).toMatchObject({ same: 2, new: 0 });
    expect(again.done).toMatchObject({ dataset: null, added: 0, updated: 0 });
    const changed = await take(file.replace('实验小学操场,县级,1200人', '实验小学操场,县级,1500'), 'update');
    expect(changed.done).toMatchObject({ added: 0, updated: 1 });
    const [item] = (await call.facilities.list({ text: '实验小学' })).items;
    expect(item?.fields).toMatchObject({ capacity: 1500, area: 300 });
    await call.facilityFiles.undo({ id: changed.done.dataset ?? '' });
    expect((await call.facilities.list({ text: '实验小学' })).items[0]?.fields).toMatchObject({ capacity: 1200 });
    expect((await call.facilities.list({})).total).toBe(2);
  });

  it('are gone after an undo, except those that somebody has changed since', async () => {
    const { call } = await makeStation();
    const { previewId } = await call.facilityFiles.read({ file: csv(`${head}${line('甲', 116.3, 35.9)}${line('乙', 116.33, 35.93)}`) });
    const { dataset } = await call.facilityFiles.accept({ previewId });
    const [first] = (await call.facilities.list({ text: '甲' })).items;
    await call.facilities.setState({ id: first?.id ?? '', fields: { opened: true } });
    const undone = await call.facilityFiles.undo({ id: dataset ?? '' });
    expect(undone).toMatchObject({ state: 'undone', undone: { reason: 'byHand', kept: 1 } });
    expect((await call.facilities.list({})).items.map(({ name }) => name)).toEqual(['甲']);
    await expect(call.facilityFiles.undo({ id: dataset ?? '' })).rejects.toMatchObject({ code: 'conflict' });
  });

  it('stay with all their stock after an undo when some is booked on them, and the list says how much that is', async () => {
    const { call } = await makeStation();
    const rows = ['甲', '乙', '丙'].map((name, nth) => line(name, 116.3 + nth / 10, 35.9)).join('');
    const { previewId } = await call.facilityFiles.read({ file: csv(`${head}${rows}`) });
    const dataset = (await call.facilityFiles.accept({ previewId })).dataset ?? '';
    const place = async (text: string): Promise<string> => (await call.facilities.list({ text })).items[0]?.id ?? '';
    const [first, third, tent] = [await place('甲'), await place('丙'), await tents(call)];
    expect((await call.facilityFiles.datasets({})).items[0]?.stock).toEqual({ places: 0, lines: 0, movements: 0 });
    await filled(call, first, tent, 10);
    await filled(call, first, tent, 5, { number: 'B1' });
    await call.stock.saveLine({ facility: third, supply: tent, minimum: 20 });
    expect((await call.facilityFiles.datasets({})).items[0]?.stock).toEqual({ places: 2, lines: 2, movements: 2 });
    expect(await call.facilityFiles.undo({ id: dataset })).toMatchObject({ state: 'undone', undone: { kept: 2 } });
    expect((await call.facilities.list({})).items.map(({ name }) => name).toSorted()).toEqual(['丙', '甲']);
    expect(await lineOf(call, first, tent)).toMatchObject({ total: 15, facilityGone: false });
    await filled(call, third, tent, 1);
  });

  it('that held stock when another station undid their import are said to be gone, and the stock is not', async () => {
    const { call, station } = await makeStation();
    const { previewId } = await call.facilityFiles.read({ file: csv(`${head}${line('甲', 116.3, 35.9)}`) });
    const dataset = (await call.facilityFiles.accept({ previewId })).dataset ?? '';
    const place = (await call.facilities.list({})).items[0]?.id ?? '';
    const tent = await tents(call);
    await filled(call, place, tent, 10);
    // As the other station wrote it, which did not know of the stock yet.
    station.parts.journal.commit(systemActor, (tx) => saveDataset(tx, dataset, { state: 'undone' }));
    expect((await call.facilities.list({})).total).toBe(0);
    expect(await lineOf(call, place, tent)).toMatchObject({ total: 10, facilityGone: true });
  });

  it('says everything that is wrong with a row at once, and mends a cell', async () => {
    const { call } = await makeStation();
    const text = `${head}${line('好的', 116.3, 35.9)},县级,很多,3.5,也许,116.3,200,=1+1,王伟,12\r\n`;
    const preview = await call.facilityFiles.read({ file: csv(text) });
    expect(preview.check.counts).toMatchObject({ new: 1, refused: 1 });
    expect(preview.refused.map(({ row, field, code }) => [row, field, code])).toEqual(
      expect.arrayContaining([
        [3, 'name', 'missing'],
        [3, 'field.capacity', 'notNumber'],
        [3, 'field.opened', 'notYesNo'],
        [3, 'lat', 'latitudeOutOfRange'],
        [3, 'address', 'formulaWithoutValue'],
        [3, 'phone', 'notPhone'],
      ]),
    );
    expect(preview.refused.every(({ message }) => message.length > 3)).toBe(true);
    let row = null;
    for (const [column, cell] of ['乙', '县级', '800', '3.5', '否', '116.31', '35.91', '城关镇', '王伟', '13900000002'].entries())
      ({ row } = await call.facilityFiles.mend({ previewId: preview.previewId, line: 3, column, text: cell }));
    expect(row).toMatchObject({ status: 'new', problems: [] });
    expect(await call.facilityFiles.accept({ previewId: preview.previewId })).toMatchObject({ added: 2, refused: 0 });
  });

  it('tie contacts to the directory where it says who they are: a number that changes there changes here', async () => {
    const { call } = await makeStation();
    const unit = await call.directory.saveUnit({ name: '城关镇', kind: 'township' });
    const person = async (name: string, phone: string, of: string | null = null) =>
      (await call.directory.savePerson({ name, unit: of, phones: [{ number: phone, kind: 'mobile' }] })).id;
    const wang = await person('王伟', '13900000001');
    const [one] = [await person('赵一', '0538-8880001', unit.id), await person('赵二', '0538-8880001')];
    const text = `名称,类别,单位,联系人,联系电话,经度,纬度\r\n甲,避难场所,城关镇,王伟,13900000001,116.3,35.9\r\n乙,避难场所,城关镇,,05388880001,116.4,35.9\r\n丙,避难场所,城关镇,钱七,13911111111,116.5,35.9\r\n`;
    const { previewId, check } = await call.facilityFiles.read({ file: csv(text) });
    expect(check.counts).toMatchObject({ new: 3, tied: 2, undecided: 1 });
    const rows = await call.facilityFiles.rows({ previewId, plan: check.plan, status: 'tied' });
    expect(
      rows.items.map(({ name, ties }) => [name, ties[0]?.person, ties[0]?.candidates.map(({ name: of, reason }) => `${of} ${reason}`)]),
    ).toEqual([
      ['乙', null, ['赵一 phone', '赵二 phone']],
      ['甲', wang, ['王伟 nameAndPhone']],
    ]);
    await expect(call.facilityFiles.tie({ previewId, plan: check.plan, line: 3, contact: 0, person: wang })).rejects.toMatchObject({
      code: 'notValid',
      data: { field: 'person' },
    });
    const said = await call.facilityFiles.tie({ previewId, plan: check.plan, line: 3, contact: 0, person: one });
    expect(said).toMatchObject({ counts: { undecided: 0 }, row: { ties: [{ person: one, said: true }] } });
    // Whoever is written about meanwhile may have another number now: nothing is taken in on what was true before.
    await call.directory.savePerson({ id: wang, post: '镇长' });
    await expect(call.facilityFiles.accept({ previewId, plan: check.plan })).rejects.toMatchObject({ code: 'conflict' });
    const again = await call.facilityFiles.check({ previewId, settings: check.settings });
    expect(again.counts).toMatchObject({ tied: 2, undecided: 0 });
    await call.facilityFiles.accept({ previewId, plan: again.plan });
    const contactsOf = async (name: string) => {
      const [item] = (await call.facilities.list({ text: name })).items;
      return (await call.facilities.get({ id: item?.id ?? '' })).contacts.map((contact) => ({
        person: contact.person,
        name: contact.name,
        numbers: contact.phones.map(({ number }) => number),
      }));
    };
    expect(await contactsOf('乙')).toEqual([{ person: one, name: '赵一', numbers: ['0538-8880001'] }]);
    expect(await contactsOf('丙')).toEqual([{ person: null, name: '钱七', numbers: ['13911111111'] }]);
    await call.directory.savePerson({ id: wang, phones: [{ number: '13922222222', kind: 'mobile' }] });
    expect(await contactsOf('甲')).toEqual([{ person: wang, name: '王伟', numbers: ['13922222222'] }]);
  });

  it('are read by the central meridian of the unit where eastings of six figures do not say theirs, and say when several would fit', async () => {
    const test = await makeStation();
    const { call } = test;
    const [x, y] = fromWgs84(crsOfEpsg(4548) ?? wgs84)(116.3, 35.9);
    const file = () => csv(`名称,类别,东坐标,北坐标\r\n甲,避难场所,${x.toFixed(2)},${y.toFixed(2)}\r\n`);
    // Nobody knows where the unit lies.
    await call.settings.change({ centre: null });
    const blind = await call.facilityFiles.read({ file: file() });
    expect([blind.check.settings.crs, blind.check.crsCheck.meridians]).toEqual(['wgs84', []]);
    await call.settings.change({ centre: { lng: 116.35, lat: 35.95 } });
    const { check, previewId } = await call.facilityFiles.read({ file: file() });
    expect(check.settings).toMatchObject({ crs: 'projected', epsg: 4548 });
    expect(check.crsCheck.meridians).toMatchObject([
      { epsg: 4548, meridian: 117, fits: true },
      { meridian: 120, fits: false },
      { meridian: 114, fits: false },
    ]);
    // It can be corrected, and what is proposed stays.
    const other = await call.facilityFiles.check({ previewId, settings: { ...check.settings, epsg: 4547 } });
    expect(other.crsCheck.meridians?.[0]).toMatchObject({ epsg: 4548, fits: true });
    await call.facilityFiles.accept({ previewId, plan: (await call.facilityFiles.check({ previewId, settings: check.settings })).plan });
    const [item] = (await call.facilities.list({})).items;
    expect(item?.position?.lng).toBeCloseTo(116.3, 5);
    // A province has several in it.
    const wide = {
      type: 'Polygon',
      coordinates: [
        [
          [112, 33],
          [122, 33],
          [122, 38],
          [112, 38],
          [112, 33],
        ],
      ],
    };
    const area = new File(
      [JSON.stringify({ type: 'FeatureCollection', features: [{ type: 'Feature', properties: { name: '省' }, geometry: wide }] })],
      'a.geojson',
    );
    const shapes = await call.mapShapes.read({ file: area });
    const about = { name: '省界', source: '天地图', reviewNumber: '', dataOn: null, secrecy: 'public', crs: 'wgs84', epsg: 0 } as const;
    await call.mapShapes.take({ previewId: shapes.previewId, use: 'boundary', ...about, nameColumn: 0, codeColumn: -1, kindColumn: -1 });
    const several = await call.facilityFiles.read({ file: file() });
    expect(
      several.check.crsCheck.meridians
        ?.filter(({ fits }) => fits)
        .map(({ meridian }) => meridian)
        .toSorted(),
    ).toEqual([114, 117, 120]);
  });

  it('refuses what is classified, by its words and by what somebody says of it', async () => {
    const { call } = await makeStation();
    const marked = csv(`名称,密级,经度,纬度\r\n某库,机密,116.3,35.9\r\n`);
    await expect(call.facilityFiles.read({ file: marked })).rejects.toMatchObject({ code: 'secretData', data: { received: '机密' } });
    const { previewId } = await call.facilityFiles.read({ file: csv(`${head}${line('甲', 116.3, 35.9)}`) });
    await expect(call.facilityFiles.accept({ previewId, dataset: { secrecy: 'secret' } })).rejects.toMatchObject({ code: 'secretData' });
    expect((await call.facilityFiles.datasets({})).items).toEqual([]);
  });

  it('notices longitude and latitude in each other’s place, and mends them when asked', async () => {
    const { call } = await makeStation();
    const preview = await call.facilityFiles.read({ file: csv(`${head}${line('甲', 35.9, 116.3)}`) });
    expect(preview.check).toMatchObject({ swappedRows: 1, counts: { refused: 1 } });
    const check = await call.facilityFiles.check({
      previewId: preview.previewId,
      settings: { ...preview.check.settings, swapped: true },
    });
    expect(check.counts).toMatchObject({ new: 1, refused: 0, warned: 1 });
    await call.facilityFiles.accept({ previewId: preview.previewId });
    expect((await call.facilities.list({})).items[0]?.position).toEqual({ lng: 116.3, lat: 35.9 });
  });

  it('refuses a plan that others have overtaken', async () => {
    const { call } = await makeStation();
    const { previewId, check } = await call.facilityFiles.read({ file: csv(`${head}${line('甲', 116.3, 35.9)}`) });
    await call.facilities.create({ facility: { kind: 'shelter', name: '甲' } });
    await expect(call.facilityFiles.accept({ previewId, plan: check.plan })).rejects.toMatchObject({ code: 'conflict' });
    const again = await call.facilityFiles.check({ previewId, settings: check.settings });
    expect(again.counts).toMatchObject({ new: 0, duplicate: 1 });
    await expect(call.facilityFiles.accept({ previewId, plan: check.plan })).rejects.toMatchObject({ code: 'conflict' });
  });
});
