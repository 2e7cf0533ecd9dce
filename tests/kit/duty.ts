// What tests of duty start from: people on shifts, an account for each, moments of the handover.
import { toIso } from '#shared/time/zone.ts';
import { zone } from '#kit/builders.ts';
import { clientOf, type TestStation } from '#kit/station.ts';

export const minute = 60_000;
export const hour = 3_600_000;
/** 2026-11-21 08:00 in Shanghai: the handover after the evening at which tests begin. */
export const morning = Date.UTC(2026, 10, 21, 0, 0, 0);
export const password = 'night-shift-2027';

export async function person(test: TestStation, name: string): Promise<string> {
  return (await test.call.directory.savePerson({ name, post: '值班员', phones: [{ kind: 'mobile', number: '19900000009' }] })).id;
}

/** A person with an account that may hand over. */
export async function officer(test: TestStation, name: string, roles: ('dutyOfficer' | 'leader')[] = ['dutyOfficer']) {
  const id = await person(test, name);
  await test.call.accounts.saveUser({ name, roles, person: id, password });
  const { token } = await test.station.parts.sessions.open(name, password, 'api');
  return { person: id, name, call: clientOf(test.station, token) };
}

/** Puts people on a day's shift of the duty room. */
export async function put(test: TestStation, day: string, who: Partial<Record<'leaderOnShift' | 'main' | 'deputy', string | null>>) {
  for (const [post, one] of Object.entries(who)) await test.call.rosters.assign({ day, post, person: one, despite: true, reason: '试验' });
}

export const iso = (at: number): string => toIso(at, zone);

/** Lets the clock run to a moment. */
export function until(test: TestStation, at: number): void {
  test.clock.advance(Math.max(0, at - test.clock.now()));
}

/** Duties of shifts of a kind, in whatever state. */
export async function shiftDuties(test: TestStation, kind: string) {
  const { items } = await test.call.obligations.list({ limit: 500 });
  return items.filter((one) => one.kind === kind);
}

/** Codes of a refusal. */
export async function refused(work: Promise<unknown>): Promise<{ code: string; data: { field?: string; blockers?: string[] } }> {
  try {
    await work;
  } catch (error) {
    return error as { code: string; data: { field?: string; blockers?: string[] } };
  }
  throw new Error('was not refused');
}
