// Marking a step: the checklist is asked for again at once, before the change stream says so.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { orpc } from '#renderer/client/query.ts';

export function useMark() {
  const queries = useQueryClient();
  return useMutation({
    ...orpc.activations.mark.mutationOptions(),
    onSuccess: () => queries.invalidateQueries({ queryKey: orpc.activations.key() }),
  });
}
