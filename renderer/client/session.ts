// Who is at this page, and what they may.
import { create } from 'zustand';
import type { Permission } from '#shared/accounts/permissions.ts';
import type { UserRole } from '#shared/accounts/types.ts';
import { errorStatusOf } from './errors.ts';
import { client, keepToken } from './link.ts';
import { queryClient } from './query.ts';

export interface PageUser {
  id: string;
  name: string;
  roles: UserRole[];
  person: string | null;
  locale: 'zh-CN' | 'en';
}

export interface Session {
  state: 'loading' | 'setup' | 'anonymous' | 'in';
  user: PageUser | null;
  permissions: Permission[];
  /** Somebody locked the page: it shows alarms and takes a password. */
  locked: boolean;
  sample: boolean;
  /** The sample county can be opened from the first start. */
  lookAround: boolean;
}

export const useSession = create<Session>(() => ({
  state: 'loading',
  user: null,
  permissions: [],
  locked: localStorage.getItem('locked') === '1',
  sample: false,
  lookAround: false,
}));

export function may(permission: Permission): boolean {
  return useSession.getState().permissions.includes(permission);
}

export function useMay(permission: Permission): boolean {
  return useSession((session) => session.permissions.includes(permission));
}

export function enter(session: { token: string; user: PageUser; permissions: Permission[] }): void {
  keepToken(session.token);
  useSession.setState({ state: 'in', user: session.user, permissions: session.permissions });
  setLocked(false);
  void queryClient.invalidateQueries();
}

export function setLocked(locked: boolean): void {
  localStorage.setItem('locked', locked ? '1' : '0');
  useSession.setState({ locked });
}

/** The session ended or never was: what is on the page is kept, the way back is a password. */
export function leave(): void {
  keepToken(null);
  useSession.setState({ state: 'anonymous', user: null, permissions: [] });
  setLocked(false);
}

/** Asks the station who is here; called at start and when a call says that the session is gone. */
export async function loadSession(): Promise<void> {
  try {
    const setup = await client.accounts.setupState();
    useSession.setState({ sample: setup.sample, lookAround: setup.lookAround });
    if (setup.needed) {
      useSession.setState({ state: 'setup' });
      return;
    }
    const current = await client.accounts.currentSession();
    useSession.setState({ state: 'in', user: current.user, permissions: current.permissions });
  } catch (error) {
    if (errorStatusOf(error) === 401) leave();
    else window.setTimeout(() => void loadSession(), 1_000);
  }
}

queryClient.getQueryCache().subscribe((event) => {
  if (
    event.type === 'updated' &&
    event.action.type === 'error' &&
    errorStatusOf(event.action.error) === 401 &&
    useSession.getState().state === 'in'
  )
    leave();
});
