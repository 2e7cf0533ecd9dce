// The plan library over the contract.
import { DomainError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/ids.ts';
import { blankText } from '#shared/plans/blank.ts';
import { currentVersion } from '#shared/plans/current.ts';
import { diffTexts } from '#shared/plans/diff.ts';
import type { StoredFile } from '#shared/plans/types.ts';
import { safeName, typeOf } from '../kernel/attachment-store.ts';
import { isoOf, type StationParts } from '../parts.ts';
import { type Os, userOf } from '../rpc.ts';
import { runningUnder } from './activation-queries.ts';
import { textOfFile } from './import/file-text.ts';
import * as commands from './commands.ts';
import { actById, copyById, fileById, type TextStamp, textOf, textStamps, textStampsOf, versionById, versionsOf } from './queries.ts';
import { listPlans, plansNaming } from './list-queries.ts';
import { planDetail, todayOf, versionOut } from './wire-queries.ts';
import { hlcMillis } from '#shared/time/hlc.ts';

export function planHandlers(os: Os, parts: StationParts) {
  const o = os.plans;
  const stamps = (): Map<Id, TextStamp> => new Map(textStamps(parts.read).map((stamp) => [stamp.id, stamp]));
  const versionOrRefuse = (id: Id) => {
    const version = versionById(parts.read, id);
    if (!version || version.removed) throw new DomainError('notFound', { field: 'id' });
    return version;
  };
  const stored = ({ hash, name, mime }: StoredFile): File => new File([new Uint8Array(parts.attachments.read(hash))], name, { type: mime });

  return {
    list: o.list.handler(({ input }) => listPlans(parts, input)),
    naming: o.naming.handler(({ input }) => plansNaming(parts, input.id)),
    get: o.get.handler(({ input }) => planDetail(parts, input.id, input.version)),
    create: o.create.handler(({ input, context }) => {
      commands.checkEventKinds(parts.rules.book.kinds, input.plan.eventKinds);
      const id = parts.journal.commit(userOf(context).id, (tx) => {
        const plan = commands.savePlan(tx, undefined, input.plan);
        if (input.version) commands.saveVersion(tx, undefined, { state: 'draft', ...input.version, plan });
        return plan;
      });
      return planDetail(parts, id);
    }),
    change: o.change.handler(({ input, context }) => {
      commands.checkEventKinds(parts.rules.book.kinds, input.patch.eventKinds);
      // It is no longer in force from the moment this is written: its day cannot lie ahead.
      commands.checkNotAhead('abolished.on', input.patch.abolished?.on, todayOf(parts));
      parts.journal.commit(userOf(context).id, (tx) => commands.savePlan(tx, input.id, input.patch));
      return planDetail(parts, input.id);
    }),
    remove: o.remove.handler(({ input, context }) => {
      const [running] = runningUnder(parts.read, input.id);
      if (running) throw new DomainError('conflict', { field: 'id', blockers: [running.incident] });
      parts.journal.commit(userOf(context).id, (tx) => commands.savePlan(tx, input.id, { removed: true }));
      return { ok: true as const };
    }),
    restore: o.restore.handler(({ input, context }) => {
      parts.journal.commit(userOf(context).id, (tx) => commands.savePlan(tx, input.id, { removed: false }));
      return planDetail(parts, input.id);
    }),
    addVersion: o.addVersion.handler(({ input, context }) => {
      const copied = input.copyOf === undefined ? undefined : textOf(parts.read, versionOrRefuse(input.copyOf).id);
      const version = parts.journal.commit(userOf(context).id, (tx) => {
        const made = commands.saveVersion(tx, undefined, { state: 'draft', ...input.version, plan: input.id });
        if (copied) commands.writeText(tx, made, copied);
        return made;
      });
      return planDetail(parts, input.id, version);
    }),
    changeVersion: o.changeVersion.handler(({ input, context }) => {
      // One that was removed can be brought back.
      const plan = versionById(parts.read, input.id)?.plan;
      if (plan === undefined) throw new DomainError('notFound', { field: 'id' });
      parts.journal.commit(userOf(context).id, (tx) => commands.saveVersion(tx, input.id, input.patch));
      return planDetail(parts, plan, input.patch.removed ? undefined : input.id);
    }),
    writeText: o.writeText.handler(({ input, context }) => {
      const { plan } = versionOrRefuse(input.id);
      const stamp = textStampsOf(parts.read, plan).find(({ id }) => id === input.id);
      const written = stamp ? isoOf(parts)(hlcMillis(stamp.hlc)) : null;
      if (input.since !== undefined && input.since !== written)
        throw new DomainError('conflict', { field: 'since', received: written ?? '' });
      parts.journal.commit(userOf(context).id, (tx) => commands.writeText(tx, input.id, input.text, input.reason));
      return planDetail(parts, plan, input.id);
    }),
    diff: o.diff.handler(({ input }) => {
      const [after, before] = [versionOrRefuse(input.id), versionOrRefuse(input.with)];
      if (after.plan !== before.plan) throw new DomainError('notFound', { field: 'with' });
      const current = currentVersion(versionsOf(parts.read, after.plan), todayOf(parts));
      const texts = stamps();
      return {
        before: versionOut(before, current, texts.get(before.id)),
        after: versionOut(after, current, texts.get(after.id)),
        sections: diffTexts(textOf(parts.read, before.id) ?? blankText, textOf(parts.read, after.id) ?? blankText),
      };
    }),
    recordAct: o.recordAct.handler(({ input: { id, ...act }, context }) => {
      const { zone } = parts.settings();
      parts.journal.commit(userOf(context).id, (tx) =>
        commands.recordAct(tx, undefined, { version: null, by: '', reference: '', note: '', reviseBy: null, ...act, plan: id }, zone),
      );
      return planDetail(parts, id);
    }),
    changeAct: o.changeAct.handler(({ input, context }) => {
      const act = actById(parts.read, input.id);
      if (!act) throw new DomainError('notFound', { field: 'id' });
      parts.journal.commit(userOf(context).id, (tx) => commands.recordAct(tx, input.id, input.patch, parts.settings().zone));
      return planDetail(parts, act.plan);
    }),
    addCopy: o.addCopy.handler(({ input, context }) => {
      commands.checkNotAhead('placedOn', input.copy.placedOn, todayOf(parts));
      parts.journal.commit(userOf(context).id, (tx) => commands.saveCopy(tx, undefined, { ...input.copy, plan: input.id }));
      return planDetail(parts, input.id);
    }),
    changeCopy: o.changeCopy.handler(({ input, context }) => {
      const copy = copyById(parts.read, input.id);
      if (!copy) throw new DomainError('notFound', { field: 'id' });
      commands.checkNotAhead('placedOn', input.patch.placedOn, todayOf(parts));
      parts.journal.commit(userOf(context).id, (tx) => commands.saveCopy(tx, input.id, input.patch));
      return planDetail(parts, copy.plan);
    }),
    addFile: o.addFile.handler(async ({ input, context }) => {
      planDetail(parts, input.id);
      const bytes = Buffer.from(await input.file.arrayBuffer());
      const name = safeName(input.file.name);
      const mime = bytes.length === 0 ? '' : typeOf(name, bytes);
      const text = await textOfFile(parts, name, bytes);
      const hash = parts.attachments.save(bytes);
      parts.journal.commit(userOf(context).id, (tx) =>
        commands.saveFile(tx, undefined, {
          plan: input.id,
          file: { hash, name, mime, size: bytes.length },
          title: input.title || name,
          text,
          removed: false,
        }),
      );
      return planDetail(parts, input.id);
    }),
    changeFile: o.changeFile.handler(({ input, context }) => {
      const file = fileById(parts.read, input.id);
      if (!file) throw new DomainError('notFound', { field: 'id' });
      parts.journal.commit(userOf(context).id, (tx) => commands.saveFile(tx, input.id, input.patch));
      return planDetail(parts, file.plan);
    }),
    file: o.file.handler(({ input }) => {
      const file = fileById(parts.read, input.id);
      if (!file) throw new DomainError('notFound', { field: 'id' });
      return stored(file.file);
    }),
    original: o.original.handler(({ input }) => {
      const { original } = versionOrRefuse(input.id);
      if (original === null) throw new DomainError('notFound', { field: 'original' });
      return stored(original);
    }),
  };
}
