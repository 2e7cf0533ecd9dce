// How evenly duty is shared: a table a post, everybody with his duties, weekends, holidays, nights and what he carries over.
import { useTexts } from '#renderer/texts/use-texts.ts';
import type { Draft } from '../draft-model.ts';

const short = (value: number): number => Math.round(value * 100) / 100;

export function Fairness({ draft }: { draft: Draft }) {
  const { drafts: words } = useTexts();
  const { fairness } = draft;
  return (
    <section className="panel scrolls fairness" tabIndex={0} aria-label={words.tabs.fairness} data-testid="fairness">
      {fairness.people.length === 0 ? <p className="empty">{words.noFairness}</p> : null}
      {fairness.spreadByPost.map((post) => {
        const people = fairness.people
          .filter((one) => one.post === post.post)
          .sort((a, b) => b.weighted + b.carried - a.weighted - a.carried || a.person.name.localeCompare(b.person.name, 'zh'));
        const most = Math.max(1, ...people.map((one) => one.weighted + one.carried));
        if (people.length === 0) return null;
        return (
          <div key={post.post}>
            <h3>
              {post.name} <em className={post.spread <= 1 ? 'even' : ''}>{words.spreadOf(short(post.spread))}</em>
              {post.because ? <small className="muted"> {post.because}</small> : null}
            </h3>
            <table>
              <thead>
                <tr>
                  <th scope="col">{words.columns.name}</th>
                  {(['duties', 'weekends', 'holidays', 'nights', 'weighted', 'carried', 'total'] as const).map((column) => (
                    <th key={column} scope="col" className="num">
                      {words.columns[column]}
                    </th>
                  ))}
                  <th aria-hidden="true" />
                </tr>
              </thead>
              <tbody>
                {people.map((one) => (
                  <tr key={one.person.id}>
                    <th scope="row">{one.person.name}</th>
                    <td className="num">{one.duties}</td>
                    <td className="num">{one.weekends}</td>
                    <td className="num">{one.holidays}</td>
                    <td className="num">{one.nights}</td>
                    <td className="num">{short(one.weighted)}</td>
                    <td className="num muted">{short(one.carried)}</td>
                    <td className="num">
                      <b>{short(one.weighted + one.carried)}</b>
                    </td>
                    <td aria-hidden="true" className="fair-share">
                      <i style={{ width: `${((one.weighted + one.carried) / most) * 100}%` }} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        );
      })}
    </section>
  );
}
