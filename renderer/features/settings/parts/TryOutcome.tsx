// What the rules give the example: grade and limits, now and changed, with what differs; and the running incidents that would differ.
import type { z } from 'zod';
import { Link } from 'react-router';
import type { contract } from '#shared/contract/index.ts';
import { titleOf, useRuleLine } from '#renderer/features/obligations/index.ts';
import { momentOf } from '#renderer/texts/times.ts';
import { useLocale, useTexts } from '#renderer/texts/use-texts.ts';
import type { Row } from '../rules-read.ts';
import { type Difference, differencesOf, type Owed } from '../try-model.ts';
import type { RuleWords } from '../use-rule-words.ts';

interface Props {
  answer: z.output<NonNullable<(typeof contract.settings)['tryRules']['~orpc']['outputSchema']>>;
  item: Row | null | undefined;
  words: RuleWords;
}

export function TryOutcome({ answer, item, words }: Props) {
  const { rules } = useTexts();
  const texts = rules.try;
  const locale = useLocale((state) => state.locale);
  const changed = item ? answer.changed : null;
  const rows = differencesOf(answer.now, changed);
  const sameGrade = !changed || changed.grade === answer.now.grade;
  return (
    <div className="try-outcome" aria-live="polite" data-testid="try-outcome">
      {item === null ? (
        <p className="rule-note" role="note">
          {texts.fixFirst}
        </p>
      ) : null}
      <p>
        {texts.grade}{' '}
        <b>
          {changed && !sameGrade
            ? `▲ ${texts.gradeChanged(words.gradeName(answer.now.grade), words.gradeName(changed.grade))}`
            : words.gradeName(answer.now.grade)}
        </b>
      </p>
      {changed && sameGrade && rows.every((row) => row.how === 'same') ? <p className="muted">{texts.same}</p> : null}
      {rows.length === 0 ? (
        <p className="muted">{texts.nothing}</p>
      ) : (
        <table className="try-table">
          <thead>
            <tr>
              <th scope="col">{texts.limit}</th>
              <th scope="col">{texts.now}</th>
              {changed ? <th scope="col">{texts.changed}</th> : null}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Line key={row.key} row={row} both={changed !== null} locale={locale} />
            ))}
          </tbody>
        </table>
      )}
      {changed ? (
        <>
          <h3>
            {texts.running} <em className="num">{answer.running.length}</em>
          </h3>
          {answer.running.length === 0 ? (
            <p className="muted">{texts.runningNone}</p>
          ) : (
            <>
              <p className="muted">{texts.runningHint}</p>
              <ul data-testid="try-running">
                {answer.running.map(({ id, number, title }) => (
                  <li key={id}>
                    <Link to={`/incidents/${id}`}>
                      <span className="num">{number}</span> {title}
                    </Link>
                  </li>
                ))}
              </ul>
            </>
          )}
        </>
      ) : null}
    </div>
  );
}

const signs: Record<Difference['how'], string> = { added: '＋', removed: '－', altered: '≠', same: '' };

function Line({ row, both, locale }: { row: Difference; both: boolean; locale: 'zh-CN' | 'en' }) {
  const texts = useTexts().rules.try;
  const named = row.now ?? row.changed;
  if (!named) return null;
  return (
    <tr className={row.how} data-testid="try-row" data-how={row.how}>
      <th scope="row">
        {titleOf(named, locale)}
        {row.how === 'same' ? null : (
          <em>
            {signs[row.how]} {texts[row.how]}
          </em>
        )}
      </th>
      <Due owed={row.now} />
      {both ? <Due owed={row.changed} brief={row.how === 'same'} /> : null}
    </tr>
  );
}

/** @param brief what stands beside it says the rest */
function Due({ owed, brief = false }: { owed: Owed | null; brief?: boolean }) {
  const ruleLine = useRuleLine();
  if (!owed) return <td className="muted">—</td>;
  return (
    <td>
      <b className="num">{momentOf(Date.parse(owed.dueAt), false).slice(5)}</b>
      {brief ? null : <small>{ruleLine(owed.rule)}</small>}
    </td>
  );
}
