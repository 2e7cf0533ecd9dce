// Plans as files over the contract: read, mended, taken in; lists of hundreds.
import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { errorTexts } from '#shared/contract/error-texts.ts';
import type { Patch } from '#shared/journal/merge.ts';
import { DomainError, isDomainError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/ids.ts';
import type { ParsedPlan, SourceFormat } from '#shared/plans/parse/types.ts';
import { writeCsv } from '../documents/write-sheet.ts';
import { safeName } from '../kernel/attachment-store.ts';
import { defaultPageSize, type StationParts } from '../parts.ts';
import { type Os, userOf } from '../rpc.ts';
import { checkEventKinds } from './commands.ts';
import { acceptPlan } from './import/accept.ts';
import { refusedRows } from './import/refused.ts';
import { sameFinder } from './import/same.ts';
import type { Batch, Item } from './import/store.ts';
import { batchOut, detailOut, itemOut, previewOut } from './import/wire.ts';
import { planDetail } from './wire-queries.ts';

const mimes: Record<SourceFormat, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  txt: 'text/plain',
  md: 'text/plain',
};
const tableMimes = { xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', csv: 'text/csv; charset=utf-8' };
/** A name without the folders it stood in. */
const fileName = (name: string): string => safeName(name);

export function planImportHandlers(os: Os, parts: StationParts) {
  const o = os.planImport;
  const store = parts.planImports;

  /** Takes one in. The same file again adds nothing. @returns the plan it is */
  const accept = async (item: Item, actor: Id, corrections: Patch<ParsedPlan> = {}, asVersionOf?: Id): Promise<Id> => {
    if (item.state === 'accepted' && item.plan !== null) return item.plan;
    const { plan: read, document } = await store.reading(item);
    const said = Object.entries(corrections).filter(([, value]) => value !== undefined);
    const plan: ParsedPlan = { ...read, ...Object.fromEntries(said) };
    checkEventKinds(parts.rules.book.kinds, plan.eventKinds);
    const [same] = sameFinder(parts.read)({ hash: item.hash, title: '', number: '', unitName: '' });
    if (same) {
      store.accepted(item, same.plan);
      return same.plan;
    }
    const bytes = await store.original(item);
    // What lies on the disk is what was read: nobody changed it between.
    if (createHash('sha256').update(bytes).digest('hex') !== item.hash) throw new DomainError('damaged', { field: 'file' });
    const hash = parts.attachments.save(bytes);
    const original = { hash, name: fileName(item.name), mime: mimes[document.format], size: bytes.length };
    const id = parts.journal.commit(actor, (tx) => acceptPlan(tx, { plan, original, asVersionOf }));
    store.accepted(item, id);
    return id;
  };
  const stateOf = (batch: Batch) => batchOut(parts, batch);

  return {
    read: o.read.handler(async ({ input: { file }, context }) => {
      const user = userOf(context).id;
      if (/\.zip$/i.test(file.name)) {
        const { item, batch } = await store.readZip(user, file);
        return previewOut(parts, item, await store.reading(item), batch);
      }
      const item = await store.readOne(user, file);
      return previewOut(parts, item, await store.reading(item), null);
    }),
    get: o.get.handler(async ({ input }) => {
      const item = store.find(input.previewId);
      return detailOut(parts, item, await store.reading(item));
    }),
    change: o.change.handler(async ({ input, context }) => {
      const item = store.own(input.previewId, userOf(context).id);
      return detailOut(parts, item, await store.mend(item, input.plan, input.revision));
    }),
    remove: o.remove.handler(({ input, context }) => {
      store.remove(store.own(input.previewId, userOf(context).id));
      return { ok: true as const };
    }),
    accept: o.accept.handler(async ({ input, context }) => {
      const user = userOf(context).id;
      return planDetail(parts, await accept(store.own(input.previewId, user), user, input.corrections, input.asVersionOf));
    }),
    original: o.original.handler(async ({ input }) => {
      const item = store.find(input.previewId);
      const { document } = await store.reading(item);
      return new File([new Uint8Array(await store.original(item))], fileName(item.name), { type: mimes[document.format] });
    }),
    skip: o.skip.handler(({ input, context }) => {
      store.skip(store.own(input.previewId, userOf(context).id), input.again ?? false);
      return { ok: true as const };
    }),
    batchNow: o.batchNow.handler(({ context }) => {
      const batch = store.batchNow(userOf(context).id);
      return { now: batch && stateOf(batch) };
    }),
    batchStart: o.batchStart.handler(({ context }) => {
      const user = userOf(context).id;
      return stateOf(store.batchNow(user) ?? store.startBatch(user));
    }),
    batchState: o.batchState.handler(({ input, context }) => stateOf(store.batch(input.batch, userOf(context).id))),
    batchAdd: o.batchAdd.handler(async ({ input, context }) => {
      const batch = store.batch(input.batch, userOf(context).id);
      await store.add(batch, input.file, input.name);
      return stateOf(batch);
    }),
    batchItems: o.batchItems.handler(({ input, context }) => {
      const { items } = store.batch(input.batch, userOf(context).id);
      const found = input.state === undefined ? items : items.filter(({ state }) => state === input.state);
      const from = Number(input.cursor ?? 0);
      const to = from + (input.limit ?? defaultPageSize);
      const sameAs = sameFinder(parts.read);
      return {
        items: found.slice(from, to).map((item) => itemOut(item, sameAs)),
        total: found.length,
        ...(to < found.length ? { nextCursor: String(to) } : {}),
      };
    }),
    batchCancel: o.batchCancel.handler(({ input, context }) => {
      const batch = store.batch(input.batch, userOf(context).id);
      store.cancel(batch);
      return stateOf(batch);
    }),
    batchAccept: o.batchAccept.handler(async ({ input, context }) => {
      const user = userOf(context).id;
      const batch = store.batch(input.batch, user);
      let accepted = 0;
      let failed = 0;
      for (const item of batch.items) {
        // Each is looked at anew: two files of one list may hold the same plan.
        if (item.state !== 'ready' || !itemOut(item, sameFinder(parts.read)).acceptable) continue;
        try {
          await accept(item, user);
          accepted += 1;
        } catch (error) {
          if (!isDomainError(error)) throw error;
          parts.log.warn({ file: item.name, code: error.code, field: error.details.field }, 'a plan was not taken in');
          failed += 1;
        }
        await setImmediate();
      }
      return { accepted, failed, state: stateOf(batch) };
    }),
    batchRemove: o.batchRemove.handler(({ input, context }) => {
      store.removeBatch(store.batch(input.batch, userOf(context).id));
      return { ok: true as const };
    }),
    batchRefused: o.batchRefused.handler(async ({ input, context }) => {
      const batch = store.batch(input.batch, userOf(context).id);
      const locale = input.locale ?? 'zh-CN';
      const { title, columns, rows } = refusedRows(batch.items, locale, errorTexts[locale]);
      const bytes =
        input.format === 'xlsx'
          ? await parts.writeSheets([{ name: title, titleLines: [title], columns, rows, notes: [], landscape: true }])
          : writeCsv([columns.map(({ head }) => head), ...rows]);
      return new File([new Uint8Array(bytes)], `${title}.${input.format}`, { type: tableMimes[input.format] });
    }),
  };
}
