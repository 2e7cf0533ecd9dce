// What tests build incidents from.
import { toIso } from '#shared/time/zone.ts';
import type { TestStation } from './station.ts';

export const zone = 'Asia/Shanghai';

/** A chemical leak of grade III, received now from a township by phone. */
export function leak(test: TestStation, patch: object = {}) {
  return {
    receivedAt: toIso(test.clock.now(), zone),
    source: { mode: 'phone' as const, caller: '城关镇值班室', phone: '0538-0000117' },
    title: '城关镇宏达化工厂液氨泄漏',
    kind: '12D02',
    grade: 'III' as const,
    occurredAt: toIso(test.clock.now() - 5 * 60_000, zone),
    place: { text: '城关镇工业园宏达化工厂' },
    casualties: { dead: 0, injured: 5, seriouslyInjured: 1, trapped: 0 },
    ...patch,
  };
}

/** Puts people on duty for the shift of now and the next days: leader, main, deputy; the same each day, whatever the rules say of rest. */
export async function staff(test: TestStation): Promise<{ leader: string; main: string; deputy: string; director: string }> {
  const person = async (name: string, post: string): Promise<string> =>
    (
      await test.call.directory.savePerson({
        name,
        post,
        phones: [{ kind: 'mobile', number: '19900000001' }],
        email: `${post}@example.invalid`,
      })
    ).id;
  const leader = await person('王建国', 'leader');
  const main = await person('李敏', 'main');
  const deputy = await person('赵磊', 'deputy');
  const director = await person('孙洁', 'director');
  const { shift } = await test.call.rosters.duty({});
  for (let offset = 0; offset < 3; offset += 1) {
    const day = toIso(Date.parse(`${shift.day}T12:00:00+08:00`) + offset * 86_400_000, zone).slice(0, 10);
    await test.call.rosters.assign({ day, post: 'leaderOnShift', person: leader, despite: true });
    await test.call.rosters.assign({ day, post: 'main', person: main, despite: true });
    await test.call.rosters.assign({ day, post: 'deputy', person: deputy, despite: true });
  }
  await test.call.settings.change({ directorId: director });
  return { leader, main, deputy, director };
}
