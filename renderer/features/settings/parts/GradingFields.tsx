// A grading rule as a form: kind, grade, wording, and the figures that make it so.
import { Button, Input, Select } from 'antd';
import { grades } from '#shared/incidents/types.ts';
import type { FormState } from '#renderer/client/use-form.ts';
import { ChoiceField } from '#renderer/components/ChoiceField.tsx';
import { Field } from '#renderer/components/Field.tsx';
import { TextAreaField } from '#renderer/components/TextField.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import type { ConditionForm, GradingForm } from '../forms/grading-form.ts';
import type { RuleForm } from '../forms/rule-form.ts';
import { metricName, type RuleWords } from '../use-rule-words.ts';
import { KindsSelect } from './KindsSelect.tsx';

interface Props {
  field: FormState<RuleForm>['field'];
  values: GradingForm;
  set: (patch: Partial<GradingForm>) => void;
  words: RuleWords;
}

export function GradingFields({ field, values, set, words }: Props) {
  const { rules } = useTexts();
  const { editor, fields } = rules;
  const { conditions } = values;
  const setCondition = (index: number, patch: Partial<ConditionForm>): void =>
    set({ conditions: conditions.map((condition, other) => (other === index ? { ...condition, ...patch } : condition)) });
  return (
    <>
      <Field {...field('kind')} label={fields.kind ?? ''}>
        {(props) => <KindsSelect {...props} kinds={words.kinds.items} value={values.kind} onChange={(kind) => set({ kind })} />}
      </Field>
      <ChoiceField
        {...field('grade')}
        label={fields.grade ?? ''}
        value={values.grade}
        options={grades}
        nameOf={words.gradeName}
        onChange={(grade) => set({ grade })}
      />
      <TextAreaField
        {...field('text')}
        label={fields.text ?? ''}
        autoSize={{ minRows: 1, maxRows: 6 }}
        value={values.text}
        maxLength={4000}
        onChange={(text) => set({ text })}
      />
      <ChoiceField
        {...field('match')}
        label={fields.match ?? ''}
        value={values.match}
        options={['any', 'all']}
        nameOf={(value) => rules.match[value]}
        onChange={(match) => set({ match })}
      />
      {conditions.map((condition, index) => (
        <Condition
          key={index}
          index={index}
          condition={condition}
          field={field}
          onChange={(patch) => setCondition(index, patch)}
          onRemove={() => set({ conditions: conditions.filter((_, other) => other !== index) })}
        />
      ))}
      <div className="buttons">
        <Button type="dashed" onClick={() => set({ conditions: [...conditions, { metric: '', unit: '', min: '', maxExclusive: '' }] })}>
          ＋ {editor.addCondition}
        </Button>
      </div>
    </>
  );
}

interface ConditionProps {
  index: number;
  condition: ConditionForm;
  field: FormState<RuleForm>['field'];
  onChange: (patch: Partial<ConditionForm>) => void;
  onRemove: () => void;
}

function Condition({ index, condition, field, onChange, onRemove }: ConditionProps) {
  const texts = useTexts();
  const { rules, incident } = texts;
  const { editor } = rules;
  const label = `${rules.fields.conditions} ${index + 1}`;
  const metrics = [...new Set([...Object.keys(rules.metrics), ...Object.keys(incident.metrics), condition.metric])].filter(
    (one) => one !== '',
  );
  const number = (key: 'min' | 'maxExclusive' | 'unit', name: string, props: Partial<Parameters<typeof Input>[0]>) => (
    <label>
      <small>{name}</small>
      <Input
        {...props}
        className="num"
        value={condition[key]}
        maxLength={20}
        onChange={(event) => onChange({ [key]: event.target.value })}
      />
    </label>
  );
  return (
    <Field {...field(`conditions.${index}`)} label={label}>
      {(props) => (
        <div className="rule-condition">
          <Select<string | null>
            {...props}
            aria-label={`${label} ${editor.metric}`}
            placeholder={editor.metric}
            value={condition.metric === '' ? null : condition.metric}
            options={metrics.map((metric) => ({
              value: metric,
              label: metricName(metric, texts),
              search: `${metricName(metric, texts)} ${metric}`,
            }))}
            showSearch={{ optionFilterProp: 'search' }}
            onChange={(metric) => onChange({ metric: metric ?? '' })}
            popupMatchSelectWidth={320}
          />
          {number('min', editor.min, { inputMode: 'decimal', status: props.status })}
          {number('maxExclusive', editor.maxExclusive, { inputMode: 'decimal', status: props.status })}
          {number('unit', editor.metricUnit, {})}
          <Button aria-label={editor.removeCondition(index + 1)} onClick={onRemove}>
            ✕
          </Button>
        </div>
      )}
    </Field>
  );
}
