// A draft beside the roster in force: every seat in which they differ.
import { useQuery } from '@tanstack/react-query';
import { orpc } from '#renderer/client/query.ts';
import { VirtualList } from '#renderer/components/VirtualList.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { seatsById } from '../calendar-model.ts';
import { type Draft, differencesOf } from '../draft-model.ts';
import { dayWords } from '../seat-words.ts';

export function Compare({ draft }: { draft: Draft }) {
  const texts = useTexts();
  const { drafts: words, rosters } = texts;
  const { data } = useQuery(orpc.rosters.shifts.queryOptions({ input: { roster: draft.roster, from: draft.from, to: draft.to } }));
  const differences = data ? differencesOf(draft.shifts, seatsById(data.items)) : [];
  return (
    <section className="panel compare" data-testid="compare">
      <h2>{data ? words.differences(differences.length) : texts.common.loading}</h2>
      {data && differences.length === 0 ? <p className="empty">{words.noDifferences}</p> : null}
      <VirtualList
        items={differences}
        keyOf={(one) => one.id}
        estimate={34}
        label={words.tabs.compare}
        render={(one, active) => (
          <div className={`difference${active ? ' active' : ''}`}>
            <span className="num">{dayWords(one.shift.day, texts)}</span>
            <span className="muted">
              {one.shift.name} {one.postName}
            </span>
            <span>
              <s>{one.was ?? rosters.nobody}</s> → <b>{one.is ?? rosters.nobody}</b>
            </span>
          </div>
        )}
      />
    </section>
  );
}
