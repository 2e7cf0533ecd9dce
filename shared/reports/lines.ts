// How entries about reports read in a timeline.
import type { z } from 'zod';
import type { LineRule, LineRules } from '../reviews/types.ts';
import type { reportEntries } from './entries.ts';

type Payload<T extends keyof typeof reportEntries> = z.infer<(typeof reportEntries)[T]['schema']>;
const line = <T extends keyof typeof reportEntries>(rule: LineRule<Payload<T>>): LineRule => rule;
const ofIncident = (p: { incident: string }): string => p.incident;

export const reportLines: LineRules = {
  'report.drafted': line<'report.drafted'>({
    sort: 'report',
    log: false,
    incident: ofIncident,
    text: { 'zh-CN': (p) => `起草${p.title}（${p.content.number}）`, en: (p) => `Drafted ${p.title} (${p.content.number})` },
  }),
  'report.edited': line<'report.edited'>({
    sort: 'report',
    log: false,
    incident: ofIncident,
    text: { 'zh-CN': (p) => `修改${p.title}`, en: (p) => `Edited ${p.title}` },
  }),
  'report.discarded': line<'report.discarded'>({
    sort: 'report',
    log: false,
    incident: ofIncident,
    text: { 'zh-CN': (p) => `作废草稿：${p.title}`, en: (p) => `Draft discarded: ${p.title}` },
  }),
  'report.signedOff': line<'report.signedOff'>({
    sort: 'report',
    log: true,
    at: (p) => p.at,
    incident: ofIncident,
    text: {
      'zh-CN': (p) => `${p.by}签发（${{ here: '当面', phone: '电话', later: '补签' }[p.how]}）：${p.title}`,
      en: (p) => `Signed off by ${p.by} (${{ here: 'in person', phone: 'by phone', later: 'afterwards' }[p.how]}): ${p.title}`,
    },
  }),
  'report.submitted': line<'report.submitted'>({
    sort: 'report',
    log: true,
    important: () => true,
    at: (p) => p.at,
    incident: ofIncident,
    text: {
      'zh-CN': (p) =>
        `报送${p.content.to}：${p.title}${p.proof.receiver ? `，接收人 ${p.proof.receiver}` : ''}${p.signed ? '' : '（未签发）'}`,
      en: (p) =>
        `Submitted to ${p.content.to}: ${p.title}${p.proof.receiver ? `, received by ${p.proof.receiver}` : ''}${p.signed ? '' : ' (not signed off)'}`,
    },
  }),
  'report.receipted': line<'report.receipted'>({
    sort: 'report',
    log: true,
    at: (p) => p.at,
    incident: ofIncident,
    text: { 'zh-CN': (p) => `回执：${p.by} 已收到 ${p.title}`, en: (p) => `Receipt: ${p.by} has ${p.title}` },
  }),
};
