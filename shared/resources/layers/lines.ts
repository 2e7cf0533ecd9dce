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
  'dataset.boundaryAdded': line<'dataset.boundaryAdded'>({
    sort: 'system',
    log: false,
    text: {
      'zh-CN': (p) => `导入界线：${p.shapes[0]?.name ?? ''}${p.shapes.length > 1 ? ` 等 ${p.shapes.length} 个` : ''}`,
      en: (p) => `Boundary imported: ${p.shapes[0]?.name ?? ''}${p.shapes.length > 1 ? ` and ${p.shapes.length - 1} more` : ''}`,
    },
  }),
};
