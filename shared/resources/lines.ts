// How entries about places read in a log.
import type { z } from 'zod';
import type { LineRule, LineRules } from '../reviews/types.ts';
import type { facilityEntries } from './entries.ts';

type Payload<T extends keyof typeof facilityEntries> = z.infer<(typeof facilityEntries)[T]['schema']>;
const line = <T extends keyof typeof facilityEntries>(rule: LineRule<Payload<T>>): LineRule => rule;

const undoneWords = {
  'zh-CN': {
    byHand: '撤销了场所导入',
    cancelled: '场所导入中途取消，没有留下内容',
    failed: '场所导入出错，已全部撤回',
    interrupted: '场所导入被中断，已全部撤回，请重新导入',
  },
  en: {
    byHand: 'Import of places undone',
    cancelled: 'Import of places cancelled, nothing of it stays',
    failed: 'Import of places failed, all of it was taken back',
    interrupted: 'Import of places was interrupted, all of it was taken back; please import again',
  },
};

export const facilityLines: LineRules = {
  'facility.saved': line<'facility.saved'>({
    sort: 'system',
    log: false,
    text: { 'zh-CN': (p) => `场所登记：${p.name ?? '有改动'}`, en: (p) => `Place saved: ${p.name ?? 'changed'}` },
  }),
  'dataset.saved': line<'dataset.saved'>({
    sort: 'system',
    log: false,
    text: { 'zh-CN': (p) => `地图数据：${p.name ?? '有改动'}`, en: (p) => `Map data: ${p.name ?? 'changed'}` },
  }),
  'dataset.imported': line<'dataset.imported'>({
    sort: 'system',
    log: false,
    text: {
      'zh-CN': (p) => `导入场所：${p.file}，新增 ${p.added}，更新 ${p.updated}，拒收 ${p.refused}`,
      en: (p) => `Places imported: ${p.file}, ${p.added} added, ${p.updated} updated, ${p.refused} refused`,
    },
  }),
  'dataset.undone': line<'dataset.undone'>({
    sort: 'system',
    // Nobody did it: whoever is on duty should know that the import has to be made again.
    log: (p) => p.reason === 'interrupted' || p.reason === 'failed',
    text: {
      'zh-CN': (p) => `${undoneWords['zh-CN'][p.reason]}：${p.file}`,
      en: (p) => `${undoneWords.en[p.reason]}: ${p.file}`,
    },
  }),
};
