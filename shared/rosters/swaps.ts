// Where a swap stands, and who may do what with it next.
import type { Id } from '../kernel/ids.ts';
import type { CellRef, SwapState } from './types.ts';

export interface SwapStep {
  /** Actor who said it. */
  actor: string;
  note?: string | undefined;
}

export interface Swap {
  asked: SwapStep & { gives: CellRef; from: Id; to: Id; takes: CellRef | null; reason: string };
  answered: (SwapStep & { accepted: boolean; onBehalf: boolean }) | null;
  decided: (SwapStep & { approved: boolean }) | null;
  withdrawn: SwapStep | null;
  undone: (SwapStep & { reason: string }) | null;
}

/** What was decided counts more than a withdrawal that crossed it. */
export function swapState(swap: Swap): SwapState {
  const { answered, decided, withdrawn, undone } = swap;
  if (decided?.approved) return undone ? 'undone' : 'approved';
  if (decided) return 'refused';
  if (withdrawn) return 'withdrawn';
  if (answered) return answered.accepted ? 'accepted' : 'declined';
  return 'asked';
}

/** Nobody has had the last word on it yet. */
export const isWaiting = (state: SwapState): boolean => state === 'asked' || state === 'accepted';

export type SwapAct = 'answer' | 'answerOnBehalf' | 'decide' | 'withdraw' | 'undo';

export interface SwapUser {
  id: string;
  /** The person of the directory who this user is. */
  person: Id | null;
  /** Plans or approves rosters. */
  plans: boolean;
  approves: boolean;
}

/** Whether the user asked for it, agreed to it, or is one of the two: such a hand does not approve. */
export function isSameHand(swap: Swap, user: Pick<SwapUser, 'id' | 'person'>): boolean {
  const { asked, answered } = swap;
  return asked.actor === user.id || answered?.actor === user.id || (user.person !== null && [asked.from, asked.to].includes(user.person));
}

/** What a user may do with a swap as it stands. */
export function swapActs(swap: Swap, user: SwapUser): SwapAct[] {
  const state = swapState(swap);
  const acts: SwapAct[] = [];
  if (state === 'asked') {
    if (user.person !== null && user.person === swap.asked.to) acts.push('answer');
    else if (user.plans || user.approves) acts.push('answerOnBehalf');
  }
  const waiting = isWaiting(state);
  if (state === 'accepted' && user.approves && !isSameHand(swap, user)) acts.push('decide');
  if (waiting && (swap.asked.actor === user.id || user.plans || (user.person !== null && user.person === swap.asked.from)))
    acts.push('withdraw');
  if (state === 'approved' && user.approves) acts.push('undo');
  return acts;
}
