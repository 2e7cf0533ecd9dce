// Whether the library already has what a file holds: the same file, the same document number, the same title of the same unit.
import type { SameAs } from '#shared/contract/plan-import.ts';
import type { Id } from '#shared/kernel/ids.ts';
import { lastRowid } from '../../journal/read.ts';
import type { ReadDb } from '../../kernel/db.ts';
import { allPlans, type Version, versionsByPlan } from '../queries.ts';

/** One spelling for titles and numbers: 〔2024〕, [2024] and （2024） are one. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[[〔【(]/g, '(')
    .replace(/[\]〕】)]/g, ')')
    .replace(/\s|[《》]/g, '');

interface Asked {
  hash: string;
  title: string;
  number: string;
  unitName: string;
}

const unlike = (a: string, b: string): boolean => a !== '' && b !== '' && plain(a) !== plain(b);

type Finder = (asked: Asked) => SameAs[];
const known = new WeakMap<ReadDb, { upTo: number; find: Finder }>();

/** The library is read once for many files, and anew when something was written. The surest reason first, each plan once. */
export function sameFinder(db: ReadDb): Finder {
  const upTo = lastRowid(db);
  const kept = known.get(db);
  if (kept?.upTo === upTo) return kept.find;
  const find = readFinder(db);
  known.set(db, { upTo, find });
  return find;
}

function readFinder(db: ReadDb): Finder {
  const plans = allPlans(db);
  const versions = versionsByPlan(db);
  const byHash = new Map<string, SameAs[]>();
  const byNumber = new Map<string, SameAs[]>();
  const byTitle = new Map<string, { same: SameAs; unitName: string }[]>();
  const put = <T>(map: Map<string, T[]>, key: string, one: T): void => {
    if (key !== '') map.set(key, [...(map.get(key) ?? []), one]);
  };
  for (const plan of plans) {
    const own: readonly Version[] = versions.get(plan.id) ?? [];
    const same = (version: Version | undefined, because: SameAs['because']): SameAs => ({
      plan: plan.id,
      title: plan.title,
      version: version?.id ?? null,
      label: version ? version.label || (version.issuedOn ?? '') : '',
      because,
    });
    for (const version of own) {
      put(byHash, version.original?.hash ?? '', same(version, 'file'));
      put(byNumber, plain(version.number), same(version, 'number'));
    }
    put(byTitle, plain(plan.title), { same: same(own[0], 'title'), unitName: plan.unitName });
  }
  return ({ hash, title, number, unitName }) => {
    const found = [
      ...(byHash.get(hash) ?? []),
      ...(byNumber.get(plain(number)) ?? []),
      ...(byTitle.get(plain(title)) ?? []).filter((one) => !unlike(one.unitName, unitName)).map(({ same }) => same),
    ];
    const seen = new Set<Id>();
    return found.filter((one) => !seen.has(one.plan) && seen.add(one.plan));
  };
}
