// The ladder on a real station with a clock of its own: who is told when, what an acknowledgement does, what a pause leaves.
import { describe, expect, it } from 'vitest';
import { leak, staff, zone } from '#kit/builders.ts';
import { alarmKinds, evening, makeStation, type TestStation } from '#kit/station.ts';
import { toIso } from '#shared/time/zone.ts';
import { silentLog } from '#station/kernel/log.ts';
import { ObligationLoop } from '#station/obligations/loop.ts';

const minute = 60_000;

/** Entries of a type, oldest first, as [minutes after the start, payload]. */
function entries(test: TestStation, type: string, start = evening): [number, Record<string, unknown>][] {
  return test.station.parts.read
    .all<{ hlc: string; payload: string }>(`test.${type}`, 'SELECT hlc, payload FROM entries WHERE type = ? ORDER BY rowid', type)
    .map((row) => [Math.round((Number(row.hlc.slice(0, 13)) - start) / minute), JSON.parse(row.payload) as Record<string, unknown>]);
}

const firingsOf = (test: TestStation, title: string): string[] =>
  entries(test, 'obligation.stageFired')
    .filter(([, payload]) => payload.title === title)
    .map(([at, payload]) => `${at} ${String(payload.stageId)}#${String(payload.repeat)}`);

const phoneTitle = '电话首报 → 市政府总值班室';

describe('a 30-minute limit by phone', () => {
  it('reminds at a third, tells the leader at two thirds, alarms at five sixths and every minute, the director when over', async () => {
    const test = await makeStation();
    await staff(test);
    await test.call.settings.change({ mail: { host: 'localhost', port: 25, secure: false, user: '', from: 'desk@example.invalid' } });
    await test.call.incidents.receive(leak(test));
    test.clock.advance(33 * minute);
    expect(firingsOf(test, phoneTitle)).toEqual([
      '10 remind#0',
      '20 leader#0',
      '25 alarm#0',
      '26 alarm#1',
      '27 alarm#2',
      '28 alarm#3',
      '29 alarm#4',
      '30 over#0',
      '31 over#1',
      '32 over#2',
      '33 over#3',
    ]);
    await test.station.outbox.idle();
    const told = (stage: string): string[] =>
      test.mail.sent
        .filter((message) => message.data.stage === stage && message.data.title === phoneTitle)
        .map((message) => message.name)
        .sort();
    expect(told('remind')).toEqual(['李敏']);
    expect(told('leader')).toEqual(['李敏', '王建国'].sort());
    expect(told('over')).toEqual(['孙洁', '李敏', '王建国', '赵磊'].sort());
    expect(test.mail.sent[0]?.subject).toContain('电话首报');
  });

  it('the delivery of each message is on record', async () => {
    const test = await makeStation();
    await staff(test);
    await test.call.settings.change({ mail: { host: 'localhost', port: 25, secure: false, user: '', from: 'desk@example.invalid' } });
    await test.call.incidents.receive(leak(test));
    test.clock.advance(21 * minute);
    await test.station.outbox.idle();
    expect(entries(test, 'notice.delivered')).toHaveLength(test.mail.sent.length);
    expect(test.mail.sent.length).toBeGreaterThan(2);
  });

  it('an acknowledgement stops the noise for its lease and never moves the limit; the page is told the same', async () => {
    const test = await makeStation();
    await staff(test);
    const { obligations } = await test.call.incidents.receive(leak(test));
    const phone = obligations.find((one) => one.title === phoneTitle);
    test.clock.advance(25 * minute);
    const before = await test.call.obligations.alarms();
    expect(before.items[0]).toMatchObject({ id: phone?.id, priority: 'urgent', sounding: true });
    const acked = await test.call.obligations.acknowledge({ id: phone?.id ?? '' });
    expect(acked.dueAt).toBe(phone?.dueAt);
    expect(acked.alarm).toMatchObject({ sounding: false, acknowledgedBy: '李敏' });
    await expect(test.call.obligations.acknowledge({ id: phone?.id ?? '' })).rejects.toMatchObject({
      code: 'nothingSounding',
      status: 409,
    });
    test.clock.advance(5 * minute);
    expect(firingsOf(test, phoneTitle).slice(2)).toEqual(['25 alarm#0', '27 alarm#1', '28 alarm#2', '29 alarm#3', '30 over#0']);
    expect((await test.call.obligations.get({ id: phone?.id ?? '' })).stages.find((stage) => stage.id === 'alarm')).toMatchObject({
      acknowledgedBy: '李敏',
      repeats: 3,
    });
  });

  it('silence is not acknowledgement: it lasts until the next firing', async () => {
    const test = await makeStation();
    await staff(test);
    await test.call.incidents.receive(leak(test));
    test.clock.advance(25 * minute);
    expect(await test.call.obligations.silence({})).toMatchObject({ silenced: 1 });
    expect((await test.call.obligations.alarms()).items[0]).toMatchObject({ sounding: false, acknowledgedBy: null });
    test.clock.advance(minute);
    expect((await test.call.obligations.alarms()).items[0]).toMatchObject({ sounding: true });
    expect(entries(test, 'alarm.acknowledged')).toEqual([]);
  });

  it('only doing it meets it: nothing fires afterwards, late stays late with the minutes', async () => {
    const test = await makeStation();
    await staff(test);
    const { id } = await test.call.incidents.receive(leak(test));
    test.clock.advance(34 * minute);
    const draft = await test.call.reports.draft({ id, type: 'first', to: 'city-gov', mode: 'phone' });
    expect(await test.call.reports.submit({ id: draft.id, receiver: '陈主任' })).toMatchObject({ late: true, lateByMs: 4 * minute });
    const fired = firingsOf(test, phoneTitle).length;
    test.clock.advance(60 * minute);
    expect(firingsOf(test, phoneTitle)).toHaveLength(fired);
    const [late] = (await test.call.obligations.list({ state: 'late' })).items;
    expect(late).toMatchObject({ title: phoneTitle, state: 'late', lateByMs: 4 * minute });
    await test.call.obligations.explain({ id: late?.id ?? '', reason: '线路故障，改用手机报告' });
    expect((await test.call.obligations.get({ id: late?.id ?? '' })).state).toBe('late');
  });
});

describe('[INV-5] no alarm goes silent without a named person and a time', () => {
  it('a legal limit is never shelved', async () => {
    const test = await makeStation();
    await staff(test);
    const { obligations } = await test.call.incidents.receive(leak(test));
    test.clock.advance(25 * minute);
    const id = obligations.find((one) => one.title === phoneTitle)?.id ?? '';
    await expect(test.call.obligations.shelve({ id, minutes: 30, reason: '太吵' })).rejects.toMatchObject({ code: 'notPermitted' });
  });

  it('the last rung goes on: after a day without anybody it still fires', async () => {
    const test = await makeStation();
    await staff(test);
    await test.call.incidents.receive(leak(test));
    test.clock.advance(24 * 60 * minute);
    const before = firingsOf(test, phoneTitle).length;
    test.clock.advance(60 * minute);
    expect(firingsOf(test, phoneTitle).length).toBeGreaterThan(before);
  });

  it('when nobody holds the role, the next one up is told, and the gap itself is an alarm', async () => {
    const test = await makeStation();
    const director = await test.call.directory.savePerson({
      name: '孙洁',
      post: '主任',
      phones: [{ kind: 'mobile', number: '19900000009' }],
      email: 'd@example.invalid',
    });
    await test.call.settings.change({
      directorId: director.id,
      mail: { host: 'localhost', port: 25, secure: false, user: '', from: 'desk@example.invalid' },
    });
    await test.call.incidents.receive(leak(test));
    test.clock.advance(20 * minute);
    await test.station.outbox.idle();
    expect(test.mail.sent.map((message) => message.name)).toContain('孙洁');
    const alarms = await test.call.obligations.alarms();
    expect(alarms.items.map((alarm) => alarm.kind)).toContain('noLeader');
    const { day } = (await test.call.rosters.duty({})).shift;
    await test.call.rosters.assign({ day, post: 'leaderOnShift', person: director.id });
    test.clock.advance(minute);
    expect(await alarmKinds(test)).not.toContain('noLeader');
  });
});

describe('after a pause', () => {
  it('[INV-3] says once how long nobody watched, then fires all that fell due, oldest first, each once', async () => {
    const test = await makeStation();
    await staff(test);
    await test.call.incidents.receive(leak(test));
    test.clock.advance(5 * minute);
    test.clock.sleep(8 * 60 * minute);
    const pauses = entries(test, 'watch.interrupted');
    expect(pauses).toHaveLength(1);
    expect(pauses[0]?.[1]).toMatchObject({ cause: 'slept', due: expect.any(Number) as number });
    const fired = entries(test, 'obligation.stageFired').map(([, payload]) => payload);
    const firstOnes = fired.filter((payload) => payload.repeat === 0).map((payload) => Number(payload.scheduledAt));
    expect(firstOnes).toEqual([...firstOnes].sort((a, b) => a - b));
    const keys = fired.map((payload) => `${String(payload.title)} ${String(payload.stage)} ${String(payload.repeat)}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(fired.some((payload) => Number(payload.lateMs) > 7 * 60 * minute)).toBe(true);
    const rows = test.station.parts.read.all<{ type: string }>(
      'test.order',
      "SELECT type FROM entries WHERE type IN ('watch.interrupted', 'obligation.stageFired') ORDER BY rowid",
    );
    expect(rows[0]?.type).toBe('watch.interrupted');
  });

  it('a stopped station tells the same when it starts again', async () => {
    const first = await makeStation({ unattended: false });
    await staff(first);
    await first.call.incidents.receive(leak(first));
    const { dir, clock } = first;
    await first.station.stop();
    clock.sleep(3 * 60 * minute);
    const test = await makeStation({ dir, clock, unattended: false });
    expect(entries(test, 'watch.interrupted').map(([, payload]) => payload.cause)).toEqual(['stopped']);
    expect(firingsOf(test, phoneTitle)[0]).toBe('180 remind#0');
  });

  it('a wall clock set back an hour delays no alarm, is put on record once, and is confirmed by a person', async () => {
    const test = await makeStation();
    await staff(test);
    await test.call.incidents.receive(leak(test));
    test.clock.advance(5 * minute);
    test.clock.jumpWall(-60 * minute);
    test.clock.advance(20 * minute);
    const alarmed = entries(test, 'obligation.stageFired').filter(
      ([, payload]) => payload.title === phoneTitle && payload.stageId === 'alarm',
    );
    expect(alarmed.map(([at]) => at)).toEqual([25]);
    expect(entries(test, 'clock.jumped').map(([, payload]) => Math.round(Number(payload.deltaMs) / minute))).toEqual([-60]);
    expect(await alarmKinds(test)).toContain('clockJumped');
    await test.call.obligations.confirmClock({});
    expect(await alarmKinds(test)).not.toContain('clockJumped');
    expect(test.station.parts.clock.held).toBe(false);
  });

  it('a restart with the clock set back fires on time and nothing twice', async () => {
    const first = await makeStation();
    await staff(first);
    await first.call.incidents.receive(leak(first));
    first.clock.advance(26 * minute);
    first.clock.jumpWall(-60 * minute);
    const test = await first.reopen();
    test.clock.advance(5 * minute);
    const fired = firingsOf(test, phoneTitle);
    expect(new Set(fired.map((line) => line.split(' ')[1])).size).toBe(fired.length);
    expect(fired.some((line) => line.endsWith('over#0'))).toBe(true);
  });
});

describe('[INV-4] a stage and its notices are one transaction', () => {
  it('when a notice cannot be written, the stage is not either; afterwards both are, once', async () => {
    const test = await makeStation();
    await staff(test);
    await test.call.settings.change({ webhook: { url: 'http://localhost:9/hook' } });
    await test.call.incidents.receive(leak(test));
    test.station.parts.journal.db.exec("CREATE TRIGGER refuse BEFORE INSERT ON outbox BEGIN SELECT RAISE(ABORT, 'no room'); END");
    test.clock.advance(11 * minute);
    const { loggedErrors } = await import('#kit/station.ts');
    expect(loggedErrors.splice(0).length).toBeGreaterThan(0);
    expect(entries(test, 'obligation.stageFired')).toEqual([]);
    expect(test.station.parts.fault()).not.toBeNull();
    test.station.parts.journal.db.exec('DROP TRIGGER refuse');
    test.clock.advance(minute);
    expect(firingsOf(test, phoneTitle).filter((line) => line.endsWith('remind#0'))).toHaveLength(1);
    expect(test.station.parts.fault()).toBeNull();
    await test.station.outbox.idle();
    expect(test.webhook.sent.length).toBeGreaterThan(0);
  });
});

describe('reports open what follows', () => {
  it('a first report opens the follow-up at the next time of day, a follow-up the next one, the final ends them', async () => {
    const test = await makeStation();
    await staff(test);
    const { id } = await test.call.incidents.receive(leak(test));
    test.clock.advance(10 * minute);
    const send = async (type: 'first' | 'followUp' | 'final', mode: 'phone' | 'written') => {
      const draft = await test.call.reports.draft({ id, type, to: '市政府总值班室', mode });
      return test.call.reports.submit({ id: draft.id, receiver: '陈主任' });
    };
    await send('first', 'phone');
    await send('first', 'written');
    const followUps = async () =>
      (await test.call.obligations.list({ state: 'open', subject: id })).items.filter((one) => one.kind === 'followUp');
    expect((await followUps()).map((one) => one.dueAt)).toEqual(['2026-11-21T08:00:00+08:00']);
    test.clock.advance(60 * minute);
    await send('followUp', 'written');
    expect((await followUps()).map((one) => one.dueAt)).toEqual(['2026-11-21T08:00:00+08:00']);
    await test.call.incidents.changeFacts({ id, handlingEndedAt: toIso(test.clock.now(), zone) });
    expect((await test.call.obligations.list({ state: 'open', subject: id })).items.map((one) => one.kind)).toContain('final');
    await send('final', 'written');
    expect(await followUps()).toEqual([]);
    for (const one of (await test.call.obligations.list({ state: 'open', subject: id })).items)
      await test.call.obligations.meet({ id: one.id, note: '部门已报' });
    expect((await test.call.incidents.close({ id, reason: '处置完毕' })).state).toBe('closed');
  });
});

describe('a fault in the watch over the shifts', () => {
  it('holds back no limit of a report, and is told', async () => {
    const test = await makeStation();
    await staff(test);
    const { parts } = test.station;
    parts.loop.stop();
    const faults: unknown[] = [];
    let asked = 0;
    const loop = new ObligationLoop({
      journal: parts.journal,
      clock: parts.clock,
      settings: parts.settings,
      rosterContext: parts.rosterContext,
      attendants: [
        {
          open: () => {
            throw new Error('the roster cannot be read');
          },
          settle: () => undefined,
          nextAt: () => null,
        },
        { open: () => void (asked += 1), settle: () => void (asked += 1), nextAt: () => null },
      ],
      log: silentLog(),
      aliveFile: null,
      onFault: (fault) => void faults.push(fault),
    });
    loop.start();
    await test.call.incidents.receive(leak(test));
    test.clock.advance(31 * minute);
    loop.stop();
    expect(entries(test, 'obligation.stageFired').length).toBeGreaterThan(2);
    expect(String(faults[0])).toContain('the roster cannot be read');
    expect(asked, 'nor is the other one held back who attends the loop').toBeGreaterThan(3);
  });
});
