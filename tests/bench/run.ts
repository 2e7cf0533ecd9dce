// npm run bench [NAME …]: measures, prints tables for people and then one line of JSON for each figure.
import * as commits from './commits.ts';
import { type Figure, judge, table } from './figure.ts';

interface Bench {
  title: string;
  bench: () => Figure[] | Promise<Figure[]>;
}

const benches: Record<string, Bench> = {
  commits: { title: 'Durable commands', ...commits },
};
const wanted = process.argv.slice(2);
for (const name of Object.keys(benches)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const f = (await benches[name]!.bench()).map(judge);
  console.log(table(f));
}
