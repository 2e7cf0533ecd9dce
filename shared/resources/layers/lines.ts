// How entries about layers read in a log.
import type { z } from 'zod';
import type { LineRule, LineRules } from '../../reviews/types.ts';
import type { mapLayerEntries } from './entries.ts';

type Payload<T extends keyof typeof mapLayerEntries> = z.infer<(typeof mapLayerEntries)[T]['schema']>;
const line = <T extends keyof typeof mapLayerEntries>(rule: LineRule<Payload<T>>): LineRule => rule;

export const mapLayerLines: LineRules = {
  'mapLayer.saved': line<'mapLayer.saved'>({
    sort: 'system',
    log: false,
    text: { 'zh-CN': (p) => `底图图层：${p.name ?? '有改动'}`, en: (p) => `Map layer: ${p.name ?? 'changed'}` },
  }),
};
