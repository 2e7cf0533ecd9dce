// What tests of rosters build from: people, users of every role, seats by day.
import type { UserRole } from '#shared/accounts/types.ts';
import { homeRosterId } from '#shared/rosters/types.ts';
import { clientOf, type TestStation } from './station.ts';

/** People of the directory, in this order. */
export async function peopleOf(test: TestStation, names: readonly string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const [order, name] of names.entries()) ids.push((await test.call.directory.savePerson({ name, post: '值班员', order })).id);
  return ids;
}

/** Calls the contract as a new user of a role, who may be a person of the directory. */
export async function callAs(test: TestStation, name: string, role: UserRole, person: string | null = null) {
  const password = 'a-long-password';
  await test.call.accounts.saveUser({ name, roles: [role], password, person });
  const { token } = await test.station.parts.sessions.open(name, password, 'api');
  return clientOf(test.station, token);
}

/** A seat of the duty room's roster. */
export const seat = (day: string, post = 'main', slot = 0) => ({ roster: homeRosterId, day, shift: 'day', post, slot });

/** Who sits on the main post (or another) of each day, by name; null: nobody. */
export async function seatsOf(test: TestStation, from: string, to: string, post = 'main', roster?: string): Promise<(string | null)[]> {
  const { items } = await test.call.rosters.shifts({ from, to, roster: roster ?? homeRosterId });
  return items.flatMap((shift) => shift.seats.filter((one) => one.post === post && one.slot === 0).map((one) => one.person?.name ?? null));
}

/** Days go by, and whoever is named works on meanwhile: a session that nobody uses ends. */
export async function passDays(test: TestStation, days: number, ...callers: Pick<TestStation['call'], 'rosters'>[]): Promise<void> {
  for (let day = 0; day < days; day += 1) {
    test.clock.advance(24 * 3_600_000);
    for (const one of [test.call, ...callers]) await one.rosters.list();
  }
}
