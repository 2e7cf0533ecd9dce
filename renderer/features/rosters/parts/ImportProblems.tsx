// Everything that is wrong with the file, errors first; opened, the keyboard goes to the cell.
import { VirtualList } from '#renderer/components/VirtualList.tsx';
import { useLocale, useTexts } from '#renderer/texts/use-texts.ts';
import { problemWords } from '#shared/rosters/import/words.ts';
import { cellName, goToCell, type Problem } from '../import-store.ts';

export function ImportProblems({ problems }: { problems: readonly Problem[] }) {
  const { rosterFiles } = useTexts();
  const words = rosterFiles.import;
  const locale = useLocale((state) => state.locale);
  const errors = problems.filter((problem) => problem.severity === 'error');
  const notices = problems.filter((problem) => problem.severity === 'notice');
  const items = [...errors, ...notices].map((problem, at) => ({ problem, key: String(at) }));
  return (
    <section className="panel roster-problems" aria-label={words.problems}>
      <h2>
        {words.problems} {errors.length > 0 ? <em className="error">▲ {words.errors(errors.length)}</em> : null}
        {notices.length > 0 ? <em className="notice">● {words.notices(notices.length)}</em> : null}
      </h2>
      {items.length === 0 ? (
        <p className="good">✓ {words.noProblems}</p>
      ) : (
        <VirtualList
          items={items}
          keyOf={(item) => item.key}
          estimate={46}
          label={words.problems}
          onOpen={({ problem }) => goToCell(problem)}
          testId="problems"
          render={({ problem }) => (
            <span className={`import-problem ${problem.severity}`} onClick={() => goToCell(problem)} data-code={problem.code}>
              <b className="num">{cellName(problem.row, problem.column)}</b>
              <span>
                {problemWords[locale][problem.code]}
                {problem.received === '' ? null : <i>{problem.received}</i>}
                {problem.limit === null ? null : <small className="muted">{words.limit(problem.limit)}</small>}
              </span>
            </span>
          )}
        />
      )}
    </section>
  );
}
