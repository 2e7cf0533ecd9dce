// Users, roles and what each role may do.
import type { Id } from '../kernel/ids.ts';

export const userRoles = ['dutyOfficer', 'leader', 'planner', 'administrator', 'viewer'] as const;
export type UserRole = (typeof userRoles)[number];

export interface UserValue {
  name: string;
  person: Id | null;
  roles: UserRole[];
  disabled: boolean;
  locale: 'zh-CN' | 'en';
}

/** Shortest password; no composition rules: length is what helps. */
export const minPasswordLength = 8;
export const maxPasswordLength = 200;
/** From this wrong try on each further one waits longer; at `lockAfterTries` the name is locked for `lockMs`. */
const slowAfterTries = 2;
export const lockAfterTries = 5;
export const lockMs = 15 * 60_000;
/** A session that was not used for this long ends. A shift is 24 h and its page never sleeps longer. */
export const sessionIdleMs = 30 * 3_600_000;

/** Seconds that must pass after the n-th wrong try before the next is looked at: 0, 0, 2, 4, 8 … */
export function waitAfterTries(count: number): number {
  return count <= slowAfterTries ? 0 : 2 ** Math.min(count - slowAfterTries, 5);
}
