// What stands before the plan proper and around it: the notice that issues it, its title over several lines, the table of contents.
import { type ContentsRange, findContents } from './contents.ts';
import { type Line, pressed, pressedLine } from './lines.ts';
import { readNumber } from './numbering.ts';

/** Lines that together are one heading without a number: title of a notice or of a plan. */
export interface Head {
  from: number;
  /** Behind its last line. */
  to: number;
  kind: 'notice' | 'title';
}

export interface Front {
  heads: Head[];
  contents: ContentsRange[];
  /** Title that a notice gives in 《》. */
  named: string;
}

const planWords = '(?:预案|处置方案|工作方案|保障方案|应对方案|救援方案|实施方案|处置卡|应急手册|操作手册|方案)';
const edition = '(?:[(\\[][^)\\]]{1,16}[)\\]])?';
const titleLine = new RegExp(`${planWords}${edition}$`);
/** Notices are on the first pages. */
const noticeReach = 120;

/** 关于印发《…预案》的通知, over as many lines as it takes. */
function namedTitle(lines: readonly Line[]): string {
  let text = '';
  for (const line of lines.slice(0, noticeReach)) text += pressed(line.text);
  const quoted =
    new RegExp(`(?:印发|发布|公布|修订)(?:修订后的)?《([^《》]{2,60}?${planWords}${edition})》`).exec(text) ??
    new RegExp(`现将《([^《》]{2,60}?${planWords}${edition})》`).exec(text);
  const passed = new RegExp(`《([^《》]{2,60}?${planWords}${edition})》(?:已经?|业经)`).exec(text);
  if (quoted?.[1] ?? passed?.[1]) return quoted?.[1] ?? passed?.[1] ?? '';
  return new RegExp(`关于(?:印发|发布|公布)([^《》，。]{2,60}?${planWords}${edition})的?通知`).exec(text)?.[1] ?? '';
}

function isWords(line: Line | undefined): line is Line {
  return line !== undefined && line.rows === null;
}

/** Lines from `at` on that together print `wanted`. */
function linesThatPrint(lines: readonly Line[], at: number, wanted: string): number | null {
  let text = '';
  for (let to = at; to < Math.min(lines.length, at + 5); to += 1) {
    const line = lines[to];
    if (!isWords(line)) return null;
    text += pressed(line.text);
    if (text === wanted || (text.startsWith(wanted) && new RegExp(`^${edition}$`).test(text.slice(wanted.length)))) return to + 1;
    if (!wanted.startsWith(text)) return null;
  }
  return null;
}

function noticeHead(lines: readonly Line[], before: number): Head | null {
  for (let end = 0; end < before; end += 1) {
    const last = lines[end];
    if (!isWords(last) || !/通知$|公告$|决定$|的函$/.test(pressed(last.text)) || pressed(last.text).length > 90) continue;
    let text = '';
    for (let from = end; from >= Math.max(0, end - 4); from -= 1) {
      const line = lines[from];
      if (!isWords(line) || /[。；]/.test(line.plain)) break;
      text = pressed(line.text) + text;
      if (/关于(?:印发|发布|公布|修订|废止)/.test(text)) {
        const issuer = lines[from - 1];
        const more =
          text.startsWith('关于') &&
          isWords(issuer) &&
          /(?:政府|办公室|指挥部|委员会|局|公司|学校|中学|小学|街道办事处|厅|部|会)$/.test(pressed(issuer.text));
        return { from: more ? from - 1 : from, to: end + 1, kind: 'notice' };
      }
    }
  }
  return null;
}

export interface Looks {
  /** No line of the document has a look of its own: plain text. */
  plain: boolean;
  /** Size of most characters; null when unknown. */
  body: number | null;
}

export function looksOf(lines: readonly Line[]): Looks {
  const sizes = new Map<number, number>();
  let plain = true;
  for (const line of lines) {
    if (line.bold || line.style !== null) plain = false;
    if (line.size !== null) sizes.set(line.size, (sizes.get(line.size) ?? 0) + line.text.length);
  }
  let body: number | null = null;
  let most = 0;
  for (const [size, length] of sizes) {
    if (length > most) [body, most] = [size, length];
  }
  return { plain, body };
}

function standsOut(line: Line, looks: Looks): boolean {
  return line.centred || line.style !== null || line.bold || (line.size !== null && looks.body !== null && line.size > looks.body + 1);
}

/** Where a title is looked for that has no look of its own. */
const firstLines = 4;

/** @param opens the line is one of the first: there a title needs no look */
export function isTitleLine(line: Line | undefined, looks: Looks, opens = false): line is Line {
  if (!isWords(line) || line.text.length > 100) return false;
  const text = pressedLine(line);
  if (
    text.length < 2 ||
    text.length > 50 ||
    !titleLine.test(text) ||
    /[。，；:、]|^《|通知|^(?:附件|见|详见|按照?|根据|依据|及|和|本)/.test(text)
  )
    return false;
  return (opens || standsOut(line, looks) || looks.plain) && readNumber(line.plain) === null;
}

/** Parts of a title that stand on lines of their own before its last line. */
function titleFrom(lines: readonly Line[], at: number, floor: number, looks: Looks): number {
  let from = at;
  const last = lines[at];
  while (last && from > floor && at - from < 3) {
    const before = lines[from - 1];
    if (!isWords(before)) break;
    const text = pressed(before.text);
    const noPart =
      text.length < 2 ||
      text.length > 26 ||
      /[。，；:、》]|^[-\d\s]+$|\d{5}|通知$|^(?:目录|附件|附录)|文件$|签发|编号|号$|年$|日$|月$|预案$|方案$/.test(text);
    if (noPart || readNumber(before.plain) !== null) break;
    const alike = before.centred === last.centred && before.size === last.size && before.style === last.style && !looks.plain;
    const open =
      /(?:省|市|县|区|镇|乡|街道|村|社区|突发事件|突发公共事件|事故|灾害|公司|学校|中学|小学|幼儿园|生产安全|学年度?|集团|医院|厂|园区|年度)$/.test(
        text,
      );
    const issuer = /(?:人民政府|办公室|局|委员会|指挥部)$/.test(text);
    if (!open && (!alike || issuer || !standsOut(before, looks))) break;
    if (pressed(last.text).includes(text)) break;
    from -= 1;
  }
  return from;
}

/** Numbering begins anew soon behind it. */
function beginsAnew(lines: readonly Line[], from: number): boolean {
  for (const line of lines.slice(from, from + 14)) {
    if (line.rows) continue;
    if (/^目\s*[录次]$/.test(line.plain)) return true;
    const token = readNumber(line.plain);
    if (token && token.scheme !== 'annex') return token.values.every((value) => value === 1);
  }
  return false;
}

export function readFront(lines: readonly Line[], looks: Looks): Front {
  const named = namedTitle(lines);
  const contents = findContents(lines, (line) => isTitleLine(line, looks));
  const inContents = (at: number): boolean => contents.some((range) => at >= range.from && at < range.to);
  const heads: Head[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    if (inContents(at)) continue;
    const to = named === '' ? null : linesThatPrint(lines, at, named);
    if (to !== null) {
      heads.push({ from: at, to, kind: 'title' });
      at = to - 1;
      continue;
    }
    const line = lines[at];
    if (!isTitleLine(line, looks, heads.length === 0 && at < firstLines)) continue;
    const floor = heads.at(-1)?.to ?? 0;
    const first = heads.length === 0;
    const next = lines[at + 1];
    if (!first && (isTitleLine(next, looks) || !beginsAnew(lines, at + 1))) continue;
    if (first && at > noticeReach) continue;
    heads.push({ from: titleFrom(lines, at, floor, looks), to: at + 1, kind: 'title' });
  }
  const notice = noticeHead(lines, Math.min(heads[0]?.from ?? noticeReach, lines.length));
  if (notice) heads.unshift(notice);
  return { heads, contents, named };
}
