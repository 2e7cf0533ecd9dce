// The rules of the library: filing, evaluation and drilling with their sources, words that mean the same, what is no more. Dated versions, with the reason.
import { useQuery } from '@tanstack/react-query';
import { Button, Input, type InputRef } from 'antd';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { planTables } from '#shared/settings/types.ts';
import { useRuleMoment } from '#renderer/client/now.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { orpc } from '#renderer/client/query.ts';
import { useMay } from '#renderer/client/session.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { TabRow } from '#renderer/components/TabRow.tsx';
import { VirtualList } from '#renderer/components/VirtualList.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useLocale, useTexts } from '#renderer/texts/use-texts.ts';
import { PlanRuleForm } from '../parts/PlanRuleForm.tsx';
import { PlansTabs } from '../parts/PlansTabs.tsx';
import { type AnyRule, searchOf, titleOf } from '../rules-model.ts';
import '../state.css';

/** The version of each rule that holds now; else its newest. */
function heldOf(rules: readonly AnyRule[], now: number): AnyRule[] {
  return [...Map.groupBy(rules, ({ id }) => id).values()].map((versions) => {
    const begun = versions.filter(({ validFrom }) => validFrom === null || Date.parse(validFrom) <= now);
    return (begun.length > 0 ? begun : versions).reduce((best, one) => (one.version >= best.version ? one : best));
  });
}

export function PlanRulesPage() {
  const { planState } = useTexts();
  const words = planState.rules;
  const english = useLocale((state) => state.locale) === 'en';
  const mayEdit = useMay('plans.edit');
  const [params, setParams] = useSearchParams();
  const table = planTables.find((one) => one === params.get('table')) ?? 'planRules';
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const filter = useRef<InputRef>(null);
  const { data, error } = useQuery(orpc.settings.rules.queryOptions({ input: { table } }));
  const packs = useQuery(orpc.settings.packs.queryOptions());
  // The station has checked the rows against the table's schema when they were put.
  const all = (data?.items ?? []) as unknown as AnyRule[];
  const now = useRuleMoment();
  const held = heldOf(all, now);
  const shown = held.filter((rule) => searchOf(rule).includes(text.trim().toLowerCase()));
  const packOf = (id: string) => packs.data?.items.find((pack) => pack.id === id);
  const stateOf = (rule: AnyRule): string => {
    if (rule.disabled) return words.disabled;
    if (rule.validTo !== null && Date.parse(rule.validTo) <= now) return words.over;
    if (rule.validFrom !== null && Date.parse(rule.validFrom) > now) return words.notYet;
    if (packOf(rule.pack)?.on === false) return words.packOff;
    return 'topic' in rule && rule.days === null && rule.everyMonths === null && rule.topic !== 'revision' ? words.reading : words.on;
  };
  const limitOf = (rule: AnyRule): string => {
    if (!('topic' in rule)) return '';
    const days = rule.days === null ? '' : rule.days < 0 ? words.before(-rule.days) : words.after(rule.days, rule.dayType === 'workday');
    return [days, rule.everyMonths === null ? '' : words.every(rule.everyMonths)].filter((part) => part !== '').join(' · ');
  };
  const rule = held.find(({ id }) => id === chosen) ?? null;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
    if (event.key === 'Escape' && chosen !== null) setChosen(null);
    else if (!typing && chosen === null && event.key.length === 1 && event.key !== ' ' && event.key !== '/') filter.current?.focus();
  };
  return (
    <div className="page plans plan-rules" onKeyDown={onKeyDown} data-testid="plan-rules">
      <PlansTabs />
      <header className="page-head">
        <h1>{words.title}</h1>
        <TabRow
          id="plan-rules"
          className="view-tabs"
          label={words.title}
          active={table}
          onChange={(next) => {
            setChosen(null);
            setParams(next === 'planRules' ? {} : { table: next }, { replace: true });
          }}
          tabs={planTables.map((key) => ({ key, label: words.tables[key] }))}
        />
        <span className="end">
          {mayEdit ? (
            <Button onClick={() => setChosen('new')} data-testid="new-rule">
              {words.create}
            </Button>
          ) : null}
        </span>
      </header>
      {error ? <Refused refusal={refusalOf(error)} /> : null}
      <div className="state-columns" id="plan-rules-panel" role="tabpanel" aria-labelledby={`plan-rules-${table}`}>
        <section className="panel list-panel" aria-label={words.tables[table]}>
          <h2>
            <Input
              ref={filter}
              allowClear
              aria-label={words.filter}
              placeholder={words.filter}
              value={text}
              maxLength={100}
              onChange={(event) => setText(event.target.value)}
            />
            <em className="num">{words.count(shown.length, held.length)}</em>
          </h2>
          {data && shown.length === 0 ? <Empty>{words.none}</Empty> : null}
          {shown.length > 0 ? (
            <VirtualList
              items={shown}
              keyOf={({ id }) => id}
              estimate={58}
              label={words.tables[table]}
              onOpen={({ id }) => setChosen(id)}
              testId="plan-rule-list"
              render={(one, active) => (
                <div
                  className={`rule-line${active || one.id === chosen ? ' active' : ''}`}
                  onClick={() => setChosen(one.id)}
                  data-testid="plan-rule-row"
                >
                  <b className="source">{titleOf(one, english)}</b>
                  <span className="muted">
                    {'topic' in one ? `${words.topic[one.topic]} · ` : ''}
                    {limitOf(one) === '' ? '' : `${limitOf(one)} · `}
                    {stateOf(one)} · <span className="source">{english ? packOf(one.pack)?.nameEn : packOf(one.pack)?.name}</span>
                  </span>
                </div>
              )}
            />
          ) : null}
        </section>
        <section className="panel rule-side" tabIndex={0} aria-label={rule ? titleOf(rule, english) : words.choose}>
          {chosen === 'new' || rule ? (
            <PlanRuleForm
              key={chosen}
              table={table}
              rule={rule}
              versions={rule ? all.filter(({ id }) => id === rule.id).toSorted((a, b) => a.version - b.version) : []}
              onSaved={() => {
                if (chosen === 'new') setChosen(null);
              }}
            />
          ) : (
            <Empty>{words.choose}</Empty>
          )}
        </section>
      </div>
    </div>
  );
}
