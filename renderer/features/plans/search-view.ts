// What is searched for and where one was in the results: kept while the page lives, so that coming back finds it as it was.
import { create } from 'zustand';
import type { PlanHit } from '#shared/contract/plan-search.ts';
import type { FoundSort, FoundState, Shelf } from '#shared/plans/types.ts';
import { listPlace } from '#renderer/components/list-place.ts';
import { cardPath, planPath } from './plan-paths.ts';

export interface SearchView {
  text: string;
  what: FoundSort | null;
  shelf: Shelf | null;
  eventKind: string | null;
  unit: string | null;
  /** `current`: the versions in force, and drafts where there are none; `all`: older ones too. */
  state: FoundState | 'current' | 'all';
  synonyms: boolean;
  /** The hit that was opened last. */
  opened: string | null;
}

export const useSearchView = create<SearchView>(() => ({
  text: '',
  what: null,
  shelf: null,
  eventKind: null,
  unit: null,
  state: 'current',
  synonyms: true,
  opened: null,
}));

export const searchPlace = listPlace();

/** Another question begins at its top. */
export function changeSearch(change: Partial<SearchView>): void {
  searchPlace.keep(0);
  useSearchView.setState({ opened: null, ...change });
}

/** The question as the station is asked. */
export function questionOf({ text, what, shelf, eventKind, unit, state, synonyms }: SearchView) {
  return {
    q: text,
    ...(what === null ? {} : { what }),
    ...(shelf === null ? {} : { shelf }),
    ...(eventKind === null ? {} : { eventKind }),
    ...(unit === null ? {} : { unit }),
    ...(state === 'current' ? {} : state === 'all' ? { allVersions: true } : { state }),
    ...(synonyms ? {} : { synonyms: false }),
  };
}

/** Something that is no punctuation: else the station has nothing to look for. */
export const canBeFound = (text: string): boolean => /[\p{L}\p{N}\p{S}]/u.test(text);

export const hitKey = (hit: PlanHit): string =>
  [hit.planId, hit.versionId ?? '', hit.what, hit.sectionId ?? hit.cardId ?? hit.fileId ?? ''].join('-');

/** Where Enter goes: the plan at the section, the card; words that were typed are marked there. */
export function pathOfHit(hit: PlanHit, text: string): string {
  const version = hit.state === 'inForce' ? null : hit.versionId;
  if (hit.cardId !== null) return cardPath(hit.planId, hit.cardId, version);
  if (hit.what === 'file') return planPath(hit.planId, { version, tab: 'papers' });
  return planPath(hit.planId, { version, section: hit.sectionId, find: hit.what === 'title' ? null : text });
}
