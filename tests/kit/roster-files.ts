// What tests of rosters as files build from: workbooks, people with telephones, previews taken in.
import { writeXlsx } from 'hucre';
import { admin, clientOf, type TestStation } from '#kit/station.ts';
import { noCorrections } from '#shared/rosters/import/types.ts';
import { homeRosterId } from '#shared/rosters/types.ts';

export type Preview = Awaited<ReturnType<TestStation['call']['rosterFiles']['preview']>>;
export type Corrections = Parameters<TestStation['call']['rosterFiles']['remap']>[0]['corrections'];

/** Nothing is corrected yet. */
export const plain: Corrections = noCorrections(homeRosterId);

export const workbook = async (rows: (string | number | null)[][], name = '2026年12月值班表.xlsx'): Promise<File> =>
  new File([new Uint8Array(await writeXlsx({ sheets: [{ name: 'Sheet1', rows }] }))], name);

/** A month to come, with the columns of a small office. */
export const december = (...rows: string[][]): Promise<File> =>
  workbook([['云河县总值班室2026年12月值班表'], ['日期', '带班领导', '主班', '主班电话'], ...rows]);

/** People of the directory with their mobiles, by name; a second one of a name has 2 behind it. */
export async function people(test: TestStation, ...names: [name: string, number: string][]): Promise<Record<string, string>> {
  const ids: Record<string, string> = {};
  for (const [name, number] of names)
    ids[`${name}${ids[name] ? 2 : ''}`] = (await test.call.directory.savePerson({ name, phones: [{ kind: 'mobile', number }] })).id;
  return ids;
}

/** Days later; the session of before has ended by then. */
export async function later(test: TestStation, days: number): Promise<void> {
  test.clock.advance(days * 86_400_000);
  test.call = clientOf(test.station, (await test.station.parts.sessions.open(admin.name, admin.password, 'api')).token);
}

export const entriesOf = (test: TestStation): number => test.station.parts.journal.ownEntries;
/** Where something is wrong, and what. */
export const codes = (preview: Preview): string[] => preview.problems.map((one) => `${one.row},${one.column} ${one.code}`);
export const accept = (test: TestStation, preview: Preview, corrections: Corrections) =>
  test.call.rosterFiles.accept({ previewId: preview.previewId, corrections, hash: preview.plan.hash });
