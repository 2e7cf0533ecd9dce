// One hit as it is shown: where it stands, its snippet, and which characters of it are meant.
import type { Id } from '#shared/kernel/ids.ts';
import type { FoundSort, FoundState, PlanKind, Shelf } from '#shared/plans/types.ts';
import type { Catalogue } from './catalogue.ts';
import { sorts } from './catalogue.ts';
import type { Asked } from './find.ts';
import { fold } from './fold.ts';
import { type Held, type Library, versionOf } from './library.ts';
import { beginningOf, type Mark, marksIn, type Snippet, snippetOf, spelledMarks } from './snippet.ts';
import type { VersionHead } from './source.ts';
import type { IndexStore } from './store.ts';
import { rowEnd } from './tokens.ts';

export interface Found {
  planId: Id;
  versionId: Id | null;
  what: FoundSort;
  /** Section of the version; null: a title, a card, a file. */
  sectionId: string | null;
  cardId: string | null;
  fileId: Id | null;
  title: string;
  titleMarks: Mark[];
  /** Number and title of the section, title of the card or file; '' for the plan's own title. */
  heading: string;
  headingMarks: Mark[];
  snippet: string;
  /** In the snippet, UTF-16 units, end exclusive. */
  marks: Mark[];
  /** Text was left out before and behind the snippet. */
  cut: { start: boolean; end: boolean };
  /** Other words that stand here in place of what was typed. */
  via: string[];
  state: FoundState;
  planKind: PlanKind;
  shelf: Shelf;
  unitName: string;
  versionLabel: string;
}

export interface AnswerContext {
  store: IndexStore;
  catalogue: Catalogue;
  library: Library;
  wanted: readonly Asked[];
  /** Of each term all that is marked. */
  forms: readonly (readonly string[])[];
  day: string;
}

/** @param place number of the piece, or -1 - n for the nth title */
export function answer(place: number, context: AnswerContext): Found {
  return place < 0 ? answerTitle(-1 - place, context) : answerPiece(place, context);
}

function answerTitle(nth: number, context: AnswerContext): Found {
  const title = context.library.titles[nth];
  if (!title) throw new Error(`no title ${nth}`);
  const { held, version, more } = title;
  const text = more === '' ? held.plan.title : `${held.plan.title}${rowEnd}${more}`;
  return {
    ...common(held, version, context),
    what: 'title',
    sectionId: null,
    cardId: null,
    fileId: null,
    heading: '',
    headingMarks: [],
    ...shownAs(snippetOf(text, context.forms) ?? spelledSnippet(held.plan.title, text, context)),
    via: viaOf(text, context.wanted),
  };
}

function answerPiece(piece: number, context: AnswerContext): Found {
  const { store, catalogue, library } = context;
  const doc = catalogue.docs.get(catalogue.doc[piece] ?? 0);
  const held = doc && library.byId.get(doc.plan);
  if (!doc || !held) throw new Error(`no doc of piece ${piece}`);
  const heading = catalogue.headingText(piece);
  const what = sorts[(catalogue.sort[piece] ?? 1) - 1] ?? 'section';
  const ref = catalogue.refs[piece] ?? null;
  let text = '';
  let snippet: Snippet | null = null;
  for (const part of catalogue.partsOf(piece)) {
    const body = store.body(part);
    text ||= body;
    snippet = snippetOf(body, context.forms);
    if (snippet) {
      text = body;
      break;
    }
  }
  // Only the heading has it: it is the snippet's first line.
  const headed = heading === '' ? text : `${heading}${rowEnd}${text}`;
  snippet ??= snippetOf(headed, context.forms) ?? spelledSnippet(heading, headed, context);
  return {
    ...common(held, versionOf(library, doc), context),
    what,
    sectionId: what === 'section' ? ref : null,
    cardId: what === 'card' ? ref : null,
    fileId: what === 'file' ? ref : null,
    heading,
    headingMarks: titleMarks(heading, context),
    ...shownAs(snippet),
    via: viaOf(headed, context.wanted),
  };
}

function common(held: Held, version: VersionHead | null, context: AnswerContext) {
  const { plan, shelf } = held;
  return {
    planId: plan.id,
    versionId: version?.id ?? null,
    title: plan.title,
    titleMarks: titleMarks(plan.title, context),
    state: context.library.standing(held, version, context.day).state,
    planKind: plan.planKind,
    shelf,
    unitName: plan.unitName,
    versionLabel: version?.label ?? '',
  };
}

/** Marks of what was typed, or of the characters whose pinyin was typed. */
function titleMarks(title: string, { forms, wanted }: AnswerContext): Mark[] {
  const marks = marksIn(title, forms);
  if (marks.length > 0) return marks;
  return wanted.flatMap(({ letters }) => (letters === '' ? [] : spelledMarks(title, letters))).toSorted((a, b) => a[0] - b[0]);
}

/** The beginning of the text, with the title's or heading's characters marked that were typed by their pinyin. */
function spelledSnippet(title: string, text: string, context: AnswerContext): Snippet {
  const snippet = beginningOf(text);
  return { ...snippet, marks: titleMarks(title, context).filter(([, end]) => end <= snippet.text.length) };
}

const shownAs = ({ text, marks, cut }: Snippet) => ({ snippet: text, marks, cut });

/** Other words that stand in the text where what was typed does not. */
function viaOf(text: string, wanted: readonly Asked[]): string[] {
  if (wanted.every(({ others }) => others.length === 0)) return [];
  const folded = fold(text).text;
  return wanted.flatMap(({ term, others }) =>
    term.forms.some((form) => folded.includes(form))
      ? []
      : [...new Set(others.filter(({ form }) => folded.includes(form)).map(({ word }) => word))],
  );
}
