// What the checking of a plan is given, and how a finding is made. Pure: the same plan and tables give the same findings.
import type { GradingRule } from '../../incidents/types.ts';
import type { Id } from '../../kernel/ids.ts';
import type { DeadlineRule } from '../../obligations/types.ts';
import type { Level } from '../../settings/types.ts';
import { headingOf, sectionText } from '../current.ts';
import type { Finding, LintCode, ObsoleteRule, PlanSection, PlanText, Shelf, VersionValue } from '../types.ts';

export interface LintPerson {
  name: string;
  post: string;
  unitName: string;
  /** The unit's short name, where it has one. */
  unitShort?: string | undefined;
  /** Digits alone. */
  phones: string[];
  removed: boolean;
}

/** The directory as the checks ask it; made once for many plans. */
export interface LintDirectory {
  people: ReadonlyMap<Id, LintPerson>;
  byName: ReadonlyMap<string, LintPerson[]>;
  /** Digits of every telephone of people and units. */
  phones: ReadonlySet<string>;
  /** Names and short names of units. */
  units: readonly string[];
}

/** A place that is closed, or no longer entered. */
export interface LintPlace {
  name: string;
  /** null: it was removed. */
  closed: { on: string; reason: string } | null;
  /** Names of places in use that contain its name: where those stand, this one is not meant. */
  longer: readonly string[];
  /** Places in use of the same kind and unit, which may be named instead. */
  instead: readonly string[];
}

/** Rules and records of other tables that plans must not contradict. */
export interface LintTables {
  /** Closed and removed places. */
  places: readonly LintPlace[];
  obsolete: readonly ObsoleteRule[];
  grading: readonly GradingRule[];
  deadlines: readonly DeadlineRule[];
  level: Level;
}

export interface LintInput {
  shelf: Shelf;
  /** For each event kind of the plan: the kind and all above it. */
  kindLines: readonly (readonly string[])[];
  version: Pick<VersionValue, 'state' | 'number' | 'issuedOn' | 'approvedBy' | 'approvedOn'> | null;
  text: PlanText;
  /** YYYY-MM-DD in the unit's zone. */
  today: string;
  directory: LintDirectory;
  tables: LintTables;
}

/** Sections with their text, read once for all checks. */
export interface Page {
  section: PlanSection;
  heading: string;
  text: string;
}

export interface Lint extends LintInput {
  pages: readonly Page[];
}

export function prepare(input: LintInput): Lint {
  const pages = input.text.sections.map((section) => ({ section, heading: headingOf(section), text: sectionText(section) }));
  return { ...input, pages };
}

/** FNV-1a, 32 bits, twice with different starts: tells texts apart, keeps no secret. */
function fingerprint(text: string): string {
  let [one, two] = [0x811c9dc5, 0x01000193];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    one = Math.imul(one ^ code, 0x01000193);
    two = Math.imul(two ^ code, 0x85ebca6b);
  }
  return [one, two].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}

interface Where {
  section: string | null;
  from?: number;
  to?: number;
}

/** @param where a section with a place in its text; without one, the words are looked for in it */
export function finding(lint: Lint, code: LintCode, received: string, where: Where, params: Finding['params'] = {}): Finding {
  const page = lint.pages.find((one) => one.section.id === where.section);
  let { from = 0, to = 0 } = where;
  if (page && to === 0 && received !== '') {
    const at = page.text.indexOf(received);
    if (at >= 0) [from, to] = [at, at + received.length];
  }
  const about = page ? `${page.heading}\n${page.text}` : '';
  return {
    code,
    section: page ? page.section.id : null,
    from,
    to,
    received: received.slice(0, 200),
    params,
    key: `${code}/${fingerprint(`${about}\n${received}`)}`,
  };
}

/** Sentences of a text with their place in it. */
export function sentencesAt(text: string): { words: string; from: number }[] {
  const found: { words: string; from: number }[] = [];
  for (const match of text.matchAll(/[^。；;\n]+/g)) found.push({ words: match[0], from: match.index });
  return found;
}
