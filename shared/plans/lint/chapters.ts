// Chapters that a plan of a shelf has. Our own proposal after the usual outline of plans, not the text of a rule: the office may set
// a finding aside where its plan is cut another way.
import type { Finding, Shelf } from '../types.ts';
import { finding, type Lint } from './input.ts';

interface Chapter {
  name: string;
  /** Words in any heading that show it is there. */
  words: RegExp;
}

const chapters = {
  general: { name: '总则', words: /总则|编制目的|编制依据|适用范围|概述/ },
  organisation: { name: '组织指挥', words: /组织|指挥|机构|职责|领导小组|人员分工|责任人|分工/ },
  warning: { name: '监测预警', words: /监测|预警|预防|风险(?:分析|辨识|隐患)|隐患|信息(?:监测|收集)/ },
  response: { name: '应急响应', words: /响应|处置|应急措施|应对|救援|转移|避险|行动/ },
  recovery: { name: '后期处置', words: /后期|善后|恢复|调查评估|总结/ },
  support: { name: '应急保障', words: /保障|物资|装备|队伍|资源/ },
  management: { name: '预案管理（附则）', words: /附则|预案管理|预案的?(?:编制|修订|演练|培训)|管理与更新|监督管理|宣传|培训|演练/ },
  danger: { name: '风险描述', words: /风险|危险|事故(?:类型|特征|描述)|隐患|概况/ },
  report: { name: '信息报告', words: /报告|接报|报警|通信|联系/ },
} satisfies Record<string, Chapter>;
type ChapterName = keyof typeof chapters;

const whole: ChapterName[] = ['general', 'organisation', 'warning', 'response', 'recovery', 'support', 'management'];
const wanted: Record<Shelf, readonly ChapterName[]> = {
  general: whole,
  special: whole,
  department: whole,
  township: ['general', 'organisation', 'warning', 'response', 'support', 'management'],
  village: ['organisation', 'response'],
  enterprise: ['danger', 'organisation', 'response', 'support'],
  school: ['organisation', 'response', 'report'],
  activity: ['organisation', 'response', 'support'],
};

export function chapterFindings(lint: Lint): Finding[] {
  // A plan without headings was not read as a plan yet: that is said elsewhere.
  if (lint.pages.filter(({ section }) => section.title !== '').length < 3) return [];
  const headings = lint.pages.map(({ heading }) => heading);
  return wanted[lint.shelf]
    .map((name) => chapters[name])
    .filter(({ words }) => !headings.some((heading) => words.test(heading)))
    .map(({ name }) => finding(lint, 'chapterMissing', name, { section: null }, { shelf: lint.shelf }));
}
