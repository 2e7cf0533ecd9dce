// Stations in this process, and what they are filled with: by the commands that people's clicks run.
import path from 'node:path';
import { setUp } from '#station/accounts/handlers.ts';
import { receive } from '#station/incidents/commands.ts';
import { silentLog } from '#station/kernel/log.ts';
import { openStation, type Station, type StationOptions } from '#station/station.ts';
import { blankFacts } from '#shared/incidents/facts.ts';
import type { Id } from '#shared/kernel/ids.ts';
import type { Clock } from '#shared/time/clock.ts';

export const assetsDir = path.resolve(import.meta.dirname, '../../assets');
export const admin = { name: '李敏', password: 'night-shift-2026' };

/** A station with an account that sends nothing to anyone. */
export async function openOffice(dataDir: string, clock: Clock, options: Partial<StationOptions> = {}): Promise<Station> {
  const station = openStation({ dataDir, assetsDir, clock, channels: () => [], log: silentLog(), ...options });
  await setUp(station.parts, { unitName: '云河县', officeName: '云河县人民政府总值班室', prefix: 'Y', ...admin });
  return station;
}

/** Fills fast: what is written in `work` need not survive a power cut in the middle of it. */
export async function hurried<T>(station: Station, work: () => T | Promise<T>): Promise<T> {
  const { raw } = station.parts.journal.db;
  raw.pragma('synchronous = OFF');
  try {
    return await work();
  } finally {
    raw.pragma('synchronous = FULL');
  }
}

const happenings = ['液氨泄漏', '货车侧翻', '山体滑坡', '居民楼火灾', '学生食物中毒', '供水管爆裂'];
const places = ['城关镇工业园', '王庄镇后营路口', '石桥乡青峰村', '河西街道幸福里', '东岭镇中心小学', '南关街道滨河路'];

/** An incident of its own kind and place, received by phone now; opens what the rules ask for. */
export function receiveNth({ parts }: Station, nth: number, actor: string): Id {
  return parts.journal.commit(actor, (tx) => {
    const what = happenings[nth % happenings.length] ?? '';
    const where = places[Math.floor(nth / happenings.length) % places.length] ?? '';
    const facts = {
      ...blankFacts(tx.now, 'phone'),
      title: `${where}${nth + 1}号${what}`,
      text: `${where}值班室电话报告：今日${where}${nth + 1}号附近发生${what}，受伤${nth % 7}人，已派人前往处置，现场情况正在核实。`,
      place: { text: `${where}${nth + 1}号` },
      kind: '12D02',
      grade: nth % 5 === 0 ? ('III' as const) : ('IV' as const),
      gradeBy: 'person' as const,
      occurredAt: tx.now - 10 * 60_000,
    };
    return receive(tx, parts, facts).id;
  });
}
