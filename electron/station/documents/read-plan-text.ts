// Plans as plain text and as Markdown. Each line is a paragraph: a plan's writer ends a line where a paragraph ends.
import type { SourceBlock, SourceDocument } from '#shared/plans/parse/types.ts';
import { LeftCount, paragraph, plain, square, trimmed, withoutContents } from './plan-blocks.ts';
import { decodeText } from './text-encoding.ts';

/** Half widths before a short line that make it a centred one: a first line is indented by four. */
const centredFrom = 8;
const longestCentred = 40;

function indentOf(line: string): number {
  const blanks = /^[ \t\u3000]*/.exec(line)?.[0] ?? '';
  return Array.from(blanks).reduce((width, blank) => width + (blank === ' ' ? 1 : blank === '\u3000' ? 2 : 4), 0);
}

/** More headings marked by # than a comment or a ticket number would have. */
const fewestMarks = 3;

/** Text that a program wrote with the marks of Markdown, whatever its file is called. */
function hasMarks(text: string): boolean {
  return (text.match(/^ {0,3}#{1,6}[ \t]+\S/gm)?.length ?? 0) >= fewestMarks;
}

export function readPlainText(bytes: Buffer): SourceDocument {
  const { text, encoding } = decodeText(bytes);
  if (hasMarks(text)) return { ...readMarkdown(bytes), format: 'txt' };
  const blocks = plain(text)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const inner = trimmed(line);
      return paragraph(inner, { centred: indentOf(line) >= centredFrom && inner.length <= longestCentred });
    });
  const left = new LeftCount();
  return { format: 'txt', encoding, blocks: withoutContents(blocks, left), left: left.list() };
}

const entities: Record<string, string> = { nbsp: ' ', lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", emsp: ' ', ensp: ' ' };
const markdownTags =
  /<\/?(?:a|b|i|u|p|em|strong|span|font|div|center|sub|sup|br|hr|h[1-6]|table|thead|tbody|tr|t[dh]|[ou]l|li|img|small|mark)\b[^<>]*>/gi;
/** Stands for a character that was escaped while the marks are taken away: of the private use area, so no text has it. */
const escapeBase = 0xf_00_00;

/** Marks of emphasis, links and pictures out; every visible character stays. */
function inline(text: string, left: LeftCount): { text: string; bold: boolean } {
  let said = text.replace(/\\([!-/:-@[-`{-~])/g, (_, char: string) => String.fromCodePoint(escapeBase + char.charCodeAt(0)));
  const bold = /^(\*\*|__)(?=\S)(?:(?!\1).)+\1$/s.test(said.trim());
  const hold = (value: string): string => value.replace(/[!-/:-@[-`{-~]/g, (char) => String.fromCodePoint(escapeBase + char.charCodeAt(0)));
  said = said
    .replace(/(`+)(.+?)\1/g, (_, _marks: string, code: string) => hold(code))
    .replace(/!\[([^\]]*)\]\([^()\s]*(?:\s+"[^"]*")?\)/g, (_, alt: string) => {
      left.add('pictures');
      return alt;
    })
    .replace(/<((?:https?:\/\/|mailto:)[^<>\s]+)>/g, (_, address: string) => hold(address))
    .replace(/\[([^\]]+)\]\(([^()\s]*)(?:\s+"[^"]*")?\)/g, (_, label: string, address: string) =>
      address === '' || address === label || address.startsWith('#') ? label : `${label}${hold(`(${address})`)}`,
    )
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(markdownTags, '')
    .replace(/(\*{1,3})(?=\S)((?:(?!\1).)*?\S)\1(?!\*)/g, '$2')
    .replace(/(?<![\p{L}\p{N}_])(_{1,3})(?=[^\s_])([^_]*[^\s_])\1(?![\p{L}\p{N}_])/gu, '$2')
    .replace(/~~(?=\S)(.+?)~~/g, '$1')
    .replace(/&(#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,8});/gi, (whole, name: string) => {
      if (!name.startsWith('#')) return entities[name.toLowerCase()] ?? whole;
      const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
      return code > 31 && code < escapeBase && (code < 0xd8_00 || code > 0xdf_ff) ? String.fromCodePoint(code) : whole;
    });
  return { text: said.replace(/[\u{f0000}-\u{f007f}]/gu, (char) => String.fromCharCode((char.codePointAt(0) ?? 0) - escapeBase)), bold };
}

const cellsOf = (line: string): string[] =>
  line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll('\\|', '|'));

const isRule = (line: string | undefined): boolean =>
  line !== undefined && line.includes('-') && /^\s*\|?(\s*:?-+:?\s*\|?)+\s*$/.test(line);

/** The only heading of the first rank is the document's title, and the others rise by one. */
function withTitle(blocks: SourceBlock[]): SourceBlock[] {
  const headings = blocks.filter((block) => block.kind === 'paragraph' && block.heading !== null);
  const [first] = headings;
  const ranks = headings.map((block) => (block.kind === 'paragraph' ? block.heading : null));
  if (first?.kind !== 'paragraph' || first.heading !== 1 || ranks.filter((rank) => rank === 1).length > 1 || ranks.length < 2)
    return blocks;
  return blocks.map((block) => (block.kind === 'paragraph' && block.heading !== null ? { ...block, heading: block.heading - 1 } : block));
}

export function readMarkdown(bytes: Buffer): SourceDocument {
  const { text, encoding } = decodeText(bytes);
  const left = new LeftCount();
  const source = plain(text).replace(/<!--([\s\S]*?)-->/g, (_, comment: string) => {
    left.add('comments', comment);
    return '';
  });
  const lines = source.split('\n');
  const blocks: SourceBlock[] = [];
  const push = (line: string, heading: number | null): void => {
    const { text: words, bold } = inline(line, left);
    for (const part of words.split('\n')) if (part.trim() !== '') blocks.push(paragraph(trimmed(part), { heading, bold }));
  };
  let fence = '';
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const next = lines[at + 1];
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1] ?? '';
    if (fence !== '') {
      if (mark.startsWith(fence) && line.trim() === mark) fence = '';
      else if (line.trim() !== '') blocks.push(paragraph(line.trimEnd()));
      continue;
    }
    if (mark !== '') {
      fence = mark;
      continue;
    }
    if (line.includes('|') && isRule(next) && next?.includes('|') && cellsOf(line).length === cellsOf(next).length) {
      const rows = [cellsOf(line)];
      for (at += 2; at < lines.length && (lines[at] ?? '').includes('|'); at += 1) rows.push(cellsOf(lines[at] ?? ''));
      at -= 1;
      blocks.push({ kind: 'table', rows: square(rows.map((row) => row.map((cell) => trimmed(inline(cell, left).text)))), page: null });
      continue;
    }
    const heading = /^ {0,3}(#{1,6})(?:[ \t\u3000]+|(?=[^#\s]))(.*?)[ \t]*(?:[ \t]#+)?$/.exec(line);
    if (heading) push(heading[2] ?? '', (heading[1] ?? '').length);
    else if (/^ {0,3}([-*_])[ \t]*(?:\1[ \t]*){2,}$/.test(line)) continue;
    else if (line.trim() !== '' && next !== undefined && /^ {0,3}(=+|-{2,})[ \t]*$/.test(next) && !line.includes('|')) {
      push(line.replace(/^\s*(?:>\s?)+/, ''), next.includes('=') ? 1 : 2);
      at += 1;
    } else push(line.replace(/^\s*(?:>\s?)+/, ''), null);
  }
  return { format: 'md', encoding, blocks: withTitle(blocks), left: left.list() };
}
