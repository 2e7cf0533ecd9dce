// Chapters that a plan of a shelf has, under a heading of their own or dealt with in the text of another. Our own proposal after the usual outline of plans, not the text of a rule: the office may set
// a finding aside where its plan is cut another way.
import type { Finding, Shelf } from '../types.ts';
import { finding, type Lint } from './input.ts';

interface Chapter {
  name: string;
  /** Words in any heading that show it is there. */
  words: RegExp;
  /** Words of a text that deals with it under another heading. */
  within: RegExp;
}

const chapters = {
  general: { name: '总则', words: /总则|编制目的|编制依据|适用范围|概述|基本情况|目的/, within: /适用于|制定本预案|编制本预案/ },
  organisation: {
    name: '组织指挥',
    words: /组织|指挥|机构|职责|领导小组|分工|责任人/,
    within: /(?:总指挥|指挥长|组长)(?:由|为|:|：)|任(?:总指挥|指挥长|组长)/,
  },
  warning: { name: '监测预警', words: /监测|预警|预防|风险(?:分析|辨识|隐患)|隐患|信息(?:监测|收集)/, within: /预警|监测|巡查|隐患|预报/ },
  response: { name: '应急响应', words: /响应|处置|应急措施|应对|救援|转移|避险|行动/, within: /启动[^。；\n]{0,12}响应/ },
  recovery: {
    name: '后期处置',
    words: /后期|善后|恢复|调查评估|总结/,
    within: /善后|恢复(?:重建|正常|生产|供|秩序)|(?:调查|总结)评估|评估总结|赔偿|抚恤/,
  },
  support: { name: '应急保障', words: /保障|物资|装备|队伍|资源/, within: /储备|应急物资|救援队|应急队|备用/ },
  management: {
    name: '预案管理（附则）',
    words: /附则|预案管理|预案的?(?:编制|修订|演练|培训)|管理与更新|监督管理|宣传|培训|演练|与管理/,
    within: /本预案[^。；\n]{0,20}(?:解释|施行|修订|备案|实施)|演练/,
  },
  danger: {
    name: '风险描述',
    words: /风险|危险|事故(?:类型|特征|描述)|隐患|概况|情形|场景/,
    within: /风险|危险(?:源|性)|易燃|有毒|可能(?:发生|造成|引发)/,
  },
  report: { name: '信息报告', words: /报告|接报|报警|通信|联系/, within: /报告|拨打/ },
} satisfies Record<string, Chapter>;
type ChapterName = keyof typeof chapters;

const whole: ChapterName[] = ['general', 'organisation', 'warning', 'response', 'recovery', 'support', 'management'];
const wanted: Record<Shelf, readonly ChapterName[]> = {
  general: whole,
  special: whole,
  // A department's plan hangs on the special plan of its kind, which has the recovery.
  department: ['general', 'organisation', 'warning', 'response', 'support', 'management'],
  township: ['general', 'organisation', 'warning', 'response', 'support'],
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
    .filter(({ words, within }) => !headings.some((heading) => words.test(heading)) && !lint.pages.some(({ text }) => within.test(text)))
    .map(({ name }) => finding(lint, 'chapterMissing', name, { section: null }, { shelf: lint.shelf }));
}
