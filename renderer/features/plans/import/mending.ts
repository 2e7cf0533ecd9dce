// Previews that are being mended: what a hand changed is kept while the page lives and sent to the station shortly after.
import { create } from 'zustand';
import type { PreviewDetail } from '#shared/contract/plan-import.ts';
import type { ParsedPlan } from '#shared/plans/parse/types.ts';
import { type Refusal, refusalOf } from '#renderer/client/errors.ts';
import { client } from '#renderer/client/link.ts';
import { orpc, queryClient } from '#renderer/client/query.ts';
import { withoutBlanks } from '../editor/outline.ts';

interface Mended {
  plan: ParsedPlan;
  /** The revision at the station that it goes on from. */
  revision: number;
  state: 'typing' | 'saving' | 'saved' | 'failed';
  refusal: Refusal | null;
}

const useMended = create<Record<string, Mended>>(() => ({}));
const timers = new Map<string, number>();
const running = new Map<string, Promise<void>>();
const saveAfterMs = 700;

const put = (id: string, patch: Partial<Mended>): void => {
  const before = useMended.getState()[id];
  if (before) useMended.setState({ [id]: { ...before, ...patch } });
};

async function save(id: string): Promise<void> {
  window.clearTimeout(timers.get(id));
  timers.delete(id);
  await running.get(id);
  const mended = useMended.getState()[id];
  if (!mended || mended.state === 'saved') return;
  const { plan, revision } = mended;
  put(id, { state: 'saving', refusal: null });
  const send = async (): Promise<void> => {
    try {
      const answer = await client.planImport.change({ previewId: id, plan: { ...plan, text: withoutBlanks(plan.text) }, revision });
      queryClient.setQueryData(orpc.planImport.get.queryKey({ input: { previewId: id } }), answer);
      const typedSince = useMended.getState()[id]?.plan !== plan;
      put(id, { revision: answer.revision, state: typedSince ? 'typing' : 'saved' });
    } catch (error) {
      put(id, { state: 'failed', refusal: refusalOf(error) });
    }
  };
  const sent = send();
  running.set(id, sent);
  await sent;
}

/** What is shown: as it was mended here, else as the station has it. */
export function useMending(detail: PreviewDetail) {
  const id = detail.previewId;
  const mended = useMended((all) => all[id]);
  return {
    plan: mended?.plan ?? detail.plan,
    state: mended?.state ?? null,
    refusal: mended?.refusal ?? null,
    set: (plan: ParsedPlan): void => {
      const revision = useMended.getState()[id]?.revision ?? detail.revision;
      useMended.setState({ [id]: { plan, revision, state: 'typing', refusal: null } });
      window.clearTimeout(timers.get(id));
      timers.set(
        id,
        window.setTimeout(() => void save(id), saveAfterMs),
      );
    },
    /** Sends what is not sent yet. @returns whether the station has all of it */
    flush: async (): Promise<boolean> => {
      for (let tries = 0; tries < 3; tries += 1) {
        const now = useMended.getState()[id];
        if (!now || now.state === 'saved') return true;
        if (now.state === 'failed' && tries > 0) return false;
        await save(id);
      }
      return useMended.getState()[id]?.state === 'saved';
    },
    /** Goes on from what the station has now: with what stands here, or with what stands there. */
    settle: (mine: boolean, theirs: PreviewDetail): void => {
      if (!mine) return forget(id);
      put(id, { revision: theirs.revision, state: 'typing' });
      void save(id);
    },
  };
}

export function forget(id: string): void {
  window.clearTimeout(timers.get(id));
  useMended.setState((all) => Object.fromEntries(Object.entries(all).filter(([key]) => key !== id)), true);
}
