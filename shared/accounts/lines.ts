// How entries about accounts read in a timeline.
import type { z } from 'zod';
import type { LineRule, LineRules } from '../reviews/types.ts';
import type { accountEntries } from './entries.ts';

type Payload<T extends keyof typeof accountEntries> = z.infer<(typeof accountEntries)[T]['schema']>;
const line = <T extends keyof typeof accountEntries>(rule: LineRule<Payload<T>>): LineRule => rule;

export const accountLines: LineRules = {
  'session.opened': line<'session.opened'>({ sort: 'system', log: false, text: { 'zh-CN': () => '登录', en: () => 'Logged in' } }),
  'session.closed': line<'session.closed'>({ sort: 'system', log: false, text: { 'zh-CN': () => '退出', en: () => 'Logged out' } }),
  'login.refused': line<'login.refused'>({
    sort: 'system',
    log: (p) => p.cause === 'locked',
    text: {
      'zh-CN': (p) =>
        `登录被拒：${p.name}（${{ wrong: '姓名或密码不对', locked: '已锁定', disabled: '已停用' }[p.cause]}，第 ${p.tries} 次）`,
      en: (p) => `Login refused: ${p.name} (${p.cause}, try ${p.tries})`,
    },
  }),
  'access.refused': line<'access.refused'>({
    sort: 'system',
    log: true,
    text: {
      'zh-CN': (p) => `越权被拒：${p.procedure}（需要 ${p.permission}）`,
      en: (p) => `Refused: ${p.procedure} (needs ${p.permission})`,
    },
  }),
  'user.saved': line<'user.saved'>({
    sort: 'system',
    log: false,
    text: { 'zh-CN': (p) => `账户变更${p.name ? `：${p.name}` : ''}`, en: (p) => `Account changed${p.name ? `: ${p.name}` : ''}` },
  }),
  'user.passwordChanged': line<'user.passwordChanged'>({
    sort: 'system',
    log: (p) => p.by === 'machine',
    text: {
      'zh-CN': (p) => (p.by === 'machine' ? '密码已在本机由管理员重置' : '密码已修改'),
      en: (p) => (p.by === 'machine' ? 'Password reset at the machine' : 'Password changed'),
    },
  }),
};
