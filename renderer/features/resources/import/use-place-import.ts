// An import of places under way: the file that was read, what was said of it, the plan that the station made, the rows that are looked at.
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { AcceptedPlaces, PlacePlan, PlacePreview } from '#shared/contract/facility-files.ts';
import { client } from '#renderer/client/link.ts';
import { orpc } from '#renderer/client/query.ts';

export const shownStates = ['all', 'new', 'warned', 'duplicate', 'tied', 'same', 'refused'] as const;
export type ShownState = (typeof shownStates)[number];
export type Settings = PlacePlan['settings'];

export interface DatasetForm {
  name: string;
  source: string;
  reviewNumber: string;
  dataOn: string;
  secrecy: 'public' | 'internal' | 'secret' | null;
}

const blankDataset: DatasetForm = { name: '', source: '', reviewNumber: '', dataOn: '', secrecy: null };
const pageSize = 500;
const progressMs = 400;

interface Work {
  preview: PlacePreview;
  check: PlacePlan;
  settings: Settings;
  /** Somebody has said the coordinate system, or the file has. */
  crsSaid: boolean;
  stale: boolean;
}

export function usePlaceImport() {
  const [work, setWork] = useState<Work | null>(null);
  const [state, setState] = useState<ShownState>('all');
  const [chosen, setChosen] = useState<number | null>(null);
  const [dataset, setDataset] = useState<DatasetForm>(blankDataset);
  const [done, setDone] = useState<AcceptedPlaces | null>(null);
  const queries = useQueryClient();

  const begin = (preview: PlacePreview): void => {
    const { check } = preview;
    setWork({ preview, check, settings: check.settings, crsSaid: preview.crs?.declared ?? false, stale: false });
    setState(check.counts.refused > 0 ? 'refused' : check.counts.duplicate > 0 ? 'duplicate' : 'all');
    setChosen(null);
  };
  const read = useMutation({
    mutationFn: (file: File) => client.facilityFiles.read({ file }),
    onMutate: () => {
      setWork(null);
      setDone(null);
      accept.reset();
      recheck.reset();
    },
    onSuccess: (preview) => {
      setDataset({ ...blankDataset, name: preview.file.replace(/\.[^.]+$/, '') });
      begin(preview);
    },
  });
  const reread = useMutation({
    mutationFn: (options: { layer?: string; headRow?: number; encoding?: string }) =>
      client.facilityFiles.reread({ previewId: work?.preview.previewId ?? '', ...options }),
    onSuccess: begin,
  });
  const took = (check: PlacePlan): void => setWork((before) => before && { ...before, check, settings: check.settings, stale: false });
  const recheck = useMutation({
    mutationFn: (settings: Settings) => client.facilityFiles.check({ previewId: work?.preview.previewId ?? '', settings }),
    onSuccess: took,
  });
  const mend = useMutation({
    mutationFn: (cell: { line: number; column: number; text: string }) =>
      client.facilityFiles.mend({ previewId: work?.preview.previewId ?? '', ...cell }),
    onSuccess: ({ check }) => took(check),
  });
  const decide = useMutation({
    mutationFn: (one: { line: number; action: 'skip' | 'update' | 'add' }) =>
      client.facilityFiles.decide({ previewId: work?.preview.previewId ?? '', plan: work?.check.plan ?? 0, ...one }),
    onSuccess: async ({ counts }) => {
      setWork((before) => before && { ...before, check: { ...before.check, counts } });
      await queries.invalidateQueries({ queryKey: orpc.facilityFiles.rows.key() });
    },
  });
  const tie = useMutation({
    mutationFn: (one: { line: number; contact: number; person: string | null }) =>
      client.facilityFiles.tie({ previewId: work?.preview.previewId ?? '', plan: work?.check.plan ?? 0, ...one }),
    onSuccess: async ({ counts }) => {
      setWork((before) => before && { ...before, check: { ...before.check, counts } });
      await queries.invalidateQueries({ queryKey: orpc.facilityFiles.rows.key() });
    },
  });
  const accept = useMutation({
    mutationFn: () => {
      const { name, source, reviewNumber, dataOn, secrecy } = dataset;
      return client.facilityFiles.accept({
        previewId: work?.preview.previewId ?? '',
        plan: work?.check.plan ?? 0,
        dataset: { name: name.trim() || '—', source, reviewNumber, dataOn: dataOn === '' ? null : dataOn, secrecy: secrecy ?? 'internal' },
      });
    },
    onSuccess: (result) => {
      setDone(result);
      setWork(null);
      read.reset();
    },
  });
  // What is taken in is no preview any more: its rows are not asked for again.
  const looking = work !== null && !accept.isPending && !accept.isSuccess;
  const rows = useQuery({
    ...orpc.facilityFiles.rows.queryOptions({
      input: {
        previewId: work?.preview.previewId ?? '',
        plan: work?.check.plan ?? 0,
        limit: pageSize,
        ...(state === 'all' ? {} : { status: state }),
      },
    }),
    enabled: looking,
    placeholderData: keepPreviousData,
    retry: false,
  });
  const points = useQuery({
    ...orpc.facilityFiles.points.queryOptions({ input: { previewId: work?.preview.previewId ?? '', plan: work?.check.plan ?? 0 } }),
    enabled: looking,
    placeholderData: keepPreviousData,
    retry: false,
  });
  const busy = read.isPending || reread.isPending || recheck.isPending || accept.isPending;
  const progress = useQuery({
    ...orpc.facilityFiles.progress.queryOptions({}),
    enabled: busy,
    refetchInterval: progressMs,
    gcTime: 0,
  });

  /** @param at once the plan is made anew; else it is stale until somebody asks for it */
  const change = (patch: Partial<Settings>): void => {
    if (!work) return;
    const settings = { ...work.settings, ...patch };
    setWork({ ...work, settings, stale: true, crsSaid: work.crsSaid || 'crs' in patch });
    recheck.mutate(settings);
  };
  return {
    work,
    state,
    setState,
    chosen,
    setChosen,
    dataset,
    changeDataset: (patch: Partial<DatasetForm>) => setDataset((before) => ({ ...before, ...patch })),
    done,
    read,
    reread,
    recheck,
    mend,
    decide,
    tie,
    accept,
    rows,
    points,
    busy,
    progress: busy ? (progress.data?.now ?? null) : null,
    change,
    confirmCrs: () => setWork((before) => before && { ...before, crsSaid: true }),
    cancel: () => void client.facilityFiles.cancel({}),
    startOver: () => {
      if (work) void client.facilityFiles.drop({ previewId: work.preview.previewId }).catch(() => undefined);
      setWork(null);
      read.reset();
      accept.reset();
    },
  };
}

export type PlaceImport = ReturnType<typeof usePlaceImport>;
export type { Work };
