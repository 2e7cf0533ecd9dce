// Rosters as files over the contract: import with its preview, export, calendars to subscribe to.
import { may } from '#shared/accounts/permissions.ts';
import type { Phone } from '#shared/directory/types.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/ids.ts';
import { type ImportCorrections, noCorrections } from '#shared/rosters/import/types.ts';
import { userById } from '../accounts/queries.ts';
import { personById } from '../directory/queries.ts';
import { dutyCalendar, feedRefreshSeconds } from '../documents/roster-ics.ts';
import type { ReadDb } from '../kernel/db.ts';
import type { StationParts } from '../parts.ts';
import { type Caller, type Os, userOf } from '../rpc.ts';
import { eventsOfPerson } from './event-queries.ts';
import { domainOf, exportRosters, fileTypes } from './export.ts';
import { feedOf, personOfFeed, renewFeed, revokeFeed } from './feeds.ts';
import { foundRoster, wireContext } from './handlers.ts';
import { applyImport, type SavePerson } from './import/apply.ts';
import { type KeptFile, KeptFiles } from './import/kept.ts';
import { previewOut, readImport, refusedCells } from './import/preview.ts';
import { refusedFile } from './import/refused.ts';

const mobile = /^1[3-9]\d{9}$/;

/** Whose calendar a call means: one's own, or for planners anybody's. @throws DomainError notPermitted, notFound */
function feedPerson(parts: StationParts, context: Caller, asked: Id | undefined): { id: Id; name: string } | null {
  const user = userOf(context);
  const own = userById(parts.read, user.id)?.person ?? null;
  const id = asked ?? own;
  if (id === null) return null;
  if (id !== own && !may(user.roles, 'rosters.edit')) throw new DomainError('notPermitted', { field: 'rosters.edit' });
  const person = personById(parts.read, id);
  if (!person || person.removed) throw new DomainError('notFound', { field: 'person' });
  return { id, name: person.name };
}

/** @param savePerson the directory's verb: people of a table who are not in it are added */
export function rosterFileHandlers(os: Os, parts: StationParts, savePerson: SavePerson) {
  const o = os.rosterFiles;
  const kept = new KeptFiles(parts.clock);
  const read = (db: ReadDb, file: KeptFile, corrections: ImportCorrections) =>
    readImport(db, file, foundRoster(parts, corrections.roster), corrections, parts.rosterContext(), parts.clock.now());
  const wanted = (context: Caller, person: Id | undefined): { id: Id; name: string } => {
    const found = feedPerson(parts, context, person);
    if (!found) throw new DomainError('notValid', { field: 'person' });
    return found;
  };
  return {
    preview: o.preview.handler(async ({ input, context }) => {
      const roster = foundRoster(parts, input.roster);
      const tables = await parts.readTables(input.file.name, new Uint8Array(await input.file.arrayBuffer()));
      const file = kept.keep(userOf(context).id, input.file.name.slice(0, 200), tables);
      return previewOut(parts.read, file, read(parts.read, file, noCorrections(roster.id)));
    }),
    remap: o.remap.handler(({ input, context }) => {
      const file = kept.get(input.previewId, userOf(context).id);
      return previewOut(parts.read, file, read(parts.read, file, input.corrections));
    }),
    accept: o.accept.handler(({ input, context }) => {
      const user = userOf(context);
      const file = kept.get(input.previewId, user.id);
      const { corrections } = input;
      const result = parts.journal.commit(user.id, (tx) => {
        const current = read(tx.db, file, corrections);
        if (current.plan.newPeople.length > 0 && !may(user.roles, 'directory.edit'))
          throw new DomainError('notPermitted', { field: 'directory.edit' });
        const applied = applyImport(tx, {
          roster: current.roster.id,
          plan: current.plan,
          hash: input.hash,
          title: input.title ?? file.fileName.replace(/\.[^.]+$/, ''),
          fileName: file.fileName,
          savePerson,
          newPerson: (key) => {
            const named = current.people.get(key);
            const choice = corrections.people.find((one) => one.key === key)?.choice;
            const phones: Phone[] = named?.phone ? [{ kind: mobile.test(named.phone) ? 'mobile' : 'office', number: named.phone }] : [];
            return { name: named?.name ?? '', phones, ...(choice?.kind === 'create' ? { unit: choice.unit, post: choice.post } : {}) };
          },
        });
        return { ...applied, refused: refusedCells(current.problems).length };
      });
      parts.loop.wake();
      return result;
    }),
    refused: o.refused.handler(async ({ input, context }) => {
      const user = userOf(context);
      const file = kept.get(input.previewId, user.id);
      const bytes = await refusedFile(
        file.tables,
        read(parts.read, file, input.corrections),
        userById(parts.read, user.id)?.locale ?? 'zh-CN',
      );
      return new File([new Uint8Array(bytes)], `${file.fileName.replace(/\.[^.]+$/, '')}-refused.xlsx`, { type: fileTypes.xlsx });
    }),
    exportFile: o.exportFile.handler(({ input }) => exportRosters(parts, input)),
    feedOf: o.feedOf.handler(({ input, context }) => {
      const person = feedPerson(parts, context, input.person);
      const feed = person && feedOf(parts.secrets, person.id);
      const { iso } = wireContext(parts);
      return { person, path: feed?.path ?? null, since: feed ? iso(feed.since) : null, hosts: parts.settings().allowedHosts };
    }),
    renewFeed: o.renewFeed.handler(({ input, context }) => ({
      path: renewFeed(parts.secrets, wanted(context, input.person).id, parts.clock.now()),
    })),
    revokeFeed: o.revokeFeed.handler(({ input, context }) => {
      revokeFeed(parts.secrets, wanted(context, input.person).id);
      return { ok: true as const };
    }),
    feed: o.feed.handler(async ({ input }) => {
      const person = personById(parts.read, personOfFeed(parts.secrets, input.token));
      if (!person || person.removed) throw new DomainError('notFound', { field: 'token' });
      const { officeName } = parts.settings();
      const events = eventsOfPerson(parts.read, person.id, parts.rosterContext(), parts.clock.now(), officeName);
      const text = await dutyCalendar(`${person.name} · 值班`, events, domainOf(parts));
      return {
        headers: { 'cache-control': `private, max-age=${feedRefreshSeconds}`, 'x-robots-tag': 'noindex' },
        body: new File([text], 'duty.ics', { type: fileTypes.ics }),
      };
    }),
  };
}
