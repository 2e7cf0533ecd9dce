// The change stream of the contract: it misses nothing, beats with the clock, and says when the station cannot record.
import { getEventMeta } from '@orpc/client';
import { describe, expect, it, vi } from 'vitest';
import { leak } from '#kit/builders.ts';
import { clientOf, loggedErrors, makeStation, type TestStation } from '#kit/station.ts';
import type { LiveEvent } from '#shared/contract/live.ts';
import { noteIncident } from '#station/incidents/notes.ts';

const minute = 60_000;
const soon = { timeout: 15_000, interval: 10 };

describe('live.changes', () => {
  interface Heard {
    id: string | undefined;
    event: LiveEvent;
  }

  /** Listens over the contract until `enough` says so. */
  async function listen(test: TestStation, lastEventId: string | undefined, enough: (heard: Heard[]) => boolean): Promise<Heard[]> {
    const abort = new AbortController();
    const heard: Heard[] = [];
    const stream = await clientOf(test.station, null).live.changes(undefined, { signal: abort.signal, lastEventId });
    for await (const event of stream) {
      heard.push({ id: getEventMeta(event)?.id, event });
      if (enough(heard)) break;
    }
    abort.abort();
    return heard;
  }
  /** Until there is one reader. */
  const reader = (test: TestStation) => vi.waitFor(() => expect(test.station.parts.live.readers).toBe(1), soon);
  const subjects = (heard: Heard[]): string[] => heard.map(({ event }) => `${event.feature} ${event.subject}`);

  it('opens with the clock, tells what changed as it happens, each feature and subject once per change', async () => {
    const test = await makeStation();
    const listening = listen(test, undefined, (heard) => heard.at(-1)?.event.feature === 'settings');
    await reader(test);
    const { id, obligations } = await test.call.incidents.receive(leak(test));
    test.station.parts.journal.commit('test', (tx) => {
      noteIncident(tx, id, '消防到场', tx.now);
      noteIncident(tx, id, '交警到场', tx.now);
    });
    await test.call.settings.change({ officeName: '值班室' });
    const heard = await listening;
    expect(heard[0]).toMatchObject({ id: undefined, event: { feature: 'clock', at: '2026-11-20T22:54:08+08:00', fault: null } });
    expect(subjects(heard)).toEqual([
      'clock ',
      `incidents ${id}`,
      ...obligations.map((one) => `obligations ${one.id}`),
      `incidents ${id}`,
      `settings ${test.station.parts.journal.station}`,
    ]);
  });

  it('tells exactly what was missed since the last event that was seen, then goes on', async () => {
    const test = await makeStation();
    const first = await test.call.incidents.receive(leak(test));
    const all = await listen(test, '0', (heard) => heard.some(({ event }) => event.feature === 'obligations'));
    const seen = all.at(-1)?.id;
    const { parts } = test.station;
    const missed = parts.read.all<{ rowid: number; subject: string }>(
      'test.missed',
      'SELECT rowid, subject FROM entries WHERE rowid > ? ORDER BY rowid',
      seen ?? 0,
    );
    const later = listen(test, seen, (heard) => heard.some(({ event }) => event.subject === second.id));
    const second = await test.call.incidents.receive(leak(test, { title: '第二起' }));
    const heard = await later;
    expect(heard[0]?.event.feature).toBe('clock');
    expect(heard.slice(1, 1 + missed.length).map((one) => [one.id, one.event.subject])).toEqual(
      missed.map((row) => [String(row.rowid), row.subject]),
    );
    expect(subjects(heard)).not.toContain(`incidents ${first.id}`);
    const ids = heard.slice(1).map((one) => Number(one.id));
    expect(ids).toEqual([...new Set(ids)].toSorted((a, b) => a - b));
  });

  it('whoever was away for too long, or comes from another journal, is told to fetch everything', async () => {
    const test = await makeStation();
    const { id } = await test.call.incidents.receive(leak(test));
    for (let n = 0; n < 505; n += 1) await test.call.incidents.note({ id, text: `第${n}条` });
    for (const last of ['1', '999999']) {
      const heard = await listen(test, last, (all) => all.length >= 2);
      expect(heard.map(({ event }) => event.feature)).toEqual(['clock', 'everything']);
      // From here on it is told each change again.
      const after = listen(test, heard[1]?.id, (all) => all.length >= 2);
      await reader(test);
      await test.call.incidents.note({ id, text: '后来' });
      expect(subjects(await after)).toEqual(['clock ', `incidents ${id}`]);
    }
  });

  it('beats every two seconds with the clock of the station', async () => {
    const test = await makeStation({ unattended: false });
    const listening = listen(test, undefined, (heard) => heard.length >= 4);
    await reader(test);
    test.clock.advance(6_500);
    expect((await listening).map(({ event }) => ('at' in event ? event.at.slice(14, 19) : event.feature))).toEqual([
      '54:08',
      '54:10',
      '54:12',
      '54:14',
    ]);
  });

  it('says at once that the station cannot record, and that it can again', async () => {
    // Unattended: no beat comes by itself.
    const test = await makeStation();
    await test.call.incidents.receive(leak(test));
    const faults = (heard: Heard[]) => heard.flatMap(({ event }) => ('fault' in event ? [event.fault] : []));
    const listening = listen(test, undefined, (heard) => faults(heard).length >= 3);
    await reader(test);
    const { raw } = test.station.parts.journal.db;
    raw.pragma('query_only = 1');
    test.clock.advance(11 * minute);
    raw.pragma('query_only = 0');
    test.clock.advance(10_000);
    expect(faults(await listening)).toEqual([null, 'readOnly', null]);
    expect(loggedErrors.splice(0).length).toBeGreaterThan(0);
  });

  it('a reader that goes away is forgotten', async () => {
    const test = await makeStation();
    await listen(test, undefined, (heard) => heard.length >= 1);
    await vi.waitFor(() => expect(test.station.parts.live.readers).toBe(0), soon);
  });
});
