// Whether one text tells of more than one event: 发生两起火灾, 一是…二是…, two clocks at two places.
import type { Scopes } from './scopes.ts';
import { parseNumber } from '../../kernel/chinese-numbers.ts';
import { laterVerb } from './event-words.ts';

const count = '(?:两|二|三|四|五|六|七|八|九|十|多|数|[2-9])';
const counted = new RegExp(
  `(?<![\\d第.:])(?!1起)\\d{1,3}起(?![来火因重吊])|(?<![\\d第])${count}(?:起(?!来|[^，。；]{0,4}(?:连环|追尾))|个地方|处地方|警情|桩|宗)|两处(?=[^，。]{0,3}(?:共|均|都|合计))|两边都(?=有|出|发生|起)|(?<!\\d)${count}处(?:火点|着火|起火|事故|险情)`,
  'g',
);
/** 前湾村、大坪村相继发生: two places that are no common border. */
const bothPlaces =
  /[^，。；\s]{1,6}(?:县|区|镇|乡|街道|村|社区|组)(?:和|与|、|跟|及)[^，。；\s]{1,6}(?:县|区|镇|乡|街道|村|社区|组)[^，。；交接]{0,6}(?:相继|分别|先后|同时|均|都|各)(?!赶|派|到|组织|已派|采取)[^，。；]{0,3}(?:发生|突发|出事|出现|起火|着火|有)/g;
const listMark = /(?:一是|二是|三是|一个是|另一个|[①②③]|(?<![\d.])[1-9][.．、](?!\d))/g;
const clock = /\d{1,2}(?:时|点|:\d\d)|[一二三四五六七八九十]{1,3}[点时]/;
const place = /(?:[\u4e00-\u9fff]{1,6}?(?:县|区|镇|乡|街道|村|社区|路|街|巷|厂|公司|学校|小学|中学|水库|桥|市场)){1,3}/;

/** A happening of its own, not the course of one. */
const strikes = /发生|突发|[起着失]火|爆炸|相撞|追尾|侧翻|坍塌|垮塌|倒塌|滑坡|落水|溺|中毒|撞|刮擦|坠|泄漏|冒烟|进水|触电/;
const witness = /目击|记者|据[^，。]{0,10}(?:称|介绍|说|透露)|回忆/;

interface Told {
  /** Minutes of the day, as said. */
  minute: number;
  place: string;
}

/** The clock and the first place of each sentence or list entry that tells that something happened. */
function toldIn(segments: readonly string[]): Told[] {
  const told: Told[] = [];
  for (const segment of segments) {
    const at = clock.exec(segment);
    const where = at ? place.exec(segment.slice(at.index + at[0].length, at.index + at[0].length + 40)) : null;
    if (
      at &&
      where &&
      !/截[至止]/.test(segment) &&
      !laterVerb.test(segment.slice(at.index, at.index + 36)) &&
      !witness.test(segment) &&
      strikes.test(segment)
    ) {
      const [, hour = '', minute = ''] =
        /(\d{1,2}|[零一二三四五六七八九十]{1,3})[时点:](\d{1,2}|[零一二三四五六七八九十]{1,3})?/.exec(segment) ?? [];
      told.push({ minute: (parseNumber(hour) ?? 0) * 60 + (parseNumber(minute) ?? 0), place: where[0] });
    }
  }
  return told;
}

/**
 * Tells whether a normalised text is about several events.
 * @returns the texts of their parts when the text is cut into parts, an empty list when it only counts them, null for one event
 */
export function severalEvents(text: string, scopes: Scopes): string[] | null {
  const live = (pattern: RegExp): boolean =>
    [...text.matchAll(pattern)].some(
      (match) =>
        !scopes.has(match.index, 'history', 'hypothesis', 'plan', 'ongoing', 'hearsay') &&
        !/近[期日年]|此前|先后|全[国省]|第$/.test(text.slice(Math.max(0, match.index - 6), match.index)),
    );
  const segments = text.split(/[。；\n]|(?:一|二|三)是|另一个是?|一个是/).filter((segment) => segment.trim() !== '');
  const told = toldIn(segments.slice(0, 60));
  const [first] = told;
  const apart =
    first &&
    told.some(
      (item) =>
        Math.abs(item.minute - first.minute) > 10 &&
        item.place !== first.place &&
        !item.place.includes(first.place) &&
        !first.place.includes(item.place),
    );
  if (live(counted) || live(bothPlaces)) return [...text.matchAll(listMark)].length >= 2 || apart ? segments : [];
  return apart ? segments.filter((segment) => clock.test(segment)) : null;
}
