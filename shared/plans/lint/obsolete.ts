// Laws, rules and bodies that are no more, where a plan still names them.
import type { Finding, ObsoleteRule } from '../types.ts';
import { finding, type Lint } from './input.ts';

interface Hit {
  from: number;
  to: number;
  rule: ObsoleteRule;
}

/** Of words that lie in one another the longest counts. */
export function obsoleteIn(text: string, rules: readonly ObsoleteRule[]): Hit[] {
  const hits: Hit[] = [];
  for (const rule of rules)
    for (const word of rule.words)
      for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length))
        hits.push({ from: at, to: at + word.length, rule });
  return hits
    .filter((hit) => !hits.some((other) => other.from <= hit.from && hit.to <= other.to && other.to - other.from > hit.to - hit.from))
    .toSorted((a, b) => a.from - b.from);
}

/** What is said about its end is no reference to it: 原县安监局, 同时废止, 不再执行. */
export function spokenOfAsGone(text: string, { from, to }: Pick<Hit, 'from' | 'to'>): boolean {
  return (
    /原(?:[\u4e00-\u9fa5]{0,3})$/.test(text.slice(Math.max(0, from - 4), from)) ||
    /^[^。；\n]{0,40}(?:同时废止|予以废止|停止执行|不再执行)/.test(text.slice(to))
  );
}

export function obsoleteFindings(lint: Lint): Finding[] {
  const { units } = lint.directory;
  // What a unit of the directory is called today is not gone, whatever the table says of other places.
  const rules = lint.tables.obsolete
    .map((rule) =>
      rule.what === 'law' ? rule : { ...rule, words: rule.words.filter((word) => !units.some((unit) => unit.endsWith(word))) },
    )
    .filter((rule) => rule.words.length > 0);
  return lint.pages.flatMap(({ section, heading, text }) => {
    const found = new Map<string, Finding>();
    for (const [words, inHeading] of [
      [heading, true],
      [text, false],
    ] as const)
      for (const hit of obsoleteIn(words, rules)) {
        // Once a section for each body; a phone list names it in every row.
        if (found.has(hit.rule.id) || spokenOfAsGone(words, hit)) continue;
        const where = inHeading ? { section: section.id } : { section: section.id, from: hit.from, to: hit.to };
        const params = {
          instead: hit.rule.replacedBy,
          since: hit.rule.since,
          source: hit.rule.source.title,
          confidence: hit.rule.confidence,
        };
        found.set(
          hit.rule.id,
          finding(lint, hit.rule.what === 'law' ? 'obsoleteLaw' : 'obsoleteBody', words.slice(hit.from, hit.to), where, params),
        );
      }
    return [...found.values()];
  });
}
