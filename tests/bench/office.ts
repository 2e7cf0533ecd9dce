// Stations in this process, and what they are filled with: by the commands that people's clicks run.
import path from 'node:path';
import { setUp } from '#station/accounts/handlers.ts';
import { savePerson } from '#station/directory/commands.ts';
import { receive } from '#station/incidents/commands.ts';
import { entriesAfter } from '#station/journal/read.ts';
import { silentLog } from '#station/kernel/log.ts';
import { meet } from '#station/obligations/commands.ts';
import { obligationsOf } from '#station/obligations/queries.ts';
import { assign } from '#station/rosters/commands.ts';
import { openStation, type Station, type StationOptions } from '#station/station.ts';
import { blankFacts } from '#shared/incidents/facts.ts';
import type { Id } from '#shared/kernel/ids.ts';
import type { PlannedStage } from '#shared/obligations/types.ts';
import { shiftAt } from '#shared/rosters/shift.ts';
import type { Clock, Millis } from '#shared/time/clock.ts';
import { dayText } from '#shared/time/zone.ts';

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

/** Everything that an incident owes has been done. */
function settle({ parts }: Station, incident: Id): void {
  parts.journal.commit('bench', (tx) => {
    for (const row of obligationsOf(tx.db, incident)) if (row.closedAt === null) meet(tx, row.id, tx.now, {});
  });
}

/** People on duty now and in the next shift, so that whoever a stage tells is there. */
export function staff({ parts }: Station): void {
  parts.journal.commit('bench', (tx) => {
    const settings = parts.settings();
    const { day } = shiftAt(tx.now, settings.handoverTime, settings.zone);
    const next = dayText(Date.parse(`${day}T12:00:00+08:00`) + 86_400_000, settings.zone);
    (['leaderOnShift', 'main', 'deputy'] as const).forEach((post, order) => {
      const person = savePerson(tx, undefined, {
        name: ['王建国', '李敏', '赵磊'][order] ?? '',
        unit: null,
        post: '值班员',
        phones: [{ kind: 'mobile', number: '19900000001' }],
        email: null,
        order,
        removed: false,
      });
      for (const on of [day, next]) assign(tx, { day: on, post, person }, parts.rosterContext());
    });
  });
}

interface Opened {
  incident: Id;
  startedAt: Millis;
  dueAt: Millis;
  stages: PlannedStage[];
}

/** As the rules plan them for a report in writing: what `openMany` opens again and again. */
function pattern(station: Station): Opened {
  const { read } = station.parts;
  settle(station, receiveNth(station, 0, 'bench'));
  const opened = entriesAfter(read, 0, 1_000)
    .filter((entry) => entry.type === 'obligation.opened')
    .map((entry) => JSON.parse(entry.payload) as Opened & { mode: string });
  const found = opened.find((payload) => payload.mode === 'written') ?? opened[0];
  if (!found) throw new Error('the rules opened nothing');
  return found;
}

export interface Opening {
  count: number;
  /** Moment of the first stage of the nth. */
  firstAt: (nth: number) => Millis;
  /** How many times longer than the rule's its limit and the pauses between its stages are. */
  stretch?: number;
  /** Lets some time pass between one incident's obligations and the next one's. */
  pass?: () => void;
}

/** An incident of a bad night opens so many. */
const together = 6;

/** Opens obligations over a hundred incidents, as the rules plan them. */
export function openMany(station: Station, { count, firstAt, stretch = 1, pass }: Opening): void {
  const { journal } = station.parts;
  const like = pattern(station);
  const incidents = Array.from({ length: 100 }, (_, nth) => receiveNth(station, nth + 1, 'bench'));
  for (const incident of incidents) settle(station, incident);
  const origin = like.stages[0]?.at ?? like.dueAt;
  for (let from = 0; from < count; from += together) {
    pass?.();
    journal.commit('bench', (tx) => {
      for (let nth = from; nth < Math.min(count, from + together); nth += 1) {
        const first = firstAt(nth);
        const moved = (moment: Millis): Millis => first + (moment - origin) * stretch;
        tx.append('obligation.opened', tx.newId(), {
          ...like,
          incident: incidents[(from / together) % incidents.length],
          startedAt: moved(like.startedAt),
          openedAt: tx.now,
          dueAt: moved(like.dueAt),
          stages: like.stages.map((stage) => ({ ...stage, at: moved(stage.at) })),
        });
      }
    });
  }
}
