// Who is on duty now; asked again each minute, since a shift begins by itself. Signing in.
import { useMutation, useQuery } from '@tanstack/react-query';
import { orpc } from '#renderer/client/query.ts';
import { useMay } from '#renderer/client/session.ts';

const everyMs = 60_000;

export function useDutyNow() {
  const mayRead = useMay('duty.read');
  return useQuery({ ...orpc.duty.now.queryOptions(), refetchInterval: everyMs, enabled: mayRead });
}

export type DutyNow = NonNullable<ReturnType<typeof useDutyNow>['data']>;
export type Sign = DutyNow['signs'][number];

/** Seats of whoever is logged in that are not signed for yet; `signIn` does it. */
export function useOwnSign() {
  const { data } = useDutyNow();
  const owed = (data?.signs ?? []).filter((sign) => sign.mine && sign.required && !sign.signed);
  const signIn = useMutation(orpc.duty.checkIn.mutationOptions());
  return { owed, signIn };
}
