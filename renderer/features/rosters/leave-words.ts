// Leave and wishes in words.
import type { WishValue } from '#shared/rosters/types.ts';
import type { Texts } from '#renderer/texts/catalogue.ts';

/** 11-20 – 11-25, with the year where they differ */
export function periodWords({ from, to }: { from: string; to: string }): string {
  if (from === to) return from.slice(5);
  return from.slice(0, 4) === to.slice(0, 4) ? `${from.slice(5)} – ${to.slice(5)}` : `${from} – ${to}`;
}

/** 希望不排：11-20 – 11-25 每周六、周日 */
export function wishWords(wish: Pick<WishValue, 'from' | 'to' | 'want' | 'weekdays'>, { rosterSetup: words, common }: Texts): string {
  const days = wish.weekdays === null ? '' : ` ${words.everyWeekday(wish.weekdays.map((one) => common.weekdays[one] ?? ''))}`;
  return `${words.wants[wish.want]} ${periodWords(wish)}${days}`;
}
