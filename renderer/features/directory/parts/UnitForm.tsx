// A unit as a form, and how the forms of the directory end. What is typed stays until it is saved.
import { useMutation, type UseMutationResult } from '@tanstack/react-query';
import { App, Button, Select } from 'antd';
import { errorTexts } from '#shared/contract/error-texts.ts';
import { unitKinds } from '#shared/directory/types.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { orpc } from '#renderer/client/query.ts';
import { type FormState, useForm } from '#renderer/client/use-form.ts';
import { Field } from '#renderer/components/Field.tsx';
import { SubmitButton } from '#renderer/components/SubmitButton.tsx';
import { TextField } from '#renderer/components/TextField.tsx';
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
      <TextField {...form.field('name')} label={words.unitName} value={values.name} maxLength={200} onChange={(name) => set({ name })} />
      <TextField
        {...form.field('shortName')}
        label={words.shortName}
        hint={words.shortNameHint}
        value={values.shortName}
        maxLength={200}
        onChange={(shortName) => set({ shortName })}
      />
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
      <TextField
        {...form.field('phone')}
        label={words.unitPhone}
        className="num"
        inputMode="tel"
        value={values.phone}
        maxLength={40}
        onChange={(phone) => set({ phone })}
      />
      <FormEnd form={form} save={save} onClose={() => show(null)} />
    </form>
  );
}

interface EndProps {
  form: FormState<{ order: string }>;
  save: Pick<UseMutationResult, 'isError' | 'error' | 'isPending'>;
  onClose: () => void;
}

/** How the forms of units and people end: the place in the list, why it was refused, save, leave, discard. */
export function FormEnd({ form, save, onClose }: EndProps) {
  const words = useTexts().directory;
  return (
    <>
      <TextField
        {...form.field('order')}
        label={words.order}
        hint={words.orderHint}
        className="num"
        inputMode="numeric"
        value={form.values.order}
        maxLength={6}
        onChange={(order) => form.set({ order })}
      />
      {save.isError ? <Refused refusal={refusalOf(save.error)} /> : null}
      <div className="buttons">
        <SubmitButton label={words.saveForm} loading={save.isPending} />
        <Button onClick={onClose}>{words.close}</Button>
        {form.dirty ? (
          <Button type="text" onClick={form.reset}>
            {words.discard}
          </Button>
        ) : null}
      </div>
    </>
  );
}
