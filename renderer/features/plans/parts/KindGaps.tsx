// Which kinds of events no plan covers, by level of the tree.
import { Select } from 'antd';
import type { KindCoverageOut } from '#shared/contract/plan-state.ts';
import { coverages } from '#shared/plans/types.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { VirtualList } from '#renderer/components/VirtualList.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { useStateView } from '../state-view.ts';

const mark = { covered: '✓', partly: '◐', baseOnly: '△', none: '✗' } as const;

export function KindGaps({ kinds }: { kinds: readonly KindCoverageOut[] }) {
  const { planState } = useTexts();
  const words = planState.kinds;
  const { coverage, level } = useStateView();
  const shown = kinds.filter((kind) => (coverage === 'all' || kind.coverage === coverage) && (level === null || kind.level === level));
  return (
    <div className="state-columns">
      <section className="panel state-counts">
        <p className="muted">{words.hint}</p>
        <div className="state-scroll" tabIndex={0} role="region" aria-label={words.kind}>
          <table className="state-table" data-testid="kind-counts">
            <thead>
              <tr>
                <th scope="col">{words.kind}</th>
                {coverages.map((one) => (
                  <th key={one} scope="col" className="num">
                    {words.coverage[one]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {[1, 2, 3].map((one) => (
                <tr key={one}>
                  <th scope="row">{words.level[one - 1]}</th>
                  {coverages.map((of) => {
                    const count = kinds.filter((kind) => kind.level === one && kind.coverage === of).length;
                    return (
                      <td key={of} className="num">
                        <button
                          type="button"
                          className="state-number"
                          aria-pressed={coverage === of && level === one}
                          aria-label={`${words.level[one - 1] ?? ''} ${words.coverage[of]} ${count}`}
                          onClick={() => useStateView.setState({ coverage: of, level: one })}
                        >
                          {count}
                        </button>
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
      <section className="panel list-panel" aria-label={words.list}>
        <h2>
          {words.list} <em className="num">{words.count(shown.length)}</em>
          <span className="end no-print">
            <Select
              aria-label={words.show}
              value={coverage}
              popupMatchSelectWidth={false}
              onChange={(next) => useStateView.setState({ coverage: next })}
              options={[
                { value: 'all' as const, label: planState.all },
                ...coverages.map((one) => ({ value: one, label: words.coverage[one] })),
              ]}
            />
            <Select
              aria-label={words.anyLevel}
              value={level ?? 0}
              popupMatchSelectWidth={false}
              onChange={(next) => useStateView.setState({ level: next === 0 ? null : next })}
              options={[
                { value: 0, label: words.anyLevel },
                ...[1, 2, 3].map((one) => ({ value: one, label: words.level[one - 1] ?? '' })),
              ]}
            />
          </span>
        </h2>
        {shown.length === 0 ? (
          <Empty>{planState.none}</Empty>
        ) : (
          <VirtualList
            items={shown}
            keyOf={(kind) => kind.code}
            estimate={38}
            label={words.list}
            testId="kind-list"
            render={(kind, active) => (
              <div className={`kind-row level-${kind.level}${active ? ' active' : ''}`}>
                <span className="num muted">{kind.code}</span>
                <span className="data">{kind.name}</span>
                <span className={`coverage ${kind.coverage}`}>
                  <span aria-hidden="true">{mark[kind.coverage]}</span> {words.coverage[kind.coverage]}
                  {kind.plans > 0 ? <small className="num muted"> {words.plans(kind.plans)}</small> : null}
                </span>
              </div>
            )}
          />
        )}
      </section>
    </div>
  );
}
