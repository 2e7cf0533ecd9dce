// What a rule says, as a form: the fields of its table.
import { Select } from 'antd';
import { grades, marks } from '#shared/incidents/types.ts';
import type { FormState } from '#renderer/client/use-form.ts';
import { ChoiceField } from '#renderer/components/ChoiceField.tsx';
import { Field } from '#renderer/components/Field.tsx';
import { TextAreaField, TextField } from '#renderer/components/TextField.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import type { ElementsForm } from '../forms/elements-form.ts';
import type { MarkForm } from '../forms/grading-form.ts';
import type { RuleForm } from '../forms/rule-form.ts';
import type { Entry } from '../rules-view.ts';
import type { RuleWords } from '../use-rule-words.ts';
import { DeadlineFields } from './DeadlineFields.tsx';
import { GradingFields } from './GradingFields.tsx';
import { LadderFields } from './LadderFields.tsx';

interface Props {
  form: FormState<RuleForm>;
  ladders: readonly Entry[];
  words: RuleWords;
}

export function RuleContent({ form, ladders, words }: Props) {
  const { field, values } = form;
  const { body } = values;
  switch (body.table) {
    case 'deadlines':
      return (
        <DeadlineFields
          field={field}
          values={body.form}
          set={(patch) => form.set({ body: { ...body, form: { ...body.form, ...patch } } })}
          ladders={ladders}
          words={words}
        />
      );
    case 'ladders':
      return (
        <LadderFields field={field} values={body.form} set={(patch) => form.set({ body: { ...body, form: { ...body.form, ...patch } } })} />
      );
    case 'grading':
      return (
        <GradingFields
          field={field}
          values={body.form}
          set={(patch) => form.set({ body: { ...body, form: { ...body.form, ...patch } } })}
          words={words}
        />
      );
    case 'marks':
      return (
        <MarkFields
          field={field}
          values={body.form}
          set={(patch) => form.set({ body: { ...body, form: { ...body.form, ...patch } } })}
          words={words}
        />
      );
    default:
      return (
        <ElementFields
          field={field}
          values={body.form}
          set={(patch) => form.set({ body: { ...body, form: { ...body.form, ...patch } } })}
        />
      );
  }
}

interface Part<F> {
  field: FormState<RuleForm>['field'];
  values: F;
  set: (patch: Partial<F>) => void;
}

function MarkFields({ field, values, set, words }: Part<MarkForm> & { words: RuleWords }) {
  const { rules, common } = useTexts();
  return (
    <>
      <ChoiceField
        {...field('mark')}
        label={rules.fields.mark ?? ''}
        value={values.mark}
        options={marks}
        nameOf={(value) => common.marks[value]}
        onChange={(mark) => set({ mark })}
      />
      <ChoiceField
        {...field('timedAtLeastAs')}
        label={rules.fields.timedAtLeastAs ?? ''}
        value={values.timedAtLeastAs}
        options={grades}
        nameOf={words.gradeName}
        onChange={(timedAtLeastAs) => set({ timedAtLeastAs })}
      />
    </>
  );
}

function ElementFields({ field, values, set }: Part<ElementsForm>) {
  const { rules, reports } = useTexts();
  const { elements } = reports.checks;
  return (
    <>
      <TextField
        {...field('name')}
        label={rules.fields.name ?? ''}
        value={values.name}
        maxLength={300}
        onChange={(name) => set({ name })}
      />
      <TextAreaField
        {...field('elements')}
        label={rules.fields.elements ?? ''}
        hint={rules.editor.elementsHint}
        autoSize={{ minRows: 4, maxRows: 20 }}
        value={values.elements}
        maxLength={8000}
        onChange={(elements) => set({ elements })}
      />
      <Field {...field('checks')} label={rules.fields.checks ?? ''} hint={rules.editor.checksHint}>
        {(props) => (
          <Select
            {...props}
            mode="multiple"
            value={values.checks}
            onChange={(checks) => set({ checks })}
            options={Object.entries(elements).map(([value, label]) => ({ value, label }))}
            showSearch={{ optionFilterProp: 'label' }}
          />
        )}
      </Field>
    </>
  );
}
