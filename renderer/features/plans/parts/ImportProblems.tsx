// What the reading is unsure of or misses, each with the way to its place.
import { Button } from 'antd';
import { headingOf } from '#shared/plans/current.ts';
import { seriousProblems } from '#shared/plans/parse/recheck.ts';
import type { ParsedPlan, ParseProblem } from '#shared/plans/parse/types.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';

interface Props {
  plan: ParsedPlan;
  problems: readonly ParseProblem[];
  onGo: (problem: ParseProblem, index: number) => void;
}

/** More are not read through; they stand at their sections as well. */
const shown = 60;

export function ImportProblems({ plan, problems, onGo }: Props) {
  const { planImport: words } = useTexts();
  const headings = new Map(plan.text.sections.map((section) => [section.id, headingOf(section)]));
  return (
    <section className="import-problems" aria-label={words.problems} data-testid="import-problems">
      <h2>
        {words.problems} <em>{problems.length}</em>
      </h2>
      {problems.length === 0 ? <p className="good">✓ {words.noProblems}</p> : null}
      <ul>
        {problems.slice(0, shown).map((problem, index) => {
          const serious = seriousProblems.includes(problem.code);
          const heading = problem.section === null ? '' : (headings.get(problem.section) ?? '');
          return (
            // oxlint-disable-next-line react/no-array-index-key -- the same problem may stand twice
            <li key={index} className={serious ? 'wrong' : 'warn'}>
              <span>
                <b>{words.problem[problem.code]}</b>
                {problem.received === '' ? '' : `：${problem.received.slice(0, 80)}`}
                {heading === '' ? null : <small className="muted"> {heading.slice(0, 40)}</small>}
              </span>
              <Button size="small" type="link" onClick={() => onGo(problem, index)}>
                {words.goThere}
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
