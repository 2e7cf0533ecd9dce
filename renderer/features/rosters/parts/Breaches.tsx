// Broken rules as a list, the absolute ones first and marked.
import type { BreachOut } from '#shared/contract/roster-shape.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { breachLines } from '../breach-words.ts';

/** Longer lists are for the draft's own page. */
const shown = 30;

export function Breaches({ breaks, all = false }: { breaks: readonly BreachOut[]; all?: boolean }) {
  const texts = useTexts();
  const { breach: words } = texts.rosters;
  const lines = breachLines(breaks, texts);
  const listed = all ? lines : lines.slice(0, shown);
  return (
    <ul className="breaches" data-testid="breaches">
      {listed.map((line) => (
        <li key={line.text} className={line.absolute ? 'absolute' : ''}>
          {line.absolute ? <em>{words.absolute}</em> : null}
          {line.text}
        </li>
      ))}
      {lines.length > listed.length ? <li className="muted">{words.more(lines.length - listed.length)}</li> : null}
    </ul>
  );
}
