// Names of people by id, and the people of a post's pool in their order.
import { useQueries, useQuery } from '@tanstack/react-query';
import type { Id } from '#shared/kernel/ids.ts';
import type { Pool } from '#shared/rosters/types.ts';
import { orpc } from '#renderer/client/query.ts';

/** As many as one question gives: most offices have fewer. */
const maxPeople = 500;

export interface Named {
  id: string;
  name: string;
  post: string;
  unitName: string;
}

/** @returns a function that knows the name; `…` while it is asked for */
export function useNames(ids: readonly string[]): (id: string) => Named {
  const { data } = useQuery(orpc.directory.people.queryOptions({ input: { limit: maxPeople } }));
  const known = new Map<string, Named>((data?.items ?? []).map((person) => [person.id, person]));
  const missing = data ? [...new Set(ids)].filter((id) => !known.has(id)) : [];
  const others = useQueries({ queries: missing.map((id) => orpc.directory.person.queryOptions({ input: { id } })) });
  for (const { data: person } of others) if (person) known.set(person.id, person);
  return (id) => known.get(id) ?? { id, name: '…', post: '', unitName: '' };
}

/** Everybody who may serve: named singly first, then the members of the groups; each once. */
export function usePools(pools: readonly Pool[]): Id[][] {
  const groups = [...new Set(pools.flatMap((pool) => pool.groups))];
  const asked = useQueries({ queries: groups.map((group) => orpc.directory.people.queryOptions({ input: { group, limit: maxPeople } })) });
  const members = new Map(groups.map((group, index) => [group, (asked[index]?.data?.items ?? []).map((person) => person.id)]));
  return pools.map((pool) => [...new Set([...pool.people, ...pool.groups.flatMap((group) => members.get(group) ?? [])])]);
}
