// What the screens of state and check show and where one was in them: kept while the page lives.
import { create } from 'zustand';
import type { StateRowOut } from '#shared/contract/plan-state.ts';
import {
  type Age,
  ages,
  type Coverage,
  type LintCode,
  type LintSeverity,
  type PlanFlag,
  planFlags,
  type Shelf,
} from '#shared/plans/types.ts';

/** A number that was pressed: which plans it counts. */
export interface Cell {
  what: { flag: PlanFlag } | { age: Age } | 'all';
  /** null: all shelves. */
  shelf: Shelf | null;
}

export interface StateView {
  unit: string | null;
  cell: Cell | null;
  coverage: Coverage | 'all';
  level: number | null;
  /** null: the year of today. */
  period: { from: string; to: string } | null;
}

export const useStateView = create<StateView>(() => ({ unit: null, cell: null, coverage: 'none', level: null, period: null }));

export interface LintView {
  code: LintCode | null;
  severity: LintSeverity | null;
  shelf: Shelf | null;
  aside: boolean;
  text: string;
}

export const useLintView = create<LintView>(() => ({ code: null, severity: null, shelf: null, aside: false, text: '' }));

export const counts = (row: StateRowOut, { what, shelf }: Cell): boolean =>
  (shelf === null || row.shelf === shelf) && (what === 'all' || ('flag' in what ? row.flags.includes(what.flag) : row.age === what.age));

export const sameCell = (one: Cell | null, other: Cell): boolean => JSON.stringify(one) === JSON.stringify(other);

/** The lines of the table, those that count nothing left out. */
export function linesOf(rows: readonly StateRowOut[]): { flags: PlanFlag[]; ages: Age[] } {
  const has = (what: Cell['what']): boolean => rows.some((row) => counts(row, { what, shelf: null }));
  return { flags: planFlags.filter((flag) => has({ flag })), ages: ages.filter((age) => has({ age })) };
}
