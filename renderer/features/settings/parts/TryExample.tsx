// The invented incident: typed field by field, or read from a text by the parser of the intake.
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Input, Select } from 'antd';
import { casualtyFields, grades, marks } from '#shared/incidents/types.ts';
import { maxIntakeText } from '#shared/kernel/limits.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { orpc } from '#renderer/client/query.ts';
import type { FormState } from '#renderer/client/use-form.ts';
import { Field } from '#renderer/components/Field.tsx';
import { TextField } from '#renderer/components/TextField.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { type ExampleForm, withHeard } from '../try-model.ts';
import { metricName, type RuleWords } from '../use-rule-words.ts';
import { KindsSelect } from './KindsSelect.tsx';

interface Props {
  form: FormState<ExampleForm>;
  figures: { metric: string; unit: string }[];
  receivedAt: string;
  words: RuleWords;
}

export function TryExample({ form, figures, receivedAt, words }: Props) {
  const texts = useTexts();
  const { rules, common } = texts;
  const { values, set, field } = form;
  const { data: units } = useQuery(orpc.directory.units.queryOptions({ input: {} }));
  const parse = useMutation(orpc.incidents.parse.mutationOptions());
  // A figure that the text gave is shown as well: it decides the grade.
  const asked = [
    ...figures,
    ...Object.keys(values.figures)
      .filter((metric) => !figures.some((one) => one.metric === metric))
      .map((metric) => ({ metric, unit: '' })),
  ];
  const number = (name: string, label: string, value: string, onChange: (text: string) => void) => (
    <TextField
      key={name}
      {...field(name)}
      label={label}
      className="num"
      inputMode="decimal"
      value={value}
      maxLength={12}
      onChange={onChange}
    />
  );
  return (
    <form {...form.formProps} className="form try-example" aria-label={rules.try.example}>
      <Field {...field('text')} label={rules.try.text}>
        {(props) => (
          <div className="rule-party">
            <Input.TextArea
              {...props}
              autoSize={{ minRows: 1, maxRows: 5 }}
              value={values.text}
              maxLength={maxIntakeText}
              placeholder={rules.try.textHint}
              onChange={(event) => set({ text: event.target.value })}
            />
            <Button
              disabled={values.text.trim() === ''}
              loading={parse.isPending}
              onClick={() =>
                parse.mutate({ text: values.text, receivedAt }, { onSuccess: (heard) => set(withHeard(values, heard, receivedAt)) })
              }
            >
              {rules.try.read}
            </Button>
          </div>
        )}
      </Field>
      {parse.isError ? <Refused refusal={refusalOf(parse.error)} /> : null}
      <Field {...field('kind')} label={rules.try.kind}>
        {(props) => <KindsSelect {...props} kinds={words.kinds.items} value={values.kind} onChange={(kind) => set({ kind })} />}
      </Field>
      <Field {...field('grade')} label={rules.try.grade}>
        {(props) => (
          <Select<ExampleForm['grade']>
            {...props}
            value={values.grade}
            options={[
              { value: 'rule' as const, label: rules.try.byRule },
              ...grades.map((value) => ({ value, label: words.gradeName(value) })),
            ]}
            onChange={(grade) => set({ grade })}
          />
        )}
      </Field>
      <Field {...field('marks')} label={rules.try.marks} group>
        {() => (
          <Checkbox.Group<(typeof marks)[number]>
            value={values.marks}
            options={marks.filter((mark) => mark !== 'deaths').map((value) => ({ value, label: common.marks[value] }))}
            onChange={(chosen) => set({ marks: chosen })}
          />
        )}
      </Field>
      <div className="try-minutes">
        {number('occurred', rules.try.occurred, values.occurred, (occurred) => set({ occurred }))}
        {number('learned', rules.try.learned, values.learned, (learned) => set({ learned }))}
      </div>
      <div className="try-numbers">
        {casualtyFields.map((name) =>
          number(`casualties.${name}`, common.casualties[name], values.casualties[name], (text) =>
            set({ casualties: { ...values.casualties, [name]: text } }),
          ),
        )}
        {asked.map(({ metric, unit }) =>
          number(
            `figures.${metric}`,
            `${metricName(metric, texts)}${unit === '' ? '' : `（${unit}）`}`,
            values.figures[metric] ?? '',
            (text) => set({ figures: { ...values.figures, [metric]: text } }),
          ),
        )}
      </div>
      <Field {...field('unit')} label={rules.try.caller}>
        {(props) => (
          <Select
            {...props}
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            value={values.unit}
            options={(units?.items ?? []).map((unit) => ({ value: unit.id, label: unit.name }))}
            onChange={(unit: string | undefined) => set({ unit: unit ?? null })}
          />
        )}
      </Field>
    </form>
  );
}
