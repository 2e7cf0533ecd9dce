// The form of a supply; typical ones are offered with where they were read.
import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Select } from 'antd';
import { errorTexts } from '#shared/contract/error-texts.ts';
import type { SupplyOut } from '#shared/contract/stock-shape.ts';
import { supplyCategories } from '#shared/resources/stock/types.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { client } from '#renderer/client/link.ts';
import { orpc } from '#renderer/client/query.ts';
import { useForm } from '#renderer/client/use-form.ts';
import { ChoiceField } from '#renderer/components/ChoiceField.tsx';
import { Field } from '#renderer/components/Field.tsx';
import { SubmitButton } from '#renderer/components/SubmitButton.tsx';
import { TextAreaField, TextField } from '#renderer/components/TextField.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useLocale, useTexts } from '#renderer/texts/use-texts.ts';
import { decimalsOf, supplyInput, supplyProblems, supplyValues, type SupplyValues } from '../supply-form.ts';

export function SupplyForm({ supply, onClose }: { supply: SupplyOut | null; onClose: () => void }) {
  const { common, stock } = useTexts();
  const words = stock.supplies;
  const locale = useLocale((state) => state.locale);
  const { message } = App.useApp();
  const { data } = useQuery(orpc.supplies.suggestions.queryOptions());
  const save = useMutation({
    mutationFn: (values: SupplyValues) =>
      supply === null
        ? client.supplies.create({ supply: supplyInput(values) })
        : client.supplies.change({ id: supply.id, patch: supplyInput(values) }),
  });
  const remove = useMutation({ ...orpc.supplies.remove.mutationOptions(), onSuccess: onClose });
  const refusal = save.isError ? refusalOf(save.error) : null;
  const form = useForm({
    name: `supply-${supply?.id ?? 'new'}`,
    start: supplyValues(supply),
    check: (values) => supplyProblems(values, stock),
    save: (values) =>
      save.mutate(values, {
        onSuccess: () => {
          form.reset();
          void message.success(common.saved);
          onClose();
        },
      }),
    refused: refusal?.field === undefined ? null : { field: refusal.field, text: errorTexts[locale][refusal.code] },
  });
  const { values, set, field } = form;
  const title = supply === null ? words.create : words.edit;
  const suggestions = data?.items ?? [];
  return (
    <form className="form" {...form.formProps} aria-label={title} data-testid="supply-form">
      <h2>{title}</h2>
      {supply === null ? (
        <Field id="supply-suggestion" label={words.suggestions} hint={words.suggestionsHint}>
          {(tied) => (
            <Select
              {...tied}
              showSearch={{ optionFilterProp: 'label' }}
              value={null}
              placeholder={words.suggestions}
              onChange={(id: string | null) => {
                const one = suggestions.find((each) => each.id === id);
                if (one)
                  set({
                    name: one.name,
                    unit: one.unit,
                    decimals: decimalsOf(one.unit),
                    spec: one.spec,
                    note: [one.note, `${one.source.title}${one.confidence === 'recalled' ? `（${words.recalled}）` : ''}`]
                      .filter((part) => part !== '')
                      .join('\n'),
                  });
              }}
              options={suggestions.map((one) => ({
                value: one.id,
                label: `${one.name}（${one.unit}）${one.confidence === 'recalled' ? ` · ${words.recalled}` : ''}`,
              }))}
            />
          )}
        </Field>
      ) : null}
      <TextField {...field('name')} label={words.name} maxLength={200} value={values.name} onChange={(name) => set({ name })} />
      <TextField
        {...field('aliases')}
        label={words.aliases}
        hint={words.aliasesHint}
        maxLength={400}
        value={values.aliases}
        onChange={(aliases) => set({ aliases })}
      />
      <Field {...field('category')} label={words.category}>
        {(tied) => (
          <Select
            {...tied}
            value={values.category ?? ''}
            onChange={(next) => set({ category: supplyCategories.find((one) => one === next) ?? null })}
            options={[
              { value: '', label: stock.noCategory },
              ...supplyCategories.map((value) => ({ value: value as string, label: `${value} ${stock.categories[value]}` })),
            ]}
          />
        )}
      </Field>
      <TextField
        {...field('code')}
        label={words.code}
        hint={words.codeHint}
        className="num"
        inputMode="numeric"
        maxLength={7}
        value={values.code}
        onChange={(code) => set({ code })}
      />
      <TextField
        {...field('unit')}
        label={words.unit}
        maxLength={20}
        value={values.unit}
        onChange={(unit) => set({ unit, decimals: decimalsOf(unit) })}
      />
      <ChoiceField
        {...field('decimals')}
        label={words.decimals}
        value={values.decimals}
        options={[0, 1, 2, 3]}
        nameOf={String}
        onChange={(decimals) => set({ decimals })}
      />
      <TextField {...field('spec')} label={words.spec} maxLength={200} value={values.spec} onChange={(spec) => set({ spec })} />
      <TextField
        {...field('shelfLife')}
        label={words.shelfLife}
        hint={words.shelfLifeHint}
        className="num"
        inputMode="numeric"
        maxLength={4}
        value={values.shelfLife}
        onChange={(shelfLife) => set({ shelfLife })}
      />
      <TextAreaField
        {...field('note')}
        label={words.note}
        maxLength={4_000}
        autoSize={{ minRows: 2 }}
        value={values.note}
        onChange={(note) => set({ note })}
      />
      {save.isError ? <Refused refusal={refusal} /> : null}
      {remove.isError ? <Refused refusal={refusalOf(remove.error)} /> : null}
      <div className="buttons">
        <SubmitButton label={common.save} loading={save.isPending} />
        <Button onClick={onClose}>{common.close}</Button>
        {supply === null ? null : (
          <Button danger loading={remove.isPending} onClick={() => remove.mutate({ id: supply.id })}>
            {words.remove}
          </Button>
        )}
      </div>
    </form>
  );
}
