// One rule of the library: its source and versions; for those who may, its fields, saved as a dated version of the office's own.
import { useMutation } from '@tanstack/react-query';
import { App, Checkbox, Select } from 'antd';
import { planActs, shelves } from '#shared/plans/types.ts';
import { sourceText } from '#shared/settings/source-text.ts';
import { stationNow } from '#renderer/client/connection.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { orpc } from '#renderer/client/query.ts';
import { useMay } from '#renderer/client/session.ts';
import { useForm } from '#renderer/client/use-form.ts';
import { ChoiceField, SwitchField } from '#renderer/components/ChoiceField.tsx';
import { Field } from '#renderer/components/Field.tsx';
import { SubmitButton } from '#renderer/components/SubmitButton.tsx';
import { TextAreaField, TextField } from '#renderer/components/TextField.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { momentOf } from '#renderer/texts/times.ts';
import { useLocale, useTexts } from '#renderer/texts/use-texts.ts';
import { type AnyRule, blankRule, type PlanTable, ruleOf, ruleProblems, titleOf, valuesOf } from '../rules-model.ts';

interface Props {
  table: PlanTable;
  /** null: a new one. */
  rule: AnyRule | null;
  versions: readonly AnyRule[];
  onSaved: () => void;
}

const topics = [...planActs, 'approval', 'kinds', 'repeal'] as const;

export function PlanRuleForm({ table, rule, versions, onSaved }: Props) {
  const { planState } = useTexts();
  const words = planState.rules;
  const english = useLocale((state) => state.locale) === 'en';
  const mayEdit = useMay('plans.edit');
  return (
    <div className="plan-rule" data-testid="plan-rule">
      <h2 className="data">{rule ? titleOf(rule, english) : words.create}</h2>
      {rule ? (
        <dl className="plan-rule-facts">
          <dt>{words.fields.source}</dt>
          <dd className="source">
            {sourceText(rule.source)} · {planState.owed.confidence[rule.confidence]}
          </dd>
          {'topic' in rule && rule.text !== '' ? (
            <>
              <dt>{words.fields.text}</dt>
              <dd className="source">{rule.text}</dd>
            </>
          ) : null}
          {rule.note ? (
            <>
              <dt aria-hidden="true" />
              <dd className="source muted">{rule.note}</dd>
            </>
          ) : null}
        </dl>
      ) : null}
      {mayEdit ? <Form key={`${rule?.id ?? 'new'}-${rule?.version ?? 0}`} table={table} rule={rule} onSaved={onSaved} /> : null}
      {versions.length > 1 ? (
        <>
          <h3>{words.versions}</h3>
          <ul className="plan-rule-versions">
            {versions.toReversed().map((one) => (
              <li key={one.version} className="num">
                {words.version(one.version, one.validFrom === null ? '' : momentOf(Date.parse(one.validFrom), false))}
                {one.disabled ? ` · ${words.disabled}` : ''} <span className="source">{titleOf(one, english)}</span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  );
}

function Form({ table, rule, onSaved }: Omit<Props, 'versions'>) {
  const { plans, planState } = useTexts();
  const words = planState.rules;
  const { message } = App.useApp();
  const save = useMutation(orpc.settings.putPlanRules.mutationOptions());
  const form = useForm({
    name: `plan-rule-${table}-${rule?.id ?? 'new'}-${rule?.version ?? 0}`,
    start: rule ? valuesOf(rule) : blankRule,
    check: (values) => ruleProblems(table, values, words),
    save: (values) => {
      const source = { title: words.ownSource, number: null, year: new Date(stationNow()).getFullYear() };
      const id = `own-${Math.floor(stationNow()).toString(36)}`;
      save.mutate(
        { table, items: [ruleOf(table, values, rule, id, source)], reason: values.reason.trim() },
        {
          onSuccess: () => {
            form.reset();
            void message.success(words.saved);
            onSaved();
          },
        },
      );
    },
  });
  const { values, set, field } = form;
  const line = (
    name: 'name' | 'days' | 'everyMonths' | 'leadDays' | 'to' | 'copyTo' | 'since' | 'replacedBy' | 'reason',
    short = false,
  ) => (
    <TextField
      {...field(name)}
      label={words.fields[name]}
      className={short ? 'num short' : ''}
      maxLength={short ? 12 : 300}
      value={values[name]}
      onChange={(typed) => set({ [name]: typed })}
    />
  );
  return (
    <form className="form" aria-label={words.title} {...form.formProps}>
      {table === 'planRules' ? (
        <>
          <Field {...field('topic')} label={words.fields.topic}>
            {(tied) => (
              <Select
                id={tied.id}
                aria-label={words.fields.topic}
                popupMatchSelectWidth={false}
                value={values.topic}
                onChange={(topic) => set({ topic })}
                options={topics.map((one) => ({ value: one, label: words.topic[one] }))}
              />
            )}
          </Field>
          {line('name')}
          <Field {...field('shelves')} label={words.fields.shelves} group>
            {({ id }) => (
              <Checkbox.Group
                aria-labelledby={`${id}-label`}
                value={values.shelves}
                options={shelves.map((shelf) => ({ value: shelf, label: plans.shelf[shelf] }))}
                onChange={(chosen) => set({ shelves: shelves.filter((shelf) => chosen.includes(shelf)) })}
              />
            )}
          </Field>
          {line('days', true)}
          <ChoiceField
            {...field('dayType')}
            label={words.fields.dayType}
            value={values.dayType}
            options={['workday', 'day'] as const}
            nameOf={(one) => words.dayTypes[one]}
            onChange={(dayType) => set({ dayType })}
          />
          {line('everyMonths', true)}
          {line('leadDays', true)}
          {line('to')}
          {line('copyTo')}
          <TextAreaField
            {...field('text')}
            label={words.fields.text}
            value={values.text}
            maxLength={4_000}
            autoSize={{ minRows: 2, maxRows: 8 }}
            onChange={(text) => set({ text })}
          />
        </>
      ) : (
        <>
          {table === 'obsolete' ? (
            <ChoiceField
              {...field('what')}
              label={words.fields.what}
              value={values.what}
              options={['law', 'body'] as const}
              nameOf={(one) => words.what[one]}
              onChange={(what) => set({ what })}
            />
          ) : null}
          <TextAreaField
            {...field('words')}
            label={table === 'obsolete' ? words.fields.obsoleteWords : words.fields.words}
            value={values.words}
            maxLength={4_000}
            autoSize={{ minRows: 3, maxRows: 14 }}
            onChange={(text) => set({ words: text })}
          />
          {table === 'obsolete' ? (
            <>
              {line('since', true)}
              {line('replacedBy')}
            </>
          ) : null}
        </>
      )}
      <SwitchField
        {...field('disabled')}
        label={words.fields.disabled}
        value={values.disabled}
        onChange={(disabled) => set({ disabled })}
      />
      {line('reason')}
      <SubmitButton label={words.save} loading={save.isPending} disabled={!form.dirty} />
      {save.isError ? <Refused refusal={refusalOf(save.error)} /> : null}
    </form>
  );
}
