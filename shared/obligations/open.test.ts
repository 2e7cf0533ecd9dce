import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hours, minutes } from '../time/clock.ts';
import { desiredObligations, type IncidentForRules, type OpeningContext } from './open.ts';
import type { DeadlineRule, Ladder } from './types.ts';
import { rulesInForce } from '../settings/in-force.ts';
import type { Pack } from '../settings/types.ts';

const read = <T>(name: string): T[] => JSON.parse(readFileSync(new URL(`../../assets/rules/${name}.json`, import.meta.url), 'utf8')) as T[];
const deadlines = read<DeadlineRule>('deadlines');
const ladders = read<Ladder>('ladders');
const packs = read<Pack>('packs')
  .filter((pack) => pack.defaultOn)
  .map((pack) => pack.id);

const received = Date.UTC(2026, 10, 20, 14, 54);
const context: OpeningContext = {
  opensOn: 'received',
  at: received,
  level: 'county',
  zone: 'Asia/Shanghai',
  ladders,
  office: { id: 'office', name: '云河县总值班室' },
};
const incident: IncidentForRules = {
  kindLine: ['12D02', '12D00', '12000'],
  grade: 'III',
  marks: [],
  occurredAt: received - minutes(5),
  learnedAt: null,
  receivedAt: received,
  caller: null,
};
const inForce = rulesInForce(deadlines, packs, received);
/** recipient: owner, mode, minutes after receipt, rule. */
const short = (one: IncidentForRules, given = context, rules = inForce): string[] =>
  desiredObligations(rules, one, given).map(
    (wanted) =>
      `${wanted.owedBy.id}→${wanted.recipient.id} ${wanted.duty} ${wanted.mode} ${Math.round((wanted.dueAt - received) / 60_000)} ${wanted.rule.id}`,
  );

describe('what the packs of a county open', () => {
  it('table a5: III by phone in 30, in writing in 60 minutes from receipt; I in 15 and 30', () => {
    expect(short(incident).filter((line) => line.startsWith('office'))).toEqual([
      'office→city-gov first phone 30 A5-2-III-phone',
      'office→city-gov first written 60 A5-2-III-written',
    ]);
    expect(short({ ...incident, grade: 'I' }).filter((line) => line.startsWith('office→city-gov'))).toEqual([
      'office→city-gov first phone 15 A5-2-major-phone',
      'office→city-gov first written 30 A5-2-major-written',
    ]);
    expect(short({ ...incident, grade: 'IV' }).filter((line) => line.startsWith('office'))).toEqual([
      'office→city-gov first written 120 A5-2-IV-written',
    ]);
  });

  it('several duties from several packs hold at once, strictest first, each with its source', () => {
    const lines = short(incident);
    expect(lines).toContain('unit→county-emergency first any 60 RD007');
    expect(lines).toContain('county-emergency→city-emergency first any 120 RD008');
    expect(lines).toContain('county-environment→city-environment first any 240 RD025-12D02');
    const due = desiredObligations(inForce, incident, context).map((wanted) => wanted.dueAt);
    expect(due).toEqual([...due].sort((a, b) => a - b));
  });

  it('"at once" of the law is a basis of the local limit, not a second duty; alone it is the default of the ladder, and says so', () => {
    const phone = desiredObligations(inForce, incident, context).find((wanted) => wanted.rule.id === 'A5-2-III-phone');
    expect(phone?.bases.map((basis) => [basis.id, basis.limitSeconds])).toEqual([['RD002', null]]);
    const lawOnly = rulesInForce(deadlines, ['national'], received);
    const [alone] = desiredObligations(lawOnly, incident, context);
    expect([alone?.rule.id, alone?.rule.limitIsDefault, alone?.rule.limitSeconds]).toEqual(['RD002', true, 900]);
  });

  it('the clock starts at what the rule names, and says what it used when that is not known', () => {
    const chongqing = rulesInForce(deadlines, ['chongqing'], received);
    const [fromOccurrence] = desiredObligations(chongqing, incident, context);
    expect([fromOccurrence?.startedAt, fromOccurrence?.rule.clockUsed]).toEqual([received - minutes(5), 'occurred']);
    const [unknown] = desiredObligations(chongqing, { ...incident, occurredAt: null }, context);
    expect([unknown?.startedAt, unknown?.rule.clock, unknown?.rule.clockUsed]).toEqual([received, 'occurred', 'received']);
  });

  it('two provinces differ tenfold: the same incident, other packs', () => {
    const minutesOf = (pack: string): number[] =>
      desiredObligations(rulesInForce(deadlines, [pack], received), { ...incident, grade: 'IV', occurredAt: received }, context).map(
        (wanted) => Math.round((wanted.dueAt - received) / 60_000),
      );
    expect(minutesOf('wuhan')).toEqual([120]);
    expect(minutesOf('anshan')).toEqual([1440]);
  });

  it('what a township owes us opens only when a township called and the time of occurrence is known', () => {
    const township = { id: 'u1', name: '石桥镇人民政府', kind: 'township' };
    const inbound = short({ ...incident, caller: township }).filter((line) => line.includes('inbound'));
    expect(inbound).toEqual(['u1→office inbound phone 15 A5-1-phone', 'u1→office inbound written 35 A5-1-written']);
    expect(short(incident).some((line) => line.includes('inbound'))).toBe(false);
  });

  it('a raised grade counts from the change, where the rule says so', () => {
    const change = received + minutes(20);
    const raised = desiredObligations(inForce, { ...incident, grade: 'I' }, { ...context, at: change, raised: true });
    expect(raised.find((wanted) => wanted.rule.id === 'A5-2-major-phone')?.dueAt).toBe(change + minutes(15));
  });

  it('follow-ups are due at the next time of day that is at least an hour away', () => {
    const follow: OpeningContext = { ...context, opensOn: 'firstSubmitted', recipientId: 'city-gov', round: 1 };
    const dueFrom = (at: number): string[] =>
      desiredObligations(inForce, incident, { ...follow, at }).map((wanted) =>
        new Date(wanted.dueAt + hours(8)).toISOString().slice(5, 16),
      );
    expect(dueFrom(Date.UTC(2026, 10, 20, 15, 20))).toEqual(['11-21T08:00']);
    expect(dueFrom(Date.UTC(2026, 10, 20, 23, 30))).toEqual(['11-21T17:00']);
    expect(dueFrom(Date.UTC(2026, 10, 21, 0, 0))).toEqual(['11-21T17:00']);
  });

  it('the two hours of the largest grades are stricter than the times of day', () => {
    const follow: OpeningContext = { ...context, opensOn: 'firstSubmitted', recipientId: 'city-gov', round: 1, at: received };
    const wanted = desiredObligations(inForce, { ...incident, grade: 'I' }, follow);
    expect(wanted.map((one) => [one.rule.id, one.dueAt - received, one.bases.map((basis) => basis.id)])).toEqual([
      ['A5-3-major-2h', hours(2), ['A5-3-daily']],
    ]);
  });
});
