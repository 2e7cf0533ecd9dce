// Every change of seats goes this way: the station says what it would break; nothing broken is written at once, the rest is asked.
import { useMutation } from '@tanstack/react-query';
import { App } from 'antd';
import { create } from 'zustand';
import { errorTexts } from '#shared/contract/error-texts.ts';
import type { BreachOut } from '#shared/contract/roster-shape.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { client } from '#renderer/client/link.ts';
import { useLocale, useTexts } from '#renderer/texts/use-texts.ts';
import type { Change } from './calendar-model.ts';
import { remember } from './view.ts';

export interface Proposal {
  /** What is done, in words: 李敏 → 11-20 主班. */
  title: string;
  changes: Change[];
  /** What takes it back; null: it is itself a step back. */
  back: Change[] | null;
  how?: 'assigned' | 'substitution';
  reason?: string;
  note?: string;
  /** What it breaks was read beforehand, and the reason is given: not asked again. */
  accepted?: BreachOut[];
  onDone?: () => void;
}

export interface Asked {
  proposal: Proposal;
  breaks: BreachOut[];
}

/** What waits for a word of the person: it breaks rules. */
export const useAsked = create<{ asked: Asked | null }>(() => ({ asked: null }));

async function write({ changes, how, reason, note }: Proposal, despite: boolean): Promise<void> {
  const said = { ...(reason ? { reason } : {}), ...(despite ? { despite } : {}) };
  const [only] = changes;
  if (changes.length === 1 && only) {
    await client.rosters.assign({
      ...only.cell,
      person: only.person,
      ...(how ? { how } : {}),
      ...(note ? { note } : {}),
      ...said,
    });
  } else await client.rosters.assignMany({ changes, ...said });
}

export function usePropose() {
  const { rosters: words, common } = useTexts();
  const locale = useLocale((state) => state.locale);
  const { message } = App.useApp();
  const complain = (error: unknown): void => {
    const refusal = refusalOf(error);
    void message.error(refusal ? errorTexts[locale][refusal.code] : common.stationGone);
  };
  const done = (proposal: Proposal): void => {
    if (proposal.back) remember({ title: proposal.title, back: proposal.back });
    useAsked.setState({ asked: null });
    void message.success(words.written(proposal.title));
    proposal.onDone?.();
  };
  const propose = useMutation({
    mutationFn: async (proposal: Proposal) => {
      const { breaks } = await client.rosters.check({ changes: proposal.changes });
      const read = proposal.accepted?.map((one) => JSON.stringify(one)) ?? [];
      const open = breaks.filter((one) => one.absolute || !read.includes(JSON.stringify(one)));
      if (open.length === 0) await write(proposal, breaks.length > 0);
      return { proposal, breaks: open.length === 0 ? [] : breaks };
    },
    onSuccess: ({ proposal, breaks }) => {
      if (breaks.length === 0) done(proposal);
      else useAsked.setState({ asked: { proposal, breaks } });
    },
    onError: complain,
  });
  const insist = useMutation({
    mutationFn: async ({ proposal, reason }: { proposal: Proposal; reason: string }) => {
      await write({ ...proposal, reason }, true);
      return proposal;
    },
    onSuccess: done,
    onError: complain,
  });
  return { propose: propose.mutate, insist: insist.mutate, busy: propose.isPending || insist.isPending };
}
