// Where it happened: the most precise name of a place in the clause that tells the event, exactly as it stands in the text.
import { eventVerb, toldWithin } from './event-words.ts';
import { nameEnd, nameStarts } from './place-names.ts';
import {
  adminEnding,
  atOffice,
  comes,
  destination,
  halfNamed,
  headingTail,
  nameless,
  officeTail,
  senderLead,
  serviceEnding,
  siteEnding,
  speakerTail,
} from './place-words.ts';
import type { Scopes } from './scopes.ts';
import { timeExpressions } from './time-expressions.ts';

export interface PlaceReading {
  start: number;
  end: number;
}

interface Candidate extends PlaceReading {
  score: number;
  /** The township in its name, '' when there is none. */
  town: string;
  /** Something happens right behind it. */
  happens: boolean;
  /** Somebody who tells of it belongs there: 我是三合水库管理所的. */
  speaks: boolean;
}

/** Times of a text, as far as places need them. */
class Times {
  readonly #starts: number[];
  readonly #ends: number[];
  readonly all: readonly { start: number; end: number }[];
  #next = 0;

  constructor(text: string) {
    this.all = timeExpressions(text);
    this.#starts = this.all.map((time) => time.start);
    this.#ends = this.all.map((time) => time.end);
  }

  /** Where the next time begins; positions must be asked for in order. */
  after(position: number): number {
    while ((this.#starts[this.#next] ?? Number.POSITIVE_INFINITY) < position) this.#next += 1;
    return this.#starts[this.#next] ?? Number.POSITIVE_INFINITY;
  }

  /** Whether a time stands right before. */
  endsAt(text: string, position: number): boolean {
    const end = this.#ends[this.#next - 1];
    return (
      end !== undefined && end <= position && position - end <= 5 && /^(?:[，\s]|在|于|位于|许|左右|起)*$/.test(text.slice(end, position))
    );
  }
}

function isSpeaker(lead: string, tail: string, name: string): boolean {
  if (/(?:我是|我们是|我们|我|这里是|俺是?|咱是?)$/.test(lead)) return true;
  return speakerTail.test(tail) && !tail.startsWith('，') && !/(?:镇|乡|县|市|街道)$/.test(name);
}

function scoreOf(
  text: string,
  start: number,
  end: number,
  afterTime: boolean,
  sentence: number,
): Pick<Candidate, 'score' | 'happens' | 'speaks'> {
  const name = text.slice(start, end);
  const lead = text.slice(Math.max(0, start - 14), start);
  const tail = text.slice(end, end + 60);
  const told = (text.slice(end, end + 140).split(/[。；！？\n]/)[0] ?? '').replace(/\([^)]*\)/, '');
  const happens = eventVerb.test(told.slice(0, 40));
  let score = 0;
  if (/(?:地点|地址|位置|地方|事发地|发生地|发生在|发生于)[是为在:]{0,2}$|位于$/.test(lead)) score += 6;
  else if (/(?:在|于|行至|驶至|途经|行经)$/.test(lead)) score += 3;
  if (afterTime) score += 4;
  if (happens) score += 4;
  if (headingTail.test(tail)) score += 3;
  if (/[省市县区镇乡旗](?!民|政)/.test(name.slice(0, -1)) || adminEnding.test(name)) score += 2;
  if (siteEnding.test(name) || /\d|路|街|桥/.test(name.slice(-4))) score += 1;
  if (destination.test(lead)) score -= 12;
  if (nameless.test(name)) score -= 8;
  // The clause tells who came, or where a reporter stood; a dateline tells where the paper is.
  if (comes.test((tail.split(/[，。；！？\n]/)[0] ?? '').slice(0, 24)) && !/发生/.test(tail.slice(0, 12))) score -= 6;
  if (/记者[^，。]{0,8}$/.test(lead) || /^[^，。\n]{0,3}\d{1,2}月\d{1,2}日[电讯]/.test(tail) || /(?:新华|中新|人民)[社网]$/.test(lead))
    score -= 10;
  const there = atOffice.test(tail);
  if (halfNamed.test(name)) score -= there ? 4 : 5;
  if (!there && name.endsWith('政府')) score -= 6;
  if (senderLead.test(lead)) score -= 12;
  if (serviceEnding.test(name) && !there && !/^(?:给|在|[^，。；]{0,8}(?:接种|输液|后))/.test(tail)) score -= 5;
  const speaks = isSpeaker(lead, tail, name);
  if (speaks) score -= 3;
  else if (tail.startsWith(':') && adminEnding.test(name) && (start === 0 || /[\n\]]\s?$/.test(lead)))
    return { score: -3, happens: false, speaks: false };
  // A school or a mine that reports is most often itself the place, an office never.
  else if (ownReport.test(name) && officeTail.test(tail)) return { score: -3, happens: false, speaks: true };
  else if (officeTail.test(tail) && !there) score -= 12;
  // Later sentences tell what was done.
  return { score: score - Math.min(4, sentence), happens, speaks };
}

/** Signatures: a name that ends the text and tells nothing. */
function isSignature(text: string, start: number, end: number): boolean {
  const lineStart = Math.max(...['\n', '。', ' ', '！'].map((sign) => text.lastIndexOf(sign, start - 1)));
  return lineStart > 0 && start - lineStart <= 1 && text.length - end < 14 && !eventVerb.test(text.slice(end));
}

/** 白岭、青龙2个乡镇: one of several places. */
const amongOthers =
  /^等[^，。；]{0,6}(?:乡镇|村|镇|县|处|地)|^、[^，。；]{1,16}?(?:等[^，。；]{0,4}[个处]|[2-9两三四五六七八九十]个?(?:乡镇|乡|镇|村|县|区|街道|社区|小区))/;

/** A county or more: a village told behind it is where it happened. */
const coarse = /^[\u4e00-\u9fff]+[省市州县区盟旗]$/;

const ownReport = /(?:学校|小学|中学|幼儿园|学院|公司|煤矿|矿|厂|煤业|养老院|敬老院|福利院|景区|商场|超市|酒店)$/;

/** The longest of the names that this office knows and the text has. */
function knownPlace(text: string, places: readonly string[]): PlaceReading | null {
  let best: PlaceReading | null = null;
  for (const place of places) {
    const start = place.length < 2 ? -1 : text.indexOf(place);
    if (start >= 0 && (!best || place.length > best.end - best.start)) best = { start, end: start + place.length };
  }
  return best;
}

/**
 * Finds the place of the event.
 * @param whole normalised text
 * @param places names that this office knows; a help where the grammar finds nothing
 * @returns null when none is named, or when two unrelated places compete
 */
export function readPlace(whole: string, places: readonly string[], scopes: Scopes): PlaceReading | null {
  const text = whole.slice(0, toldWithin);
  const times = new Times(text);
  const candidates: Candidate[] = [];
  let sentence = 0;
  let counted = 0;
  let taken = -1;
  for (const start of nameStarts(text, times.all)) {
    for (; counted < start; counted += 1) if (/[。；\n]/.test(text.charAt(counted))) sentence += 1;
    const wall = times.after(start);
    if (start < taken || scopes.has(start, 'hypothesis', 'plan', 'ongoing', 'history', 'hearsay', 'withdrawn')) continue;
    const end = nameEnd(text, start, wall);
    if (end === null || end - start < 2) continue;
    taken = end;
    if (
      /^[全我本该各][省市县区镇乡村]$/.test(text.slice(start, end)) ||
      isSignature(text, start, end) ||
      // 湛江籍渔船: where the ship is from.
      /^(?:籍|号?牌|口音)/.test(text.slice(end, end + 3)) ||
      amongOthers.test(text.slice(end, end + 24))
    )
      continue;
    const town = /[\u4e00-\u9fff]{1,6}?(?:镇|乡|街道)/.exec(text.slice(start, end))?.[0] ?? '';
    candidates.push({ start, end, town, ...scoreOf(text, start, end, times.endsAt(text, start), sentence) });
    if (candidates.length > 60) break;
  }
  const [top, ...others] = candidates.sort((a, b) => b.score - a.score || a.start - b.start);
  if (!top || top.score < 0) {
    const own = candidates.find((item) => item.speaks && item.score >= -3);
    return knownPlace(whole, places) ?? (own ? { start: own.start, end: own.end } : null);
  }
  // 黔西市 in the heading, 黔西市新仁乡化屋村 in the text: the same place, told more precisely.
  const name = text.slice(top.start, top.end);
  const finer = coarse.test(name) ? others.filter((item) => item.score >= 4 && item.happens && item.town !== '') : [];
  const fine = new Set(finer.map((item) => item.town)).size === 1 ? finer[0] : undefined;
  const best =
    fine ??
    others.find(
      (item) => item.score >= 2 && item.happens && item.end - item.start > name.length && text.slice(item.start, item.end).startsWith(name),
    ) ??
    top;
  const rival = others.find(
    (item) =>
      item !== best &&
      item.happens &&
      item.town !== '' &&
      best.town !== '' &&
      !item.town.endsWith(best.town) &&
      !best.town.endsWith(item.town) &&
      item.score >= best.score - 1,
  );
  return rival ? null : { start: best.start, end: best.end };
}
