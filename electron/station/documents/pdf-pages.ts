// Pages of a PDF as pieces of text with their places; everything about pdfjs is here.
import type { getResolvedPDFJS } from 'unpdf';
import { DomainError } from '#shared/kernel/errors.ts';
import { CmapFactory } from './pdf-cmaps.ts';
import { plain } from './plan-blocks.ts';
import { planPageLimit } from './plan-limits.ts';
import { type Operators, type Rules, rulesOf } from './pdf-rules.ts';
import { unified } from './radicals.ts';

/** Points from the left and from the top; y is the base line. */
export interface Piece {
  text: string;
  x: number;
  y: number;
  width: number;
  size: number;
  bold: boolean;
  /** Runs from left to right; other text (turned, downwards) is read on its own. */
  level: boolean;
}

export interface PdfPage {
  number: number;
  width: number;
  height: number;
  pieces: Piece[];
  rules: Rules;
}

export interface PdfFile {
  pages: PdfPage[];
  /** Bookmarks in reading order, with their depth from 1. */
  outline: { title: string; depth: number }[];
}

const boldFaces = /bold|black|heavy|simhei|heiti|stheiti|hei(?:-|$)|fzxbs|fzdbs|fzht|xiaobiaosong|黑体|小标宋|大标宋|粗/i;
/** Bookmarks below each other. */
const deepestMark = 9;
/** A piece whose line is turned by less than this runs level. */
const flat = 0.05;

/** A name of a font may be in the coding of the machine that made the file. */
function faceOf(name: unknown): string {
  if (typeof name !== 'string') return '';
  const bytes = Uint8Array.from(name, (char) => char.charCodeAt(0) & 0xff);
  return `${name} ${new TextDecoder('gb18030').decode(bytes)}`;
}

const named = (error: unknown): string => (error instanceof Error ? error.name : '');

type Library = Awaited<ReturnType<typeof getResolvedPDFJS>>;
type Opened = Awaited<ReturnType<Library['getDocument']>['promise']>;
type Page = Awaited<ReturnType<Opened['getPage']>>;

/** What a page draws; null: it cannot be drawn, and may have its text all the same. */
async function drawnOn(page: Page): Promise<Operators | null> {
  try {
    return await page.getOperatorList();
  } catch {
    return null;
  }
}

/** Which fonts of a page are bold. They are known once the page has been gone through. */
function learnFaces(page: Page, fonts: readonly string[], bold: Map<string, boolean>): void {
  for (const font of fonts) {
    if (bold.has(font)) continue;
    const face: unknown = page.commonObjs.has(font) ? page.commonObjs.get(font) : null;
    const told = typeof face === 'object' && face !== null ? face : {};
    bold.set(
      font,
      ('bold' in told && told.bold === true) ||
        ('black' in told && told.black === true) ||
        ('name' in told && boldFaces.test(faceOf(told.name))),
    );
  }
}

async function readPage(page: Page, bold: Map<string, boolean>, { OPS }: Library): Promise<PdfPage> {
  const view = page.getViewport({ scale: 1 });
  const content = await page.getTextContent({ disableNormalization: true });
  const items = content.items.filter((item) => 'str' in item);
  const drawn = await drawnOn(page);
  learnFaces(page, [...new Set(items.map((item) => item.fontName))], bold);
  const painted = {
    stroked: [OPS.stroke, OPS.closeStroke, OPS.fillStroke, OPS.closeFillStroke],
    filled: [OPS.fill, OPS.eoFill],
  };
  const rules = drawn ? rulesOf(drawn, { ...OPS, drawn: painted }, view.transform) : { across: [], down: [] };
  const [va = 1, vb = 0, vc = 0, vd = -1, ve = 0, vf = 0] = view.transform;
  const pieces = items.map((item): Piece => {
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = item.transform as number[];
    const across = va * a + vc * b;
    const down = vb * a + vd * b;
    return {
      text: plain(unified(item.str)).replaceAll('\n', ' '),
      x: va * e + vc * f + ve,
      y: vb * e + vd * f + vf,
      width: item.width,
      size: Math.hypot(c, d) || Math.hypot(a, b),
      bold: bold.get(item.fontName) ?? false,
      level: across > 0 && Math.abs(down) < across * flat,
    };
  });
  return { number: page.pageNumber, width: view.width, height: view.height, pieces, rules };
}

async function outlineOf(opened: Opened): Promise<PdfFile['outline']> {
  const marks: PdfFile['outline'] = [];
  type Marks = NonNullable<Awaited<ReturnType<Opened['getOutline']>>>;
  const add = (list: Marks, depth: number): void => {
    for (const mark of list) {
      marks.push({ title: unified(mark.title), depth });
      if (depth < deepestMark) add(mark.items as Marks, depth + 1);
    }
  };
  try {
    add((await opened.getOutline()) ?? [], 1);
  } catch {
    // Bookmarks help to find headings; a file whose bookmarks are torn has its text all the same.
  }
  return marks;
}

/** @throws DomainError encryptedFile (asks for a password), brokenFile, tooLarge (pages) */
export async function readPdf(bytes: Buffer): Promise<PdfFile> {
  // Loaded when first needed, as all document libraries are.
  const unpdf = await import('unpdf');
  const library = await unpdf.getResolvedPDFJS();
  const task = library.getDocument({
    // The library takes the bytes away from who gives them.
    data: Uint8Array.from(bytes),
    useSystemFonts: false,
    disableFontFace: true,
    // Pictures are not wanted: none is unpacked, however large it says it is.
    maxImageSize: 1,
    cMapUrl: 'tables/',
    cMapPacked: false,
    BinaryDataFactory: CmapFactory,
    verbosity: 0,
  });
  try {
    const opened = await task.promise;
    if (opened.numPages > planPageLimit)
      throw new DomainError('tooLarge', { field: 'pages', limit: planPageLimit, received: opened.numPages });
    const bold = new Map<string, boolean>();
    const pages: PdfPage[] = [];
    for (let number = 1; number <= opened.numPages; number += 1) {
      try {
        const page = await opened.getPage(number);
        pages.push(await readPage(page, bold, library));
        page.cleanup();
      } catch {
        // Torn: it is counted as a page without text.
        pages.push({ number, width: 0, height: 0, pieces: [], rules: { across: [], down: [] } });
      }
    }
    return { pages, outline: await outlineOf(opened) };
  } catch (error) {
    if (error instanceof DomainError) throw error;
    if (named(error) === 'PasswordException') throw new DomainError('encryptedFile', { field: 'file', received: 'pdf' }, { cause: error });
    throw new DomainError('brokenFile', { field: 'file', received: 'pdf' }, { cause: error });
  } finally {
    await task.destroy();
  }
}
