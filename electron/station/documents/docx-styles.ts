// What the styles of a Word file say of a paragraph and its letters, along the chain of styles that each is based on.
import { attribute, child, childrenOf, flag, numberOf, type Xml } from './xml.ts';

/** Undefined: nothing is said, what is behind it holds. */
export interface RunLook {
  bold?: boolean;
  /** Set in a face that only headings have. */
  heavy?: boolean;
  /** Points. */
  size?: number;
  hidden?: boolean;
}

export interface ParagraphLook {
  /** 1 … 9; 0: title; null: says that it is no heading. */
  heading?: number | null;
  centred?: boolean;
  numbering?: { id?: number; level?: number };
}

interface Style extends ParagraphLook {
  id: string;
  name: string;
  basedOn: string | null;
  run: RunLook;
}

/** Styles based on each other: three in Word's own, ten in the strangest template. */
const longestChain = 30;
const headingFaces = /黑体|小标宋|大标宋|粗|simhei|^heiti|stheiti|fzxbs|fzdbs|fzht|hei-?gb|black\b|heavy|[-\s]bold/i;

function runLook(properties: Xml | null): RunLook {
  const look: RunLook = {};
  const bold = flag(child(properties, 'b'));
  if (bold !== null) look.bold = bold;
  const half = numberOf(child(properties, 'sz'));
  if (half !== null && half > 0) look.size = half / 2;
  const hidden = flag(child(properties, 'vanish'));
  if (hidden !== null) look.hidden = hidden;
  const face = attribute(child(properties, 'rFonts'), 'eastAsia');
  if (face !== null) look.heavy = headingFaces.test(face);
  return look;
}

/** What a paragraph, or a paragraph style, says itself. */
export function paragraphLook(properties: Xml | null): ParagraphLook {
  const look: ParagraphLook = {};
  const outline = numberOf(child(properties, 'outlineLvl'));
  if (outline !== null) look.heading = outline >= 0 && outline < 9 ? outline + 1 : null;
  const alignment = attribute(child(properties, 'jc'));
  if (alignment !== null) look.centred = alignment === 'center';
  const numbering = child(properties, 'numPr');
  if (numbering) {
    const id = numberOf(child(numbering, 'numId'));
    const level = numberOf(child(numbering, 'ilvl'));
    look.numbering = { ...(id === null ? {} : { id }), ...(level === null ? {} : { level }) };
  }
  return look;
}

/** The rank that the name of a built-in style means, in whichever language the program was. */
function namedHeading(name: string): number | undefined {
  const rank = /^(?:heading|标题|標題)\s*([1-9])$/i.exec(name)?.[1];
  if (rank !== undefined) return Number(rank);
  return /^(?:title|标题|標題)$/i.test(name) ? 0 : undefined;
}

export class DocxStyles {
  readonly #styles = new Map<string, Style>();
  readonly #defaults: RunLook;
  #defaultParagraph = '';

  constructor(xml: Xml | null) {
    this.#defaults = runLook(child(child(child(xml, 'docDefaults'), 'rPrDefault'), 'rPr'));
    for (const one of childrenOf(xml, 'style')) {
      const id = attribute(one, 'styleId') ?? '';
      const name = attribute(child(one, 'name')) ?? '';
      const own = paragraphLook(child(one, 'pPr'));
      const heading = own.heading === undefined ? namedHeading(name) : own.heading;
      this.#styles.set(id, {
        id,
        name,
        basedOn: attribute(child(one, 'basedOn')),
        run: runLook(child(one, 'rPr')),
        ...own,
        ...(heading === undefined ? {} : { heading }),
      });
      if (attribute(one, 'type') === 'paragraph' && ['1', 'true', 'on'].includes(attribute(one, 'default') ?? ''))
        this.#defaultParagraph = id;
    }
  }

  /** A style and those behind it, itself first. */
  #chain(id: string | null): Style[] {
    const chain: Style[] = [];
    for (let style = this.#styles.get(id ?? ''); style && chain.length < longestChain; style = this.#styles.get(style.basedOn ?? '')) {
      if (chain.includes(style)) break;
      chain.push(style);
    }
    return chain;
  }

  #paragraphChain(id: string | null): Style[] {
    const chain = this.#chain(id);
    return chain.length > 0 ? chain : this.#chain(this.#defaultParagraph);
  }

  /** @param id of the paragraph's style; null: it has the usual one */
  paragraph(id: string | null): ParagraphLook & { numberedBy: string | null } {
    const chain = this.#paragraphChain(id);
    const heading = chain.find((style) => style.heading !== undefined)?.heading;
    const centred = chain.find((style) => style.centred !== undefined)?.centred;
    const numbered = chain.find((style) => style.numbering?.id !== undefined);
    const level = chain.find((style) => style.numbering?.level !== undefined)?.numbering?.level;
    return {
      ...(heading === undefined ? {} : { heading }),
      ...(centred === undefined ? {} : { centred }),
      ...(numbered?.numbering?.id === undefined
        ? {}
        : { numbering: { id: numbered.numbering.id, ...(level === undefined ? {} : { level }) } }),
      numberedBy: numbered?.id ?? null,
    };
  }

  /** The letters of a run: its own properties before its style's, its paragraph's, and those of the whole document. */
  run(properties: Xml | null, paragraphStyle: string | null): RunLook {
    const own = runLook(properties);
    const looks = [
      own,
      ...this.#chain(attribute(child(properties, 'rStyle'))).map((style) => style.run),
      ...this.#paragraphChain(paragraphStyle).map((style) => style.run),
      this.#defaults,
    ];
    return looks.reduceRight<RunLook>((merged, look) => ({ ...merged, ...look }), {});
  }

  /** A line of a generated table of contents. */
  isContents(id: string | null): boolean {
    return this.#chain(id).some((style) => /^(?:toc|目录|目錄)\s*[1-9]$/i.test(style.name));
  }

  /** The list that a numbering style stands for. */
  listOf(styleId: string | null): number | null {
    return this.#chain(styleId).find((style) => style.numbering?.id !== undefined)?.numbering?.id ?? null;
  }
}
