// Walks through the body of a Word file and gives its paragraphs and tables in reading order; what is no text is counted.
import type { SourceBlock } from '#shared/plans/parse/types.ts';
import { DocxFields } from './docx-fields.ts';
import { chosen, graphicText } from './docx-graphics.ts';
import type { DocxNumbering } from './docx-numbering.ts';
import { type DocxStyles, paragraphLook } from './docx-styles.ts';
import { symbolOf } from './docx-symbols.ts';
import { readTable } from './docx-table.ts';
import { type LeftCount, paragraph, plain, trimmed, visible } from './plan-blocks.ts';
import { attribute, below, child, elements, flag, innerText, type Xml } from './xml.ts';

export interface DocxParts {
  styles: DocxStyles;
  numbering: DocxNumbering;
  left: LeftCount;
  /** Body of a note by its kind and id. */
  note: (kind: 'footnote' | 'endnote', id: string | null) => Xml | null;
  partBehind: (id: string | null) => Xml | null;
  /** A generated table of contents is counted, and not taken. */
  leaveContents: boolean;
}

/** A stretch of letters that look the same. */
interface Stretch {
  text: string;
  bold: boolean;
  size: number | null;
}

/** What a paragraph gathers while its runs are walked through. */
interface Line {
  style: string | null;
  stretches: Stretch[];
  /** Of text boxes and notes that hang on it. */
  after: SourceBlock[];
  contents: string;
}

/** A paragraph is bold when so much of it is: a number or a quotation mark may be set otherwise. */
const mostly = 0.9;
const emptyProperties = /^(?:p|r|sdt|sdtEnd|tbl|tr|tc|sect|ctrl|smartTag|customXml|ruby|f|num|den|s[a-z]+)Pr$/;

export class DocxBody {
  readonly #parts: DocxParts;
  readonly #fields = new DocxFields();
  /** Letters of a paragraph whose end is deleted: they stand before those of the next one. */
  #carried: Stretch[] = [];
  #notes = 0;
  /** Paragraphs of a control that makes a table of contents. */
  #inContents = 0;

  constructor(parts: DocxParts) {
    this.#parts = parts;
  }

  /** A table of contents was opened and never closed, so that it swallowed what follows. */
  get torn(): boolean {
    return this.#fields.inContents;
  }

  /** Blocks of a body, a cell, a text box or a note. */
  blocks(container: Xml): SourceBlock[] {
    return elements(container).flatMap((one) => this.#block(one));
  }

  #block(xml: Xml): SourceBlock[] {
    switch (xml.name) {
      case 'p':
        return this.#paragraph(xml);
      case 'tbl':
        return readTable(
          xml,
          (cell) => this.blocks(cell),
          (text) => this.#parts.left.add('deletions', text),
        );
      case 'sdt': {
        const content = child(xml, 'sdtContent');
        if (!content) return [];
        const made = [...below(child(xml, 'sdtPr') ?? xml, 'docPartGallery')].some((one) =>
          /table of contents/i.test(attribute(one) ?? ''),
        );
        this.#inContents += made ? 1 : 0;
        const blocks = this.blocks(content);
        this.#inContents -= made ? 1 : 0;
        return blocks;
      }
      case 'AlternateContent': {
        const way = chosen(xml);
        return way ? this.blocks(way) : [];
      }
      case 'altChunk':
        this.#parts.left.add('drawings');
        return [];
      case 'del':
      case 'moveFrom':
        this.#parts.left.add('deletions', innerText(xml));
        return [];
      case 'r':
      case 'oMathPara':
        return this.#paragraph({ name: 'p', attributes: new Map(), children: [xml] });
      default:
        return emptyProperties.test(xml.name) ? [] : this.blocks(xml);
    }
  }

  #paragraph(xml: Xml): SourceBlock[] {
    const { styles, numbering, left, leaveContents } = this.#parts;
    const properties = child(xml, 'pPr');
    const style = attribute(child(properties, 'pStyle'));
    const line: Line = { style, stretches: this.#carried, after: [], contents: '' };
    this.#carried = [];
    this.#inline(xml, line);
    const mark = child(properties, 'rPr');
    const said = plain(line.stretches.map((stretch) => stretch.text).join(''));
    if (child(mark, 'del') ?? child(mark, 'moveFrom')) {
      // The end of the paragraph is taken away: it is one with the next, and has no number of its own.
      this.#carried = line.stretches;
      return line.after;
    }
    const generated = leaveContents && (this.#inContents > 0 || styles.isContents(style));
    if (generated || (line.contents !== '' && said.trim() === '')) {
      const lost = `${line.contents}${said}`;
      if (lost.trim() !== '') left.add('contents', lost);
      return line.after;
    }
    const from = styles.paragraph(style);
    const own = paragraphLook(properties);
    const heading = (own.heading === undefined ? from.heading : own.heading) ?? null;
    const id = own.numbering?.id ?? from.numbering?.id ?? 0;
    const ofStyle = own.numbering?.id === undefined ? numbering.levelOfStyle(id, from.numberedBy) : null;
    const number = id > 0 ? numbering.next(id, own.numbering?.level ?? ofStyle ?? from.numbering?.level ?? 0) : { text: '', bullet: false };
    if (said.trim() === '' && (number.text === '' || number.bullet)) return line.after;
    const more = { heading, centred: own.centred ?? from.centred ?? false, ...lookOf(line.stretches) };
    // A heading that is broken by hand is one heading; other lines broken by hand are lines of their own.
    const texts = heading === null ? said.split('\n').filter((text) => text.trim() !== '') : [said.replace(/[ \t]*\n\s*/g, joint)];
    const blocks = (texts.length === 0 ? [''] : texts).map((text, at) =>
      paragraph(trimmed(text), { ...more, numbering: at === 0 ? number.text : '' }),
    );
    return [...blocks, ...line.after];
  }

  /** Runs and what holds runs. */
  #inline(xml: Xml, line: Line): void {
    for (const one of elements(xml)) {
      switch (one.name) {
        case 'r':
          this.#run(one, line);
          break;
        case 'del':
        case 'moveFrom':
          this.#parts.left.add('deletions', innerText(one));
          break;
        case 'AlternateContent': {
          const way = chosen(one);
          if (way) this.#inline(way, line);
          break;
        }
        case 'oMath':
        case 'oMathPara':
          this.#say([...below(one, 't')].map(innerText).join(''), line, { bold: false, size: null });
          break;
        case 'fldSimple':
          if (this.#parts.leaveContents && /^\s*TOC\b/i.test(attribute(one, 'instr') ?? ''))
            this.#parts.left.add('contents', innerText(one));
          else this.#inline(one, line);
          break;
        default:
          if (!emptyProperties.test(one.name)) this.#inline(one, line);
      }
    }
  }

  #say(text: string, line: Line, look: Omit<Stretch, 'text'>): void {
    if (text === '' || this.#fields.inCode) return;
    if (text.trim() !== '') this.#fields.saw();
    if (this.#parts.leaveContents && this.#fields.inContents) line.contents += text;
    else line.stretches.push({ text, ...look });
  }

  #run(run: Xml, line: Line): void {
    const properties = child(run, 'rPr');
    const { bold, heavy, size, hidden } = this.#parts.styles.run(properties, line.style);
    const look = { bold: (bold ?? false) || (heavy ?? false), size: size ?? null };
    const say = (text: string): void => {
      if (hidden && !this.#fields.inCode) this.#parts.left.add('hidden', text);
      else this.#say(text, line, look);
    };
    for (const one of elements(run)) this.#piece(one, say, line);
  }

  /** One thing in a run. */
  #piece(one: Xml, say: (text: string) => void, line: Line): void {
    const { left, partBehind } = this.#parts;
    switch (one.name) {
      case 't':
        say(innerText(one));
        break;
      case 'tab':
      case 'ptab':
        say('\t');
        break;
      case 'br':
      case 'cr':
        say('\n');
        break;
      case 'noBreakHyphen':
        say('-');
        break;
      case 'sym':
        say(symbolOf(attribute(one, 'font') ?? '', attribute(one, 'char') ?? ''));
        break;
      case 'delText':
        left.add('deletions', innerText(one));
        break;
      case 'fldChar': {
        const kind = attribute(one, 'fldCharType');
        if (kind === 'begin') {
          this.#fields.begin();
          const box = [...below(one, 'checkBox')][0];
          if (box) {
            this.#fields.separate();
            say((flag(child(box, 'checked')) ?? flag(child(box, 'default'))) ? '☑' : '□');
          }
        } else if (kind === 'separate') this.#fields.separate();
        else if (kind === 'end') {
          const drawn = this.#fields.end();
          if (drawn !== '') say(drawn);
        }
        break;
      }
      case 'instrText':
        this.#fields.code(innerText(one));
        break;
      case 'footnoteReference':
      case 'endnoteReference': {
        const note = this.#parts.note(one.name === 'footnoteReference' ? 'footnote' : 'endnote', attribute(one, 'id'));
        if (!note) break;
        this.#notes += 1;
        const sign = `[${this.#notes}]`;
        say(sign);
        const [first, ...rest] = this.blocks(note);
        if (first?.kind === 'paragraph') line.after.push({ ...first, text: `${sign} ${first.text}` }, ...rest);
        else line.after.push(paragraph(sign), ...(first ? [first] : []), ...rest);
        break;
      }
      case 'ruby': {
        for (const [part, before, behind] of [
          ['rubyBase', '', ''],
          ['rt', '(', ')'],
        ] as const) {
          const text = [...below(child(one, part) ?? one, 't')].map(innerText).join('');
          if (text !== '') say(`${before}${text}${behind}`);
        }
        break;
      }
      case 'AlternateContent':
        for (const inner of elements(chosen(one))) this.#piece(inner, say, line);
        break;
      case 'drawing':
      case 'pict':
      case 'object': {
        const graphic = graphicText(one, left, partBehind);
        for (const text of graphic.lines) if (text.trim() !== '') line.after.push(paragraph(trimmed(plain(text))));
        for (const box of graphic.boxes) line.after.push(...this.blocks(box));
        break;
      }
      default:
    }
  }
}

/** What stands between two lines that become one: nothing between Chinese characters, a blank between words. */
function joint(_: string, at: number, whole: string): string {
  return /[\x21-\x7e]/.test(whole.charAt(at - 1)) ? ' ' : '';
}

/** How the most of its characters look. */
function lookOf(stretches: readonly Stretch[]): { bold: boolean; size: number | null } {
  const sizes = new Map<number | null, number>();
  let all = 0;
  let bold = 0;
  for (const stretch of stretches) {
    const characters = visible(stretch.text);
    all += characters;
    if (stretch.bold) bold += characters;
    sizes.set(stretch.size, (sizes.get(stretch.size) ?? 0) + characters);
  }
  const [size] = [...sizes].reduce<[number | null, number]>((most, one) => (one[1] > most[1] ? one : most), [null, 0]);
  return { bold: all > 0 && bold >= all * mostly, size };
}
