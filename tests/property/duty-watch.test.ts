// Random weeks of duty: people are put on and taken off, gaps allowed, people sign in, the station sleeps and starts again.
// Whatever the order: each thing is owed once, what stands open is what the roster says, and the auditor agrees with the clock.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { person } from '#kit/duty.ts';
import { makeStation, type TestStation } from '#kit/station.ts';
import { audit } from '#station/obligations/audit.ts';

const minute = 60_000;
const days = ['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23'];
const posts = ['leaderOnShift', 'main', 'deputy'] as const;

type Step =
  | { do: 'pass'; ms: number; asleep: boolean }
  | { do: 'put'; day: number; post: number; who: number | null }
  | { do: 'allow' | 'revoke'; day: number; post: number }
  | { do: 'sign' | 'restart' };

const day = fc.nat({ max: days.length - 1 });
const post = fc.nat({ max: posts.length - 1 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('pass' as const), ms: fc.integer({ min: 1, max: 9 * 60 * minute }), asleep: fc.boolean() }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('put' as const), day, post, who: fc.option(fc.nat({ max: 2 }), { freq: 4 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('allow' as const, 'revoke' as const), day, post }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('sign' as const, 'restart' as const) }) },
);

/** A shift that is over, a person in two places: refusals are part of a week. */
async function tolerant(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    const { code } = error as { code?: string };
    if (
      !['shiftOver', 'rulesBroken', 'notOnShift', 'alreadyCheckedIn', 'notFound', 'conflict', 'noSession', 'notValid'].includes(code ?? '')
    )
      throw error;
  }
}

async function act(test: TestStation, people: readonly string[], one: Step): Promise<TestStation> {
  const { call, clock } = test;
  switch (one.do) {
    case 'pass':
      if (one.asleep) clock.sleep(one.ms);
      else clock.advance(one.ms);
      return test;
    case 'put': {
      const who = one.who === null ? null : (people[one.who] ?? null);
      await tolerant(
        call.rosters.assign({ day: days[one.day] ?? '', post: posts[one.post] ?? 'main', person: who, despite: true, reason: '试验' }),
      );
      return test;
    }
    case 'allow':
      await tolerant(call.rosters.allowGap({ day: days[one.day] ?? '', post: posts[one.post] ?? 'main', reason: '准许' }));
      return test;
    case 'revoke':
      await tolerant(call.rosters.revokeGap({ day: days[one.day] ?? '', post: posts[one.post] ?? 'main' }));
      return test;
    case 'sign':
      await tolerant(call.duty.checkIn({}));
      return test;
    case 'restart':
      return test.reopen();
  }
}

interface Row {
  key: string;
  closedAt: number | null;
}

async function breaches(test: TestStation): Promise<string[]> {
  const { parts } = test.station;
  const now = parts.clock.now();
  const found: string[] = [];
  const rows = parts.read.all<Row>('test.duties', "SELECT key, closedAt FROM obligations WHERE opensOn = 'shift'");
  if (new Set(rows.map((row) => row.key)).size < rows.length) found.push('the same is owed twice');
  const open = rows.filter((row) => row.closedAt === null).map((row) => row.key.split('#')[0] ?? '');
  if (new Set(open).size < open.length) found.push('two rounds of the same stand open');
  const opened = parts.read.all<{ subject: string; n: number }>(
    'test.opened',
    "SELECT subject, count(*) AS n FROM entries WHERE type = 'obligation.opened' GROUP BY subject HAVING n > 1",
  );
  if (opened.length > 0) found.push(`${opened.length} were opened more than once`);

  // Said again from the contract alone: what of the shifts within a day nobody holds and nobody answers for.
  const token = (await parts.sessions.open('李敏', 'night-shift-2026', 'api')).token;
  const session = parts.sessions.find(token);
  const { gaps } = await test.call.duty.now().catch(() => ({ gaps: null }));
  if (session && gaps !== null) {
    const used = parts.read.get<{ n: number }>('test.used', 'SELECT count(*) AS n FROM seatHistory')?.n ?? 0;
    const wanted = gaps
      .filter((gap) => used > 0 && gap.allowedBy === null && Date.parse(gap.from) - 24 * 60 * minute <= now)
      .map((gap) => `gap/${gap.roster}/${gap.day}/${gap.pattern}/${gap.post}`)
      .toSorted();
    const stands = open.filter((key) => key.startsWith('gap/')).toSorted();
    if (wanted.join() !== stands.join()) found.push(`gaps: ${stands.join()} instead of ${wanted.join()}`);
  }
  const audited = audit(parts.read, now);
  if (audited.missing.length + audited.unexpected.length > 0) found.push(`audit: ${[...audited.missing, ...audited.unexpected].join()}`);
  return found;
}

describe('the watch over the shifts', () => {
  it('owes each thing once and what the roster says, whatever happens in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 24 }), async (steps) => {
        let test = await makeStation();
        // The first is the one who is logged in, by name.
        const people = [await person(test, '李敏'), await person(test, '王建国'), await person(test, '赵磊')];
        for (const one of steps) test = await act(test, people, one);
        test.clock.advance(2 * minute);
        expect(await breaches(test)).toEqual([]);
        await test.station.stop();
      }),
      { numRuns: 16, endOnFailure: true },
    );
  }, 240_000);
});
