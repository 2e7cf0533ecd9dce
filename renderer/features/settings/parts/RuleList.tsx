// The rules of a table that fit: title, what it says in short, its pack, and whether it holds and how sure it is.
import { VirtualList } from '#renderer/components/VirtualList.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { type Entry, useRulesView } from '../rules-view.ts';
import type { RuleWords } from '../use-rule-words.ts';
import type { Packs } from '../use-rules.ts';
import { ConfidenceTag } from './ConfidenceTag.tsx';

interface Props {
  entries: readonly Entry[];
  packs: Packs;
  words: RuleWords;
}

const open = (id: string): void => useRulesView.setState({ chosen: id, trying: false });

export function RuleList({ entries, packs, words }: Props) {
  const { rules: texts } = useTexts();
  const { chosen, table } = useRulesView();
  return (
    <VirtualList
      key={table}
      items={entries}
      keyOf={(entry) => entry.id}
      estimate={76}
      label={texts.tables[table]}
      focusKey={chosen}
      onOpen={(entry) => open(entry.id)}
      testId="rule-list"
      render={({ id, shown, state }, active) => (
        <div
          className={`rule-row${active ? ' active' : ''}${id === chosen ? ' shown' : ''}${state === 'on' ? '' : ' rule-off'}`}
          onClick={() => open(id)}
          data-testid="rule-row"
          data-id={id}
        >
          <b>{words.titleOf(shown)}</b>
          <span className="rule-tags">
            {state === 'on' ? null : <span className="rule-tag">{texts.state[state]}</span>}
            <ConfidenceTag confidence={shown.rule.confidence} />
          </span>
          <span>{words.summaryOf(shown)}</span>
          <small>
            {packs.nameOf(shown.rule.pack)} · <span className="num">{id}</span>
          </small>
        </div>
      )}
    />
  );
}
