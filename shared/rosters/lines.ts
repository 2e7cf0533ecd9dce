// How entries about duty read in a timeline.
import type { z } from 'zod';
import type { LineRule, LineRules } from '../reviews/types.ts';
import type { rosterEntries } from './entries.ts';
import type { Post } from './types.ts';

type Payload<T extends keyof typeof rosterEntries> = z.infer<(typeof rosterEntries)[T]['schema']>;
const line = <T extends keyof typeof rosterEntries>(rule: LineRule<Payload<T>>): LineRule => rule;

const postNames: Record<'zh-CN' | 'en', Record<Post, string>> = {
  'zh-CN': { leaderOnShift: '带班领导', main: '主班', deputy: '副班', other: '值班人员' },
  en: { leaderOnShift: 'leader on shift', main: 'main officer', deputy: 'deputy', other: 'on duty' },
};

export const rosterLines: LineRules = {
  'duty.assigned': line<'duty.assigned'>({
    sort: 'system',
    log: false,
    text: {
      'zh-CN': (p, c) => `${p.day} ${postNames['zh-CN'][p.post]}：${p.person === null ? '取消安排' : c.personName(p.person)}`,
      en: (p, c) => `${p.day} ${postNames.en[p.post]}: ${p.person === null ? 'taken off' : c.personName(p.person)}`,
    },
  }),
  'dutyLog.noted': line<'dutyLog.noted'>({
    sort: 'note',
    log: true,
    at: (p) => p.at,
    incident: (p) => p.incident ?? null,
    text: { 'zh-CN': (p) => p.text, en: (p) => p.text },
  }),
  'duty.changedUser': line<'duty.changedUser'>({
    sort: 'system',
    log: true,
    text: { 'zh-CN': (p) => `换人：${p.from ?? '—'} → ${p.to}`, en: (p) => `User changed: ${p.from ?? '—'} → ${p.to}` },
  }),
};
