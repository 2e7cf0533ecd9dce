// Reads a contingency plan out of a file's text: sections, what kind of plan it is, levels, duties, contacts, annexes, cards, and what is doubtful.
import type { PlanText } from '../types.ts';
import { readAnnexes } from './annexes.ts';
import { branchesOf } from './branches.ts';
import { readCards } from './cards.ts';
import { readContacts } from './contacts.ts';
import { readDuties } from './duties.ts';
import { readLevels } from './levels.ts';
import { readMeta } from './meta.ts';
import { readProblems } from './problems.ts';
import { readTree } from './tree.ts';
import type { ParseContext, ParsedPlan, SourceDocument } from './types.ts';

/**
 * @param document what the file gave; nothing of it is lost: number, title and blocks of all sections one after another have
 * exactly its characters but for blanks
 * @param context kinds of events of the tables, and where new ids come from
 */
export function parsePlan(document: SourceDocument, context: ParseContext): ParsedPlan {
  const tree = readTree(document, context);
  const meta = readMeta(tree, context);
  // Contents repeat the titles, with digits of pages behind them, and say nothing of their own.
  const branches = branchesOf(tree.sections).filter((branch) => tree.kinds.get(branch.section.id) !== 'contents');
  const annexes = readAnnexes(branches, context.newId, meta.title);
  const text: PlanText = {
    sections: tree.sections,
    levels: readLevels(branches, context.newId),
    duties: readDuties(branches, context.newId),
    contacts: readContacts(branches, context.newId),
    annexes: annexes.annexes,
    cards: readCards(branches, context.newId),
  };
  const problems = readProblems(document, tree, meta, text, annexes);
  const { guessed: _guessed, ...rest } = meta;
  return { ...rest, text, problems };
}
