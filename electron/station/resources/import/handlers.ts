// Places as files over the contract: read, checked, mended, taken in, undone.
import { crsOfName } from '#shared/kernel/crs.ts';
import { coordinateSystems, type Crs } from '#shared/kernel/coordinate-systems.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import { maxLine } from '#shared/kernel/limits.ts';
import type { PlaceOptions } from '#shared/kernel/place-table.ts';
import { fileWords } from '#shared/resources/import/file-words.ts';
import { mappingSchema, placeFieldSchema } from '#shared/resources/import/schemas.ts';
import type { PlaceField, PlaceMapping } from '#shared/resources/import/types.ts';
import { dayText } from '#shared/time/zone.ts';
import { z } from 'zod';
import type { StationParts } from '../../parts.ts';
import { type Os, userOf } from '../../rpc.ts';
import { applyPlan, type DatasetFacts } from './apply.ts';
import { bookedStock, importedDataset, importedDatasets } from './queries.ts';
import type { ReadInput } from './session.ts';
import { undoImport } from './undo.ts';
import { datasetWire, planOut, previewOut } from './wire.ts';

const mimes = { xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', csv: 'text/csv; charset=utf-8' };
const shownDatasets = 200;
const plainName = (name: string): string =>
  name
    .replace(/^.*[\\/]/, '')
    .trim()
    .slice(-maxLine) || '—';

/** @throws DomainError notValid */
function crsSaid(text: string | undefined): Crs | null {
  if (text === undefined || text.trim() === '') return null;
  const name = text.trim();
  const known = coordinateSystems.find((one) => one === name);
  const crs =
    known && known !== 'projected' ? { system: known, epsg: 0, definition: '' } : crsOfName(/^\d+$/.test(name) ? `EPSG:${name}` : name);
  if (!crs) throw new DomainError('notValid', { field: 'crs', received: name, limit: 'wgs84 cgcs2000 gcj02 bd09 EPSG:4548' });
  return crs;
}

const mappingByHeading = z.record(z.string().max(200), placeFieldSchema.nullable());

/** @throws DomainError notValid */
function mappingSaid(said: string | PlaceMapping | Record<string, PlaceField | null> | undefined): ReadInput['said']['mapping'] {
  if (said === undefined || said === '') return null;
  let value: unknown = said;
  try {
    if (typeof said === 'string') value = JSON.parse(said);
  } catch (error) {
    throw new DomainError(
      'notValid',
      { field: 'mapping', received: typeof said === 'string' ? said.slice(0, 60) : undefined },
      { cause: error },
    );
  }
  const checked = z.union([mappingSchema, mappingByHeading]).safeParse(value);
  if (!checked.success) throw new DomainError('notValid', { field: 'mapping', received: JSON.stringify(value).slice(0, 60) });
  return checked.data;
}

const optionsOf = ({ layer, headRow, encoding }: PlaceOptions): PlaceOptions => ({
  ...(layer === undefined ? {} : { layer }),
  ...(headRow === undefined ? {} : { headRow }),
  ...(encoding === undefined ? {} : { encoding }),
});

export function placeImportHandlers(os: Os, parts: StationParts) {
  const o = os.facilityFiles;
  const store = parts.placeImports;
  const today = (): string => dayText(parts.clock.now(), parts.settings().zone);

  return {
    read: o.read.handler(async ({ input, context }) => {
      const file = plainName(input.file.name);
      const kept = await store.read(userOf(context).id, file, {
        name: file,
        bytes: new Uint8Array(await input.file.arrayBuffer()),
        options: optionsOf(input),
        said: { crs: crsSaid(input.crs), mapping: mappingSaid(input.mapping), kind: input.kind ?? null },
        today: today(),
      });
      return previewOut(parts, kept.id, file, kept.read, input.locale ?? 'zh-CN');
    }),
    get: o.get.handler(({ input, context }) => {
      const kept = store.find(input.previewId, userOf(context).id);
      return previewOut(parts, kept.id, kept.file, kept.read, 'zh-CN');
    }),
    reread: o.reread.handler(async ({ input, context }) => {
      const kept = store.find(input.previewId, userOf(context).id);
      const read = await store.run(kept, 'reading', () => kept.thread.ask('reread', [optionsOf(input)]));
      store.put(kept.id, read);
      return previewOut(parts, kept.id, kept.file, read, 'zh-CN');
    }),
    check: o.check.handler(async ({ input, context }) => {
      const kept = store.find(input.previewId, userOf(context).id);
      const check = await store.run(kept, 'checking', () => kept.thread.ask('check', [input.settings]));
      store.put(kept.id, { ...kept.read, check });
      return planOut(check);
    }),
    rows: o.rows.handler(({ input, context }) => {
      const { thread } = store.find(input.previewId, userOf(context).id);
      return thread.ask('rows', [input.plan, input.status, input.offset ?? 0, input.limit ?? 200]);
    }),
    points: o.points.handler(({ input, context }) => store.find(input.previewId, userOf(context).id).thread.ask('points', [input.plan])),
    mend: o.mend.handler(async ({ input, context }) => {
      const kept = store.find(input.previewId, userOf(context).id);
      const { check, row } = await store.run(kept, 'checking', () => kept.thread.ask('mend', [input.line, input.column, input.text]));
      store.put(kept.id, { ...kept.read, check });
      return { check: planOut(check), row };
    }),
    decide: o.decide.handler(async ({ input, context }) => {
      const { thread } = store.find(input.previewId, userOf(context).id);
      return { counts: await thread.ask('decide', [input.plan, input.line, input.action]) };
    }),
    tie: o.tie.handler(({ input, context }) => {
      const { thread } = store.find(input.previewId, userOf(context).id);
      return thread.ask('tie', [input.plan, input.line, input.contact, input.person]);
    }),
    refusedRows: o.refusedRows.handler(async ({ input, context }) => {
      const { thread, file } = store.find(input.previewId, userOf(context).id);
      const locale = input.locale ?? 'zh-CN';
      const bytes = await thread.ask('refusedFile', [input.format, locale]);
      const name = `${file.replace(/\.[^.]+$/, '')} ${fileWords[locale].refusedTitle}.${input.format}`;
      return new File([new Uint8Array(bytes)], name, { type: mimes[input.format] });
    }),
    accept: o.accept.handler(async ({ input, context }) => {
      const user = userOf(context).id;
      const kept = store.find(input.previewId, user);
      const { secrecy = 'internal', ...said } = input.dataset ?? {};
      if (secrecy === 'secret') {
        store.drop(kept.id);
        throw new DomainError('secretData', { field: 'secrecy' });
      }
      const facts: DatasetFacts = {
        name: said.name ?? (kept.file.replace(/\.[^.]+$/, '') || kept.file),
        source: said.source ?? '',
        reviewNumber: said.reviewNumber ?? '',
        dataOn: said.dataOn ?? null,
        note: said.note ?? '',
        secrecy,
      };
      const done = await store.run(kept, 'writing', (running) => applyPlan(parts, kept, user, facts, input.plan, running));
      store.drop(kept.id);
      return done;
    }),
    progress: o.progress.handler(({ context }) => {
      const running = store.running(userOf(context).id);
      return { now: running && { phase: running.phase, done: running.done, total: running.total } };
    }),
    cancel: o.cancel.handler(({ context }) => {
      store.cancel(userOf(context).id);
      return { ok: true as const };
    }),
    drop: o.drop.handler(({ input, context }) => {
      store.drop(store.find(input.previewId, userOf(context).id).id);
      return { ok: true as const };
    }),
    datasets: o.datasets.handler(() => {
      const booked = bookedStock(parts.read);
      return { items: importedDatasets(parts.read, shownDatasets).map((dataset) => datasetWire(parts, dataset, booked.get(dataset.id))) };
    }),
    undo: o.undo.handler(({ input, context }) => {
      parts.journal.commit(userOf(context).id, (tx) => undoImport(tx, input.id));
      const dataset = importedDataset(parts.read, input.id);
      if (!dataset) throw new DomainError('notFound', { field: 'id' });
      return datasetWire(parts, dataset);
    }),
  };
}
