// How entries about what happens on duty read in a timeline.
import type { z } from 'zod';
import type { LineRule, LineRules } from '../reviews/types.ts';
import type { dutyEntries } from './entries.ts';

type Payload<T extends keyof typeof dutyEntries> = z.infer<(typeof dutyEntries)[T]['schema']>;
const line = <T extends keyof typeof dutyEntries>(rule: LineRule<Payload<T>>): LineRule => rule;

export const dutyLines: LineRules = {
  'dutyLog.noted': line<'dutyLog.noted'>({
    sort: 'note',
    log: true,
    at: (p) => p.at,
    incident: (p) => p.incident ?? null,
    text: { 'zh-CN': (p) => p.text, en: (p) => p.text },
  }),
  'duty.changedUser': line<'duty.changedUser'>({
    sort: 'system',
    log: true,
    text: { 'zh-CN': (p) => `换人：${p.from ?? '—'} → ${p.to}`, en: (p) => `User changed: ${p.from ?? '—'} → ${p.to}` },
  }),
};
