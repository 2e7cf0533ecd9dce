// Published versions over the contract.
import { DomainError } from '#shared/kernel/errors.ts';
import { actorName } from '../accounts/queries.ts';
import type { StationParts } from '../parts.ts';
import type { Os } from '../rpc.ts';
import { foundRoster, wireContext } from './handlers.ts';
import { allPublications, differencesSince, frozenShifts, type Publication, publicationById } from './publication-queries.ts';
import { rosterById } from './queries.ts';
import { toNameOut, toShiftOut } from './wire-queries.ts';

export function publicationHandlers(os: Os, parts: StationParts) {
  const o = os.rosters;
  const by = (actor: string): string => actorName(parts.read, actor) ?? actor;
  const out = (publication: Publication) => {
    const { id, roster, version, from, to, note, cells, breaks, actor, at } = publication;
    return {
      id,
      roster,
      rosterName: rosterById(parts.read, roster)?.name ?? '',
      version,
      from,
      to,
      at: wireContext(parts).iso(at),
      by: by(actor),
      note,
      seats: cells.length,
      filled: cells.filter(([, , , , person]) => person !== null).length,
      breaks,
    };
  };
  return {
    publications: o.publications.handler(({ input }) => ({ items: allPublications(parts.read, input.roster).map(out) })),
    publication: o.publication.handler(({ input }) => {
      const publication = publicationById(parts.read, input.id);
      if (!publication) throw new DomainError('notFound', { field: 'id' });
      const context = wireContext(parts);
      const roster = foundRoster(parts, publication.roster);
      const postNames = new Map([...roster.posts, ...publication.setUp.posts].map((post) => [post.id, post.name]));
      return {
        ...out(publication),
        shifts: frozenShifts(parts.read, publication, roster, context.roster).map((shift) => toShiftOut(shift, context)),
        changes: differencesSince(parts.read, publication, roster, context.roster, context.now).map(
          ({ cell, was, is, how, reason, at, actor }) => ({
            cell,
            postName: postNames.get(cell.post) ?? cell.post,
            was: toNameOut(parts.read, was),
            is: toNameOut(parts.read, is),
            how,
            reason,
            at: context.iso(at),
            by: by(actor),
          }),
        ),
      };
    }),
  };
}
