// The search through a library of 1,300 plans with more than 50,000 sections, as the contract answers it: times by length of the question,
// recall against a plain reading of the same text; beside it LIKE over the same text and FTS5's trigram index.
import { statSync } from 'node:fs';
import path from 'node:path';
import { clientOf } from '#kit/contract.ts';
import { corpusPlan, sequence } from '#kit/plan-corpus.ts';
import { headingOf, sectionText } from '#shared/plans/current.ts';
import { SqliteFile } from '#station/kernel/db.ts';
import { savePlan, saveVersion, writeText } from '#station/plans/commands.ts';
import { fold } from '#station/plans/search/fold.ts';
import { parseQuery } from '#station/plans/search/query.ts';
import type { Station } from '#station/station.ts';
import { SystemClock } from '#station/time/system-clock.ts';
import { type Figure, median, percentile, round } from './figure.ts';
import { benchFolder, dropFolder } from './folder.ts';
import { admin, hurried, openOffice } from './office.ts';

const plans = 1_300;
const lengths = [1, 2, 4, 8];
const questionsEach = 120;
/** A scan takes some hundred times longer: fewer questions say the same. */
const scansEach = 12;
const day = '2026-11-20';

interface Section {
  key: string;
  heading: string;
  body: string;
}

/** Puts the library into the station and gives its sections as they were written. */
function fill({ parts }: Station): Section[] {
  const sections: Section[] = [];
  for (let from = 0; from < plans; from += 50) {
    parts.journal.commit('bench', (tx) => {
      for (let nth = from; nth < from + 50; nth += 1) {
        const { text, number, label, ...head } = corpusPlan(nth);
        const plan = savePlan(tx, undefined, { ...head, body: head.planKind === 'grassroots' ? 'village' : null });
        const version = saveVersion(tx, undefined, { plan, number, label, state: 'issued', issuedOn: `${label.slice(0, 4)}-06-01` });
        writeText(tx, version, text);
        for (const section of text.sections)
          sections.push({ key: `${plan}/${section.id}`, heading: headingOf(section), body: sectionText(section) });
      }
    });
  }
  return sections;
}

/** Stretches of the text itself, from anywhere, so that what is frequent is asked frequently; each fourth with a digit in it, which is rare. */
function questionsOf(sections: readonly Section[], length: number, seed: number): string[] {
  const below = sequence(seed);
  const found = new Set<string>();
  for (let tries = 0; found.size < questionsEach && tries < 1_000_000; tries += 1) {
    const body = sections[below(sections.length)]?.body.replace(/\s/g, '') ?? '';
    const text = body.slice(below(Math.max(1, body.length - length)));
    const question = text.slice(0, length);
    if (question.length < length || !/[\p{L}\p{N}]/u.test(question) || /^[-－]|["“”「」a-z]/iu.test(question)) continue;
    if (length > 1 && found.size % 4 === 0 && !/\d/.test(question)) continue;
    found.add(question);
  }
  return [...found];
}

async function timesOf(questions: readonly string[], ask: (text: string) => unknown): Promise<number[]> {
  const times: number[] = [];
  for (const text of questions) {
    const from = performance.now();
    await ask(text);
    times.push(performance.now() - from);
  }
  return times;
}

/** Up to so many hits each is looked at; of more their number, and the first fifty. */
const readWhole = 500;

/** How many of the sections that contain a question were found; −1 when something was found that does not contain it. */
async function recallOf({ parts }: Station, sections: readonly Section[], questions: readonly string[]): Promise<number> {
  const folded = sections.map(({ key, heading, body }) => ({ key, text: fold(`${heading}\n${body}`).text }));
  let [found, wanted, wrong] = [0, 0, 0];
  for (const text of questions) {
    const forms = parseQuery(text).wanted.flatMap((term) => term.forms);
    const expected = new Set(folded.filter((one) => forms.some((form) => one.text.includes(form))).map(({ key }) => key));
    const limit = expected.size <= readWhole ? expected.size + 1 : 50;
    const { items, total } = await parts.planIndex.search({ text, filter: { what: 'section' }, offset: 0, limit, synonyms: [], day });
    wanted += expected.size;
    found += Math.min(total, expected.size);
    const places = new Set(items.map(({ planId, sectionId }) => `${planId}/${sectionId}`));
    const whole = places.size === Math.min(limit, expected.size) && [...places].every((place) => expected.has(place));
    if (total > expected.size || !whole) wrong += 1;
  }
  return wrong > 0 ? -1 : found / wanted;
}

interface Rivals {
  like: (text: string) => unknown;
  trigram: (text: string) => unknown;
  buildMs: number;
  bytes: number;
}

/** The same text in a table, and in FTS5 by trigrams: each answers with the count and the first twenty. */
function rivalsOf(sections: readonly Section[], dir: string): Rivals {
  const plain = new SqliteFile(path.join(dir, 'plain.sqlite'));
  plain.exec('CREATE TABLE sections (key TEXT, heading TEXT, body TEXT)');
  plain.transaction(() => {
    for (const { key, heading, body } of sections) plain.run('bench.plain', 'INSERT INTO sections VALUES (?, ?, ?)', key, heading, body);
  });
  const file = path.join(dir, 'trigram.sqlite');
  const trigram = new SqliteFile(file);
  trigram.exec("CREATE VIRTUAL TABLE sections USING fts5(key UNINDEXED, heading, body, tokenize = 'trigram')");
  const from = performance.now();
  for (let at = 0; at < sections.length; at += 2_000)
    trigram.transaction(() => {
      for (const { key, heading, body } of sections.slice(at, at + 2_000))
        trigram.run('bench.trigram', 'INSERT INTO sections VALUES (?, ?, ?)', key, heading, body);
    });
  const buildMs = performance.now() - from;
  trigram.raw.pragma('wal_checkpoint(TRUNCATE)');
  const where = 'FROM sections WHERE heading LIKE ?1 OR body LIKE ?1';
  const both = (db: SqliteFile, text: string): unknown => [
    db.get('bench.likeCount', `SELECT count(*) ${where}`, `%${text}%`),
    db.all('bench.likeRows', `SELECT key, heading, body ${where} LIMIT 20`, `%${text}%`),
  ];
  return {
    buildMs,
    bytes: statSync(file).size,
    like: (text) => both(plain, text),
    // Below three characters there is no trigram to look up.
    trigram: (text) =>
      text.length < 3
        ? both(trigram, text)
        : [
            trigram.get('bench.count', 'SELECT count(*) FROM sections WHERE sections MATCH ?', `"${text.replaceAll('"', '""')}"`),
            trigram.all(
              'bench.rows',
              'SELECT key, heading, body FROM sections WHERE sections MATCH ? LIMIT 20',
              `"${text.replaceAll('"', '""')}"`,
            ),
          ],
  };
}

export async function bench(): Promise<Figure[]> {
  const dataDir = benchFolder();
  const station = await openOffice(dataDir, new SystemClock(), { unattended: true });
  const sections = await hurried(station, () => fill(station));
  const { planIndex } = station.parts;
  const slices: number[] = [];
  const fromBuild = performance.now();
  await planIndex.settle((work) => {
    const from = performance.now();
    work();
    slices.push(performance.now() - from);
  });
  const build = performance.now() - fromBuild;
  const rivalDir = benchFolder();
  const rivals = rivalsOf(sections, rivalDir);
  const { token } = await station.parts.sessions.open(admin.name, admin.password, 'api');
  const call = clientOf(station, token);
  const ask = (q: string) => call.planSearch.search({ q, limit: 20 });
  const questions = lengths.map((length) => questionsOf(sections, length, length * 31 + 7));
  await timesOf(
    questions.flatMap((some) => some.slice(0, 10)),
    ask,
  );

  const figures: Figure[] = [];
  for (const [nth, length] of lengths.entries()) {
    const some = questions[nth] ?? [];
    const cpuBefore = process.threadCpuUsage();
    const own = await timesOf(some, ask);
    const cpu = process.threadCpuUsage(cpuBefore);
    const like = await timesOf(some.slice(0, scansEach), rivals.like);
    const trigram = await timesOf(length < 3 ? some.slice(0, scansEach) : some, rivals.trigram);
    const figure = (name: string, value: number, more: Partial<Figure> = {}): Figure => ({
      name: `planSearch.answer${length}.${name}`,
      value: round(value, 2),
      unit: 'ms',
      ...more,
    });
    const p95 = percentile(own, 0.95);
    figures.push(
      figure('p50', median(own), { rival: { what: 'LIKE', value: round(median(like), 2) } }),
      figure('p95', p95, { aim: '< 15', rival: { what: 'LIKE', value: round(percentile(like, 0.95), 2) } }),
      // What others do on the machine lengthens the times, hardly this.
      figure('cpu.mean', (cpu.user + cpu.system) / 1_000 / some.length),
      figure('p50.trigram', median(own), { rival: { what: 'FTS5 trigram', value: round(median(trigram), 2) } }),
      figure('p95.trigram', p95, { rival: { what: 'FTS5 trigram', value: round(percentile(trigram, 0.95), 2) } }),
    );
  }
  const recall = await recallOf(station, sections, questions.flat());
  if (recall !== 1) throw new Error(`recall against a plain reading is ${recall}, not 1`);

  // A change is found by the next question.
  const changes: number[] = [];
  const first = station.parts.read.all<{ id: string }>('bench.versions', 'SELECT id FROM planVersions ORDER BY id LIMIT 15');
  for (const [nth, { id }] of first.entries()) {
    station.parts.journal.commit('bench', (tx) => writeText(tx, id, corpusPlan(plans + nth).text));
    const from = performance.now();
    await ask('人员转移');
    changes.push(performance.now() - from);
  }
  const bytes = statSync(path.join(dataDir, 'index', 'plans.sqlite')).size;
  await station.stop();
  dropFolder(dataDir);
  dropFolder(rivalDir);
  const chars = sections.reduce((sum, { body }) => sum + body.length, 0);
  const megabytes = (size: number): number => round(size / 1_000_000, 1);
  return [
    { name: 'planSearch.sections', value: sections.length, unit: '', aim: '≥ 50000' },
    { name: 'planSearch.characters', value: chars, unit: '' },
    ...figures,
    { name: 'planSearch.recall', value: recall, unit: '', aim: '≥ 1' },
    { name: 'planSearch.afterChange.p95', value: round(percentile(changes, 0.95), 1), unit: 'ms' },
    { name: 'planSearch.index', value: megabytes(bytes), unit: 'MB', rival: { what: 'FTS5 trigram', value: megabytes(rivals.bytes) } },
    {
      name: 'planSearch.build',
      value: round(build / 1_000, 1),
      unit: 's',
      rival: { what: 'FTS5 trigram', value: round(rivals.buildMs / 1_000, 1) },
    },
    { name: 'planSearch.slice.p95', value: round(percentile(slices, 0.95), 1), unit: 'ms', aim: '< 40' },
    { name: 'planSearch.slice.longest', value: round(percentile(slices, 1), 1), unit: 'ms' },
  ];
}
