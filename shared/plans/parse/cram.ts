// Paragraphs that run together what were several: 第一章 总则 第一条 为…, 1、总则 1.1 编制目的 为…, …。一、指导思想…。二、….
import { lastValue, type NumberToken, readNumber } from './numbering.ts';

/** Shorter lines are one heading or one item. */
const shortest = 14;

const places =
  /第\s?[〇零一二三四五六七八九十百\d]{1,5}\s?[章节条]|[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,2}\)|(?<![\d.])\d{1,2}(?:\.\d{1,2}){1,3}(?![\d.])/g;
const planTitle =
  /^(?!本|该|此|各)[\u4e00-\u9fffA-Za-z0-9()]{4,40}?(?:应急预案|紧急预案|预案|处置方案|工作方案)(?=\s*(?:为(?!了?做)|根据|依据|第[一1]章|一、|1[.、\s]|目\s*录))/;

interface Place {
  at: number;
  token: NumberToken;
  /** Behind the end of a sentence, or a blank. */
  apart: boolean;
}

function placesIn(plain: string): Place[] {
  const found: Place[] = [];
  for (const match of plain.matchAll(places)) {
    const token = readNumber(plain.slice(match.index));
    if (!token || token.scheme === 'annex') continue;
    found.push({ at: match.index, token, apart: match.index === 0 || /[。；:\s)”》]$/.test(plain.slice(0, match.index)) });
  }
  return found;
}

/** Does the number follow upon the last one of its scheme, or begin? */
function follows(token: NumberToken, last: NumberToken | undefined, whole: NumberToken | undefined): boolean {
  if (token.scheme === 'decimal') {
    const held = last ?? whole;
    if (!held) return false;
    const prefix = token.values.slice(0, -1).join('.');
    return (
      (prefix === held.values.join('.') && lastValue(token) === 1) ||
      (prefix === held.values.slice(0, -1).join('.') && lastValue(token) === lastValue(held) + 1)
    );
  }
  return last ? lastValue(token) === lastValue(last) + 1 : true;
}

/**
 * Where a line is to be cut so that each number stands at the beginning of its own.
 * @param plain the line in one spelling
 * @returns positions, none when the line is one paragraph
 */
export function cutsIn(plain: string): number[] {
  if (plain.length < shortest) return [];
  const title = planTitle.exec(plain)?.[0].length ?? 0;
  const cuts = title > 0 && (plain.length > 60 || /^\s*(?:第|一、|1)/.test(plain.slice(title))) ? [title] : [];
  const whole = readNumber(plain) ?? undefined;
  const found = placesIn(plain);
  const last = new Map<string, NumberToken>();
  const counts = new Map<string, number>();
  const taken: Place[] = [];
  for (const place of found) {
    const { token } = place;
    const scheme = token.scheme;
    const inner = scheme === 'chineseBrackets' && (last.has('chinese') || last.has('chineseBrackets')) && plain.length > 120;
    if (!place.apart && place.at !== title && !inner) continue;
    if (!follows(token, last.get(scheme), whole)) continue;
    if (scheme === 'chineseBrackets' && lastValue(token) === 1 && last.has('chineseBrackets')) counts.set(scheme, 0);
    last.set(scheme, token);
    if (scheme === 'chinese') last.delete('chineseBrackets');
    counts.set(scheme, (counts.get(scheme) ?? 0) + 1);
    taken.push(place);
  }
  for (const { at, token } of taken) {
    const many = counts.get(token.scheme) ?? 0;
    const chapters = ['chapter', 'section', 'article'].includes(token.scheme);
    const sure = chapters
      ? many > 1 || whole?.scheme === 'chapter' || title > 0 || taken.length > 1
      : token.scheme === 'decimal'
        ? whole !== undefined
        : many > 1 && plain.length > 60;
    // 三、组织机构与职责（一）组织机构…: the first bracket right behind the title of its chapter.
    const behindTitle =
      token.scheme === 'chineseBrackets' &&
      lastValue(token) === 1 &&
      taken.some((other) => other.token.scheme === 'chinese' && at > other.at && at - other.at <= 24);
    if (at > 0 && (sure || (behindTitle && plain.length > 60))) cuts.push(at);
  }
  return [...new Set(cuts)].toSorted((one, other) => one - other);
}
