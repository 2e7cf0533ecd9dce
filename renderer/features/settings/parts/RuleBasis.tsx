// Where a rule comes from, as a form: title, number, year, clause, address; how sure it is; a note.
import { Input, Segmented } from 'antd';
import { confidences } from '#shared/settings/types.ts';
import type { FormState } from '#renderer/client/use-form.ts';
import { Field } from '#renderer/components/Field.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import type { MetaForm, RuleForm } from '../forms/rule-form.ts';

export function RuleBasis({ form }: { form: FormState<RuleForm> }) {
  const { rules, common } = useTexts();
  const { editor } = rules;
  const { meta } = form.values;
  const set = (patch: Partial<MetaForm>): void => form.set({ meta: { ...meta, ...patch } });
  const text = (field: 'title' | 'number' | 'year' | 'clause' | 'url', label: string, maxLength: number) => (
    <Field {...form.field(`source.${field}`)} label={label}>
      {(props) => <Input {...props} value={meta[field]} maxLength={maxLength} onChange={(event) => set({ [field]: event.target.value })} />}
    </Field>
  );
  return (
    <>
      {text('title', editor.sourceTitle, 300)}
      {text('number', editor.number, 200)}
      {text('year', editor.year, 4)}
      {text('clause', editor.clause, 100)}
      {text('url', editor.url, 500)}
      <Field {...form.field('confidence')} label={rules.confidence} group>
        {() => (
          <Segmented
            aria-label={rules.confidence}
            value={meta.confidence}
            options={confidences.map((value) => ({ value, label: common.confidence[value] }))}
            onChange={(confidence) => set({ confidence })}
          />
        )}
      </Field>
      <Field {...form.field('note')} label={rules.fields.note ?? ''}>
        {(props) => (
          <Input.TextArea
            {...props}
            autoSize={{ minRows: 1, maxRows: 6 }}
            value={meta.note}
            maxLength={4000}
            onChange={(event) => set({ note: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}
