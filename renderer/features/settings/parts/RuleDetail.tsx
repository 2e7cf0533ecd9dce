// One rule: what it says in a sentence and field by field, its source and how sure it is, its dates, and what can be done with it.
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { sourceText } from '#shared/settings/source-text.ts';
import { useMay } from '#renderer/client/session.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { type EditMode, type Entry, useRulesView } from '../rules-view.ts';
import { fieldText, shownFields } from '../rule-values.ts';
import type { RuleWords } from '../use-rule-words.ts';
import type { Packs } from '../use-rules.ts';
import { ConfidenceTag } from './ConfidenceTag.tsx';
import { RuleParts } from './RuleParts.tsx';
import { RuleVersions } from './RuleVersions.tsx';

interface Props {
  entry: Entry;
  packs: Packs;
  words: RuleWords;
}

const start = (edit: EditMode): void => useRulesView.setState({ edit });

export function RuleDetail({ entry, packs, words }: Props) {
  const texts = useTexts();
  const { rules, common } = texts;
  const { shown, state } = entry;
  const { rule } = shown;
  const proposal = rule.confidence === 'proposal' || packs.find(rule.pack)?.scope === 'proposal';
  // On a narrow page it stands below the list.
  const article = useRef<HTMLElement>(null);
  useEffect(() => {
    article.current?.closest('.panel')?.scrollIntoView({ block: 'start' });
  }, []);
  return (
    <article ref={article} className="rule-detail" data-testid="rule-detail" data-id={entry.id}>
      <h2>{words.titleOf(shown)}</h2>
      <p className="rule-tags">
        <span className={`rule-tag${state === 'on' ? ' rule-holds' : ''}`}>{rules.state[state]}</span>
        <ConfidenceTag confidence={rule.confidence} />
        <span className="muted">
          {packs.nameOf(rule.pack)} · <span className="num">{`${rule.id} v${rule.version}`}</span>
        </span>
      </p>
      {state === 'packOff' || state === 'reference' ? <p className="muted">{rules.stateHints[state]}</p> : null}
      {shown.table === 'deadlines' ? <p className="rule-sentence">{words.sentenceOf(shown.rule)}</p> : null}
      {shown.table === 'deadlines' && shown.rule.limitSeconds === null && !shown.rule.dailyAt ? (
        <p className="rule-note" role="note">
          {rules.atOnceNote(words.atOnceOf(shown.rule))}
        </p>
      ) : null}
      {proposal && state !== 'disabled' ? (
        <p className="rule-note" role="note">
          ▲ {rules.mustConfirm}
        </p>
      ) : null}
      <Acts entry={entry} />
      <dl className="rule-facts">
        {shownFields[shown.table].map((key) => {
          const text = fieldText(shown, key, words, texts);
          return text === '' ? null : (
            <div key={key}>
              <dt>{rules.fields[key]}</dt>
              <dd>{text}</dd>
            </div>
          );
        })}
      </dl>
      <RuleParts one={shown} words={words} />
      <h3>{rules.fields.source}</h3>
      <p>
        {sourceText(rule.source)}
        {rule.source.url ? (
          <small className="rule-url">
            <a href={rule.source.url} target="_blank" rel="noreferrer">
              {decodeURI(rule.source.url)}
            </a>
          </small>
        ) : null}
      </p>
      {rule.note ? (
        <p className="muted">
          {rules.fields.note} · {rule.note}
        </p>
      ) : null}
      <h3>
        {rules.versions} <em className="num">{entry.versions.length}</em>
      </h3>
      <RuleVersions entry={entry} words={words} />
      <p className="buttons">
        <Button type="text" onClick={() => useRulesView.setState({ chosen: null })}>
          {common.close}
        </Button>
      </p>
    </article>
  );
}

function Acts({ entry: { shown, state } }: { entry: Entry }) {
  const { rules: words } = useTexts();
  const mayEdit = useMay('rules.edit');
  if (!mayEdit) return <p className="muted">{words.readOnly}</p>;
  const off = state === 'disabled';
  return (
    <div className="buttons">
      {off ? (
        <Button type="primary" onClick={() => start('on')} data-testid="rule-on">
          {words.switchOn}
        </Button>
      ) : (
        <>
          <Button type="primary" onClick={() => start('edit')} data-testid="rule-edit">
            {words.edit}
          </Button>
          <Button onClick={() => start('off')} data-testid="rule-off">
            {words.switchOff}
          </Button>
        </>
      )}
      {/* The checks of a report ask for the program's own three: another one would never be read. */}
      {shown.table === 'reportElements' ? null : (
        <Button onClick={() => start('copy')} data-testid="rule-copy">
          {words.copy}
        </Button>
      )}
    </div>
  );
}
