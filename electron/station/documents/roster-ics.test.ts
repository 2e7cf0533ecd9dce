// The calendar file held against RFC 5545: ends of lines, their length in octets, escapes, instants in UTC, names that are there once.
import { describe, expect, it } from 'vitest';
import { dutyCalendar, type DutyEvent } from './roster-ics.ts';

const event = (uid: string, more: Partial<DutyEvent> = {}): DutyEvent => ({
  uid,
  from: Date.UTC(2026, 10, 20),
  to: Date.UTC(2026, 10, 21),
  summary: '带班领导 王建国',
  description: '主班：李敏 19900001901\n副班：赵磊，孙洁; 值班人员：周倩 \\ 吴昊，郑伟，冯秀兰，彭海涛，田丽华',
  location: '云河县人民政府总值班室',
  sequence: 2,
  stamp: Date.UTC(2026, 9, 20, 2),
  ...more,
});
const unfold = (text: string): string[] => text.replaceAll('\r\n ', '').split('\r\n').slice(0, -1);

describe('the calendar of duties', () => {
  it('is lines of at most 75 octets, each whole in UTF-8, each ended by CRLF, also the last', async () => {
    const text = await dutyCalendar('云河县人民政府总值班室2026年11月值班表', [event('a'), event('b')], 'a.watchdesk');
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const line of text.split('\r\n')) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(line).not.toContain('\ufffd');
    }
  });

  it('says what it is for, and gives instants in UTC and each event a name of its own', async () => {
    const lines = unfold(await dutyCalendar('值班', [event('a'), event('b')], 'a.watchdesk'));
    expect(lines).toEqual(expect.arrayContaining(['VERSION:2.0', 'METHOD:PUBLISH', 'X-WR-CALNAME:值班', 'SEQUENCE:2']));
    expect(lines.filter((line) => /^(DTSTART|DTEND|DTSTAMP)/.test(line)).every((line) => /:\d{8}T\d{6}Z$/.test(line))).toBe(true);
    expect(lines.filter((line) => line.startsWith('DTSTAMP'))).toHaveLength(2);
    expect(lines.filter((line) => line.startsWith('UID:'))).toEqual(['UID:a@a.watchdesk', 'UID:b@a.watchdesk']);
    expect(lines.some((line) => line.startsWith('BEGIN:VTIMEZONE'))).toBe(false);
  });

  it('escapes what has a meaning in the format, and lets nobody add a line of his own', async () => {
    const lines = unfold(await dutyCalendar('甲,乙;丙', [event('a', { summary: '带班\r\nATTACH:http://x, y' })], 'x'));
    expect(lines).toContain('X-WR-CALNAME:甲\\,乙\\;丙');
    expect(lines).toContain('SUMMARY:带班 ATTACH:http://x\\, y');
    const description = lines.find((line) => line.startsWith('DESCRIPTION:'));
    expect(description).toContain('19900001901\\n副班：赵磊，孙洁\\; 值班人员：周倩 \\\\ 吴昊');
    expect(lines.some((line) => line.startsWith('ATTACH'))).toBe(false);
  });
});
