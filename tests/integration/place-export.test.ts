// Places given out: exactly the rows of the list, read again by our own import in every format; a public file keeps what is internal back.
import { describe, expect, it } from 'vitest';
import { makeStation } from '#kit/station.ts';
import { exportFormats } from '#shared/resources/types.ts';

async function filled() {
  const test = await makeStation();
  await test.call.facilities.create({
    facility: {
      kind: 'shelter',
      name: '实验小学操场',
      position: { lng: 116.3, lat: 35.9 },
      fields: { capacity: 1200, shelterGrade: 'county', opened: true },
      secrecy: 'public',
      note: '后门常锁',
    },
    contacts: [{ name: '王伟', phone: '13900000001', keyHolder: true }],
  });
  await test.call.facilities.create({
    facility: { kind: 'supplyDepot', name: '县物资库', position: { lng: 116.31, lat: 35.91 }, fields: { keyPlace: '门卫室' } },
  });
  return test;
}

describe('places as files', () => {
  it.each(exportFormats)('as %s are read again by the import with nothing to add', async (format) => {
    const { call } = await filled();
    const file = await call.facilityFiles.exportPlaces({ format });
    expect(file.name).toContain('内部资料');
    const preview = await call.facilityFiles.read({ file });
    expect(preview.check.counts).toMatchObject({ refused: 0, new: 0 });
    expect(preview.rows).toBe(2);
  });

  it('follow the filter of the list and say it', async () => {
    const { call } = await filled();
    const text = await (await call.facilityFiles.exportPlaces({ format: 'csv', kind: 'shelter' })).text();
    expect(text).toContain('内部资料');
    expect(text).toContain('筛选：避难场所');
    expect(text).toContain('数量：1');
    expect(text).toContain('云河县人民政府总值班室');
    expect(text).toContain('实验小学操场');
    expect(text).not.toContain('县物资库');
  });

  it('for the public are without internal places, fields, contacts and notes', async () => {
    const { call } = await filled();
    for (const format of ['csv', 'geojson', 'kml'] as const) {
      const file = await call.facilityFiles.exportPlaces({ format, open: true });
      const text = await file.text();
      expect(file.name).not.toContain('内部');
      expect(text).toContain('实验小学操场');
      for (const kept of ['县物资库', '门卫室', '13900000001', '王伟', '后门常锁']) expect(text).not.toContain(kept);
    }
  });
});
