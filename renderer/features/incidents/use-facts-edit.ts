// Changing facts: what is typed is kept on the disk, the station says what it would do to the limits, and that is confirmed before it is written.
import { keepPreviousData, queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { z } from 'zod';
import type { contract } from '#shared/contract/index.ts';
import { useNow } from '#renderer/client/now.ts';
import { orpc } from '#renderer/client/query.ts';
import { useDraft } from '#renderer/client/use-draft.ts';
import { useSettled } from '#renderer/client/use-settled.ts';
import {
  changedKeys,
  changeOf,
  type Edits,
  type FactKey,
  factProblems,
  factText,
  type FactsChange,
  type IncidentDetail,
} from './facts-form.ts';

export type FactsPreview = z.infer<NonNullable<(typeof contract.incidents)['previewFacts']['~orpc']['outputSchema']>>;

export interface FactsDraft {
  edits: Edits;
  reason: string;
}
const blank: FactsDraft = { edits: {}, reason: '' };
const previewAfterMs = 200;

/** The change touches limits or the grade: it is to be confirmed. */
export function hasConsequences(preview: FactsPreview, incident: Pick<IncidentDetail, 'grade'>): boolean {
  return preview.opens.length > 0 || preview.waives.length > 0 || preview.grade !== incident.grade;
}

const previewOptions = (id: string, change: FactsChange) =>
  queryOptions({ ...orpc.incidents.previewFacts.queryOptions({ input: { id, ...change } }), retry: false });

export function useFactsPreview(id: string, change: FactsChange, enabled: boolean) {
  const settled = useSettled(JSON.stringify(change), previewAfterMs);
  return useQuery({ ...previewOptions(id, JSON.parse(settled) as FactsChange), enabled, placeholderData: keepPreviousData });
}

export function useFactsEdit(incident: IncidentDetail) {
  const draft = useDraft<FactsDraft>(`facts:${incident.id}`, blank);
  const now = useNow();
  const queries = useQueryClient();
  const { edits, reason } = draft.value;
  const changed = changedKeys(incident, edits);
  const problems = factProblems(incident, edits, now);
  const change = changeOf(incident, edits, now);
  const preview = useFactsPreview(incident.id, change, changed.length > 0 && Object.keys(problems).length === 0);
  /** The change, as it was shown when saving was asked for the first time. */
  const [asked, setAsked] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const reasonMissing = changed.includes('grade') && reason.trim() === '';
  const wanted = JSON.stringify(change);

  const set = (key: FactKey, value: string): void =>
    draft.set((before) => {
      const base = before.edits[key]?.base ?? factText(incident, key);
      const next: Edits = { ...before.edits };
      if (value === factText(incident, key)) delete next[key];
      else next[key] = { value, base };
      return { ...before, edits: next };
    });
  /** Who chose to keep the own value has seen the other one. */
  const keepMine = (key: FactKey): void =>
    draft.set((before) => {
      const edit = before.edits[key];
      return edit ? { ...before, edits: { ...before.edits, [key]: { ...edit, base: factText(incident, key) } } } : before;
    });

  const write = useMutation({
    ...orpc.incidents.changeFacts.mutationOptions(),
    onSuccess: () => {
      draft.clear();
      setAsked(null);
      setTried(false);
    },
  });
  const ask = useMutation({ mutationFn: () => queries.fetchQuery(previewOptions(incident.id, change)) });

  /** The first time it shows what follows, when something follows; the second time it writes. */
  const save = (onSaved: () => void): void => {
    setTried(true);
    if (changed.length === 0 || Object.keys(problems).length > 0 || reasonMissing || write.isPending || ask.isPending) return;
    const send = (): void =>
      write.mutate({ id: incident.id, ...change, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) }, { onSuccess: onSaved });
    if (asked === wanted) {
      send();
      return;
    }
    ask.mutate(undefined, {
      onSuccess: (shown) => {
        if (hasConsequences(shown, incident)) setAsked(wanted);
        else send();
      },
    });
  };

  return {
    draft,
    edits,
    reason,
    changed,
    problems,
    reasonMissing: tried && reasonMissing,
    tried,
    preview,
    /** The next saving writes. */
    confirming: asked === wanted,
    set,
    setReason: (value: string) => draft.set((before) => ({ ...before, reason: value })),
    keepMine,
    save,
    pending: write.isPending || ask.isPending,
    error: write.error ?? ask.error,
    discard: () => {
      draft.clear();
      setAsked(null);
      setTried(false);
    },
  };
}

export type FactsEdit = ReturnType<typeof useFactsEdit>;
