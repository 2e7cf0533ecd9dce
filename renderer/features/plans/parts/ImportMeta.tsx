// What the plan is, as it was understood: title, kind, events, unit, number, days. What is wrong stands at its field.
import { Select } from 'antd';
import { useState } from 'react';
import type { ParsedPlan } from '#shared/plans/parse/types.ts';
import { bodies, planKinds } from '#shared/plans/types.ts';
import { ChoiceField } from '#renderer/components/ChoiceField.tsx';
import { Field } from '#renderer/components/Field.tsx';
import { TextField } from '#renderer/components/TextField.tsx';
import { useKinds } from '#renderer/features/incidents/index.ts';
import { dayOfTyped } from '#renderer/texts/typed-day.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';

interface Props {
  plan: ParsedPlan;
  today: string;
  onChange: (patch: Partial<ParsedPlan>) => void;
  /** Field that the station refused, with its reason. */
  refused: { field: string; text: string } | null;
}

interface DayProps {
  id: string;
  label: string;
  hint?: string;
  value: string | null;
  today: string;
  error: string | undefined;
  onChange: (day: string | null) => void;
}

/** A day as people write it; what cannot be read stays to be mended. */
function Day({ id, label, hint, value, today, error, onChange }: DayProps) {
  const { planImport } = useTexts();
  const [typed, setTyped] = useState<string | null>(null);
  const day = typed === null || typed.trim() === '' ? null : dayOfTyped(typed, value ?? today);
  const unread = typed !== null && typed.trim() !== '' && day === null;
  return (
    <TextField
      id={id}
      label={label}
      {...(hint === undefined ? {} : { hint })}
      value={typed ?? value ?? ''}
      maxLength={20}
      error={unread ? planImport.meta.day : error}
      onChange={setTyped}
      onBlur={() => {
        if (typed === null || unread) return;
        setTyped(null);
        if (day !== value) onChange(day);
      }}
    />
  );
}

export function ImportMeta({ plan, today, onChange, refused }: Props) {
  const { planImport, plans } = useTexts();
  const words = planImport.meta;
  const { list: kinds } = useKinds();
  const error = (field: string, own?: string): string | undefined => own ?? (refused?.field === field ? refused.text : undefined);
  const early = plan.issuedOn !== null && plan.effectiveOn !== null && plan.effectiveOn < plan.issuedOn;
  return (
    <form className="form" aria-label={words.tab} onSubmit={(event) => event.preventDefault()} data-testid="import-meta">
      <TextField
        id="import-title"
        label={words.title}
        value={plan.title}
        maxLength={200}
        error={error('title', plan.title.trim() === '' ? words.noTitle : undefined)}
        onChange={(title) => onChange({ title })}
      />
      <ChoiceField
        id="import-kind"
        label={words.planKind}
        value={plan.planKind}
        options={planKinds}
        nameOf={(kind) => plans.kind[kind]}
        onChange={(planKind) => onChange({ planKind, body: planKind === 'grassroots' ? (plan.body ?? 'township') : null })}
      />
      {plan.planKind === 'grassroots' ? (
        <ChoiceField
          id="import-body"
          label={words.body}
          value={plan.body ?? 'township'}
          options={bodies}
          nameOf={(body) => plans.body[body]}
          error={error('body')}
          onChange={(body) => onChange({ body })}
        />
      ) : null}
      <Field id="import-events" label={words.eventKinds} hint={words.eventKindsHint} error={error('eventKinds')}>
        {(props) => (
          <Select
            {...props}
            mode="multiple"
            value={plan.eventKinds}
            maxCount={60}
            showSearch={{ filterOption: (typed, option) => (option?.search ?? '').includes(typed.trim().toLowerCase()) }}
            onChange={(eventKinds: string[]) => onChange({ eventKinds })}
            options={kinds.map((kind) => ({
              value: kind.code,
              label: kind.name,
              search: `${kind.name} ${kind.code} ${kind.pinyin}`.toLowerCase(),
            }))}
          />
        )}
      </Field>
      <TextField
        id="import-unit"
        label={words.unitName}
        value={plan.unitName}
        maxLength={200}
        error={error('unitName')}
        onChange={(unitName) => onChange({ unitName })}
      />
      <TextField
        id="import-number"
        label={words.number}
        value={plan.number}
        maxLength={200}
        error={error('number')}
        onChange={(number) => onChange({ number })}
      />
      <TextField
        id="import-label"
        label={words.label}
        value={plan.label}
        maxLength={200}
        error={error('label')}
        onChange={(label) => onChange({ label })}
      />
      <Day
        id="import-issued"
        label={words.issuedOn}
        hint={words.issuedHint}
        value={plan.issuedOn}
        today={today}
        error={error('issuedOn')}
        onChange={(issuedOn) => onChange({ issuedOn })}
      />
      <Day
        id="import-effective"
        label={words.effectiveOn}
        value={plan.effectiveOn}
        today={today}
        error={error('effectiveOn', early ? words.effective : undefined)}
        onChange={(effectiveOn) => onChange({ effectiveOn })}
      />
    </form>
  );
}
