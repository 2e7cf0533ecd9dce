// What shelves, acts and shortcomings of plans are called where the station writes: files that offices keep and report.
import type { PlanAct, PlanFlag, Shelf } from './types.ts';

export const shelfNames: Record<Shelf, string> = {
  general: '总体预案',
  special: '专项预案',
  department: '部门预案',
  township: '乡镇（街道）预案',
  village: '村（社区）预案',
  enterprise: '企业预案',
  school: '学校预案',
  activity: '重大活动预案',
};

export const actNames: Record<PlanAct, string> = {
  filing: '备案',
  publication: '公开',
  evaluation: '评估',
  revision: '修订',
  drill: '演练',
};

export const flagNames: Record<PlanFlag, string> = {
  draft: '没有印发的版本',
  noDate: '没有印发日期',
  noText: '没有正文',
  unfiled: '未备案',
  filingOverdue: '备案逾期',
  unpublished: '未公开',
  publicationOverdue: '公开逾期',
  unevaluated: '从未评估',
  evaluationOverdue: '评估逾期',
  revisionOverdue: '修订逾期',
  unrevised: '超过评估周期未修订',
  undrilled: '从未演练',
  drillOverdue: '演练逾期',
  overdueWhenRecorded: '登记时已逾期',
  noLevels: '没有响应级别',
  noCards: '没有处置卡',
  copiesOutdated: '纸质副本过时',
};
