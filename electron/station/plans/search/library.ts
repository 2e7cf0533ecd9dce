// Plans and versions as the search filters and ranks them, and their titles: small enough to be kept in memory and read through.
import { none, fitOf, type Sought } from '#shared/directory/match.ts';
import type { Id } from '#shared/kernel/ids.ts';
import { currentVersion, shelfOf } from '#shared/plans/current.ts';
import type { FoundState, Shelf } from '#shared/plans/types.ts';
import { syllablesOf } from '../../kernel/pinyin.ts';
import { fold } from './fold.ts';
import type { DocStamp, PlanHead, PlanSource, VersionHead } from './source.ts';
import { rowEnd } from './tokens.ts';

export interface Held {
  /** Number among all plans, in the order of their titles. */
  nth: number;
  plan: PlanHead;
  shelf: Shelf;
  title: Sought;
  /** The newest first. */
  versions: VersionHead[];
}

/** What a plan is found by beside its text: title, unit, number of each version. */
export interface TitleText {
  held: Held;
  version: VersionHead | null;
  /** Everything below the title, as it is shown. */
  more: string;
  moreFolded: string;
}

export class Library {
  readonly all: Held[];
  readonly byId: ReadonlyMap<Id, Held>;
  readonly versions: ReadonlyMap<Id, VersionHead>;
  readonly titles: TitleText[] = [];
  #current: { day: string; of: (VersionHead | undefined)[] } = { day: '', of: [] };

  constructor(source: Pick<PlanSource, 'plans' | 'versions'>, before: Library | null) {
    const byPlan = Map.groupBy(source.versions(), ({ plan }) => plan);
    this.all = source.plans().map((plan, nth) => {
      const known = before?.byId.get(plan.id);
      return {
        nth,
        plan,
        shelf: shelfOf(plan),
        // Spelling is slow, and most titles stay.
        title: known?.plan.title === plan.title ? known.title : { text: fold(plan.title).text, spellings: [syllablesOf(plan.title)] },
        versions: byPlan.get(plan.id) ?? [],
      };
    });
    this.byId = new Map(this.all.map((held) => [held.plan.id, held]));
    this.versions = new Map(this.all.flatMap(({ versions }) => versions.map((version) => [version.id, version])));
    for (const held of this.all) {
      const { unitName, note, places } = held.plan;
      for (const version of held.versions.length === 0 ? [null] : held.versions) {
        const lines = [unitName, version?.number ?? '', version?.label ?? '', ...places, version?.changes ?? '', note];
        const more = lines.filter((line) => line !== '').join(rowEnd);
        this.titles.push({ held, version, more, moreFolded: fold(more).text });
      }
    }
  }

  /** Where a version stands on a day. @param version null: what belongs to the plan as a whole */
  standing(held: Held, version: VersionHead | null, day: string): { state: FoundState; current: boolean } {
    if (this.#current.day !== day) this.#current = { day, of: this.all.map(({ versions }) => currentVersion(versions, day)) };
    const now = this.#current.of[held.nth];
    const current = version === null || version.id === now?.id;
    if (held.plan.abolished !== null) return { state: 'abolished', current };
    if (version?.state === 'draft') return { state: 'draft', current };
    if (!current) return { state: 'old', current };
    return { state: (version ?? now)?.state === 'issued' ? 'inForce' : 'draft', current };
  }
}

/** Letters are in the title's pinyin: full, initials or a mixture. */
export const spelledSo = ({ title }: Held, letters: string): boolean => fitOf(title, { text: '\u0000', letters, digits: '' }) < none;

export const versionOf = (library: Library, doc: DocStamp): VersionHead | null =>
  doc.kind === 'version' ? (library.versions.get(doc.id) ?? null) : null;
