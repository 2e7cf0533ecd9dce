// How entries about what happens on duty read in a timeline.
import type { z } from 'zod';
import type { LineRule, LineRules } from '../reviews/types.ts';
import type { dutyEntries } from './entries.ts';
import { type CheckInWay, failedResults, type SpotResult } from './types.ts';

type Payload<T extends keyof typeof dutyEntries> = z.infer<(typeof dutyEntries)[T]['schema']>;
const line = <T extends keyof typeof dutyEntries>(rule: LineRule<Payload<T>>): LineRule => rule;

type Locale = 'zh-CN' | 'en';

const spotResultNames: Record<Locale, Record<SpotResult, string>> = {
  'zh-CN': { answered: '在岗接听', nobody: '无人接听', wrongPerson: '接听人不在班', wrongNumber: '号码有误' },
  en: {
    answered: 'answered by who is on duty',
    nobody: 'nobody answered',
    wrongPerson: 'answered by somebody not on duty',
    wrongNumber: 'number is wrong',
  },
};

const ways: Record<Locale, Record<CheckInWay, string>> = {
  'zh-CN': { page: '', phone: '（电话）' },
  en: { page: '', phone: ' (by telephone)' },
};

export const dutyLines: LineRules = {
  'dutyLog.noted': line<'dutyLog.noted'>({
    sort: 'note',
    log: true,
    at: (p) => p.at,
    incident: (p) => p.incident ?? null,
    text: {
      'zh-CN': (p, c) =>
        `${p.about === undefined ? '' : `【补记 ${c.moment(p.about)}】`}${p.corrects ? `【更正“${p.corrects.text}”】` : ''}${p.text}`,
      en: (p, c) =>
        `${p.about === undefined ? '' : `[added later, about ${c.moment(p.about)}] `}${p.corrects ? `[corrects “${p.corrects.text}”] ` : ''}${p.text}`,
    },
  }),
  'duty.changedUser': line<'duty.changedUser'>({
    sort: 'system',
    log: true,
    text: { 'zh-CN': (p) => `换人：${p.from ?? '—'} → ${p.to}`, en: (p) => `User changed: ${p.from ?? '—'} → ${p.to}` },
  }),
  'duty.checkedIn': line<'duty.checkedIn'>({
    sort: 'note',
    log: true,
    at: (p) => p.at,
    text: {
      'zh-CN': (p, c) => `签到：${p.postName} ${c.personName(p.person)}${ways['zh-CN'][p.via]}${p.note ? `，${p.note}` : ''}`,
      en: (p, c) => `Signed in: ${p.postName} ${c.personName(p.person)}${ways.en[p.via]}${p.note ? `, ${p.note}` : ''}`,
    },
  }),
  'spotCheck.made': line<'spotCheck.made'>({
    sort: 'note',
    log: true,
    important: (p) => failedResults.includes(p.result),
    at: (p) => p.at,
    text: {
      'zh-CN': (p) =>
        `查岗：${p.unitName}，${spotResultNames['zh-CN'][p.result]}${p.who ? `，接听 ${p.who}` : ''}${p.note ? `，${p.note}` : ''}`,
      en: (p) => `Spot check: ${p.unitName}, ${spotResultNames.en[p.result]}${p.who ? `, ${p.who}` : ''}${p.note ? `, ${p.note}` : ''}`,
    },
  }),
  'spotCheck.cancelled': line<'spotCheck.cancelled'>({
    sort: 'note',
    log: (p) => !p.byPlan,
    text: { 'zh-CN': (p) => `取消查岗：${p.unitName}（${p.reason}）`, en: (p) => `Spot check called off: ${p.unitName} (${p.reason})` },
  }),
  'handover.limitTaken': line<'handover.limitTaken'>({
    sort: 'limit',
    log: true,
    incident: (p) => p.incident,
    text: {
      'zh-CN': (p, c) => `${p.by} 接下时限：${p.title}，${c.moment(p.dueAt)} 前`,
      en: (p, c) => `${p.by} took over: ${p.title}, by ${c.moment(p.dueAt)}`,
    },
  }),
  'handover.completed': line<'handover.completed'>({
    sort: 'note',
    log: true,
    important: () => true,
    text: {
      'zh-CN': ({ sheet }) =>
        `交接班：${sheet.outgoing.name} 交，${sheet.relief.name} 接${sheet.countersigned ? `，${sheet.countersigned.name} 监交` : ''}，接下时限 ${sheet.limits.length} 项，在办事件 ${sheet.incidents.length} 起`,
      en: ({ sheet }) =>
        `Handed over: ${sheet.outgoing.name} to ${sheet.relief.name}${sheet.countersigned ? `, witnessed by ${sheet.countersigned.name}` : ''}; ${sheet.limits.length} limits taken, ${sheet.incidents.length} incidents open`,
    },
  }),
  'handover.equipmentSaved': line<'handover.equipmentSaved'>({
    sort: 'system',
    log: false,
    text: { 'zh-CN': (p) => `交接物品清单改为 ${p.items.length} 项`, en: (p) => `The list of equipment has ${p.items.length} items now` },
  }),
};
