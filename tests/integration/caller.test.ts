// Who is calling: told by the number, unless he says himself that he calls from elsewhere; and what his call settles.
import { describe, expect, it } from 'vitest';
import { leak } from '#kit/builders.ts';
import { makeStation, type TestStation } from '#kit/station.ts';

async function county(test: TestStation) {
  const unit = async (name: string, parent: string | null, kind: 'county' | 'township' | 'department', phone: string): Promise<string> =>
    (await test.call.directory.saveUnit({ name, shortName: name.replace('人民政府', ''), parent, kind, phone })).id;
  const top = await unit('云河县人民政府', null, 'county', '0538-0000001');
  const town = await unit('城关镇人民政府', top, 'township', '0538-0000201');
  const schools = await unit('县教育和体育局', top, 'department', '0538-0000301');
  return { top, town, schools };
}

describe('the caller', () => {
  it.each([
    ['the number alone', undefined, '0538-0000201', '城关镇人民政府'],
    ['the words alone', '城关镇值班室', undefined, '城关镇人民政府'],
    ['somebody else’s telephone', '城关镇值班室', '0538-0000301', '城关镇人民政府'],
    ['words that name only the county', '云河县城关镇值班室', '0538-0000201', '城关镇人民政府'],
    ['nobody we know', '一位女士', '13900000000', null],
  ])('%s', async (_case, caller, phone, name) => {
    const test = await makeStation();
    await county(test);
    const source = { mode: 'phone' as const, ...(caller === undefined ? {} : { caller }), ...(phone === undefined ? {} : { phone }) };
    const preview = await test.call.incidents.preview(leak(test, { source }));
    expect(preview.caller.unit?.name ?? null).toBe(name);
  });

  it('who calls has reported by phone: it is not announced as still to come', async () => {
    const test = await makeStation();
    await county(test);
    const input = leak(test, { source: { mode: 'phone', caller: '城关镇值班室', phone: '0538-0000201' } });
    const { willOpen } = await test.call.incidents.preview(input);
    const inbound = willOpen.filter((one) => one.kind === 'inbound').map((one) => one.mode);
    expect(inbound).toContain('written');
    expect(inbound).not.toContain('phone');
    const made = await test.call.incidents.receive(input);
    const { items } = await test.call.obligations.list({ subject: made.id, limit: 100 });
    expect(items.filter((one) => one.kind === 'inbound' && one.mode === 'phone').map((one) => one.state)).not.toContain('open');
  });
});
