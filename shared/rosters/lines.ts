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

export const rosterLines: LineRules = {
  'duty.assigned': line<'duty.assigned'>({
    sort: 'system',
    log: false,
    text: {
      'zh-CN': (p, c) => `${p.day} ${postName('zh-CN', p.post)}：${p.person === null ? '取消安排' : c.personName(p.person)}`,
      en: (p, c) => `${p.day} ${postName('en', p.post)}: ${p.person === null ? 'taken off' : c.personName(p.person)}`,
    },
  }),
};
