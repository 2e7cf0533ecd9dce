// How plotting reads in the timeline of an incident.
import type { z } from 'zod';
import type { LineRule, LineRules } from '../../reviews/types.ts';
import type { plotEntries } from './entries.ts';
import { plotName } from './symbols.ts';
import type { PlotAct } from './types.ts';

type Payload = z.infer<(typeof plotEntries)['plot.saved']['schema']>;
const line = (rule: LineRule<Payload>): LineRule => rule;

const acts: Record<'zh-CN' | 'en', Record<PlotAct, string>> = {
  'zh-CN': { drawn: '标绘', changed: '标绘改动', removed: '标绘移除', restored: '标绘恢复' },
  en: { drawn: 'Plotted', changed: 'Plot changed', removed: 'Plot removed', restored: 'Plot brought back' },
};

export const plotLines: LineRules = {
  'plot.saved': line({
    sort: 'note',
    log: false,
    incident: (p) => p.incident,
    text: {
      'zh-CN': (p) => `${acts['zh-CN'][p.act]}：${plotName(p.named, 'zh-CN')}${p.named.text === '' ? '' : `“${p.named.text}”`}`,
      en: (p) => `${acts.en[p.act]}: ${plotName(p.named, 'en')}${p.named.text === '' ? '' : ` “${p.named.text}”`}`,
    },
  }),
};
