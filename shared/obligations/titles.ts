// What an obligation is called, in both languages.
import {
  type Duty,
  type Mode,
  type Party,
  type PlanDutyKind,
  planDuties,
  type ShiftDutyKind,
  shiftDuties,
  type StockDutyKind,
  stockDuties,
} from './types.ts';

interface Titled {
  duty: Duty;
  mode: Mode;
  owedBy: Party;
  recipient: Party;
}

type Locale = 'zh-CN' | 'en';

const shiftNames: Record<Locale, Record<ShiftDutyKind, string>> = {
  'zh-CN': { checkIn: '签到', gap: '空岗', handover: '交接班', spotCheck: '查岗' },
  en: { checkIn: 'check-in', gap: 'gap', handover: 'handover', spotCheck: 'spot check' },
};
const planNames: Record<Locale, Record<PlanDutyKind, string>> = {
  'zh-CN': {
    planFiling: '预案备案',
    planPublication: '预案公开',
    planEvaluation: '预案评估',
    planRevision: '预案修订',
    planDrill: '预案演练',
  },
  en: {
    planFiling: 'filing of a plan',
    planPublication: 'publication of a plan',
    planEvaluation: 'evaluation of a plan',
    planRevision: 'revision of a plan',
    planDrill: 'drill of a plan',
  },
};
const stockNames: Record<Locale, Record<StockDutyKind, string>> = {
  'zh-CN': { stockMinimum: '补足储备', stockExpiry: '临期清理' },
  en: { stockMinimum: 'stock to be refilled', stockExpiry: 'stock about to expire' },
};
type OwnName = ShiftDutyKind | PlanDutyKind | StockDutyKind | 'step';
/** What belongs to no recipient is called by itself: 签到 · 主班 李敏; 预案备案 · 防汛应急预案; 处置 · 转移群众. */
const ownNames: Record<Locale, Record<OwnName, string>> = {
  'zh-CN': { ...shiftNames['zh-CN'], ...planNames['zh-CN'], ...stockNames['zh-CN'], step: '处置' },
  en: { ...shiftNames.en, ...planNames.en, ...stockNames.en, step: 'response step' },
};
const hasOwnName = (duty: Duty): duty is OwnName =>
  duty === 'step' || ([...shiftDuties, ...planDuties, ...stockDuties] as readonly Duty[]).includes(duty);

const dutyNames: Record<Locale, Record<Duty, string>> = {
  'zh-CN': { first: '首报', followUp: '续报', final: '终报', inbound: '报告', tell: '报告', task: '交办事项', ...ownNames['zh-CN'] },
  en: {
    first: 'first report',
    followUp: 'follow-up report',
    final: 'final report',
    inbound: 'report',
    tell: 'report',
    task: 'task',
    ...ownNames.en,
  },
};
const modeNames: Record<Locale, Record<Mode, string>> = {
  'zh-CN': { phone: '电话', written: '书面', any: '' },
  en: { phone: 'phone', written: 'written', any: '' },
};

const ownPartyId = 'office';

/** Ours to do, not one that we only see to. */
export function isOurs(obligation: { owedBy: Party }): boolean {
  return obligation.owedBy.id === ownPartyId;
}

const capital = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
const nameOf = (party: Party, locale: Locale): string => (locale === 'en' ? (party.nameEn ?? party.name) : party.name);

/** 电话首报 → 市政府总值班室; 签到 · 主班 李敏（11-20 全天）; for others' duties with the owner in front. */
export function obligationTitle(obligation: Titled, locale: Locale): string {
  const { duty, mode, owedBy, recipient } = obligation;
  const what = [modeNames[locale][mode], dutyNames[locale][duty]].filter((word) => word !== '').join(locale === 'en' ? ' ' : '');
  const to = nameOf(recipient, locale);
  if (hasOwnName(duty)) return `${capital(ownNames[locale][duty])} · ${to}`;
  if (duty === 'inbound')
    return locale === 'en' ? `${nameOf(owedBy, locale)}: ${what} owed to us` : `催${what} ← ${nameOf(owedBy, locale)}`;
  const head = isOurs(obligation) ? what : locale === 'en' ? `${nameOf(owedBy, locale)}: ${what}` : `${nameOf(owedBy, locale)} ${what}`;
  return `${capital(head)} → ${to}`;
}
