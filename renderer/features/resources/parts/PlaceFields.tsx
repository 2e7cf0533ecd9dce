// The fields of a place: what it is and where, what its kind has, how it may be shown. For the forms that make and change one.
import { useQuery } from '@tanstack/react-query';
import { AutoComplete, Select } from 'antd';
import { fieldsOf } from '#shared/resources/fields.ts';
import { subKindsOf } from '#shared/resources/symbols.ts';
import { facilityKinds, secrecies } from '#shared/resources/types.ts';
import { orpc } from '#renderer/client/query.ts';
import type { FormState } from '#renderer/client/use-form.ts';
import { ChoiceField } from '#renderer/components/ChoiceField.tsx';
import { Field } from '#renderer/components/Field.tsx';
import { TextAreaField, TextField } from '#renderer/components/TextField.tsx';
import { UnitSelect } from '#renderer/features/directory/index.ts';
import { DayField } from '#renderer/features/rosters/index.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { overCapacity, type PlaceForm, readField } from '../place-form.ts';
import { KindField } from './KindField.tsx';
import { PlacePosition } from './PlacePosition.tsx';

interface Props {
  form: Pick<FormState<PlaceForm>, 'values' | 'set' | 'field'>;
  today: string;
  /** The kind it was saved with; null: a new one. */
  savedKind: PlaceForm['kind'] | null;
}

const noteRows = { minRows: 2, maxRows: 8 };

export function PlaceFields({ form, today, savedKind }: Props) {
  const { places, resources } = useTexts();
  const words = places.form;
  const { own } = places;
  const { values, set, field } = form;
  const { data: units } = useQuery(orpc.directory.units.queryOptions({ input: {} }));
  const over = overCapacity((key) => {
    const definition = fieldsOf(values.kind).find(([one]) => one === key)?.[1];
    const read = definition && readField(definition, values[key]);
    return read && 'value' in read ? read.value : null;
  });
  return (
    <>
      <h2>{words.whatItIs}</h2>
      <Field {...field('kind')} label={own.kind} hint={savedKind !== null && savedKind !== values.kind ? words.kindChanged : undefined}>
        {(props) => (
          <Select
            {...props}
            value={values.kind}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={(kind) => set({ kind })}
            options={facilityKinds.map((kind) => ({ value: kind, label: resources.kinds[kind] }))}
          />
        )}
      </Field>
      <TextField {...field('name')} label={own.name} value={values.name} maxLength={200} onChange={(name) => set({ name })} />
      <Field {...field('subKind')} label={own.subKind} hint={words.subKindHint}>
        {(props) => (
          <AutoComplete
            {...props}
            value={values.subKind}
            maxLength={20}
            options={subKindsOf(values.kind).map((value) => ({ value }))}
            showSearch={{ filterOption: (typed, option) => (option?.value ?? '').includes(typed) }}
            onChange={(subKind: string | undefined) => set({ subKind: subKind ?? '' })}
          />
        )}
      </Field>
      <Field {...field('unit')} label={own.unit} hint={words.unitHint}>
        {(props) => (
          <UnitSelect {...props} units={units?.items ?? []} value={values.unit} onChange={(unit) => set({ unit })} placeholder="" />
        )}
      </Field>
      {values.unit === null ? (
        <TextField
          {...field('unitName')}
          label={own.unitName}
          hint={words.unitNameHint}
          value={values.unitName}
          maxLength={200}
          onChange={(unitName) => set({ unitName })}
        />
      ) : null}
      <TextField
        {...field('address')}
        label={own.address}
        value={values.address}
        maxLength={200}
        onChange={(address) => set({ address })}
      />
      <PlacePosition field={field('position')} value={values.position} onChange={(position) => set({ position })} />
      <h2>{words.fieldsOf(resources.kinds[values.kind])}</h2>
      {fieldsOf(values.kind).map(([key, definition]) => (
        <KindField
          key={`${values.kind} ${key}`}
          name={key}
          definition={definition}
          field={field(key)}
          value={values[key]}
          today={today}
          hint={key === 'peopleNow' && over ? <span className="warn">{words.over(over.people, over.capacity)}</span> : undefined}
          onChange={(value) => set({ [key]: value })}
        />
      ))}
      <h2>{words.record}</h2>
      <ChoiceField
        {...field('secrecy')}
        label={own.secrecy}
        hint={words.secrecyHint}
        value={values.secrecy}
        options={secrecies}
        nameOf={(secrecy) => resources.secrecy[secrecy]}
        onChange={(secrecy) => set({ secrecy })}
      />
      <DayField
        {...field('checkedOn')}
        label={own.checkedOn}
        near={today}
        value={values.checkedOn}
        onChange={(checkedOn) => set({ checkedOn })}
      />
      <TextAreaField
        {...field('note')}
        label={own.note}
        value={values.note}
        maxLength={2_000}
        autoSize={noteRows}
        onChange={(note) => set({ note })}
      />
    </>
  );
}
