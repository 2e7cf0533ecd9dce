// Where a text speaks of what is not (or no longer) so: conditions, plans, the past, withdrawn figures, hearsay.

export const scopeKinds = ['hypothesis', 'plan', 'ongoing', 'history', 'withdrawn', 'hearsay', 'doubt'] as const;
export type ScopeKind = (typeof scopeKinds)[number];

/** What holds at each position of a text. */
export interface Scopes {
  has(position: number, ...kinds: ScopeKind[]): boolean;
}

interface Marker {
  kind: ScopeKind;
  pattern: RegExp;
  /** How far it reaches: to the end of the clause, of the sentence, or of the quotation or clause that follows. */
  reach: 'clause' | 'sentence' | 'quotation';
  /** What ends its reach early. */
  until?: RegExp;
}

const clauseStart = '(?<=^|[，。；：:、\\s(“])';
const nowAgain = /今年|此次|这次|本次|今天|今日|目前|现已|现有/;

const markers: Marker[] = [
  {
    kind: 'hypothesis',
    reach: 'sentence',
    pattern: new RegExp(`${clauseStart}(?:但|而)?(?:如(?![下图此何实期今同是皋东])|若(?!干))`, 'g'),
  },
  { kind: 'hypothesis', reach: 'sentence', pattern: /如果|假如|倘若|假若|假设|一旦|要是|万一|否则|再不/g },
  {
    kind: 'hypothesis',
    reach: 'clause',
    pattern:
      /可能(?![是系为因由])|或将|(?<![暴反])恐(?![怖慌吓龙袭])|也许|有望|会不会|是否|能否|有没有|有无|是不是|不排除|担心|害怕|别(?=再?[炸烧塌爆倒])|(?<!为|为了)(?:避免|防止|防范|严防|谨防|杜绝|遏制|确保|保证)|以免|力争|力求|争取|(?<!受)威胁|预计|预估|估计|推测|不知道|不清楚|不确定/g,
    until: /已(?!知)|目前/,
  },
  {
    kind: 'plan',
    reach: 'clause',
    pattern:
      /拟(?!定)|计划|预计|准备|打算|预备|即将|将(?=[于在对]|陆续|逐步|组织|转移|疏散|撤离|安置|会)|需(?=要|立即|紧急|转移|疏散|撤离)|应(?=转移|疏散|撤离|转尽转)|(?<!按照?)要求|请求|建议|动员|通知|劝导|尚未|还没|没来得及/g,
    until: /已/,
  },
  {
    kind: 'ongoing',
    reach: 'clause',
    pattern: /正(?=在?(?:紧急|组织|动员|有序|逐步|抓紧|陆续|连夜|协助|对|引导|通知|转移|疏散|撤离|全力|开展|实施|进行|往|向|将))/g,
    until: /已/,
  },
  {
    kind: 'history',
    reach: 'sentence',
    pattern:
      /去年|前年|往年|历年|历史上|历次|同期|上个?月|上一?[次回](?!报)|早些年|前几年|近年来|今年以来|今年已|年初以来|[0-9一二三四五六七八九十几]{1,2}年前|曾(?=经?(?:发生|造成|有|出现|导致|死|淹|多次|[一两三]次|因|于))/g,
    until: nowAgain,
  },
  {
    kind: 'withdrawn',
    reach: 'quotation',
    pattern:
      /[原误前初](?:上?报|通报|统计|公布)(?![:\])警])|首报(?=[“"送称为的]|时)|上[期次](?=[“"]|.{0,2}报)|(?:此前|先前|之前|早前|早先|昨[日天])(?:上报|首报|报送|报告|通报|报|统计|公布|称|说)/g,
    until: /(?:更正|修正|调整|核实|现)为|(?<=[^报称])为(?=受伤|死亡|失踪|失联|被困|\d)/,
  },
  { kind: 'hearsay', reach: 'sentence', pattern: /网传|谣传|传言|传闻|据传|造谣/g },
  { kind: 'doubt', reach: 'clause', pattern: /听说|有人说|都说|好像|似乎|疑(?:似)?(?=有|\d)|据说|怀疑/g },
];

const clauseEnd = /[，。；！？\s)]/;
const sentenceEnd = /[。；！？\n]/;

/** No condition and no look back reaches further than this; it also keeps the reading of a text without any stops linear. */
const farthest = 200;

function next(pattern: RegExp, text: string, from: number): number {
  const within = text.slice(from, from + farthest);
  const offset = within.search(pattern);
  return from + (offset < 0 ? within.length : offset);
}

function endOf(marker: Marker, text: string, from: number): number {
  const limit = next(marker.reach === 'sentence' ? sentenceEnd : clauseEnd, text, from);
  let end = limit;
  if (marker.reach === 'quotation') {
    const open = /[“"]/.exec(text.slice(from, Math.min(limit, from + 6)));
    const close = open ? text.slice(from + open.index + 1, from + 60).search(/[”"]/) : -1;
    if (open && close >= 0) end = from + open.index + 1 + close;
  }
  if (marker.until) {
    const stop = text.slice(from, end).search(marker.until);
    if (stop >= 0) end = from + stop;
  }
  return end;
}

/**
 * A year before the one the text is about. The year it is about is the first it names, unless that one is told as the past.
 */
function pastYears(text: string, receivedYear: number): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  let about: number | null = null;
  for (const match of text.matchAll(/(?<!\d)((?:19|20)\d\d)年/g)) {
    const year = Number(match[1]);
    const end = next(sentenceEnd, text, match.index);
    const told = /曾|同类|类似|历史|同期/.test(text.slice(match.index, Math.min(end, match.index + 40)));
    if (about === null && !told) about = Math.min(year, receivedYear);
    else if (year < (about ?? receivedYear)) found.push({ start: match.index, end });
    if (found.length > 200) break;
  }
  return found;
}

/**
 * Reads the scopes of a normalised text.
 * @param receivedYear the year in which it came in, local time
 */
export function scopesOf(text: string, receivedYear: number): Scopes {
  const mask = new Uint8Array(text.length + 1);
  const fill = (kind: ScopeKind, start: number, end: number): void => {
    const bit = 1 << scopeKinds.indexOf(kind);
    for (let index = start; index < end; index += 1) mask[index] = (mask[index] ?? 0) | bit;
  };
  for (const marker of markers) {
    // Markers inside the reach of one of the same sort add nothing; skipping them keeps this linear.
    let reached = 0;
    for (const match of text.matchAll(marker.pattern)) {
      if (match.index < reached) continue;
      reached = endOf(marker, text, match.index + Math.max(1, match[0].length));
      fill(marker.kind, match.index, reached);
    }
  }
  for (const { start, end } of pastYears(text, receivedYear)) fill('history', start, end);
  return {
    has: (position, ...kinds) => kinds.some((kind) => ((mask[position] ?? 0) & (1 << scopeKinds.indexOf(kind))) !== 0),
  };
}
