// A draft at work: saved by itself at the station, kept on this machine until it is there, in step with other windows.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useConnection } from '#renderer/client/connection.ts';
import { type Refusal, refusalOf } from '#renderer/client/errors.ts';
import { client } from '#renderer/client/link.ts';
import { orpc } from '#renderer/client/query.ts';
import { useDraft } from '#renderer/client/use-draft.ts';
import {
  conflicts,
  type Edits,
  type Field,
  type FieldValue,
  keptMine,
  type Patch,
  problems,
  sendable,
  settled,
  shown,
  typed,
  without,
} from './report-edit.ts';
import type { Report } from './report-model.ts';

const noEdits: Edits = {};
const saveAfterMs = 700;
const againAfterMs = 3_000;

export function useReport(report: Report) {
  const draft = useDraft<Edits>(`report:${report.id}`, noEdits);
  const queries = useQueryClient();
  /** What this window has sent lately: it comes back from the station as a change. */
  const [sent, setSent] = useState<readonly Patch[]>([]);
  /** The body as it was typed here last. */
  const [mine, setMine] = useState<string | null>(null);
  const [failed, setFailed] = useState<{ refusal: Refusal | null; count: number } | null>(null);
  const connected = useConnection((state) => state.state === 'live');
  const { content } = report;
  const frozen = report.state !== 'draft';
  const edits = frozen ? noEdits : settled(content, draft.value, sent);
  const patch = draft.ready && !frozen ? sendable(content, edits) : {};
  const key = JSON.stringify(patch);

  const take = (saved: Report): void => void queries.setQueryData(orpc.reports.get.queryKey({ input: { id: report.id } }), saved);
  const write = useMutation({
    mutationFn: (wanted: Patch) => {
      setSent((before) => [...before.slice(-20), wanted]);
      return client.reports.edit({ id: report.id, content: wanted });
    },
    onSuccess: (saved) => {
      setFailed(null);
      take(saved);
    },
    onError: (error) => setFailed((before) => ({ refusal: refusalOf(error), count: (before?.count ?? 0) + 1 })),
  });
  const redraw = useMutation({
    mutationFn: () => client.reports.redraw({ id: report.id }),
    onSuccess: (saved) => {
      setMine(saved.content.body);
      draft.set((before) => without(without(before, 'body'), 'title'));
      take(saved);
    },
  });

  // Saved when one pauses; while the station is away it is tried again and again.
  const { mutate, isPending } = write;
  const tries = failed?.count ?? 0;
  useEffect(() => {
    if (key === '{}' || isPending || (failed !== null && (failed.refusal !== null || !connected))) return undefined;
    const timer = window.setTimeout(() => mutate(JSON.parse(key) as Patch), tries > 0 ? againAfterMs : saveAfterMs);
    return () => clearTimeout(timer);
  }, [key, isPending, failed, connected, tries, mutate]);

  // Who leaves the screen does not wait for the pause.
  const waiting = useRef('{}');
  useEffect(() => {
    waiting.current = key;
  });
  useEffect(
    () => () => {
      if (waiting.current !== '{}')
        client.reports.edit({ id: report.id, content: JSON.parse(waiting.current) as Patch }).catch(() => undefined);
    },
    [report.id],
  );

  // What is at the station is no longer kept here.
  const leftOver = frozen && draft.value.body !== undefined && draft.value.body.value !== content.body ? draft.value.body.value : null;
  const nothingLeft = draft.ready && Object.keys(draft.value).length > 0 && Object.keys(edits).length === 0 && leftOver === null;
  const { clear } = draft;
  useEffect(() => {
    if (nothingLeft && !isPending) clear();
  }, [nothingLeft, isPending, clear]);

  // Another window replaced the body that was typed here: what stood here can be had back.
  const replaced = !frozen && mine !== null && !edits.body && mine !== content.body ? mine : null;

  const change = <F extends Field>(field: F, value: FieldValue<F>): void => {
    if (frozen) return;
    if (field === 'body' && typeof value === 'string') setMine(value);
    if (failed?.refusal) setFailed(null);
    draft.set((before) => typed(content, settled(content, before, sent), field, value));
  };
  /** Sends what waits and says whether all of it is there. */
  const flush = async (): Promise<boolean> => {
    if (conflicts(content, edits).length > 0 || Object.keys(problems(edits)).length > 0) return false;
    if (key === '{}') return true;
    return write.mutateAsync(JSON.parse(key) as Patch).then(
      () => true,
      () => false,
    );
  };
  return {
    shown: <F extends Field>(field: F): FieldValue<F> => shown(content, edits, field),
    change,
    conflicts: conflicts(content, edits),
    problems: problems(edits),
    keepMine: (field: Field) => draft.set((before) => keptMine(content, before, field)),
    takeTheirs: (field: Field) => {
      if (field === 'body') setMine(null);
      draft.set((before) => without(before, field));
    },
    /** What was typed here before another window replaced it. */
    replaced,
    forgetReplaced: () => setMine(null),
    restore: () => (replaced === null ? undefined : change('body', replaced)),
    /** Typed and not at the station, after it was submitted elsewhere. */
    leftOver,
    forgetLeftOver: draft.clear,
    saving: isPending,
    unsaved: Object.keys(edits).length > 0,
    failed,
    restored: draft.restored && Object.keys(edits).length > 0,
    redraw,
    flush,
  };
}

export type ReportEdit = ReturnType<typeof useReport>;
