// The journal over time: an old one is read by a new program, a newer one waits, figures are always derived.
import { describe, expect, it } from 'vitest';
import { leak, staff } from '#kit/builders.ts';
import { differences, emptyJournal, frozen, stored } from '#kit/journals.ts';
import { evening, makeStation } from '#kit/station.ts';
import { parseHlc } from '#shared/time/hlc.ts';
import { z } from 'zod';
import { definitions, projections } from '#station/catalogue.ts';
import { rebuild } from '#station/journal/project.ts';
import { receiveEntries } from '#station/journal/receive.ts';
import { verifyJournal } from '#station/journal/verify.ts';
import { silentLog } from '#station/kernel/log.ts';

describe('a frozen journal of an older version', () => {
  const old = frozen('2026-11.jsonl');

  it('holds a type at version 1 that is at version 2 today', () => {
    expect(old.filter((entry) => entry.type === 'incident.merged').map((entry) => entry.v)).toEqual([1]);
    expect(definitions['incident.merged']?.v).toBe(2);
  });

  it('is read, verified and projected; what it lacks is filled by the upgrade', () => {
    const db = emptyJournal();
    expect(receiveEntries(db, old, definitions, projections)).toMatchObject({ taken: old.length, unknown: 0, refused: [] });
    expect(verifyJournal(db, definitions).problems).toEqual([]);
    const merged = db.raw.prepare("SELECT value FROM incidents WHERE state = 'merged'").get() as { value: string };
    expect(JSON.parse(merged.value)).toMatchObject({ title: '工业园有刺鼻气味', intoReceivedAt: null });
    expect(db.raw.prepare('SELECT count(*) AS n FROM obligations').get()).toEqual({ n: 12 });
    const again = emptyJournal();
    receiveEntries(again, old, definitions, projections);
    rebuild(again, projections, definitions, silentLog());
    expect(differences(again, db)).toEqual([]);
  });

  it('without the upgrade it would not be: the schema of today refuses the old payload', () => {
    const payload = JSON.parse(String(old.find((entry) => entry.type === 'incident.merged')?.payload)) as unknown;
    expect(definitions['incident.merged']?.schema.safeParse(payload).success).toBe(false);
  });
});

describe('entries of a newer program', () => {
  it('are verified and stored, shown as nothing, counted, and shown after the upgrade', async () => {
    const test = await makeStation();
    const newer = {
      ...definitions,
      'plan.filed': { v: 1, schema: z.object({ title: z.string() }) },
      'incident.noted': { v: 9, schema: z.object({ at: z.number(), text: z.string(), mood: z.string() }) },
    };
    const { journal } = test.station.parts;
    const { id } = await test.call.incidents.receive(leak(test));
    Object.assign(journal.definitions, newer);
    journal.commit('test', (tx) => {
      tx.append('plan.filed', tx.newId(), { title: '防汛预案' });
      tx.append('incident.noted', id, { at: tx.now, text: '新版记录', mood: 'calm' });
    });
    Object.assign(journal.definitions, { 'incident.noted': { v: 1, schema: z.object({ at: z.number(), text: z.string() }) } });
    delete journal.definitions['plan.filed'];
    expect(verifyJournal(journal.db, journal.definitions)).toMatchObject({ unknown: 2, problems: [] });
    const again = await test.reopen();
    rebuild(again.station.parts.journal.db, projections, journal.definitions, silentLog());
    const lines = (await again.call.incidents.get({ id })).timeline.map((line) => line.text);
    expect(lines).not.toContain('新版记录');
    const upgraded = {
      ...definitions,
      'incident.noted': { v: 9, schema: z.object({ at: z.number(), text: z.string(), mood: z.string() }) },
    };
    rebuild(again.station.parts.journal.db, projections, upgraded, silentLog());
    const noted = again.station.parts.read.get('test.noted', "SELECT 1 FROM timeline WHERE type = 'incident.noted' AND incident = ?", id);
    expect(noted).toBeDefined();
  });
});

describe('the clock of the entries across stations', () => {
  const minute = 60_000;
  /** A station that takes in what another one wrote `aheadMs` ahead of it; gives the two readings that follow. */
  async function after(aheadMs: number): Promise<{ theirs: number; ours: number }> {
    const them = await makeStation({ bare: true, at: evening + aheadMs });
    const us = await makeStation({ bare: true });
    const theirs = stored(them.station.parts.journal.db);
    receiveEntries(us.station.parts.journal.db, theirs, definitions, projections);
    const again = await us.reopen();
    const entry = again.station.parts.journal.commit('test', (tx) => tx.append('dutyLog.noted', tx.newId(), { at: tx.now, text: '交接' }));
    return { theirs: parseHlc(theirs.at(-1)?.hlc ?? '').physical, ours: parseHlc(entry.hlc).physical };
  }

  it('follows another station that is a minute ahead, so that what comes after reads after', async () => {
    const { theirs, ours } = await after(minute);
    expect(ours).toBe(theirs);
  });

  it('does not follow one whose wall clock is an hour wrong', async () => {
    const { ours } = await after(60 * minute);
    expect(ours).toBe(evening);
  });

  it('goes on after its own last entry, though older entries of others came in later', async () => {
    const us = await makeStation({ bare: true, at: evening + 3 * minute });
    const them = await makeStation({ bare: true });
    receiveEntries(us.station.parts.journal.db, stored(them.station.parts.journal.db), definitions, projections);
    us.clock.jumpWall(-2 * minute);
    const again = await us.reopen();
    expect(again.station.parts.clock.now()).toBeGreaterThanOrEqual(evening + 3 * minute);
    expect(again.station.parts.clock.held).toBe(true);
  });
});

describe('[INV-12] figures are derived from the journal, never stored', () => {
  it('are the same after everything but the journal was thrown away', async () => {
    const test = await makeStation();
    await staff(test);
    const { id } = await test.call.incidents.receive(leak(test));
    test.clock.advance(33 * 60_000);
    const draft = await test.call.reports.draft({ id, type: 'first', to: 'city-gov', mode: 'phone' });
    await test.call.reports.submit({ id: draft.id });
    const figures = async () => ({
      history: await test.call.obligations.history({ from: '2026-11-01T00:00:00+08:00', to: '2026-12-01T00:00:00+08:00' }),
      list: await test.call.incidents.list({}),
      alarms: await test.call.obligations.alarms(),
    });
    const before = await figures();
    expect(before.history.figures.total).toBeGreaterThan(3);
    expect(before.list.items[0]).toMatchObject({ lateCount: 1 });
    rebuild(test.station.parts.journal.db, projections, definitions, silentLog());
    expect(await figures()).toEqual(before);
  });
});
