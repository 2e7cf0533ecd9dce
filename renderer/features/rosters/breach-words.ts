// What a change breaks, in words: the rule, for whom, on which day, what it collides with.
import type { BreachOut } from '#shared/contract/roster-shape.ts';
import type { Texts } from '#renderer/texts/catalogue.ts';

function breachWords(breach: BreachOut, { rosters: { breach: words } }: Texts): string {
  const who = breach.person?.name ?? '';
  const where = `${breach.cell.day.slice(5)} ${breach.shiftName} ${breach.postName}`;
  const limit = breach.limit === null ? '' : String(breach.limit);
  const received = breach.received === null ? '' : String(breach.received);
  return words.said[breach.rule]({ who, where, other: breach.with ?? '', limit, received });
}

/** The same breach of several seats is said once for each of them; equal sentences once. */
export function breachLines(breaks: readonly BreachOut[], texts: Texts): { text: string; absolute: boolean }[] {
  const lines = new Map(breaks.map((one) => [breachWords(one, texts), one.absolute] as const));
  return [...lines].map(([text, absolute]) => ({ text, absolute })).sort((a, b) => Number(b.absolute) - Number(a.absolute));
}
