// Writing a change into the text of a version: made on the text as it stands now, so that what others wrote meanwhile stays.
import { useMutation } from '@tanstack/react-query';
import type { PlanDetail } from '#shared/contract/plans.ts';
import { blankText } from '#shared/plans/blank.ts';
import type { PlanText } from '#shared/plans/types.ts';
import { client } from '#renderer/client/link.ts';
import { orpc, queryClient } from '#renderer/client/query.ts';

interface Change {
  change: (text: PlanText) => PlanText;
  reason?: string;
}

export function useWriteText(plan: Pick<PlanDetail, 'id' | 'shown'>) {
  return useMutation({
    mutationFn: async ({ change, reason }: Change) => {
      const version = plan.shown ?? '';
      const now = await client.plans.get({ id: plan.id, version });
      return client.plans.writeText({
        id: version,
        text: change(now.text ?? blankText),
        since: now.writtenAt,
        ...(reason === undefined ? {} : { reason }),
      });
    },
    onSuccess: (saved) =>
      queryClient.setQueryData(
        orpc.plans.get.queryKey({ input: { id: plan.id, ...(plan.shown === null ? {} : { version: plan.shown }) } }),
        saved,
      ),
  });
}
