// The words of a notice to a member unit: what was decided, by whom, what the unit has to do by when, whom to answer.
import type { Millis } from '../time/clock.ts';
import { clockText, dayText } from '../time/zone.ts';

export const noticeKinds = ['started', 'raised', 'lowered', 'ended'] as const;
export type NoticeKind = (typeof noticeKinds)[number];

export interface NoticeFacts {
  kind: NoticeKind;
  incident: { title: string; number: string };
  planTitle: string;
  /** As the plan prints it: Ⅲ级响应. */
  levelName: string;
  unitName: string;
  orderedBy: string;
  at: Millis;
  zone: string;
  reason: string;
  steps: readonly { text: string; minutes: number | null; dueAt: Millis | null }[];
  duties: readonly string[];
  office: { name: string; phone: string };
}

/** Characters of one duty in a notice: it is read out on the telephone. */
const dutyChars = 200;

const heads: Record<NoticeKind, (facts: NoticeFacts) => string> = {
  started: (f) => `启动${f.levelName}`,
  raised: (f) => `响应级别提升为${f.levelName}`,
  lowered: (f) => `响应级别调整为${f.levelName}`,
  ended: (f) => `终止${f.levelName}`,
};

function limitText(step: NoticeFacts['steps'][number], facts: NoticeFacts): string {
  if (step.dueAt === null) return '';
  const clock = `${clockText(step.dueAt, facts.zone)}前`;
  const day = dayText(step.dueAt, facts.zone) === dayText(facts.at, facts.zone) ? '' : `${dayText(step.dueAt, facts.zone)} `;
  return step.minutes === 0 ? `（立即，${day}${clock}）` : `（${step.minutes}分钟内，${day}${clock}）`;
}

export function noticeText(facts: NoticeFacts): string {
  const when = `${dayText(facts.at, facts.zone)} ${clockText(facts.at, facts.zone)}`;
  const by = facts.orderedBy === '' ? '' : `，由${facts.orderedBy}决定`;
  const lines = [
    `【${heads[facts.kind](facts)}】${facts.unitName}：`,
    `${facts.incident.title}（${facts.incident.number}），按《${facts.planTitle}》于${when}${heads[facts.kind](facts)}${by}。`,
    ...(facts.reason === '' ? [] : [`${facts.kind === 'started' ? '条件' : '原因'}：${facts.reason}`]),
  ];
  if (facts.kind === 'ended') lines.push('请恢复日常值守，善后情况按职责续报。');
  else if (facts.steps.length > 0) {
    lines.push('请你单位立即办理：');
    lines.push(...facts.steps.map((step, index) => `${index + 1}. ${step.text}${limitText(step, facts)}`));
  } else if (facts.kind === 'lowered') lines.push('此前更高级别的未办事项不再要求，已开始的请办完。');
  if (facts.kind === 'started' && facts.duties.length > 0)
    lines.push(`职责：${facts.duties.map((duty) => (duty.length > dutyChars ? `${duty.slice(0, dutyChars)}…` : duty)).join('；')}`);
  const phone = facts.office.phone === '' ? '' : `，电话 ${facts.office.phone}`;
  lines.push(`办理情况请报${facts.office.name || '总值班室'}${phone}。`);
  return lines.join('\n');
}
