// Rules: all of a table at the left, the one that is looked at beside it; the editor with its trial, and what to do about running incidents, take their place.
import { Button } from 'antd';
import { type KeyboardEvent, useEffect } from 'react';
import { useSearchParams } from 'react-router';
import { confidences } from '#shared/settings/types.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { ApplyRules } from '../parts/ApplyRules.tsx';
import { RuleDetail } from '../parts/RuleDetail.tsx';
import { RuleEditor } from '../parts/RuleEditor.tsx';
import { focusFilter, RuleFilters } from '../parts/RuleFilters.tsx';
import { RuleList } from '../parts/RuleList.tsx';
import { RuleTabs } from '../parts/RuleTabs.tsx';
import { TryRule } from '../parts/TryRule.tsx';
import { filterEntries, noFilters, useRulesView } from '../rules-view.ts';
import { useRuleWords } from '../use-rule-words.ts';
import { tables, useEntries, usePacks } from '../use-rules.ts';
import '../rules.css';

const setView = useRulesView.setState;

export function RulesPage() {
  const { rules: words } = useTexts();
  const ruleWords = useRuleWords();
  const packs = usePacks();
  const { entries, error } = useEntries(packs);
  const view = useRulesView();
  const { table, chosen, edit, applying, trying } = view;
  const [params, setParams] = useSearchParams();
  // Other screens ask for the rules of a pack, or for those that are to be confirmed.
  useEffect(() => {
    if (!entries || params.size === 0) return;
    const pack = params.get('pack');
    const confidence = confidences.find((one) => one === params.get('confidence')) ?? null;
    const fits = tables.find((one) => entries[one].some(({ shown: { rule } }) => pack === null || rule.pack === pack));
    setView({ ...noFilters, pack, confidence, table: fits ?? 'deadlines', chosen: null, edit: null, trying: false });
    setParams({}, { replace: true });
  }, [entries, params, setParams]);
  const kindLine = ruleWords.kinds.lineOf(view.kind);
  const shownOf = (one: (typeof tables)[number]) =>
    entries ? filterEntries(entries[one], view, kindLine, (rule) => `${ruleWords.searchOf(rule)} ${packs.nameOf(rule.rule.pack)}`) : [];
  const shown = Object.fromEntries(tables.map((one) => [one, shownOf(one)]));
  const entry = entries?.[table].find((one) => one.id === chosen);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.defaultPrevented) return;
    const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
    if (event.key === 'Escape') {
      if (edit) setView({ edit: null });
      else if (trying) setView({ trying: false });
      else if (!applying) setView({ chosen: null });
    } else if (!typing && !edit && !trying && event.key.length === 1 && event.key !== ' ' && event.key !== '/') {
      if (!event.ctrlKey && !event.altKey && !event.metaKey) focusFilter();
    }
  };
  if (error) return <Refused refusal={refusalOf(error)} />;
  if (applying) return <ApplyRules applying={applying} />;
  if (entries && entry && edit)
    return (
      <div className="page rules" onKeyDown={onKeyDown} data-testid="rules">
        <RuleEditor key={`${table}-${entry.id}-${edit}`} entry={entry} mode={edit} entries={entries} packs={packs} words={ruleWords} />
      </div>
    );
  return (
    <div className="page rules" onKeyDown={onKeyDown} data-testid="rules">
      <header className="page-head">
        <h1>{words.title}</h1>
        <RuleTabs counts={Object.fromEntries(tables.map((one) => [one, shown[one]?.length ?? 0]))} />
        <span className="end">
          <Button aria-pressed={trying} onClick={() => setView({ trying: !trying })} data-testid="try-now">
            {words.try.title}
          </Button>
        </span>
      </header>
      <div className="rules-columns" id="rules-panel" role="tabpanel" aria-labelledby={`rules-tab-${table}`}>
        <section className="panel">
          <RuleFilters packs={packs} words={ruleWords} shown={shown[table]?.length ?? 0} all={entries?.[table].length ?? 0} />
          {entries && shown[table]?.length === 0 ? (
            <Empty>
              <p>{words.empty}</p>
              <Button onClick={() => setView(noFilters)}>{words.clear}</Button>
            </Empty>
          ) : null}
          <RuleList entries={shown[table] ?? []} packs={packs} words={ruleWords} />
        </section>
        <section className="panel rule-panel" tabIndex={0} aria-label={trying ? words.try.title : words.detail}>
          {trying ? (
            <TryRule name="now" table={table} rule={null} item={undefined} words={ruleWords} />
          ) : entry ? (
            <RuleDetail key={entry.id} entry={entry} packs={packs} words={ruleWords} />
          ) : (
            <Empty>{words.choose}</Empty>
          )}
        </section>
      </div>
    </div>
  );
}
