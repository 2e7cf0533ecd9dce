// What the page knows of plotting: the draft of each incident (kept on the disk too), what is hidden, chosen, and which moment is looked at.
import { create } from 'zustand';
import type { Position } from '#shared/kernel/geo.ts';
import type { Id } from '#shared/kernel/ids.ts';
import { dropDraft, loadDraft, saveDraft, writeSoon } from '#renderer/client/drafts.ts';
import { setMeasuring } from './measure-store.ts';
import { draftKey, type PlotDraft } from './plot-draft.ts';

export interface Plotting {
  draft: PlotDraft | null;
  /** The map takes corners; false: what is half drawn was put aside. */
  active: boolean;
  /** Counts up when the map shall take the keyboard. */
  asked: number;
  /** Counts up when the map says that the shape is finished: the panel, which has the words, saves it. */
  finished: number;
  hidden: readonly Id[];
  chosen: Id | null;
  /** Its row takes the keyboard as soon as the list has it. */
  focus: Id | null;
  /** ISO; null: now. */
  moment: string | null;
  snap: boolean;
  /** The disk was asked for a draft. */
  loaded: boolean;
}

const blank: Plotting = {
  draft: null,
  active: false,
  asked: 0,
  finished: 0,
  hidden: [],
  chosen: null,
  focus: null,
  moment: null,
  snap: false,
  loaded: false,
};

const usePlottings = create<Record<Id, Plotting | undefined>>(() => ({}));

export const plottingNow = (incident: Id): Plotting => usePlottings.getState()[incident] ?? blank;
export const usePlotting = (incident: Id): Plotting => usePlottings((all) => all[incident]) ?? blank;

export function setPlotting(incident: Id, change: Partial<Plotting>): void {
  usePlottings.setState({ [incident]: { ...plottingNow(incident), ...change } });
}

export function setDraft(incident: Id, draft: PlotDraft | null): void {
  setPlotting(incident, { draft, ...(draft ? {} : { active: false }) });
  const key = draftKey(incident);
  writeSoon(key, () => void (draft ? saveDraft(key, draft) : dropDraft(key)));
}

/** Changes the draft that stands; nothing when there is none. */
export function changeDraft(incident: Id, change: (draft: PlotDraft) => PlotDraft): void {
  const { draft } = plottingNow(incident);
  if (draft) setDraft(incident, change(draft));
}

/** Begins or takes up a drawing, and gives the keyboard to the map. */
export function takeUp(incident: Id, draft: PlotDraft): void {
  setDraft(incident, draft);
  // One hand draws one thing.
  setMeasuring({ active: false });
  setPlotting(incident, { active: true, asked: plottingNow(incident).asked + 1, moment: null });
}

/** Puts aside whatever is in hand, on any incident. */
export function putAside(): void {
  for (const [incident, plotting] of Object.entries(usePlottings.getState()))
    if (plotting?.active) setPlotting(incident, { active: false });
}

/** Asks the disk once for what was half drawn before the page was left. */
export async function findDraft(incident: Id): Promise<void> {
  if (plottingNow(incident).loaded) return;
  setPlotting(incident, { loaded: true });
  const found = await loadDraft<PlotDraft>(draftKey(incident));
  if (found && plottingNow(incident).draft === null) setPlotting(incident, { draft: found.value, active: false });
}

/** The place under the cross of a map that draws; kept outside of what is drawn, since it changes with every move. */
const crosses = new Map<Id, Position>();
export const setCross = (incident: Id, position: Position): void => void crosses.set(incident, position);
export const crossOf = (incident: Id): Position | null => crosses.get(incident) ?? null;
