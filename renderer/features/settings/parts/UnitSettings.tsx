// The unit: its names, level, numbers, handover, director and centre.
import { ConfigProvider, Button, Input, Segmented, Select } from 'antd';
import { levels } from '#shared/settings/types.ts';
import { useMay } from '#renderer/client/session.ts';
import { differences, useForm } from '#renderer/client/use-form.ts';
import { Field } from '#renderer/components/Field.tsx';
import { PersonSelect } from '#renderer/features/directory/index.ts';
import { PointPicker } from '#renderer/map/PointPicker.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { centreOf, type Settings, unitForm, unitProblems, unitSettings } from '../settings-model.ts';
import { useChangeSettings } from '../use-settings.ts';
import { SaveButtons } from './SaveButtons.tsx';

const zones = Intl.supportedValuesOf('timeZone');

export function UnitSettings({ settings }: { settings: Settings }) {
  const { settings: texts } = useTexts();
  const words = texts.unit;
  const mayEdit = useMay('settings.edit');
  const { change, refusal, refused } = useChangeSettings();
  const form = useForm({
    name: 'settings-unit',
    start: unitForm(settings),
    check: (values) => unitProblems(values, texts.problems),
    save: (values) => change.mutate(differences(unitSettings(unitForm(settings)), unitSettings(values)), { onSuccess: () => form.reset() }),
    refused,
  });
  const { values, set } = form;
  const centre = centreOf(values);
  const text = (field: 'unitName' | 'officeName' | 'serialTitle' | 'handoverTime', label: string, hint: string) => (
    <Field {...form.field(field)} label={label} hint={hint}>
      {(props) => <Input {...props} value={values[field]} maxLength={200} onChange={(event) => set({ [field]: event.target.value })} />}
    </Field>
  );
  return (
    <ConfigProvider componentDisabled={!mayEdit}>
      <form className="form" {...form.formProps} data-testid="unit-settings">
        <h2>{words.names}</h2>
        {text('unitName', words.unitName, words.unitNameHint)}
        {text('officeName', words.officeName, words.officeNameHint)}
        <Field {...form.field('level')} label={words.level} hint={words.levelHint} group>
          {() => (
            <Segmented
              aria-label={words.level}
              value={values.level}
              options={levels.map((value) => ({ value, label: words.levels[value] }))}
              onChange={(level) => set({ level })}
            />
          )}
        </Field>
        <h2>{words.numbers}</h2>
        <Field {...form.field('prefix')} label={words.prefix} hint={words.prefixHint}>
          {(props) => (
            <Input
              {...props}
              className="short num"
              value={values.prefix}
              maxLength={4}
              onChange={(event) => set({ prefix: event.target.value.toUpperCase() })}
            />
          )}
        </Field>
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
        <Field {...form.field('handoverTime')} label={words.handoverTime} hint={words.handoverHint}>
          {(props) => (
            <Input
              {...props}
              className="short num"
              value={values.handoverTime}
              maxLength={5}
              onChange={(event) => set({ handoverTime: event.target.value })}
            />
          )}
        </Field>
        <Field
          {...form.field('directorId')}
          label={words.director}
          hint={values.directorId === null ? words.noDirector : words.directorHint}
        >
          {(props) => (
            <PersonSelect {...props} value={values.directorId} onChange={(directorId) => set({ directorId })} disabled={!mayEdit} />
          )}
        </Field>
        <h2>{words.centre}</h2>
        <Field {...form.field('lng')} label={words.lng}>
          {(props) => (
            <Input
              {...props}
              className="short num"
              inputMode="decimal"
              value={values.lng}
              maxLength={14}
              onChange={(event) => set({ lng: event.target.value })}
            />
          )}
        </Field>
        <Field {...form.field('lat')} label={words.lat}>
          {(props) => (
            <Input
              {...props}
              className="short num"
              inputMode="decimal"
              value={values.lat}
              maxLength={14}
              onChange={(event) => set({ lat: event.target.value })}
            />
          )}
        </Field>
        {centre ? (
          <div className="centre">
            <PointPicker
              // A typed centre moves the grid; a picked one leaves it under the hand.
              key={settings.centre ? 'stored' : 'typed'}
              centre={centre}
              value={centre}
              onPick={(position) => (mayEdit ? set({ lng: String(position.lng), lat: String(position.lat) }) : undefined)}
              label={words.centreHint}
            />
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
        <SaveButtons
          dirty={form.dirty}
          pending={change.isPending}
          refusal={change.isError ? refusal : undefined}
          onReset={form.reset}
          disabled={!mayEdit}
        />
      </form>
    </ConfigProvider>
  );
}
