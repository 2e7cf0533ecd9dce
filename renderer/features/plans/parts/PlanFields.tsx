// The fields of a plan and of a version, for the forms that make and change them.
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { bodies, planKinds, versionStates } from '#shared/plans/types.ts';
import { orpc } from '#renderer/client/query.ts';
import type { FormState } from '#renderer/client/use-form.ts';
import { ChoiceField } from '#renderer/components/ChoiceField.tsx';
import { Field } from '#renderer/components/Field.tsx';
import { TextAreaField, TextField } from '#renderer/components/TextField.tsx';
import { UnitSelect } from '#renderer/features/directory/index.ts';
import { useKinds } from '#renderer/features/incidents/index.ts';
import { DayField } from '#renderer/features/rosters/index.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import type { PlanForm, VersionForm } from '../plan-form.ts';

interface Props<V> {
  form: Pick<FormState<V>, 'values' | 'set' | 'field'>;
  today: string;
}

export function PlanFields({ form, today }: Props<PlanForm>) {
  const { plans } = useTexts();
  const words = plans.form;
  const { values, set, field } = form;
  const { data: units } = useQuery(orpc.directory.units.queryOptions({ input: {} }));
  const { list: kinds } = useKinds();
  return (
    <>
      <TextField {...field('title')} label={words.title} value={values.title} maxLength={200} onChange={(title) => set({ title })} />
      <ChoiceField
        {...field('planKind')}
        label={words.planKind}
        value={values.planKind}
        options={planKinds}
        nameOf={(kind) => plans.kind[kind]}
        onChange={(planKind) => set({ planKind })}
      />
      {values.planKind === 'grassroots' ? (
        <ChoiceField
          {...field('body')}
          label={words.body}
          value={values.body ?? ''}
          options={bodies}
          nameOf={(body) => (body === '' ? '' : plans.body[body])}
          onChange={(body) => set({ body: body === '' ? null : body })}
        />
      ) : null}
      {values.planKind === 'activity' ? (
        <DayField
          {...field('activityOn')}
          label={words.activityOn}
          near={today}
          value={values.activityOn}
          onChange={(activityOn) => set({ activityOn })}
        />
      ) : null}
      <Field {...field('eventKinds')} label={words.eventKinds} hint={words.eventKindsHint}>
        {(props) => (
          <Select
            {...props}
            mode="multiple"
            value={values.eventKinds}
            maxCount={60}
            showSearch={{ filterOption: (typed, option) => (option?.search ?? '').includes(typed.trim().toLowerCase()) }}
            onChange={(eventKinds: string[]) => set({ eventKinds })}
            options={kinds.map((kind) => ({
              value: kind.code,
              label: kind.name,
              search: `${kind.name} ${kind.code} ${kind.pinyin}`.toLowerCase(),
            }))}
          />
        )}
      </Field>
      <Field {...field('unit')} label={words.unit} hint={words.unitHint}>
        {(props) => (
          <UnitSelect {...props} units={units?.items ?? []} value={values.unit} onChange={(unit) => set({ unit })} placeholder="" />
        )}
      </Field>
      <TextField
        {...field('unitName')}
        label={words.unitName}
        hint={words.unitNameHint}
        value={values.unitName}
        maxLength={200}
        onChange={(unitName) => set({ unitName })}
      />
      <Field {...field('places')} label={words.places} hint={words.placesHint}>
        {(props) => (
          <Select
            {...props}
            mode="tags"
            value={values.places}
            maxCount={60}
            tokenSeparators={['、', '，', ',']}
            onChange={(places: string[]) => set({ places })}
            options={(units?.items ?? []).filter(({ kind }) => kind === 'township').map(({ name }) => ({ value: name, label: name }))}
          />
        )}
      </Field>
      <TextAreaField
        {...field('note')}
        label={words.note}
        value={values.note}
        maxLength={2_000}
        autoSize={{ minRows: 1, maxRows: 6 }}
        onChange={(note) => set({ note })}
      />
    </>
  );
}

export function VersionFields({ form, today }: Props<VersionForm>) {
  const { plans } = useTexts();
  const words = plans.form;
  const { values, set, field } = form;
  return (
    <>
      <TextField
        {...field('label')}
        label={words.label}
        hint={words.labelExample}
        value={values.label}
        maxLength={200}
        onChange={(label) => set({ label })}
      />
      <TextField {...field('number')} label={words.number} value={values.number} maxLength={200} onChange={(number) => set({ number })} />
      <ChoiceField
        {...field('state')}
        label={words.versionState}
        value={values.state}
        options={versionStates}
        nameOf={(state) => plans.versionState[state]}
        onChange={(state) => set({ state })}
      />
      <DayField
        {...field('issuedOn')}
        label={words.issuedOn}
        near={today}
        value={values.issuedOn}
        onChange={(issuedOn) => set({ issuedOn })}
      />
      <DayField
        {...field('effectiveOn')}
        label={words.effectiveOn}
        near={today}
        value={values.effectiveOn}
        onChange={(effectiveOn) => set({ effectiveOn })}
      />
      <TextField
        {...field('approvedBy')}
        label={words.approvedBy}
        value={values.approvedBy}
        maxLength={200}
        onChange={(approvedBy) => set({ approvedBy })}
      />
      <DayField
        {...field('approvedOn')}
        label={words.approvedOn}
        near={today}
        value={values.approvedOn}
        onChange={(approvedOn) => set({ approvedOn })}
      />
      <TextAreaField
        {...field('changes')}
        label={words.changes}
        hint={words.changesHint}
        value={values.changes}
        maxLength={20_000}
        autoSize={{ minRows: 2, maxRows: 10 }}
        onChange={(changes) => set({ changes })}
      />
    </>
  );
}
