// How entries about obligations and alarms read in a timeline.
import type { z } from 'zod';
import type { LineRule, LineRules, Locale } from '../reviews/types.ts';
import type { obligationEntries } from './entries.ts';
import type { Role, SystemAlarmKind } from './types.ts';
import { spanText } from '../time/span.ts';

type Payload<T extends keyof typeof obligationEntries> = z.infer<(typeof obligationEntries)[T]['schema']>;
const line = <T extends keyof typeof obligationEntries>(rule: LineRule<Payload<T>>): LineRule => rule;

const ofIncident = (p: { incident: string | null }): string | null => p.incident;

export const roleNames: Record<Locale, Record<Role, string>> = {
  'zh-CN': { main: '主班', deputy: '副班', leaderOnShift: '带班领导', director: '主任' },
  en: { main: 'main officer', deputy: 'deputy', leaderOnShift: 'leader on shift', director: 'director' },
};

export const alarmNames: Record<Locale, Record<SystemAlarmKind, string>> = {
  'zh-CN': {
    selfTest: '告警自检',
    clockJumped: '系统时钟倒退，请核对',
    noLeader: '当前没有带班领导',
    auditMismatch: '审计发现应触发而未触发的提醒',
    backupOld: '备份过期',
    noticeFailed: '通知未能送达',
    diskLow: '磁盘空间不足',
    entriesLost: '记录少于停机前，可能已丢失，请核对并从备份恢复',
    damaged: '数据库损坏，请从备份恢复',
  },
  en: {
    selfTest: 'Alarm self-test',
    clockJumped: 'The system clock went back; check it',
    noLeader: 'No leader is on shift',
    auditMismatch: 'The auditor found a stage that should have fired',
    backupOld: 'The backup is old',
    noticeFailed: 'A notice could not be delivered',
    diskLow: 'Disk space is low',
    entriesLost: 'There are fewer entries than before the stop; check, and restore a backup',
    damaged: 'The database is damaged; restore a backup',
  },
};

function told(p: Payload<'obligation.stageFired'>, locale: Locale): string {
  const names = [...new Set(p.notices.map((notice) => `${roleNames[locale][notice.role]} ${notice.name}`))];
  const nobody = locale === 'en' ? 'nobody on duty' : '无人在岗';
  return names.length > 0 ? names.join(locale === 'en' ? ', ' : '、') : nobody;
}

function left(p: { dueAt: number; firedAt: number }, locale: Locale): string {
  const ms = p.dueAt - p.firedAt;
  if (ms >= 0) return locale === 'en' ? `${spanText(ms, locale)} left` : `还有 ${spanText(ms, locale)}`;
  return locale === 'en' ? `${spanText(ms, locale)} over` : `已超 ${spanText(ms, locale)}`;
}

const proofText = (proof: Payload<'obligation.met'>['proof']): string =>
  [proof.receiver, proof.via, proof.reference].filter(Boolean).join('，');

export const obligationLines: LineRules = {
  'obligation.opened': line<'obligation.opened'>({
    sort: 'limit',
    log: false,
    incident: ofIncident,
    text: {
      'zh-CN': (p, c) => `开始计时：${p.title}，${c.moment(p.dueAt)} 前`,
      en: (p, c) => `Limit opened: ${p.title}, by ${c.moment(p.dueAt)}`,
    },
  }),
  'obligation.met': line<'obligation.met'>({
    sort: 'limit',
    // Signing in, handing over and a spot check have a line of their own; that a gap was filled has none.
    log: (p) => p.incident !== null || p.title.startsWith('空岗'),
    important: () => true,
    at: (p) => p.at,
    incident: ofIncident,
    text: {
      'zh-CN': (p) => `办结：${p.title}${proofText(p.proof) ? `（${proofText(p.proof)}）` : ''}`,
      en: (p) => `Met: ${p.title}${proofText(p.proof) ? ` (${proofText(p.proof)})` : ''}`,
    },
  }),
  'obligation.waived': line<'obligation.waived'>({
    sort: 'limit',
    log: (p) => p.by === 'person',
    incident: ofIncident,
    text: { 'zh-CN': (p) => `不再要求：${p.title}（${p.reason}）`, en: (p) => `Waived: ${p.title} (${p.reason})` },
  }),
  'obligation.ended': line<'obligation.ended'>({
    sort: 'limit',
    log: true,
    important: () => true,
    incident: ofIncident,
    text: {
      'zh-CN': (p) => `${p.incident === null ? '未办' : '漏报'}：${p.title}（${p.reason}）`,
      en: (p) => `Missed: ${p.title} (${p.reason})`,
    },
  }),
  'obligation.explained': line<'obligation.explained'>({
    sort: 'limit',
    log: true,
    incident: ofIncident,
    text: { 'zh-CN': (p) => `说明：${p.title}：${p.reason}`, en: (p) => `Explained: ${p.title}: ${p.reason}` },
  }),
  'obligation.stageFired': line<'obligation.stageFired'>({
    sort: 'alarm',
    log: (p) => p.repeat === 0,
    important: (p) => p.priority === 'urgent' && p.repeat === 0,
    incident: ofIncident,
    text: {
      'zh-CN': (p) =>
        `${p.repeat === 0 ? '提醒' : '再次提醒'}：${p.title}，${left(p, 'zh-CN')}，告知 ${told(p, 'zh-CN')}${p.lateMs > 5_000 ? `（补发，晚 ${spanText(p.lateMs, 'zh-CN')}）` : ''}`,
      en: (p) =>
        `${p.repeat === 0 ? 'Reminder' : 'Again'}: ${p.title}, ${left(p, 'en')}, told ${told(p, 'en')}${p.lateMs > 5_000 ? ` (made up for, ${spanText(p.lateMs, 'en')} late)` : ''}`,
    },
  }),
  'alarm.acknowledged': line<'alarm.acknowledged'>({
    sort: 'alarm',
    log: true,
    incident: ofIncident,
    text: {
      'zh-CN': (p, c) => `签收告警：${p.title}，静默至 ${c.clock(p.until)}${p.note ? `（${p.note}）` : ''}`,
      en: (p, c) => `Acknowledged: ${p.title}, quiet until ${c.clock(p.until)}${p.note ? ` (${p.note})` : ''}`,
    },
  }),
  'alarm.silenced': line<'alarm.silenced'>({
    sort: 'alarm',
    log: true,
    text: { 'zh-CN': (p) => `静音 ${p.alarms.length} 项告警`, en: (p) => `Silenced ${p.alarms.length} alarms` },
  }),
  'alarm.raised': line<'alarm.raised'>({
    sort: 'alarm',
    log: true,
    important: (p) => p.kind !== 'selfTest',
    text: { 'zh-CN': (p) => `告警：${alarmNames['zh-CN'][p.kind]}`, en: (p) => `Alarm: ${alarmNames.en[p.kind]}` },
  }),
  'alarm.cleared': line<'alarm.cleared'>({ sort: 'alarm', log: false, text: { 'zh-CN': () => '告警解除', en: () => 'Alarm cleared' } }),
  'alarm.shelved': line<'alarm.shelved'>({
    sort: 'alarm',
    log: true,
    text: {
      'zh-CN': (p, c) => `搁置告警至 ${c.clock(p.until)}：${p.reason}`,
      en: (p, c) => `Alarm shelved until ${c.clock(p.until)}: ${p.reason}`,
    },
  }),
  'notice.delivered': line<'notice.delivered'>({
    sort: 'alarm',
    log: false,
    incident: ofIncident,
    text: {
      // The net has taken a text message; whether it has arrived nobody knows yet.
      'zh-CN': (p) => (p.channel === 'sms' ? `短信已发出 ${p.name}：${p.title}` : `通知已送达 ${p.name}（${p.channel}）：${p.title}`),
      en: (p) =>
        p.channel === 'sms' ? `Text message sent to ${p.name}: ${p.title}` : `Notice delivered to ${p.name} (${p.channel}): ${p.title}`,
    },
  }),
  'notice.failed': line<'notice.failed'>({
    sort: 'alarm',
    log: true,
    incident: ofIncident,
    text: {
      'zh-CN': (p) => `通知未送达 ${p.name}（${p.channel}，第 ${p.attempt} 次）：${p.detail}`,
      en: (p) => `Notice to ${p.name} failed (${p.channel}, try ${p.attempt}): ${p.detail}`,
    },
  }),
  'watch.interrupted': line<'watch.interrupted'>({
    sort: 'system',
    log: true,
    important: () => true,
    text: {
      'zh-CN': (p, c) => `值守中断 ${c.moment(p.from)}–${c.clock(p.to)}，期间到期 ${p.due} 项`,
      en: (p, c) => `Nobody watched from ${c.moment(p.from)} to ${c.clock(p.to)}; ${p.due} fell due`,
    },
  }),
  'clock.jumped': line<'clock.jumped'>({
    sort: 'system',
    log: true,
    important: () => true,
    text: {
      'zh-CN': (p) => `系统时钟倒退 ${spanText(p.deltaMs, 'zh-CN')}，计时不受影响`,
      en: (p) => `The system clock went back by ${spanText(p.deltaMs, 'en')}; limits are not affected`,
    },
  }),
  'clock.confirmed': line<'clock.confirmed'>({
    sort: 'system',
    log: true,
    text: { 'zh-CN': () => '系统时钟已核对', en: () => 'The system clock was checked' },
  }),
  'audit.mismatch': line<'audit.mismatch'>({
    sort: 'system',
    log: true,
    important: () => true,
    text: {
      'zh-CN': (p) => `审计不符：缺 ${p.missing.length} 项，多 ${p.unexpected.length} 项`,
      en: (p) => `Audit mismatch: ${p.missing.length} missing, ${p.unexpected.length} unexpected`,
    },
  }),
};
