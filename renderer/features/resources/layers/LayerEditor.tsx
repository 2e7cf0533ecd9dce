// The form of one layer: filled by a preset where there is one, tried before it is saved.
import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Input, Select } from 'antd';
import { useState } from 'react';
import { errorTexts } from '#shared/contract/error-texts.ts';
import type { MapLayerDetail, MapLayerOut } from '#shared/contract/map-layers.ts';
import { type Preset, presetOf, presets, type TiandituLayer, tiandituLayers } from '#shared/resources/layers/presets.ts';
import { isServerKind, layerCrss } from '#shared/resources/layers/types.ts';
import { secrecies } from '#shared/resources/types.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { client } from '#renderer/client/link.ts';
import { useForm } from '#renderer/client/use-form.ts';
import { ChoiceField, SwitchField } from '#renderer/components/ChoiceField.tsx';
import { Field } from '#renderer/components/Field.tsx';
import { SubmitButton } from '#renderer/components/SubmitButton.tsx';
import { PasswordField, TextField } from '#renderer/components/TextField.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { DayInput } from '#renderer/texts/DayInput.tsx';
import { useLocale, useTexts } from '#renderer/texts/use-texts.ts';
import { layerForm, type LayerForm, layerInput, layerProblems, withPreset } from './layer-form.ts';
import { LayerTry } from './LayerTry.tsx';

interface Props {
  /** null: a new one. */
  layer: MapLayerDetail | null;
  layers: readonly MapLayerOut[];
  onClose: () => void;
}

export function LayerEditor({ layer, layers, onClose }: Props) {
  const { mapLayers, common, resources } = useTexts();
  const words = mapLayers.form;
  const locale = useLocale((state) => state.locale);
  const [key, setKey] = useState('');
  const fromServer = layer === null || isServerKind(layer.kind);
  const save = useMutation({
    mutationFn: (values: LayerForm) => {
      const { kind, ...input } = layerInput(values);
      const secret = key.trim() === '' ? {} : { key: key.trim() };
      return layer
        ? client.mapLayers.change({ id: layer.id, patch: fromServer ? { kind, ...input } : input, ...secret })
        : client.mapLayers.create({ layer: { kind, ...input }, ...secret });
    },
    onSuccess: () => {
      form.reset();
      setKey('');
      onClose();
    },
  });
  const refusal = save.isError ? refusalOf(save.error) : null;
  const form = useForm({
    name: `layer-${layer?.id ?? 'new'}`,
    start: layerForm(layer),
    check: (values) => layerProblems(values, fromServer, words),
    save: (values) => save.mutate(values),
    refused: refusal?.field === undefined ? null : { field: refusal.field, text: errorTexts[locale][refusal.code] },
  });
  const { values, set } = form;
  const text = (
    field: 'name' | 'subdomains' | 'origin' | 'resolutions' | 'zoomOffset' | 'minZoom' | 'maxZoom' | 'opacity' | 'source' | 'reviewNumber',
    hint?: string,
  ) => (
    <TextField
      {...form.field(field)}
      label={words[field]}
      hint={hint}
      value={values[field]}
      maxLength={200}
      onChange={(value) => set({ [field]: value })}
    />
  );
  const title = layer ? words.change(layer.name) : words.create;
  return (
    <section className="panel" aria-label={title}>
      <h2>{title}</h2>
      {layer === null ? <PresetRow onFill={(filled) => set(withPreset(values, filled))} /> : null}
      {values.crs === 'gcj02-3857' ? <Alert type="warning" title={words.amapWarning} /> : null}
      <form className="form" {...form.formProps} data-testid="layer-form" aria-label={title}>
        <div className="layer-fields">
          {text('name')}
          {fromServer ? (
            <>
              <div className="field wide">
                <TextField
                  {...form.field('url')}
                  label={words.url}
                  hint={words.urlHint}
                  value={values.url}
                  maxLength={1000}
                  onChange={(url) => set({ url })}
                />
              </div>
              {text('subdomains')}
              <PasswordField
                id="layer-key"
                label={words.key}
                hint={layer?.keySet ? words.keySet : words.keyNot}
                value={key}
                maxLength={300}
                autoComplete="new-password"
                onChange={setKey}
              />
              <ChoiceField
                {...form.field('crs')}
                label={words.crs}
                value={values.crs}
                options={layerCrss}
                nameOf={(crs) => words.crss[crs]}
                onChange={(crs) => set({ crs })}
              />
              {values.crs === 'custom' ? (
                <>
                  <ChoiceField
                    id="layer-base"
                    label={words.crs}
                    value={values.base}
                    options={['4490', '3857'] as const}
                    nameOf={(base) => words.crss[base]}
                    onChange={(base) => set({ base })}
                  />
                  {text('origin', words.gridHint)}
                  {text('resolutions')}
                </>
              ) : null}
              {text('zoomOffset')}
              {text('minZoom')}
              {text('maxZoom')}
            </>
          ) : null}
          {text('opacity', '5–100 %')}
          <Field {...form.field('annotationOf')} label={words.annotationOf}>
            {({ id }) => (
              <Select
                id={id}
                value={values.annotationOf}
                options={[
                  { value: '', label: words.none },
                  ...layers.filter((one) => one.id !== layer?.id).map((one) => ({ value: one.id, label: one.name })),
                ]}
                onChange={(annotationOf: string) => set({ annotationOf })}
              />
            )}
          </Field>
          {text('source')}
          {text('reviewNumber', words.reviewHint)}
          <DayInput label={words.dataOn} value={values.dataOn} onChange={(dataOn) => set({ dataOn })} />
          <ChoiceField
            {...form.field('secrecy')}
            label={words.secrecy}
            value={values.secrecy}
            options={secrecies}
            nameOf={(one) => resources.secrecy[one]}
            onChange={(secrecy) => set({ secrecy })}
          />
          <SwitchField {...form.field('enabled')} label={words.enabled} value={values.enabled} onChange={(enabled) => set({ enabled })} />
          {fromServer ? (
            <SwitchField
              {...form.field('keep')}
              label={words.keep}
              hint={words.keepHint}
              value={values.keep}
              onChange={(keep) => set({ keep })}
            />
          ) : null}
        </div>
        {fromServer ? <LayerTry id={layer?.id ?? null} input={layerInput(values)} secret={key.trim()} /> : null}
        {save.isError ? <Refused refusal={refusal} /> : null}
        <div className="buttons">
          <SubmitButton label={common.save} loading={save.isPending} data-testid="save-layer" />
          <Button onClick={onClose}>{common.cancel}</Button>
        </div>
      </form>
    </section>
  );
}

function PresetRow({ onFill }: { onFill: (filled: ReturnType<typeof presetOf>) => void }) {
  const { mapLayers } = useTexts();
  const words = mapLayers.form;
  const [preset, setPreset] = useState<Preset>('tianditu');
  const [layer, setLayer] = useState<TiandituLayer>('vec');
  const [degrees, setDegrees] = useState(false);
  const [base, setBase] = useState('');
  const [layerName, setLayerName] = useState('');
  const served = preset !== 'tianditu' && preset !== 'amap';
  return (
    <div className="layer-fields" data-testid="layer-preset">
      <ChoiceField
        id="preset"
        label={words.preset}
        value={preset}
        options={presets}
        nameOf={(one) => words.presets[one]}
        onChange={setPreset}
      />
      {preset === 'tianditu' ? (
        <ChoiceField
          id="preset-layer"
          label={words.layerName}
          value={layer}
          options={tiandituLayers}
          nameOf={(one) => words.tiandituLayers[one]}
          onChange={setLayer}
        />
      ) : null}
      {preset === 'amap' ? null : (
        <ChoiceField
          id="preset-grid"
          label={words.crs}
          value={degrees ? '4490' : '3857'}
          options={['3857', '4490'] as const}
          nameOf={(one) => mapLayers.modes[one] ?? one}
          onChange={(one) => setDegrees(one === '4490')}
        />
      )}
      {served ? (
        <Field id="preset-base" label={words.base} hint={words.baseHint}>
          {(props) => <Input {...props} value={base} maxLength={500} onChange={(event) => setBase(event.target.value)} />}
        </Field>
      ) : null}
      {preset === 'gwc' || preset === 'wms' ? (
        <Field id="preset-name" label={words.layerName}>
          {(props) => <Input {...props} value={layerName} maxLength={200} onChange={(event) => setLayerName(event.target.value)} />}
        </Field>
      ) : null}
      <Button onClick={() => onFill(presetOf({ preset, layer, degrees, base, layerName }))} data-testid="fill-preset">
        {words.fill}
      </Button>
    </div>
  );
}
