// Units of the directory by id: their names and duty numbers as they are now.
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { orpc } from '#renderer/client/query.ts';

export interface NamedUnit {
  id: string;
  name: string;
  phone: string | null;
}

export function useUnits(): ReadonlyMap<string, NamedUnit> {
  const { data } = useQuery(orpc.directory.units.queryOptions({ input: {} }));
  return useMemo(() => new Map((data?.items ?? []).map(({ id, name, phone }) => [id, { id, name, phone }])), [data]);
}
