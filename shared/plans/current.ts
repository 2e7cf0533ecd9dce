// Which version of a plan holds on a day, and where a plan stands in the library.
import { grades } from '../incidents/types.ts';
import type { PlanBlock, PlanSection, PlanValue, ResponseLevel, Shelf, VersionValue } from './types.ts';

type Dated = Pick<VersionValue, 'state' | 'issuedOn' | 'effectiveOn'>;

/** From when a version holds: the day it names, else the day of its issue. */
function holdsFrom(version: Dated): string | null {
  return version.effectiveOn ?? version.issuedOn;
}

/**
 * The issued version that came into force last on or before `day` (YYYY-MM-DD); before any did, the one that will be first; else a draft.
 * @param versions of one plan, the newest first
 */
export function currentVersion<V extends Dated>(versions: readonly V[], day: string): V | undefined {
  const issued = versions
    .filter(({ state }) => state === 'issued')
    .toSorted((a, b) => (holdsFrom(b) ?? '').localeCompare(holdsFrom(a) ?? ''));
  return issued.find((version) => (holdsFrom(version) ?? '') <= day) ?? issued.at(-1) ?? versions[0];
}

export function shelfOf(plan: Pick<PlanValue, 'planKind' | 'body'>): Shelf {
  if (plan.planKind === 'grassroots') return plan.body ?? 'township';
  return plan.planKind;
}

/** Characters that are no blanks: what must not be lost between a file and its sections. */
export function inkOf(text: string): string {
  return text.replace(/[\s\u00a0\u3000\u200b\ufeff]+/g, '');
}

export function blockText(block: PlanBlock): string {
  return block.kind === 'text' ? block.text : block.rows.map((row) => row.join('\t')).join('\n');
}

/** A section as one text without its heading. */
export function sectionText(section: Pick<PlanSection, 'blocks'>): string {
  return section.blocks.map(blockText).join('\n');
}

/** Number and title as they stand on the page: 一、总则; 3.1 预警. */
export function headingOf(section: Pick<PlanSection, 'number' | 'title'>): string {
  const close = section.number === '' || /[、）).．。：]$/.test(section.number);
  return `${section.number}${close ? '' : ' '}${section.title}`.trim();
}

/** From the highest: I, II, III, IV. Several of one level stay in their order. */
export function levelsInOrder(levels: readonly ResponseLevel[]): ResponseLevel[] {
  return levels.toSorted((a, b) => grades.indexOf(a.level) - grades.indexOf(b.level));
}
