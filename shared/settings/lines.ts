// How entries about the station and its settings read in a timeline.
import type { z } from 'zod';
import type { LineRule, LineRules } from '../reviews/types.ts';
import type { settingsEntries } from './entries.ts';
import type { StationSettings } from './types.ts';

type Payload<T extends keyof typeof settingsEntries> = z.infer<(typeof settingsEntries)[T]['schema']>;
const line = <T extends keyof typeof settingsEntries>(rule: LineRule<Payload<T>>): LineRule => rule;
const megabytes = (bytes: number): string => `${(bytes / 1_048_576).toFixed(1)} MB`;

const settingNames: Record<'zh-CN' | 'en', Record<keyof StationSettings, string>> = {
  'zh-CN': {
    unitName: '单位名称',
    level: '层级',
    officeName: '值班室全称',
    zone: '时区',
    prefix: '编号前缀',
    serialTitle: '文号用语',
    packs: '规则包',
    handoverTime: '交接班时间',
    directorId: '主任',
    centre: '地图中心',
    backupTime: '备份时间',
    backupKeep: '备份保留份数',
    backupDir: '备份目录',
    backupMaps: '备份含大地图文件',
    mail: '邮件通道',
    webhook: '接口推送通道',
    allowedHosts: '允许的主机',
  },
  en: {
    unitName: 'name of the unit',
    level: 'level',
    officeName: 'name of the duty room',
    zone: 'time zone',
    prefix: 'number prefix',
    serialTitle: 'words of the serial number',
    packs: 'rule packs',
    handoverTime: 'handover time',
    directorId: 'director',
    centre: 'centre of the map',
    backupTime: 'backup time',
    backupKeep: 'number of backups kept',
    backupDir: 'backup folder',
    backupMaps: 'large map files in backups',
    mail: 'mail',
    webhook: 'webhook',
    allowedHosts: 'allowed hosts',
  },
};

/** What was changed, by name; a key of a newer program stays as it is. */
function changedNames(changed: Payload<'settings.changed'>, locale: 'zh-CN' | 'en'): string {
  const names: Record<string, string> = settingNames[locale];
  return Object.keys(changed)
    .map((key) => names[key] ?? key)
    .join(locale === 'en' ? ', ' : '、');
}

export const settingsLines: LineRules = {
  'station.registered': line<'station.registered'>({
    sort: 'system',
    log: false,
    text: { 'zh-CN': (p) => `站点登记：${p.name}`, en: (p) => `Station registered: ${p.name}` },
  }),
  'settings.changed': line<'settings.changed'>({
    sort: 'system',
    log: true,
    text: { 'zh-CN': (p) => `设置变更：${changedNames(p, 'zh-CN')}`, en: (p) => `Settings changed: ${changedNames(p, 'en')}` },
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
