// An import under way: the file that was read, what its columns hold, and the plan that the station made of it.
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { z } from 'zod';
import type { contract } from '#shared/contract/index.ts';
import type { ImportField } from '#shared/directory/types.ts';
import { client } from '#renderer/client/link.ts';
import { orpc } from '#renderer/client/query.ts';

type Read = z.infer<NonNullable<(typeof contract.directory.importFile)['~orpc']['outputSchema']>>;
export type Sheet = Read['sheets'][number];
export const statuses = ['refused', 'new', 'changed', 'same'] as const;
export type Status = (typeof statuses)[number];

export interface Settings {
  sheet: number;
  /** As typed, from 1. */
  firstRow: string;
  mapping: (ImportField | null)[];
  fillDown: boolean;
  makeUnits: boolean;
  parent: string | null;
}

const of = (sheet: Sheet, index: number): Pick<Settings, 'sheet' | 'firstRow' | 'mapping'> => ({
  sheet: index,
  firstRow: String(sheet.firstRow + 1),
  mapping: sheet.mapping,
});

/** The sheet in which the most columns were understood. */
const likeliest = (sheets: readonly Sheet[]): number => {
  const known = sheets.map((sheet) => sheet.mapping.filter((field) => field !== null).length);
  return Math.max(0, known.indexOf(Math.max(...known)));
};

export function useImport() {
  const [settings, setSettings] = useState<Settings | null>(null);
  const [status, setStatus] = useState<Status>('new');
  const [stale, setStale] = useState(false);
  const read = useMutation({
    mutationFn: (file: File) => client.directory.importFile({ file }),
    onSuccess: ({ sheets }) => {
      const index = likeliest(sheets);
      const sheet = sheets[index];
      if (sheet) setSettings({ ...of(sheet, index), fillDown: true, makeUnits: false, parent: null });
      check.reset();
      accept.reset();
    },
  });
  const check = useMutation({
    mutationFn: (wanted: Settings) =>
      client.directory.checkImport({ ...wanted, id: read.data?.previewId ?? '', firstRow: Number(wanted.firstRow) - 1 }),
    onSuccess: ({ counts }) => {
      setStale(false);
      setStatus(counts.refused > 0 ? 'refused' : counts.new > 0 || counts.changed === 0 ? 'new' : 'changed');
    },
  });
  const accept = useMutation({
    mutationFn: (plan: number) => client.directory.acceptImport({ id: read.data?.previewId ?? '', plan }),
    onSuccess: () => {
      setSettings(null);
      read.reset();
      check.reset();
    },
  });
  const rows = useQuery({
    ...orpc.directory.importRows.queryOptions({
      input: { id: read.data?.previewId ?? '', plan: check.data?.plan ?? 0, status, limit: 500 },
    }),
    // What is taken in is no preview any more: its rows are not asked for again.
    enabled: check.data !== undefined && read.data !== undefined && !accept.isPending && !accept.isSuccess,
    retry: false,
  });
  const sheet = settings === null ? undefined : read.data?.sheets[settings.sheet];
  const change = (patch: Partial<Settings>): void => {
    setSettings((before) => before && { ...before, ...patch });
    setStale(true);
  };
  const chooseSheet = (index: number): void => {
    const next = read.data?.sheets[index];
    if (next) change(of(next, index));
  };
  const row = Number(settings?.firstRow);
  const firstRowWrong = settings !== null && sheet !== undefined && !(Number.isInteger(row) && row >= 1 && row <= sheet.rows);
  const nameMissing = settings !== null && !settings.mapping.includes('name');
  return { read, check, accept, rows, settings, sheet, status, setStatus, stale, change, chooseSheet, firstRowWrong, nameMissing };
}

export type Import = ReturnType<typeof useImport>;
