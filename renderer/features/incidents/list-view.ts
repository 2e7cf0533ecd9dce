// What the list of incidents shows and where one was in it: kept while the page lives, so that coming back finds it as it was.
import { create } from 'zustand';
import { dayText, instantOf, startOfDay, toIso, wallTime } from '#shared/time/zone.ts';
import { listPlace } from '#renderer/components/list-place.ts';

export const listStates = ['open', 'closed', 'all'] as const;
export const periods = ['all', 'today', 'week', 'month', 'year', 'own'] as const;
export type Period = (typeof periods)[number];

export interface ListView {
  text: string;
  state: (typeof listStates)[number];
  period: Period;
  /** Days of the own period, YYYY-MM-DD or ''. */
  from: string;
  to: string;
  /** The incident that was opened last. */
  opened: string | null;
}

export const blankView: ListView = { text: '', state: 'all', period: 'all', from: '', to: '', opened: null };

export const useListView = create<ListView>(() => blankView);

export const place = listPlace();

/** Another question begins at its top. */
export function changeView(change: Partial<ListView>): void {
  place.keep(0);
  useListView.setState(change);
}

const startOf = (day: string, zone: string, plusDays = 0): number | null => {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  return match ? instantOf({ year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) + plusDays }, zone) : null;
};

/** The period as the station takes it: from inclusive, to exclusive. Whole days, so that it is the same question all day. */
export function boundsOf(view: Pick<ListView, 'period' | 'from' | 'to'>, now: number, zone: string): { from?: string; to?: string } {
  const today = startOfDay(now, zone);
  const back = (days: number): { from: string } => ({ from: toIso(startOf(dayText(today, zone), zone, -days) ?? today, zone) });
  if (view.period === 'today') return back(0);
  if (view.period === 'week') return back(6);
  if (view.period === 'month') return back(29);
  if (view.period === 'year') return { from: toIso(instantOf({ year: wallTime(now, zone).year, month: 1, day: 1 }, zone), zone) };
  if (view.period === 'all') return {};
  const [from, to] = [startOf(view.from, zone), startOf(view.to, zone, 1)];
  return { ...(from === null ? {} : { from: toIso(from, zone) }), ...(to === null ? {} : { to: toIso(to, zone) }) };
}
