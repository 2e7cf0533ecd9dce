// A deadline as a form: whose, for what, owed to whom, by when.
import { Input, Select } from 'antd';
import { unitKinds } from '#shared/directory/types.ts';
import { grades, marks } from '#shared/incidents/types.ts';
import { ruleDuties, modes, openings } from '#shared/obligations/types.ts';
import { levels } from '#shared/settings/types.ts';
import type { FormState } from '#renderer/client/use-form.ts';
import { ChoiceField } from '#renderer/components/ChoiceField.tsx';
import { Field } from '#renderer/components/Field.tsx';
import { TextField } from '#renderer/components/TextField.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import type { DeadlineForm, LimitKind } from '../forms/deadline-form.ts';
import type { RuleForm } from '../forms/rule-form.ts';
import { clocks, forces, raises } from '../rules-read.ts';
import type { Entry } from '../rules-view.ts';
import type { RuleWords } from '../use-rule-words.ts';
import { DurationInput } from './DurationInput.tsx';
import { KindsMultiSelect } from './KindsSelect.tsx';

interface Props {
  field: FormState<RuleForm>['field'];
  values: DeadlineForm;
  set: (patch: Partial<DeadlineForm>) => void;
  ladders: readonly Entry[];
  words: RuleWords;
}

const limitKinds: readonly LimitKind[] = ['limit', 'atOnce', 'daily'];

export function DeadlineFields({ field, values, set, ladders, words }: Props) {
  const { rules, common, directory } = useTexts();
  const { editor, fields } = rules;
  /** A choice of few, one of which holds. */
  const one = <K extends 'level' | 'duty' | 'mode' | 'force'>(
    name: K,
    options: readonly DeadlineForm[K][],
    labelOf: (option: DeadlineForm[K]) => string,
  ) => (
    <ChoiceField
      {...field(name)}
      label={fields[name] ?? ''}
      value={values[name]}
      options={options}
      nameOf={labelOf}
      onChange={(value) => set({ [name]: value })}
    />
  );
  /** A choice of more, or of long words. */
  const pick = <K extends 'opensOn' | 'clock' | 'onRaise'>(
    name: K,
    options: readonly DeadlineForm[K][],
    labelOf: (option: DeadlineForm[K]) => string,
  ) => (
    <Field {...field(name)} label={fields[name] ?? ''}>
      {(props) => (
        <Select<DeadlineForm[K]>
          {...props}
          value={values[name]}
          options={options.map((value) => ({ value, label: labelOf(value) }))}
          onChange={(value) => set({ [name]: value })}
        />
      )}
    </Field>
  );
  const several = <K extends 'grades' | 'marks' | 'callerKinds'>(
    name: K,
    options: readonly { value: DeadlineForm[K][number]; label: string }[],
    hint: string,
  ) => (
    <Field {...field(name)} label={fields[name] ?? ''} hint={hint}>
      {(props) => (
        <Select<DeadlineForm[K]>
          {...props}
          mode="multiple"
          value={values[name]}
          options={[...options]}
          onChange={(value) => set({ [name]: value })}
          showSearch={{ optionFilterProp: 'label' }}
        />
      )}
    </Field>
  );
  return (
    <>
      {one('level', ['any', ...levels], (level) => (level === 'any' ? rules.anyLevel : rules.level[level]))}
      <Field {...field('kinds')} label={fields.kinds ?? ''} hint={editor.kindsHint}>
        {(props) => <KindsMultiSelect {...props} kinds={words.kinds.items} value={values.kinds} onChange={(kinds) => set({ kinds })} />}
      </Field>
      {several(
        'grades',
        grades.map((value) => ({ value, label: words.gradeName(value) })),
        editor.gradesHint,
      )}
      {several(
        'marks',
        marks.map((value) => ({ value, label: common.marks[value] })),
        editor.marksHint,
      )}
      <PartyFields party="owedBy" field={field} values={values} set={set} />
      <PartyFields party="recipient" field={field} values={values} set={set} />
      {one('duty', ruleDuties, (duty) => common.duty[duty])}
      {values.duty === 'inbound' || values.callerKinds.length > 0
        ? several(
            'callerKinds',
            unitKinds.map((value) => ({ value, label: directory.unitKinds[value] })),
            editor.callersHint,
          )
        : null}
      {one('mode', modes, (mode) => common.mode[mode])}
      {pick('opensOn', openings, (opening) => rules.opening[opening])}
      <ChoiceField
        {...field('limitKind')}
        label={editor.limitKind}
        value={values.limitKind}
        options={limitKinds}
        nameOf={(value) => editor.limitKinds[value]}
        onChange={(limitKind) => set({ limitKind })}
      />
      {values.limitKind === 'daily' ? (
        <TextField
          {...field('dailyAt')}
          label={fields.dailyAt ?? ''}
          hint={editor.dailyHint}
          className="num"
          value={values.dailyAt}
          maxLength={200}
          onChange={(dailyAt) => set({ dailyAt })}
        />
      ) : (
        pick('clock', clocks, (clock) => rules.clock[clock])
      )}
      {values.limitKind === 'limit' ? (
        <Field {...field('limitSeconds')} label={fields.limitSeconds ?? ''}>
          {(props) => (
            <DurationInput {...props} label={fields.limitSeconds ?? ''} value={values.limit} onChange={(limit) => set({ limit })} />
          )}
        </Field>
      ) : null}
      {one('force', forces, (force) => rules.force[force])}
      {pick('onRaise', raises, (raise) => rules.onRaise[raise])}
      <Field {...field('ladder')} label={fields.ladder ?? ''}>
        {(props) => (
          <Select
            {...props}
            value={values.ladder === '' ? null : values.ladder}
            options={ladders.map(({ id }) => ({ value: id, label: words.ladderName(id) }))}
            onChange={(ladder) => set({ ladder: ladder ?? '' })}
          />
        )}
      </Field>
    </>
  );
}

function PartyFields({ party, field, values, set }: Pick<Props, 'field' | 'values' | 'set'> & { party: 'owedBy' | 'recipient' }) {
  const { rules } = useTexts();
  const { editor, fields } = rules;
  const label = fields[party] ?? '';
  const value = values[party];
  return (
    <>
      <Field {...field(`${party}.name`)} label={label}>
        {(props) => (
          <div className="rule-party">
            <Input
              {...props}
              value={value.name}
              maxLength={300}
              onChange={(event) => set({ [party]: { ...value, name: event.target.value } })}
            />
            <Input
              aria-label={`${label} ${editor.partyNameEn}`}
              placeholder={editor.partyNameEn}
              value={value.nameEn}
              maxLength={200}
              onChange={(event) => set({ [party]: { ...value, nameEn: event.target.value } })}
            />
          </div>
        )}
      </Field>
      <TextField
        {...field(`${party}.id`)}
        label={`${label} · ${editor.partyId}`}
        hint={party === 'owedBy' ? editor.partyHint : undefined}
        className="num"
        value={value.id}
        maxLength={60}
        onChange={(id) => set({ [party]: { ...value, id } })}
      />
    </>
  );
}
