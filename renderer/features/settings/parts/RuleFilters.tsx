// What of the rules is shown: by words, pack, kind of event, confidence and whether they hold.
import { Button, Input, Segmented, Select } from 'antd';
import type { KeyboardEvent } from 'react';
import { confidences } from '#shared/settings/types.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { noFilters, useRulesView } from '../rules-view.ts';
import type { RuleWords } from '../use-rule-words.ts';
import type { Packs } from '../use-rules.ts';
import { KindsSelect } from './KindsSelect.tsx';

interface Props {
  packs: Packs;
  words: RuleWords;
  shown: number;
  all: number;
}

const inputId = 'rules-filter';
const setView = useRulesView.setState;
const forces = ['on', 'off', 'all'] as const;

export function focusFilter(): void {
  document.getElementById(inputId)?.focus();
}

export function RuleFilters({ packs, words, shown, all }: Props) {
  const { rules: texts, common } = useTexts();
  const { text, pack, kind, confidence, force, table } = useRulesView();
  const byKind = table === 'deadlines' || table === 'grading';
  const filtered = text !== '' || pack !== null || kind !== null || confidence !== null;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.key !== 'ArrowDown') return;
    event.preventDefault();
    document.querySelector<HTMLElement>('[data-testid="rule-list"]')?.focus();
  };
  return (
    <div className="rule-filters">
      <Input
        id={inputId}
        aria-label={texts.filter}
        placeholder={texts.filter}
        allowClear
        value={text}
        maxLength={100}
        onChange={(event) => setView({ text: event.target.value })}
        onKeyDown={onKeyDown}
        data-testid="rule-filter"
      />
      <Segmented
        aria-label={texts.state.on}
        value={force}
        options={forces.map((value) => ({ value, label: texts.inForce[value] }))}
        onChange={(value) => setView({ force: value })}
      />
      <Select<string>
        aria-label={texts.pack}
        showSearch={{ optionFilterProp: 'label' }}
        allowClear
        value={pack}
        placeholder={texts.allPacks}
        onChange={(value: string | undefined) => setView({ pack: value ?? null })}
        options={packs.packs.map((one) => ({
          value: one.id,
          label: `${packs.nameOf(one.id)}${one.on ? '' : ` · ${texts.state.packOff}`}`,
        }))}
        popupMatchSelectWidth={340}
      />
      {byKind ? (
        <KindsSelect
          id="rules-kind"
          label={texts.kind}
          placeholder={texts.kind}
          kinds={words.kinds.items}
          value={kind}
          onChange={(value) => setView({ kind: value })}
        />
      ) : null}
      <Select
        aria-label={texts.confidence}
        allowClear
        value={confidence}
        placeholder={texts.confidence}
        onChange={(value) => setView({ confidence: value ?? null })}
        options={confidences.map((value) => ({ value, label: common.confidence[value] }))}
        popupMatchSelectWidth={false}
      />
      <span className="muted num" role="status">
        {texts.count(shown, all)}
      </span>
      {filtered ? (
        <Button type="text" size="small" onClick={() => setView({ ...noFilters, force })}>
          {texts.clear}
        </Button>
      ) : null}
    </div>
  );
}
