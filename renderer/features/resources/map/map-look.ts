// How each user likes the map: colour set, names. Kept on this machine.
import { useMemo } from 'react';
import { create } from 'zustand';
import { useSession } from '#renderer/client/session.ts';
import { type ColourSet, colourSets } from '#renderer/map/symbols/drawing.ts';

interface Look {
  set: ColourSet;
  labels: boolean;
  /** The legend lies open. */
  legend: boolean;
}

const keyOf = (user: string): string => `map-look:${user}`;

function stored(user: string): Look {
  const [set, labels, legend] = (localStorage.getItem(keyOf(user)) ?? '').split(' ');
  return { set: colourSets.find((one) => one === set) ?? 'screen', labels: labels !== 'bare', legend: legend === 'open' };
}

const useLooks = create<{ of: Record<string, Look> }>(() => ({ of: {} }));

const userNow = (): string => useSession.getState().user?.id ?? '';

/** For everything that draws symbols. */
export function useMapLook(): Look {
  const user = useSession((session) => session.user?.id ?? '');
  const look = useLooks(({ of }) => of[user]);
  return useMemo(() => look ?? stored(user), [look, user]);
}

export function changeLook(change: Partial<Look>): void {
  const user = userNow();
  const look = { ...stored(user), ...change };
  localStorage.setItem(keyOf(user), `${look.set} ${look.labels ? 'named' : 'bare'} ${look.legend ? 'open' : 'shut'}`);
  useLooks.setState(({ of }) => ({ of: { ...of, [user]: look } }));
}
