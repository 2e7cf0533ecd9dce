// A unit as a form. What is typed stays until it is saved.
import { useMutation } from '@tanstack/react-query';
import { App, Button, Input, Select } from 'antd';
import { errorTexts } from '#shared/contract/error-texts.ts';
import { unitKinds } from '#shared/directory/types.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { orpc } from '#renderer/client/query.ts';
import { useForm } from '#renderer/client/use-form.ts';
import { Field } from '#renderer/components/Field.tsx';
import { Key } from '#renderer/components/Key.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useLocale, useTexts } from '#renderer/texts/use-texts.ts';
import { type Unit, unitForm, unitInput, unitProblems, withBelow } from '../directory-model.ts';
import { setExpanded, show, useView } from '../view.ts';
import { UnitSelect } from './UnitSelect.tsx';

interface Props {
  units: readonly Unit[];
  /** null: a new one. */
  unit: Unit | null;
  parent: string | null;
}

export function UnitForm({ units, unit, parent }: Props) {
  const { directory: words, common } = useTexts();
  const locale = useLocale((state) => state.locale);
  const { message } = App.useApp();
  const save = useMutation(orpc.directory.saveUnit.mutationOptions());
  const refusal = save.isError ? refusalOf(save.error) : null;
  const form = useForm({
    name: `unit-${unit?.id ?? 'new'}`,
    start: unitForm(unit, parent),
    check: (values) => unitProblems(values, words.problems),
    save: (values) =>
      save.mutate(unitInput(unit?.id ?? null, values), {
        onSuccess: (saved) => {
          form.reset();
          void message.success(common.saved);
          if (saved.parent !== null) setExpanded(saved.parent, true);
          useView.setState({ unit: saved.id });
          show(null);
        },
      }),
    refused: refusal?.field === undefined ? null : { field: refusal.field, text: errorTexts[locale][refusal.code] },
  });
  const { values, set } = form;
  const below = unit ? withBelow(units, unit.id) : new Set<string>();
  return (
    <form className="form" {...form.formProps} aria-label={unit ? words.editUnit : words.newUnit} data-testid="unit-form">
      <h2>{unit ? words.editUnit : words.newUnit}</h2>
      <Field {...form.field('name')} label={words.unitName}>
        {(props) => <Input {...props} value={values.name} maxLength={200} onChange={(event) => set({ name: event.target.value })} />}
      </Field>
      <Field {...form.field('shortName')} label={words.shortName} hint={words.shortNameHint}>
        {(props) => (
          <Input {...props} value={values.shortName} maxLength={200} onChange={(event) => set({ shortName: event.target.value })} />
        )}
      </Field>
      <Field {...form.field('kind')} label={words.unitKind}>
        {(props) => (
          <Select
            {...props}
            value={values.kind}
            onChange={(kind) => set({ kind })}
            options={unitKinds.map((kind) => ({ value: kind, label: words.unitKinds[kind] }))}
          />
        )}
      </Field>
      <Field {...form.field('parent')} label={words.parent}>
        {(props) => (
          <UnitSelect
            {...props}
            units={units.filter((one) => !below.has(one.id))}
            value={values.parent}
            onChange={(next) => set({ parent: next })}
            placeholder={words.noParent}
          />
        )}
      </Field>
      <Field {...form.field('phone')} label={words.unitPhone}>
        {(props) => (
          <Input
            {...props}
            className="num"
            inputMode="tel"
            value={values.phone}
            maxLength={40}
            onChange={(event) => set({ phone: event.target.value })}
          />
        )}
      </Field>
      <Field {...form.field('order')} label={words.order} hint={words.orderHint}>
        {(props) => (
          <Input
            {...props}
            className="num"
            inputMode="numeric"
            value={values.order}
            maxLength={6}
            onChange={(event) => set({ order: event.target.value })}
          />
        )}
      </Field>
      {save.isError ? <Refused refusal={refusal} /> : null}
      <div className="buttons">
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {words.saveForm} <Key name="Ctrl ↵" />
        </Button>
        <Button onClick={() => show(null)}>{words.close}</Button>
        {form.dirty ? (
          <Button type="text" onClick={form.reset}>
            {words.discard}
          </Button>
        ) : null}
      </div>
    </form>
  );
}
