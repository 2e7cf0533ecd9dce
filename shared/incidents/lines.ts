// How entries about incidents read in a timeline.
import type { z } from 'zod';
import type { LineContext, LineRule, LineRules, Locale } from '../reviews/types.ts';
import type { incidentEntries } from './entries.ts';
import { casualtyFields, type Facts } from './types.ts';

type Payload<T extends keyof typeof incidentEntries> = z.infer<(typeof incidentEntries)[T]['schema']>;
const line = <T extends keyof typeof incidentEntries>(rule: LineRule<Payload<T>>): LineRule => rule;

const own = (_payload: unknown, subject: string): string => subject;
const because = (reason: string | undefined, locale: Locale): string =>
  reason ? (locale === 'en' ? ` (${reason})` : `（${reason}）`) : '';

const words: Record<Locale, Record<string, string>> = {
  'zh-CN': {
    title: '标题',
    kind: '类别',
    grade: '等级',
    occurredAt: '事发时间',
    learnedAt: '获悉时间',
    receivedAt: '接报时间',
    place: '地点',
    casualties: '伤亡',
    approximate: '概数',
    figures: '其他数字',
    marks: '特别标记',
    source: '来源',
    text: '原话',
    narrative: '情况说明',
    handlingEndedAt: '处置结束',
    dead: '死亡',
    seriouslyInjured: '重伤',
    injured: '受伤',
    missing: '失踪',
    trapped: '被困',
    evacuated: '疏散',
    unknown: '未知',
  },
  en: {
    title: 'title',
    kind: 'kind',
    grade: 'grade',
    occurredAt: 'time of occurrence',
    learnedAt: 'time of learning',
    receivedAt: 'time of receipt',
    place: 'place',
    casualties: 'casualties',
    approximate: 'rough figures',
    figures: 'other figures',
    marks: 'marks',
    source: 'source',
    text: 'what was said',
    narrative: 'course and measures',
    handlingEndedAt: 'end of handling',
    dead: 'dead',
    seriouslyInjured: 'seriously injured',
    injured: 'injured',
    missing: 'missing',
    trapped: 'trapped',
    evacuated: 'evacuated',
    unknown: 'unknown',
  },
};

function casualtyText(casualties: Facts['casualties'], locale: Locale): string {
  const known = casualtyFields.filter((field) => casualties[field] !== null).map((field) => `${words[locale][field]} ${casualties[field]}`);
  return known.length > 0 ? known.join(locale === 'en' ? ', ' : '、') : (words[locale].unknown ?? '');
}

function valueText(field: string, facts: Partial<Facts>, context: LineContext, locale: Locale): string {
  const none = words[locale].unknown ?? '';
  switch (field) {
    case 'kind':
      return facts.kind ? context.kindName(facts.kind) : none;
    case 'casualties':
      return facts.casualties ? casualtyText(facts.casualties, locale) : none;
    case 'place':
      return facts.place?.text ?? none;
    case 'occurredAt':
    case 'learnedAt':
    case 'receivedAt':
    case 'handlingEndedAt': {
      const at = facts[field];
      return at == null ? none : context.moment(at);
    }
    case 'marks':
      return String(facts.marks?.length ?? 0);
    case 'title':
    case 'grade':
      return facts[field] ?? none;
    default:
      return '';
  }
}

function changes(facts: Partial<Facts>, context: LineContext, locale: Locale): string {
  const shown = Object.keys(facts).filter((field) => field !== 'gradeBy' && field !== 'occurredApprox');
  return shown
    .map((field) => {
      const value = valueText(field, facts, context, locale);
      return value === '' ? (words[locale][field] ?? field) : `${words[locale][field] ?? field} → ${value}`;
    })
    .join(locale === 'en' ? '; ' : '；');
}

export const incidentLines: LineRules = {
  'incident.received': line<'incident.received'>({
    sort: 'fact',
    log: true,
    important: () => true,
    at: (p) => p.facts.receivedAt,
    incident: own,
    text: {
      'zh-CN': (p) =>
        `接报：${p.facts.title}（${p.number}，${p.facts.grade} 级${p.facts.source.caller ? `，${p.facts.source.caller}来报` : ''}）`,
      en: (p) =>
        `Received: ${p.facts.title} (${p.number}, grade ${p.facts.grade}${p.facts.source.caller ? `, from ${p.facts.source.caller}` : ''})`,
    },
  }),
  'incident.factsChanged': line<'incident.factsChanged'>({
    sort: 'fact',
    log: true,
    important: (p) => p.facts.grade !== undefined,
    incident: own,
    text: {
      'zh-CN': (p, c) => `更新：${changes(p.facts as Partial<Facts>, c, 'zh-CN')}${because(p.reason, 'zh-CN')}`,
      en: (p, c) => `Changed: ${changes(p.facts as Partial<Facts>, c, 'en')}${because(p.reason, 'en')}`,
    },
  }),
  'incident.noted': line<'incident.noted'>({
    sort: 'note',
    log: true,
    at: (p) => p.at,
    incident: own,
    text: { 'zh-CN': (p) => p.text, en: (p) => p.text },
  }),
  'incident.closed': line<'incident.closed'>({
    sort: 'fact',
    log: true,
    important: () => true,
    incident: own,
    text: {
      'zh-CN': (p) => `办结：${p.reason}${p.waive ? `（豁免未报：${p.waive}）` : ''}`,
      en: (p) => `Closed: ${p.reason}${p.waive ? ` (owed reports waived: ${p.waive})` : ''}`,
    },
  }),
  'incident.reopened': line<'incident.reopened'>({
    sort: 'fact',
    log: true,
    incident: own,
    text: { 'zh-CN': (p) => `重新办理：${p.reason}`, en: (p) => `Reopened: ${p.reason}` },
  }),
  'incident.merged': line<'incident.merged'>({
    sort: 'fact',
    log: true,
    incident: own,
    text: {
      'zh-CN': (p) => `并入另一事件${because(p.reason, 'zh-CN')}`,
      en: (p) => `Merged into another incident${because(p.reason, 'en')}`,
    },
  }),
  'incident.unmerged': line<'incident.unmerged'>({
    sort: 'fact',
    log: true,
    incident: own,
    text: { 'zh-CN': (p) => `撤销并入${because(p.reason, 'zh-CN')}`, en: (p) => `Merge undone${because(p.reason, 'en')}` },
  }),
  'incident.rulesApplied': line<'incident.rulesApplied'>({
    sort: 'limit',
    log: true,
    incident: own,
    text: { 'zh-CN': () => '改按现行规则计时', en: () => 'Put under the rules of now' },
  }),
  'instruction.given': line<'instruction.given'>({
    sort: 'report',
    log: true,
    important: () => true,
    at: (p) => p.at,
    incident: (p) => p.incident,
    text: {
      'zh-CN': (p, c) =>
        `${p.from}批示：${p.text}${p.assignee ? `（${p.assignee}办理` : ''}${p.dueAt ? `${p.assignee ? '，' : '（'}${c.moment(p.dueAt)} 前` : ''}${p.assignee || p.dueAt ? '）' : ''}`,
      en: (p, c) =>
        `Instruction by ${p.from}: ${p.text}${p.assignee ? ` (to ${p.assignee})` : ''}${p.dueAt ? `, due ${c.moment(p.dueAt)}` : ''}`,
    },
  }),
  'callNote.taken': line<'callNote.taken'>({
    sort: 'note',
    log: true,
    at: (p) => p.at,
    text: {
      'zh-CN': (p) => `来电记录：${[p.caller, p.phone].filter(Boolean).join(' ')} ${p.text.slice(0, 80)}`.trim(),
      en: (p) => `Call note: ${[p.caller, p.phone].filter(Boolean).join(' ')} ${p.text.slice(0, 80)}`.trim(),
    },
  }),
  'callNote.converted': line<'callNote.converted'>({
    sort: 'note',
    log: false,
    incident: (p) => p.incident,
    text: { 'zh-CN': () => '由来电记录转为事件', en: () => 'Made from a call note' },
  }),
  'attachment.added': line<'attachment.added'>({
    sort: 'note',
    log: false,
    incident: (p) => p.of,
    text: { 'zh-CN': (p) => `附件：${p.name}`, en: (p) => `File: ${p.name}` },
  }),
  'attachment.removed': line<'attachment.removed'>({
    sort: 'note',
    log: false,
    incident: (p) => p.of,
    text: { 'zh-CN': (p) => `移走附件${because(p.reason, 'zh-CN')}`, en: (p) => `File removed${because(p.reason, 'en')}` },
  }),
};
