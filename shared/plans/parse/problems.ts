// What the reading of a plan is unsure of, or misses.
import type { PlanText } from '../types.ts';
import type { AnnexReading } from './annexes.ts';
import { substance } from './lines.ts';
import type { Meta } from './meta.ts';
import { lastValue } from './numbering.ts';
import type { Tree } from './tree.ts';
import type { ParseProblem, SourceDocument } from './types.ts';

/** More missing numbers than this in a row are no slip: the file lacks pages. */
const mostSkipped = 40;

function numberProblems(tree: Tree): ParseProblem[] {
  const problems: ParseProblem[] = [];
  const sections = new Map(tree.headings.map((heading) => [heading.node, heading.section]));
  const seen = new Map<string, string>();
  const before = new Map<unknown, (typeof tree.headings)[number]['node']>();
  for (const run of new Set(tree.headings.map((heading) => heading.node.run)))
    for (const [at, node] of run.entries()) if (at > 0) before.set(node, run[at - 1] ?? node);
  for (const { node, section } of tree.headings) {
    if (!node.token || node.key === 'annex') continue;
    const line = tree.lines[node.from];
    const number = line?.text.slice(0, node.token.length).trim() ?? '';
    const key = `${node.parent ? (sections.get(node.parent) ?? '') : ''} ${node.key} ${node.token.values.join('.')}`;
    if (seen.has(key)) problems.push({ code: 'numberTwice', section, received: number });
    seen.set(key, section);
    const last = before.get(node);
    const step = last?.token ? lastValue(node.token) - lastValue(last.token) : 1;
    const first = !last && lastValue(node.token) > 1 && lastValue(node.token) < mostSkipped && node.key !== 'article';
    if (step > 1 || first) problems.push({ code: 'numberSkipped', section, received: number });
  }
  return problems;
}

/** Characters of the document that no section holds: there must be none. */
function lostText(document: SourceDocument, text: PlanText): string {
  let from = '';
  for (const block of document.blocks) {
    if (block.kind === 'paragraph') from += block.numbering + block.text;
    else for (const row of block.rows) from += row.join('');
  }
  let to = '';
  for (const section of text.sections) {
    to += section.number + section.title;
    for (const block of section.blocks) {
      if (block.kind === 'text') to += block.text;
      else for (const row of block.rows) to += row.join('');
    }
  }
  const [source, kept] = [countable(from), countable(to)];
  if (source === kept) return '';
  let at = 0;
  while (at < source.length && source[at] === kept[at]) at += 1;
  return source.slice(at, at + 40) || kept.slice(at, at + 40);
}

function countable(text: string): string {
  return substance(text.replace(/[\u200b-\u200f\u2028\u2029\u2060\ufeff]/g, ' '));
}

export function readProblems(document: SourceDocument, tree: Tree, meta: Meta, text: PlanText, annexes: AnnexReading): ParseProblem[] {
  const problems: ParseProblem[] = [];
  const put = (code: ParseProblem['code'], received = '', section: string | null = null): void => {
    problems.push({ code, section: section === '' ? null : section, received });
  };
  if (meta.title === '') put('noTitle');
  if (!tree.headings.some((heading) => heading.node.kind === 'number' || heading.node.kind === 'look')) put('noHeadings');
  if (meta.unitName === '') put('noIssuer');
  if (meta.issuedOn === null) put('noDate');
  if (meta.guessed) put('kindGuessed', meta.title);
  if (text.levels.length === 0) put('noLevels');
  for (const level of text.levels) {
    if (level.conditions.length === 0) put('levelWithoutConditions', level.name, level.section);
    if (level.steps.length === 0) put('levelWithoutSteps', level.name, level.section);
  }
  problems.push(...numberProblems(tree));
  for (const missing of annexes.missing) put('annexMissing', missing.label, missing.section);
  for (const contact of text.contacts) {
    const digits = contact.phone.replace(/\D/g, '').length;
    const clear = contact.phone
      .split('、')
      .every((phone) =>
        /^(?:\+?86[- ]?)?(?:1[3-9][\d- ]{9,11}|[(（]?0\d{2,3}[)）]?[-—－ ]?\d{7,8}(?:[-—－转]\d{1,5})?|\d{7,8}(?:[-转]\d{1,5})?|1[12]\d|999|9\d{4,5}|1[02]\d{3}|12\d{3}|(?:400|800)[- ]?\d{3}[- ]?\d{4})$/.test(
          phone.trim(),
        ),
      );
    if (!clear || digits < 3)
      put(
        'phoneUnclear',
        [contact.unitName, contact.post, contact.name, contact.phone].filter((word) => word !== '').join(' '),
        contact.section,
      );
  }
  const lost = lostText(document, text);
  if (lost !== '') put('textLeft', lost);
  return problems;
}
