// The rules of all tables with their versions and states, and the packs they stand in.
import { useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { reportingTables, type ReportingTable } from '#shared/settings/types.ts';
import { useRuleMoment } from '#renderer/client/now.ts';
import { orpc } from '#renderer/client/query.ts';
import { useLocale } from '#renderer/texts/use-texts.ts';
import { readRule } from './rules-read.ts';
import { entriesOf, type Entry } from './rules-view.ts';
import type { Pack } from './settings-model.ts';

const noPacks: readonly Pack[] = [];

export function usePacks() {
  const locale = useLocale((state) => state.locale);
  const { data } = useQuery(orpc.settings.packs.queryOptions());
  const packs = data?.items ?? noPacks;
  return useMemo(() => {
    const byId = new Map(packs.map((pack) => [pack.id, pack]));
    return {
      packs,
      on: new Set(packs.filter((pack) => pack.on).map((pack) => pack.id)),
      find: (id: string): Pack | undefined => byId.get(id),
      nameOf: (id: string): string => {
        const pack = byId.get(id);
        return pack ? (locale === 'en' ? pack.nameEn : pack.name) : id;
      },
    };
  }, [packs, locale]);
}

export type Packs = ReturnType<typeof usePacks>;

/** In the order of the tabs. */
export const tables = ['deadlines', 'ladders', 'grading', 'marks', 'reportElements'] as const satisfies readonly ReportingTable[];

/** null while they are read. */
export function useEntries(packs: Packs): { entries: Record<ReportingTable, Entry[]> | null; error: Error | null } {
  const minute = useRuleMoment();
  const answers = useQueries({
    queries: reportingTables.map((table) => orpc.settings.rules.queryOptions({ input: { table } })),
    combine: (results) => ({ data: results.map((one) => one.data), error: results.find((one) => one.error)?.error ?? null }),
  });
  const { data, error } = answers;
  const entries = useMemo(() => {
    const of = (table: ReportingTable): Entry[] => {
      const rows = data.find((one) => one?.table === table)?.items ?? [];
      return entriesOf(
        rows.map((row) => readRule(table, row)),
        packs.on,
        minute,
      );
    };
    return packs.packs.length === 0 || data.some((one) => one === undefined)
      ? null
      : {
          deadlines: of('deadlines'),
          ladders: of('ladders'),
          grading: of('grading'),
          marks: of('marks'),
          reportElements: of('reportElements'),
        };
  }, [data, packs, minute]);
  return { entries, error };
}
