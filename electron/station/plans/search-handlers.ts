// The search through the plan library over the contract.
import { DomainError } from '#shared/kernel/errors.ts';
import { kindLine } from '#shared/incidents/kinds.ts';
import { planKinds, type Shelf, shelves } from '#shared/plans/types.ts';
import type { StationParts } from '../parts.ts';
import type { Os } from '../rpc.ts';
import type { Filter } from './search/find.ts';
import { todayOf } from './wire-queries.ts';

const defaultHits = 20;
/** Hits of one plan that is looked through: all of them, in order. */
const wholePlan = 1_000_000;

const isShelf = (text: string): text is Shelf => (shelves as readonly string[]).includes(text);

/** What `kind` names: a kind of plan, a shelf, or a kind of event. @throws DomainError notValid */
function kindFilter(kind: string | undefined, parts: StationParts): Pick<Filter, 'shelves' | 'covers'> {
  if (kind === undefined || kind === '') return {};
  if (kind === 'grassroots') return { shelves: ['township', 'village', 'enterprise', 'school'] };
  if (isShelf(kind)) return { shelves: [kind] };
  return eventFilter(kind, 'kind', parts);
}

function eventFilter(code: string | undefined, field: string, parts: StationParts): Pick<Filter, 'covers'> {
  if (code === undefined || code === '') return {};
  const { kinds } = parts.rules.book;
  const line = new Set(kindLine(kinds, code));
  if (line.size === 0) throw new DomainError('notValid', { field, received: code, limit: planKinds.join(' ') });
  return { covers: (own) => own.length === 0 || own.some((one) => line.has(one)) };
}

export function planSearchHandlers(os: Os, parts: StationParts) {
  const o = os.planSearch;
  return {
    search: o.search.handler(async ({ input }) => {
      const from = parts.clock.monotonic();
      const { packs } = parts.settings();
      const byKind = kindFilter(input.kind, parts);
      const result = await parts.planIndex.search({
        text: input.q,
        filter: {
          shelves: input.shelf === undefined ? byKind.shelves : (byKind.shelves?.filter((one) => one === input.shelf) ?? [input.shelf]),
          covers: eventFilter(input.eventKind, 'eventKind', parts).covers ?? byKind.covers,
          unit: input.unit,
          plan: input.plan,
          state: input.state,
          what: input.what,
          allVersions: input.allVersions,
        },
        offset: input.offset ?? 0,
        limit: input.limit ?? defaultHits,
        perPlan: input.plan === undefined ? undefined : wholePlan,
        synonyms: input.synonyms === false ? [] : parts.rules.book.inForce(parts.read, 'synonyms', packs, parts.clock.now()),
        day: todayOf(parts),
      });
      return { ...result, ms: Math.round((parts.clock.monotonic() - from) * 10) / 10 };
    }),
  };
}
