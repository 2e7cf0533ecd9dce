// The sections of a plan as rows of a tree: which show, what opens and closes, which fit what is typed.
import type { PlanSection } from '#shared/plans/types.ts';

export interface SectionRow {
  section: PlanSection;
  /** 1: top. */
  level: number;
  hasChildren: boolean;
  parent: string | null;
}

/** Every section with its place in the tree. A depth that jumps is a child of the section before it. */
export function treeOf(sections: readonly PlanSection[]): SectionRow[] {
  const above: PlanSection[] = [];
  return sections.map((section, at) => {
    while (above.length > 0 && (above.at(-1)?.depth ?? 0) >= section.depth) above.pop();
    const row = {
      section,
      level: above.length + 1,
      hasChildren: (sections[at + 1]?.depth ?? 0) > section.depth && at + 1 < sections.length,
      parent: above.at(-1)?.id ?? null,
    };
    above.push(section);
    return row;
  });
}

/** Many sections begin closed below the second level: the whole plan fits the screen. */
const openWhole = 60;

export function closedAtFirst(rows: readonly SectionRow[]): Set<string> {
  if (rows.length <= openWhole) return new Set();
  return new Set(rows.filter(({ level, hasChildren }) => level >= 2 && hasChildren).map(({ section }) => section.id));
}

/** The rows that show: none below a closed one; with words typed those that hold all of them, and what they stand under. */
export function shownRows(rows: readonly SectionRow[], closed: ReadonlySet<string>, typed: string): SectionRow[] {
  const words = typed.trim().toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length > 0) {
    const fits = rows.filter(({ section }) => {
      const heading = `${section.number} ${section.title}`.toLowerCase();
      return words.every((word) => heading.includes(word));
    });
    const wanted = new Set(fits.flatMap(({ section }) => [section.id, ...pathTo(rows, section.id)]));
    return rows.filter(({ section }) => wanted.has(section.id));
  }
  const hidden = new Set<string>();
  return rows.filter(({ section, parent }) => {
    const below = parent !== null && (closed.has(parent) || hidden.has(parent));
    if (below) hidden.add(section.id);
    return !below;
  });
}

/** The sections above one, nearest first. */
export function pathTo(rows: readonly SectionRow[], id: string): string[] {
  const byId = new Map(rows.map((row) => [row.section.id, row]));
  const path: string[] = [];
  for (let parent = byId.get(id)?.parent ?? null; parent !== null; parent = byId.get(parent)?.parent ?? null) path.push(parent);
  return path;
}

/** The section itself and all below it, in reading order. */
export function withBelow(sections: readonly PlanSection[], id: string): PlanSection[] {
  const at = sections.findIndex((section) => section.id === id);
  const top = sections[at];
  if (!top) return [];
  const end = sections.findIndex((section, index) => index > at && section.depth <= top.depth);
  return sections.slice(at, end < 0 ? undefined : end);
}
