// Annexes: where they stand, where they are listed, and where the text only speaks of them.
import type { Annex } from '../types.ts';
import { type Branch } from './branches.ts';
import { plainOf, pressed } from './lines.ts';
import { readNumber } from './numbering.ts';

export interface AnnexReading {
  annexes: Annex[];
  /** Named but nowhere: the label and the section that names it. */
  missing: { label: string; section: string }[];
}

/** 附件一 and 附件 1 are 附件1. */
function annexKey(label: string): string {
  const plain = pressed(label).replace(/[[\]():：、.]+/g, '');
  const token = readNumber(`${plain} `.trim());
  return token?.scheme === 'annex' ? `${token.word} ${token.values.join('-')}` : plain;
}

const mention =
  /(?:见|详见|参见|按照?|依照|填写|填报|附有|如)?(附件|附录|附表|附图)\s*([0-9]{1,2}(?:-[0-9]{1,2})?|[一二三四五六七八九十]{1,2}|[A-H])(?![0-9级])/g;

/** Rows of a list that stands below 附件：, with or without numbers. */
function listed(branch: Branch): { label: string; title: string }[] {
  const word = pressed(branch.section.number).replace(/[[\]():：、.]/g, '') || '附件';
  const items: { label: string; title: string }[] = [];
  const lines = [
    branch.section.title,
    ...branch.own
      .filter((part) => part.kind === 'line')
      .map((part) => (part.token ? `${part.token.values.join('.')}.${part.text}` : part.text)),
  ];
  let stopped = false;
  for (const line of lines) {
    const plain = plainOf(line).trim();
    if (plain === '' || stopped) continue;
    for (const piece of plain.split(/\s+(?=[0-9]{1,2}[.、])/)) {
      const token = readNumber(piece);
      if (token && (token.scheme === 'arabic' || token.scheme === 'arabicBrackets'))
        items.push({ label: `${word}${token.values[0] ?? ''}`, title: piece.slice(token.length).replace(/[；;。]$/, '') });
      else if (items.length > 0) stopped = true;
    }
  }
  return items;
}

function isEmptyBranch(branch: Branch): boolean {
  return branch.section.blocks.length === 0 && branch.children.length === 0;
}

/**
 * Annexes that stand in the file. A heading without text stands there too (a drawing was left out) unless all headings that
 * count on with it are bare: those are a list.
 */
function standing(branches: readonly Branch[]): Set<Branch> {
  const found = new Set<Branch>();
  let group: Branch[] = [];
  let last = 0;
  const close = (): void => {
    if (group.some((branch) => !isEmptyBranch(branch))) for (const branch of group) found.add(branch);
    group = [];
  };
  for (const branch of branches) {
    const token = branch.section.number === '' ? null : readNumber(plainOf(branch.section.number));
    if (token?.scheme !== 'annex') continue;
    const value = token.values[0] ?? 0;
    if (value <= last || value === 0) close();
    last = value;
    group.push(branch);
  }
  close();
  return found;
}

/** The section where the title of a listed annex stands on a line of its own, without its number. */
function bareTitle(branches: readonly Branch[], title: string): string | null {
  const words = pressed(title);
  if (words.length < 4) return null;
  const place = branches.find(
    (branch) =>
      (branch.section.number === '' && branch.words === words) ||
      branch.own.some((part) => part.kind === 'line' && part.token === null && pressed(part.text) === words),
  );
  return place?.section.id ?? null;
}

/** @param planTitle an 附件 of the notice that is the plan itself is none of the plan's */
export function readAnnexes(branches: readonly Branch[], newId: () => string, planTitle: string): AnnexReading {
  const annexes: Annex[] = [];
  const byKey = new Map<string, Annex>();
  const put = (label: string, title: string, section: string | null): void => {
    const key = annexKey(label);
    const held = byKey.get(key);
    if (held) {
      if (section !== null) held.section = section;
      if (held.title === '' || (section !== null && title !== '')) held.title = title || held.title;
      return;
    }
    const annex: Annex = {
      id: newId(),
      label: pressed(label)
        .replace(/[:：、.]+$/, '')
        .replace(/^[[(]|[\])]$/g, ''),
      title: title.trim(),
      section,
    };
    byKey.set(key, annex);
    annexes.push(annex);
  };
  const missing: AnnexReading['missing'] = [];
  const stands = standing(branches);
  for (const branch of branches) {
    const token = readNumber(plainOf(branch.section.number));
    if (token?.scheme !== 'annex' || branch.section.number === '') continue;
    if (
      planTitle !== '' &&
      pressed(branch.section.title)
        .replace(/[《》]/g, '')
        .startsWith(pressed(planTitle))
    )
      continue;
    if (token.values[0] === 0) {
      const items = listed(branch);
      if (items.length > 0) {
        for (const item of items) put(item.label, item.title, null);
        continue;
      }
    }
    put(branch.section.number, branch.section.title, stands.has(branch) ? branch.section.id : null);
  }
  // Chapters that are called so without the word: 8.1 附件1 …, 附件 below which tables stand.
  for (const branch of branches) {
    const match = /^(附件|附录|附表|附图)([0-9]{1,2}|[一二三四五六七八九十]{1,2})[:：]?(.*)$/.exec(branch.words);
    if (match && readNumber(plainOf(branch.section.number))?.scheme !== 'annex')
      put(`${match[1]}${match[2]}`, match[3] ?? '', branch.section.id);
  }
  for (const branch of branches) {
    for (const part of branch.own) {
      if (part.kind !== 'line') continue;
      for (const match of part.plain.matchAll(mention)) {
        const before = part.plain.slice(0, match.index);
        // Annex of another document: 《…》附件2.
        if (/[》”]的?$/.test(before)) continue;
        const label = `${match[1]}${match[2]}`;
        const held = byKey.get(annexKey(label));
        if (held) continue;
        put(label, '', null);
        missing.push({ label, section: branch.section.id });
      }
    }
  }
  for (const annex of annexes) {
    if (annex.section === null) annex.section = bareTitle(branches, annex.title);
    if (annex.section === null && !missing.some((one) => annexKey(one.label) === annexKey(annex.label))) {
      const place = branches.find(
        (branch) =>
          pressed(`${branch.section.number}${branch.section.title}`).includes(pressed(annex.label)) ||
          branch.section.blocks.some((block) => block.kind === 'text' && annex.title !== '' && block.text.includes(annex.title)),
      );
      missing.push({ label: annex.title === '' ? annex.label : `${annex.label} ${annex.title}`, section: place?.section.id ?? '' });
    }
  }
  return { annexes, missing };
}
