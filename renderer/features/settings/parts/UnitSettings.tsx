// The unit: its names, level, numbers, handover, director and centre.
import { Button, Select } from 'antd';
import { levels } from '#shared/settings/types.ts';
import { useMay } from '#renderer/client/session.ts';
import { differences, useForm } from '#renderer/client/use-form.ts';
import { ChoiceField } from '#renderer/components/ChoiceField.tsx';
import { Field } from '#renderer/components/Field.tsx';
import { TextField } from '#renderer/components/TextField.tsx';
import { PersonSelect } from '#renderer/features/directory/index.ts';
import { PointPicker } from '#renderer/map/PointPicker.tsx';
import { BaseMap } from '#renderer/features/resources/index.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { centreOf, type Settings, unitForm, unitProblems, unitSettings } from '../settings-model.ts';
import { useChangeSettings } from '../use-settings.ts';
import { SettingsForm } from './SettingsForm.tsx';

const zones = Intl.supportedValuesOf('timeZone');

export function UnitSettings({ settings }: { settings: Settings }) {
  const { settings: texts } = useTexts();
  const words = texts.unit;
  const mayEdit = useMay('settings.edit');
  const changing = useChangeSettings();
  const form = useForm({
    name: 'settings-unit',
    start: unitForm(settings),
    check: (values) => unitProblems(values, texts.problems),
    save: (values) =>
      changing.change.mutate(differences(unitSettings(unitForm(settings)), unitSettings(values)), { onSuccess: () => form.reset() }),
    refused: changing.refused,
  });
  const { values, set } = form;
  const centre = centreOf(values);
  const text = (field: 'unitName' | 'officeName' | 'serialTitle', label: string, hint: string) => (
    <TextField
      {...form.field(field)}
      label={label}
      hint={hint}
      value={values[field]}
      maxLength={200}
      onChange={(next) => set({ [field]: next })}
    />
  );
  const degrees = (field: 'lng' | 'lat', label: string) => (
    <TextField
      {...form.field(field)}
      label={label}
      className="short num"
      inputMode="decimal"
      value={values[field]}
      maxLength={14}
      onChange={(next) => set({ [field]: next })}
    />
  );
  return (
    <SettingsForm form={form} changing={changing} data-testid="unit-settings">
      <h2>{words.names}</h2>
      {text('unitName', words.unitName, words.unitNameHint)}
      {text('officeName', words.officeName, words.officeNameHint)}
      <ChoiceField
        {...form.field('level')}
        label={words.level}
        hint={words.levelHint}
        value={values.level}
        options={levels}
        nameOf={(value) => words.levels[value]}
        onChange={(level) => set({ level })}
      />
      <h2>{words.numbers}</h2>
      <TextField
        {...form.field('prefix')}
        label={words.prefix}
        hint={words.prefixHint}
        className="short num"
        value={values.prefix}
        maxLength={4}
        onChange={(prefix) => set({ prefix: prefix.toUpperCase() })}
      />
      {text('serialTitle', words.serialTitle, words.serialTitleHint)}
      <h2>{words.duty}</h2>
      <Field {...form.field('zone')} label={words.zone}>
        {(props) => (
          <Select
            {...props}
            showSearch
            value={values.zone}
            onChange={(zone) => set({ zone })}
            options={[...new Set([values.zone, 'Asia/Shanghai', ...zones])].map((zone) => ({ value: zone, label: zone }))}
          />
        )}
      </Field>
      <TextField
        {...form.field('handoverTime')}
        label={words.handoverTime}
        hint={words.handoverHint}
        className="short num"
        value={values.handoverTime}
        maxLength={5}
        onChange={(handoverTime) => set({ handoverTime })}
      />
      <Field {...form.field('directorId')} label={words.director} hint={values.directorId === null ? words.noDirector : words.directorHint}>
        {(props) => (
          <PersonSelect {...props} value={values.directorId} onChange={(directorId) => set({ directorId })} disabled={!mayEdit} />
        )}
      </Field>
      <h2>{words.centre}</h2>
      {degrees('lng', words.lng)}
      {degrees('lat', words.lat)}
      {centre ? (
        <div className="centre">
          <PointPicker
            // A typed centre moves the grid; a picked one leaves it under the hand.
            key={settings.centre ? 'stored' : 'typed'}
            centre={centre}
            value={centre}
            onPick={(position) => (mayEdit ? set({ lng: String(position.lng), lat: String(position.lat) }) : undefined)}
            label={words.centreHint}
          >
            <BaseMap />
          </PointPicker>
          <small className="muted">{words.centreHint}</small>
          {mayEdit ? (
            <Button type="link" size="small" onClick={() => set({ lng: '', lat: '' })}>
              {words.clearCentre}
            </Button>
          ) : null}
        </div>
      ) : (
        <p className="muted">{words.centreMissing}</p>
      )}
    </SettingsForm>
  );
}
