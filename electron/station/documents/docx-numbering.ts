// The numbers that Word prints before paragraphs and does not keep in their text: counted here as Word counts them.
import { numberWords } from './number-words.ts';
import { attribute, below, child, childrenOf, flag, numberOf, type Xml } from './xml.ts';

interface Level {
  start: number;
  format: string;
  /** With %1 … %9 for the numbers of the levels. */
  text: string;
  /** All its numbers in figures. */
  figures: boolean;
  /** From 1: the level after which it begins anew; 0: never; null: after every higher one. */
  restart: number | null;
  paragraphStyle: string | null;
}

interface List {
  abstract: string;
  starts: Map<number, number>;
  levels: Map<number, Level>;
}

interface Abstract {
  levels: Map<number, Level>;
  /** The numbering style whose list it is instead. */
  link: string | null;
}

const lastLevel = 8;
/** Signs that fonts of symbols draw at places of their own. */
const bullets: Record<string, string> = { l: '●', n: '■', u: '◆', ü: '✓', Ø: '➢', '§': '▪', q: '□', o: '○', v: '❖', '·': '•', '¨': '□' };

/** @param code of a sign in Symbol or Wingdings */
function bulletOf(text: string): string {
  const code = text.codePointAt(0) ?? 0;
  const sign = code >= 0xf0_00 && code <= 0xf0_ff ? String.fromCharCode(code - 0xf0_00) : text;
  return bullets[sign] ?? (code >= 0xe0_00 && code <= 0xf8_ff ? '•' : text);
}

function levelOf(xml: Xml): Level {
  // Custom formats stand in a choice of their own.
  const format = child(xml, 'numFmt') ?? [...below(xml, 'numFmt')].at(-1);
  const custom = attribute(format, 'format') ?? '';
  return {
    start: numberOf(child(xml, 'start')) ?? 0,
    format: custom.startsWith('0') ? 'decimalZero' : (attribute(format) ?? 'decimal'),
    text: attribute(child(xml, 'lvlText')) ?? '',
    figures: flag(child(xml, 'isLgl')) ?? false,
    restart: numberOf(child(xml, 'lvlRestart')),
    paragraphStyle: attribute(child(xml, 'pStyle')),
  };
}

const levelsOf = (xml: Xml): Map<number, Level> =>
  new Map(childrenOf(xml, 'lvl').map((level) => [numberOf(level, 'ilvl') ?? 0, levelOf(level)]));

export class DocxNumbering {
  readonly #abstracts = new Map<string, Abstract>();
  readonly #lists = new Map<number, List>();
  readonly #counts = new Map<string, (number | undefined)[]>();
  /** Levels whose own start has been used, as list/level. */
  readonly #started = new Set<string>();
  readonly #listOfStyle: (styleId: string | null) => number | null;

  /** @param listOfStyle the list of a numbering style */
  constructor(xml: Xml | null, listOfStyle: (styleId: string | null) => number | null) {
    this.#listOfStyle = listOfStyle;
    for (const one of childrenOf(xml, 'abstractNum'))
      this.#abstracts.set(attribute(one, 'abstractNumId') ?? '', { levels: levelsOf(one), link: attribute(child(one, 'numStyleLink')) });
    for (const one of childrenOf(xml, 'num')) {
      const starts = new Map<number, number>();
      const levels = new Map<number, Level>();
      for (const change of childrenOf(one, 'lvlOverride')) {
        const level = numberOf(change, 'ilvl') ?? 0;
        const start = numberOf(child(change, 'startOverride'));
        const anew = child(change, 'lvl');
        if (start !== null) starts.set(level, start);
        if (anew) levels.set(level, levelOf(anew));
      }
      this.#lists.set(numberOf(one, 'numId') ?? 0, { abstract: attribute(child(one, 'abstractNumId')) ?? '', starts, levels });
    }
  }

  /** Where the levels of a list are described: with it, or with the list of the style it points to. */
  #abstractOf(list: List): { key: string; levels: Map<number, Level> } {
    const own = this.#abstracts.get(list.abstract);
    if (own?.link) {
      const linked = this.#lists.get(this.#listOfStyle(own.link) ?? 0);
      const target = linked && this.#abstracts.get(linked.abstract);
      if (linked && target && target.levels.size > 0)
        return { key: linked.abstract, levels: new Map([...target.levels, ...linked.levels]) };
    }
    return { key: list.abstract, levels: own?.levels ?? new Map<number, Level>() };
  }

  /** The level of a list that belongs to a paragraph style; null: none. */
  levelOfStyle(id: number, styleId: string | null): number | null {
    const list = this.#lists.get(id);
    if (!list || styleId === null) return null;
    return [...this.#abstractOf(list).levels].find(([, level]) => level.paragraphStyle === styleId)?.[0] ?? null;
  }

  /**
   * The number of the next paragraph of a list, as it is printed.
   * @param at level from 0
   * @returns '' for an unknown list or a level that prints nothing
   */
  next(id: number, at: number): { text: string; bullet: boolean } {
    const list = this.#lists.get(id);
    if (!list || at < 0 || at > lastLevel) return { text: '', bullet: false };
    const { key, levels: described } = this.#abstractOf(list);
    const levels = new Map([...described, ...list.levels]);
    const level = levels.get(at);
    if (!level) return { text: '', bullet: false };
    const counts = this.#counts.get(key) ?? [];
    this.#counts.set(key, counts);
    const own = list.starts.get(at);
    const first = own !== undefined && !this.#started.has(`${id}/${at}`);
    this.#started.add(`${id}/${at}`);
    const before = counts[at];
    counts[at] = first ? own : before === undefined ? (own ?? level.start) : before + 1;
    for (let lower = at + 1; lower <= lastLevel; lower += 1) {
      const restart = levels.get(lower)?.restart ?? null;
      if (restart === null || (restart > 0 && at < restart)) counts[lower] = undefined;
    }
    if (level.format === 'bullet') return { text: bulletOf(level.text), bullet: true };
    const text = level.text.replace(/%([1-9])/g, (_, digit: string) => {
      const shown = levels.get(Number(digit) - 1);
      if (!shown) return '';
      const value = counts[Number(digit) - 1] ?? list.starts.get(Number(digit) - 1) ?? shown.start;
      return numberWords(value, level.figures && shown.format !== 'none' ? 'decimal' : shown.format);
    });
    return { text: text.trim(), bullet: false };
  }
}
