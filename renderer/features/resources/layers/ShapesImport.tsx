// The unit's boundary, townships, roads, names and other shapes from a file: looked at first, then taken in with where they came from.
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Button, Checkbox, Input, Radio, Select } from 'antd';
import { useRef, useState } from 'react';
import type { ShapesPreview } from '#shared/contract/map-shapes.ts';
import { type ShapeStyle, shapeStyles, type ShapeUse, shapeUses } from '#shared/resources/layers/types.ts';
import type { ScreenPlace } from '#shared/resources/layers/screen.ts';
import { type CoordinateSystem, coordinateSystems } from '#shared/resources/types.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { client } from '#renderer/client/link.ts';
import { orpc } from '#renderer/client/query.ts';
import { Field } from '#renderer/components/Field.tsx';
import { DayInput } from '#renderer/texts/DayInput.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useAskBefore } from '#renderer/texts/use-ask-before.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';

export function ShapesImport() {
  const { mapLayers } = useTexts();
  const words = mapLayers.shapes;
  const file = useRef<HTMLInputElement>(null);
  const read = useMutation({ mutationFn: (chosen: File) => client.mapShapes.read({ file: chosen }) });
  const [done, setDone] = useState<string | null>(null);
  return (
    <section className="panel" aria-label={words.title} data-testid="shapes-import">
      <h2>{words.title}</h2>
      <p className="hint">{words.hint}</p>
      <div className="buttons">
        <Button loading={read.isPending} onClick={() => file.current?.click()} data-testid="choose-shapes">
          {words.choose}
        </Button>
        <input
          ref={file}
          type="file"
          hidden
          accept=".geojson,.json,.topojson,.zip,.shz,.kml,.kmz"
          data-testid="shape-file"
          onChange={(event) => {
            const chosen = event.currentTarget.files?.[0];
            event.currentTarget.value = '';
            setDone(null);
            if (chosen) read.mutate(chosen);
          }}
        />
        <span role="status">{done ?? ''}</span>
      </div>
      {read.isError ? <Refused refusal={refusalOf(read.error)} /> : null}
      {read.data ? (
        <TakeForm
          key={read.data.previewId}
          preview={read.data}
          onDone={(said) => {
            setDone(said);
            read.reset();
          }}
        />
      ) : null}
      <Datasets />
    </section>
  );
}

interface Form {
  use: ShapeUse;
  name: string;
  source: string;
  reviewNumber: string;
  dataOn: string;
  secrecy: 'public' | 'internal' | 'secret' | null;
  crs: CoordinateSystem;
  epsg: string;
  nameColumn: number;
  codeColumn: number;
  kindColumn: number;
  oneWayColumn: number;
  style: ShapeStyle | null;
  code: string;
  lines: number[];
  despiteMissing: boolean;
}

function startOf({ fileName, crs, guess, counts }: ShapesPreview): Form {
  return {
    use: counts.polygons > 0 ? 'boundary' : counts.lines > counts.points ? 'roads' : 'places',
    name: fileName.replace(/\.[^.]+$/, ''),
    source: '',
    reviewNumber: '',
    dataOn: '',
    secrecy: null,
    crs: crs?.system ?? 'cgcs2000',
    epsg: crs && crs.system === 'projected' ? String(crs.epsg) : '',
    nameColumn: guess.name,
    codeColumn: guess.code,
    kindColumn: guess.kind,
    oneWayColumn: guess.oneWay,
    style: null,
    code: '',
    lines: [],
    despiteMissing: false,
  };
}

function TakeForm({ preview, onDone }: { preview: ShapesPreview; onDone: (said: string) => void }) {
  const { mapLayers } = useTexts();
  const words = mapLayers.shapes;
  const [form, setForm] = useState(() => startOf(preview));
  const [tried, setTried] = useState(false);
  const [sought, setSought] = useState('');
  const set = (patch: Partial<Form>): void => setForm((before) => ({ ...before, ...patch }));
  const { previewId, counts, crs, columns, missing } = preview;
  const secret = form.secrecy === 'secret';
  const problems = {
    name: form.name.trim() === '' ? words.required : undefined,
    source: form.source.trim() === '' ? words.required : undefined,
    secrecy: form.secrecy === null ? words.required : secret ? words.secret : undefined,
    epsg: form.crs === 'projected' && !/^\d{4,6}$/.test(form.epsg.trim()) ? words.required : undefined,
  };
  const take = useMutation({
    mutationFn: () =>
      client.mapShapes.take({
        ...form,
        previewId,
        secrecy: form.secrecy ?? 'internal',
        epsg: Number(form.epsg) || 0,
        dataOn: form.dataOn === '' ? null : form.dataOn,
        style: form.style ?? undefined,
      }),
    onSuccess: ({ shapes, names, refused, oneWay, oneWayUnread }) =>
      onDone(`${words.done(shapes, names, refused)}${words.oneWayDone(oneWay, oneWayUnread)}`),
  });
  const rows = useQuery({
    ...orpc.mapShapes.rows.queryOptions({ input: { previewId, text: sought, limit: 60 } }),
    placeholderData: keepPreviousData,
    // What is taken in is no preview any more: its rows are not asked for again.
    enabled: !take.isPending && !take.isSuccess,
  });
  const submit = (): void => {
    setTried(true);
    if (Object.values(problems).every((problem) => problem === undefined)) take.mutate();
    else window.setTimeout(() => document.querySelector<HTMLElement>('[data-testid="shapes-form"] [aria-invalid="true"]')?.focus());
  };
  const line = (field: 'name' | 'source' | 'epsg' | 'reviewNumber' | 'code', label: string, hint?: string) => (
    <Field
      id={`shapes-${field}`}
      label={label}
      hint={hint}
      error={tried && field in problems ? problems[field as keyof typeof problems] : undefined}
    >
      {(props) => <Input {...props} value={form[field]} maxLength={200} onChange={(event) => set({ [field]: event.target.value })} />}
    </Field>
  );
  const column = (field: 'nameColumn' | 'codeColumn' | 'kindColumn' | 'oneWayColumn', hint?: string) => (
    <Field id={`shapes-${field}`} label={words[field]} hint={hint}>
      {({ id }) => (
        <Select
          id={id}
          value={form[field]}
          options={[
            { value: -1, label: words.noColumn },
            ...columns.map(({ name, samples }, at) => ({
              value: at,
              label: samples.length === 0 ? name : `${name}（${samples.join('、')}）`,
            })),
          ]}
          onChange={(at: number) => set({ [field]: at })}
        />
      )}
    </Field>
  );
  return (
    <form
      className="form"
      noValidate
      data-testid="shapes-form"
      aria-label={words.title}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <p>
        <b>{preview.fileName}</b> {words.facts(preview.rows, counts.points, counts.lines, counts.polygons)}
        {preview.refused > 0 ? ` · ${words.refusedRows(preview.refused)}` : ''}
      </p>
      {missing && missing.length > 0 ? (
        <Alert
          type="error"
          title={words.missing(missing.map((one) => words.places[one as ScreenPlace]).join('、'))}
          description={
            <Checkbox checked={form.despiteMissing} onChange={(event) => set({ despiteMissing: event.target.checked })}>
              {words.missingTick}
            </Checkbox>
          }
        />
      ) : null}
      <Field id="shapes-use" label={words.use} group>
        {() => (
          <Radio.Group
            aria-labelledby="shapes-use-label"
            value={form.use}
            options={shapeUses.map((one) => ({ value: one, label: words.uses[one] }))}
            onChange={(event) => set({ use: shapeUses.find((one) => one === event.target.value) ?? 'layer' })}
          />
        )}
      </Field>
      <div className="layer-fields">
        {column('nameColumn')}
        {column('codeColumn')}
        {column('kindColumn')}
        {form.use === 'roads' ? column('oneWayColumn', words.oneWayHint) : null}
        {line('code', words.code, words.codeHint)}
        <Field id="shapes-pick" label={words.pick} hint={words.pickHint}>
          {({ id }) => (
            <Select
              id={id}
              mode="multiple"
              value={form.lines}
              showSearch={{ filterOption: false, onSearch: setSought }}
              options={(rows.data?.items ?? []).map(({ line: at, label }) => ({ value: at, label }))}
              onChange={(lines: number[]) => set({ lines })}
            />
          )}
        </Field>
        {form.use === 'layer' ? (
          <Field id="shapes-style" label={words.style}>
            {({ id }) => (
              <Select
                id={id}
                value={form.style}
                options={shapeStyles.map((one) => ({ value: one, label: words.styles[one] }))}
                onChange={(style) => set({ style })}
              />
            )}
          </Field>
        ) : null}
        <Field id="shapes-crs" label={words.crs} hint={crs?.declared ? words.crsDeclared(crs.text) : words.crsUnsaid}>
          {({ id }) => (
            <Select
              id={id}
              value={form.crs}
              options={coordinateSystems.map((one) => ({ value: one, label: words.crss[one] }))}
              onChange={(one: CoordinateSystem) => set({ crs: one })}
            />
          )}
        </Field>
        {form.crs === 'projected' ? line('epsg', words.epsg) : null}
        {line('name', words.name)}
        {line('source', mapLayers.form.source)}
        {line('reviewNumber', mapLayers.form.reviewNumber, mapLayers.form.reviewHint)}
        <DayInput label={mapLayers.form.dataOn} value={form.dataOn} onChange={(dataOn) => set({ dataOn })} />
      </div>
      <Field id="shapes-secrecy" label={words.secrecy} group error={secret || tried ? problems.secrecy : undefined} hint={words.logged}>
        {() => (
          <Radio.Group
            aria-labelledby="shapes-secrecy-label"
            value={form.secrecy}
            options={(['public', 'internal', 'secret'] as const).map((one) => ({ value: one, label: words.secrecies[one] }))}
            onChange={(event) =>
              set({ secrecy: (['public', 'internal', 'secret'] as const).find((one) => one === event.target.value) ?? null })
            }
          />
        )}
      </Field>
      {take.isError ? <Refused refusal={refusalOf(take.error)} /> : null}
      <div className="buttons">
        <Button type="primary" htmlType="submit" disabled={secret} loading={take.isPending} data-testid="take-shapes">
          {words.take}
        </Button>
      </div>
    </form>
  );
}

function Datasets() {
  const { mapLayers } = useTexts();
  const words = mapLayers.shapes;
  const askBefore = useAskBefore();
  const { data } = useQuery(orpc.mapShapes.datasets.queryOptions());
  const useWords: Partial<Record<string, string>> = words.uses;
  if (!data) return null;
  return (
    <>
      <h3>{words.datasets}</h3>
      {data.items.length === 0 ? <p className="muted">{words.datasetsNone}</p> : null}
      <ul className="layer-list" data-testid="shape-datasets">
        {data.items.map((one) => (
          <li key={one.id}>
            <span className="about">
              <b>{one.name}</b>
              <small className="muted">
                {useWords[one.use] ?? one.use} · {mapLayers.source(one.source, one.reviewNumber)} {one.dataOn ?? ''} ·{' '}
                {one.inForce ? words.inForce : words.earlier}
              </small>
            </span>
            <Button
              size="small"
              aria-label={`${words.undo} ${one.name}`}
              onClick={() =>
                askBefore({
                  title: `${words.undo}：${one.name}`,
                  content: words.undoWhat(one.name),
                  ok: words.undo,
                  onOk: () => client.mapShapes.undo({ id: one.id }),
                })
              }
            >
              {words.undo}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
