// npm run bench [NAME …]: measures, prints tables for people and then one line of JSON for each figure.
import { bench as commits } from './commits.ts';
import { type Figure, judge, type Judged, table } from './figure.ts';
import { bench as directory } from './directory.ts';
import { bench as intake } from './intake-parser.ts';
import { bench as journal } from './journal.ts';
import { bench as live } from './live.ts';
import { bench as nearest } from './nearest.ts';
import { bench as map } from './map.ts';
import { bench as obligations } from './obligations.ts';
import { bench as placeFiles } from './place-files.ts';
import { bench as placeImport } from './place-import.ts';
import { bench as places } from './places.ts';
import { bench as planSearch } from './plan-search.ts';
import { bench as rosters } from './rosters.ts';
import { bench as scrolling } from './scrolling.ts';

interface Bench {
  title: string;
  bench: () => Figure[] | Promise<Figure[]>;
}

const benches: Record<string, Bench> = {
  commits: { title: 'Durable commands', bench: commits },
  journal: { title: 'A journal of 200,000 entries', bench: journal },
  obligations: { title: '10,000 stages', bench: obligations },
  live: { title: 'A change at another client', bench: live },
  rosters: { title: 'Rosters: 60 people, 3 posts, 92 days; 120 people, 5 posts, 366 days', bench: rosters },
  scrolling: { title: 'Scrolling', bench: scrolling },
  map: { title: 'The map: 100,000 places at every zoom, 10,000 in the window moved', bench: map },
  directory: { title: 'Finding among 20,000 people', bench: directory },
  'plan-search': { title: 'Searching 1,300 plans', bench: planSearch },
  nearest: { title: 'The nearest of 100,000 places, ways through 160,000 junctions', bench: nearest },
  'place-files': { title: 'Files of 100,000 places', bench: placeFiles },
  'place-import': { title: '100,000 places from a file', bench: placeImport },
  places: { title: '20,000 places asked for', bench: places },
  intake: { title: 'Reading of intake texts', bench: intake },
};

const say = (text: string): void => void process.stdout.write(`${text}\n`);

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in benches));
if (unknown.length > 0) throw new Error(`no bench ${unknown.join(', ')}; there are ${Object.keys(benches).join(', ')}`);

const all: Judged[] = [];
for (const [name, { title, bench }] of Object.entries(benches)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const from = performance.now();
  const figures = (await bench()).map(judge);
  all.push(...figures);
  say(`\n── ${title} (${Math.round((performance.now() - from) / 1000)} s)\n${table(figures)}`);
}
say('');
for (const { name, value, unit, aim = null, ratio, ok } of all) say(JSON.stringify({ name, value, unit, aim, ratio, ok }));
