// How entries about places read in a log.
import type { z } from 'zod';
import type { LineRule, LineRules } from '../reviews/types.ts';
import type { facilityEntries } from './entries.ts';

type Payload<T extends keyof typeof facilityEntries> = z.infer<(typeof facilityEntries)[T]['schema']>;
const line = <T extends keyof typeof facilityEntries>(rule: LineRule<Payload<T>>): LineRule => rule;

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
};
