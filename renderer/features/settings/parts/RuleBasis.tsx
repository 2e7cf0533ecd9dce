// Where a rule comes from, as a form: title, number, year, clause, address; how sure it is; a note.
import { confidences } from '#shared/settings/types.ts';
import type { FormState } from '#renderer/client/use-form.ts';
import { ChoiceField } from '#renderer/components/ChoiceField.tsx';
import { TextAreaField, TextField } from '#renderer/components/TextField.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import type { MetaForm, RuleForm } from '../forms/rule-form.ts';

export function RuleBasis({ form }: { form: FormState<RuleForm> }) {
  const { rules, common } = useTexts();
  const { editor } = rules;
  const { meta } = form.values;
  const set = (patch: Partial<MetaForm>): void => form.set({ meta: { ...meta, ...patch } });
  const text = (field: 'title' | 'number' | 'year' | 'clause' | 'url', label: string, maxLength: number) => (
    <TextField
      {...form.field(`source.${field}`)}
      label={label}
      value={meta[field]}
      maxLength={maxLength}
      onChange={(text) => set({ [field]: text })}
    />
  );
  return (
    <>
      {text('title', editor.sourceTitle, 300)}
      {text('number', editor.number, 200)}
      {text('year', editor.year, 4)}
      {text('clause', editor.clause, 100)}
      {text('url', editor.url, 500)}
      <ChoiceField
        {...form.field('confidence')}
        label={rules.confidence}
        value={meta.confidence}
        options={confidences}
        nameOf={(value) => common.confidence[value]}
        onChange={(confidence) => set({ confidence })}
      />
      <TextAreaField
        {...form.field('note')}
        label={rules.fields.note ?? ''}
        autoSize={{ minRows: 1, maxRows: 6 }}
        value={meta.note}
        maxLength={4000}
        onChange={(note) => set({ note })}
      />
    </>
  );
}
