// How entries about plans and responses read in a timeline.
import type { z } from 'zod';
import type { LineRule, LineRules } from '../reviews/types.ts';
import type { planEntries } from './entries.ts';
import type { PlanAct, StepState } from './types.ts';

type Payload<T extends keyof typeof planEntries> = z.infer<(typeof planEntries)[T]['schema']>;
const line = <T extends keyof typeof planEntries>(rule: LineRule<Payload<T>>): LineRule => rule;

type Locale = 'zh-CN' | 'en';

const acts: Record<Locale, Record<PlanAct, string>> = {
  'zh-CN': { filing: '备案', publication: '公开', evaluation: '评估', revision: '修订', drill: '演练' },
  en: { filing: 'filed', publication: 'made public', evaluation: 'evaluated', revision: 'revised', drill: 'drilled' },
};
const states: Record<Locale, Record<StepState, string>> = {
  'zh-CN': { open: '改回未办', done: '已办', notNeeded: '不需要', handedOn: '转交' },
  en: { open: 'open again', done: 'done', notNeeded: 'not needed', handedOn: 'handed on' },
};
const ordered = (by: string, locale: Locale): string => (by === '' ? '' : locale === 'en' ? `, ordered by ${by}` : `，${by}决定`);
/** A fresh draft names its response; a change names only what it changes. */
const takesBack = (p: Payload<'activationNotice.saved'>): boolean => p.told === null && p.activation === undefined;

export const planLines: LineRules = {
  'plan.saved': line<'plan.saved'>({
    sort: 'system',
    log: false,
    text: { 'zh-CN': (p) => `预案登记：${p.title ?? '有改动'}`, en: (p) => `Plan saved: ${p.title ?? 'changed'}` },
  }),
  'planVersion.written': line<'planVersion.written'>({
    sort: 'system',
    log: false,
    text: { 'zh-CN': () => '预案正文写入', en: () => 'Text of a plan written' },
  }),
  'planAct.recorded': line<'planAct.recorded'>({
    sort: 'system',
    log: false,
    text: {
      'zh-CN': (p) => `预案${p.act ? acts['zh-CN'][p.act] : '记录改动'}${p.on ? ` ${p.on}` : ''}${p.by ? `，${p.by}` : ''}`,
      en: (p) => `Plan ${p.act ? acts.en[p.act] : 'record changed'}${p.on ? ` ${p.on}` : ''}${p.by ? `, ${p.by}` : ''}`,
    },
  }),
  'activation.started': line<'activation.started'>({
    sort: 'fact',
    log: true,
    important: () => true,
    at: (p) => p.at,
    incident: (p) => p.incident,
    text: {
      'zh-CN': (p) =>
        `启动${p.levelName}：《${p.planTitle}》${ordered(p.orderedBy, 'zh-CN')}${p.reason?.condition ? `。条件：${p.reason.condition}` : ''}`,
      en: (p) =>
        `Response started, level ${p.level}: ${p.planTitle}${ordered(p.orderedBy, 'en')}${p.reason?.condition ? `. Condition: ${p.reason.condition}` : ''}`,
    },
  }),
  'activation.levelChanged': line<'activation.levelChanged'>({
    sort: 'fact',
    log: true,
    important: () => true,
    at: (p) => p.at,
    incident: (p) => p.incident,
    text: {
      'zh-CN': (p) => `响应级别 ${p.from} → ${p.to}（${p.toName}）：${p.reason}${ordered(p.orderedBy, 'zh-CN')}`,
      en: (p) => `Response level ${p.from} → ${p.to}: ${p.reason}${ordered(p.orderedBy, 'en')}`,
    },
  }),
  'activation.ended': line<'activation.ended'>({
    sort: 'fact',
    log: true,
    important: () => true,
    at: (p) => p.at,
    incident: (p) => p.incident,
    text: {
      'zh-CN': (p) => `终止响应：《${p.planTitle}》，${p.reason}${ordered(p.orderedBy, 'zh-CN')}`,
      en: (p) => `Response ended: ${p.planTitle}, ${p.reason}${ordered(p.orderedBy, 'en')}`,
    },
  }),
  'activation.stepMarked': line<'activation.stepMarked'>({
    sort: 'note',
    log: false,
    at: (p) => p.at,
    incident: (p) => p.incident,
    text: {
      'zh-CN': (p) => `处置步骤${states['zh-CN'][p.state]}：${p.stepText}${p.who ? `（${p.who}）` : ''}${p.note ? `，${p.note}` : ''}`,
      en: (p) => `Step ${states.en[p.state]}: ${p.stepText}${p.who ? ` (${p.who})` : ''}${p.note ? `, ${p.note}` : ''}`,
    },
  }),
  'activation.stepAdded': line<'activation.stepAdded'>({
    sort: 'note',
    log: false,
    at: (p) => p.at,
    incident: (p) => p.incident,
    text: { 'zh-CN': (p) => `增加处置步骤：${p.step.text}`, en: (p) => `Step added: ${p.step.text}` },
  }),
  'activationNotice.saved': line<'activationNotice.saved'>({
    sort: 'note',
    log: false,
    // Sixty drafts of one start would hide what was done: only that a unit was told, or that this was taken back, is a step of the incident.
    incident: (p) => (p.told || takesBack(p) ? (p.incident ?? null) : null),
    text: {
      'zh-CN': (p) => {
        const unit = p.unitName ?? '成员单位';
        if (p.told) return `已通知${p.told.to ? ` ${p.told.to}` : ''}：${unit}`;
        return takesBack(p) ? `撤销已通知：${unit}` : `通知稿：${unit}`;
      },
      en: (p) => {
        const unit = p.unitName ?? 'member unit';
        if (p.told) return `Told${p.told.to ? ` ${p.told.to}` : ''}: ${unit}`;
        return takesBack(p) ? `Taken back that it was told: ${unit}` : `Notice drafted: ${unit}`;
      },
    },
  }),
  'planLint.setAside': line<'planLint.setAside'>({
    sort: 'system',
    log: false,
    text: {
      'zh-CN': (p) =>
        p.aside ? `校核问题搁置：《${p.planTitle}》${p.received}，${p.reason}` : `校核问题恢复：《${p.planTitle}》${p.received}`,
      en: (p) =>
        p.aside ? `Finding set aside: ${p.planTitle}, ${p.received}: ${p.reason}` : `Finding brought back: ${p.planTitle}, ${p.received}`,
    },
  }),
};
