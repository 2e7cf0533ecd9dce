// How entries about the station and its settings read in a timeline.
import type { z } from 'zod';
import type { LineRule, LineRules } from '../reviews/types.ts';
import type { settingsEntries } from './entries.ts';

type Payload<T extends keyof typeof settingsEntries> = z.infer<(typeof settingsEntries)[T]['schema']>;
const line = <T extends keyof typeof settingsEntries>(rule: LineRule<Payload<T>>): LineRule => rule;
const megabytes = (bytes: number): string => `${(bytes / 1_048_576).toFixed(1)} MB`;

export const settingsLines: LineRules = {
  'station.registered': line<'station.registered'>({
    sort: 'system',
    log: false,
    text: { 'zh-CN': (p) => `站点登记：${p.name}`, en: (p) => `Station registered: ${p.name}` },
  }),
  'settings.changed': line<'settings.changed'>({
    sort: 'system',
    log: true,
    text: { 'zh-CN': (p) => `设置变更：${Object.keys(p).join('、')}`, en: (p) => `Settings changed: ${Object.keys(p).join(', ')}` },
  }),
  'rule.versioned': line<'rule.versioned'>({
    sort: 'system',
    log: true,
    important: () => true,
    text: {
      'zh-CN': (p) => `规则 ${String(p.rule.id)} 新版本${p.reason ? `：${p.reason}` : ''}`,
      en: (p) => `Rule ${String(p.rule.id)}: new version${p.reason ? `: ${p.reason}` : ''}`,
    },
  }),
  'backup.made': line<'backup.made'>({
    sort: 'system',
    log: (p) => !p.scheduled,
    text: {
      'zh-CN': (p) => `备份完成（${megabytes(p.bytes)}${p.encrypted ? '，已加密' : ''}）`,
      en: (p) => `Backup made (${megabytes(p.bytes)}${p.encrypted ? ', encrypted' : ''})`,
    },
  }),
  'backup.failed': line<'backup.failed'>({
    sort: 'system',
    log: true,
    important: () => true,
    text: { 'zh-CN': (p) => `备份失败：${p.detail}`, en: (p) => `Backup failed: ${p.detail}` },
  }),
  'station.restored': line<'station.restored'>({
    sort: 'system',
    log: true,
    important: () => true,
    text: {
      'zh-CN': (p, c) => `从 ${c.moment(p.backupMadeAt)} 的备份恢复`,
      en: (p, c) => `Restored from the backup of ${c.moment(p.backupMadeAt)}`,
    },
  }),
};
