// A grading rule as a form: kind, grade, wording, and the figures that make it so.
import { Button, Input, Segmented, Select } from 'antd';
import { grades } from '#shared/incidents/types.ts';
import type { FormState } from '#renderer/client/use-form.ts';
import { Field } from '#renderer/components/Field.tsx';
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
      <Field {...field('grade')} label={fields.grade ?? ''} group>
        {() => (
          <Segmented
            aria-label={fields.grade}
            value={values.grade}
            options={grades.map((value) => ({ value, label: words.gradeName(value) }))}
            onChange={(grade) => set({ grade })}
          />
        )}
      </Field>
      <Field {...field('text')} label={fields.text ?? ''}>
        {(props) => (
          <Input.TextArea
            {...props}
            autoSize={{ minRows: 1, maxRows: 6 }}
            value={values.text}
            maxLength={4000}
            onChange={(event) => set({ text: event.target.value })}
          />
        )}
      </Field>
      <Field {...field('match')} label={fields.match ?? ''} group>
        {() => (
          <Segmented
            aria-label={fields.match}
            value={values.match}
            options={(['any', 'all'] as const).map((value) => ({ value, label: rules.match[value] }))}
            onChange={(match) => set({ match })}
          />
        )}
      </Field>
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
