// How entries about rosters read in a timeline.
import type { z } from 'zod';
import type { LineRule, LineRules } from '../reviews/types.ts';
import type { rosterEntries } from './entries.ts';
import type { Post } from './types.ts';

type Payload<T extends keyof typeof rosterEntries> = z.infer<(typeof rosterEntries)[T]['schema']>;
const line = <T extends keyof typeof rosterEntries>(rule: LineRule<Payload<T>>): LineRule => rule;

const postNames: Record<'zh-CN' | 'en', Record<Post, string>> = {
  'zh-CN': { leaderOnShift: '带班领导', main: '主班', deputy: '副班', driver: '司机', standby: '备勤', other: '值班人员' },
  en: { leaderOnShift: 'leader on shift', main: 'main officer', deputy: 'deputy', driver: 'driver', standby: 'standby', other: 'on duty' },
};
/** Posts that an office named itself are said as their id. */
const postName = (locale: 'zh-CN' | 'en', post: string): string => postNames[locale][post as Post] ?? post;

const why = (reason: string | undefined): string => (reason ? `（${reason}）` : '');
const whyEn = (reason: string | undefined): string => (reason ? ` (${reason})` : '');

export const rosterLines: LineRules = {
  'duty.assigned': line<'duty.assigned'>({
    sort: 'system',
    // A table is not read seat by seat in the log; who came in somebody's place is.
    log: (p) => p.how === 'substitution',
    text: {
      'zh-CN': (p, c) =>
        `${p.day} ${postName('zh-CN', p.post)}：${p.person === null ? '取消安排' : c.personName(p.person)}${p.how === 'substitution' && p.instead ? `，顶替${c.personName(p.instead)}` : ''}${why(p.reason)}`,
      en: (p, c) =>
        `${p.day} ${postName('en', p.post)}: ${p.person === null ? 'taken off' : c.personName(p.person)}${p.how === 'substitution' && p.instead ? `, in place of ${c.personName(p.instead)}` : ''}${whyEn(p.reason)}`,
    },
  }),
  'duty.corrected': line<'duty.corrected'>({
    sort: 'system',
    log: true,
    text: {
      'zh-CN': (p, c) =>
        `更正 ${p.day} ${postName('zh-CN', p.post)}实际值班：${p.person === null ? '无人' : c.personName(p.person)}${why(p.reason)}`,
      en: (p, c) =>
        `Correction: ${p.day} ${postName('en', p.post)} was served by ${p.person === null ? 'nobody' : c.personName(p.person)}${whyEn(p.reason)}`,
    },
  }),
  'gap.allowed': line<'gap.allowed'>({
    sort: 'system',
    log: true,
    important: () => true,
    text: {
      'zh-CN': (p) => `同意 ${p.day} ${postName('zh-CN', p.post)}空岗${why(p.reason)}`,
      en: (p) => `${p.day} ${postName('en', p.post)} may stay vacant${whyEn(p.reason)}`,
    },
  }),
  'gap.revoked': line<'gap.revoked'>({
    sort: 'system',
    log: true,
    text: {
      'zh-CN': (p) => `撤回 ${p.day} ${postName('zh-CN', p.post)}空岗的同意`,
      en: (p) => `${p.day} ${postName('en', p.post)} may no longer stay vacant`,
    },
  }),
  'roster.published': line<'roster.published'>({
    sort: 'system',
    log: true,
    text: {
      'zh-CN': (p) => `发布班表第 ${p.version} 版：${p.from} 至 ${p.to}${p.breaks.length > 0 ? `，${p.breaks.length} 处不合规则` : ''}`,
      en: (p) =>
        `Roster published, version ${p.version}: ${p.from} to ${p.to}${p.breaks.length > 0 ? `, ${p.breaks.length} broken rules` : ''}`,
    },
  }),
  'leave.saved': line<'leave.saved'>({
    sort: 'system',
    log: false,
    text: { 'zh-CN': (p) => (p.removed ? '销假' : '登记请假'), en: (p) => (p.removed ? 'Leave taken back' : 'Leave entered') },
  }),
  'swap.asked': line<'swap.asked'>({
    sort: 'system',
    log: false,
    text: {
      'zh-CN': (p, c) =>
        `申请换班：${c.personName(p.from)} ${p.gives.day}${p.takes ? ` ↔ ${c.personName(p.to)} ${p.takes.day}` : ` → ${c.personName(p.to)}`}${why(p.reason)}`,
      en: (p, c) =>
        `Swap asked for: ${c.personName(p.from)} ${p.gives.day}${p.takes ? ` ↔ ${c.personName(p.to)} ${p.takes.day}` : ` → ${c.personName(p.to)}`}${whyEn(p.reason)}`,
    },
  }),
  'swap.answered': line<'swap.answered'>({
    sort: 'system',
    log: false,
    text: {
      'zh-CN': (p) => `${p.accepted ? '同意换班' : '不同意换班'}${p.onBehalf ? '（代为登记）' : ''}${why(p.note)}`,
      en: (p) => `${p.accepted ? 'Swap agreed to' : 'Swap declined'}${p.onBehalf ? ', entered on behalf' : ''}${whyEn(p.note)}`,
    },
  }),
  'swap.decided': line<'swap.decided'>({
    sort: 'system',
    log: (p) => p.approved,
    text: {
      'zh-CN': (p) => `${p.approved ? '批准换班' : '不批准换班'}${why(p.note)}`,
      en: (p) => `${p.approved ? 'Swap approved' : 'Swap refused'}${whyEn(p.note)}`,
    },
  }),
  'swap.undone': line<'swap.undone'>({
    sort: 'system',
    log: true,
    text: { 'zh-CN': (p) => `撤销换班${why(p.reason)}`, en: (p) => `Swap taken back${whyEn(p.reason)}` },
  }),
};
