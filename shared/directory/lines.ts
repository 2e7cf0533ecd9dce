// How entries about the directory read in a timeline.
import type { z } from 'zod';
import type { LineRule, LineRules } from '../reviews/types.ts';
import type { directoryEntries } from './entries.ts';

type Payload<T extends keyof typeof directoryEntries> = z.infer<(typeof directoryEntries)[T]['schema']>;
const line = <T extends keyof typeof directoryEntries>(rule: LineRule<Payload<T>>): LineRule => rule;

export const directoryLines: LineRules = {
  'directory.imported': line<'directory.imported'>({
    sort: 'system',
    log: true,
    text: {
      'zh-CN': (p) => `通讯录导入“${p.file}”：新增 ${p.added} 人，更新 ${p.changed} 人，未采用 ${p.refused} 行`,
      en: (p) => `Directory: "${p.file}" taken in: ${p.added} added, ${p.changed} changed, ${p.refused} rows refused`,
    },
  }),
  'directory.importUndone': line<'directory.importUndone'>({
    sort: 'system',
    log: true,
    text: {
      'zh-CN': (p) => `撤销通讯录导入：恢复 ${p.restored} 项${p.kept > 0 ? `，保留此后改动的 ${p.kept} 项` : ''}`,
      en: (p) => `Directory import undone: ${p.restored} set back${p.kept > 0 ? `, ${p.kept} kept that were changed since` : ''}`,
    },
  }),
};
