// What shelves, acts and shortcomings of plans are called where the station writes: files that offices keep and report.
import type { LintCode, LintSeverity, PlanAct, PlanFlag, Shelf } from './types.ts';

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

export const severityNames: Record<LintSeverity, string> = { error: '错误', warning: '矛盾', notice: '提示' };

export const lintNames: Record<LintCode, string> = {
  personLeft: '联系人已离任',
  personMoved: '联系人职务或单位已变',
  personUnknown: '通讯录中没有此人',
  phoneDiffers: '电话与通讯录不一致',
  phoneUnknown: '通讯录中没有此号码',
  unitUnknown: '通讯录中没有此单位',
  levelWords: '级别用语自相矛盾',
  conditionTwice: '同一条件写在两个级别',
  thresholdOrder: '高一级的数值不高于低一级',
  thresholdGap: '两级之间有空档',
  levelUndefined: '提到的级别没有规定',
  gradingDiffers: '与分级标准不一致',
  thresholdNotInTable: '数值不是任何分级的界限',
  reportingLax: '报告时限比规定宽',
  obsoleteLaw: '引用已废止的法规文件',
  obsoleteBody: '引用已撤并的机构',
  placeClosed: '提到已关闭的场所',
  placeGone: '提到已移走的场所',
  chapterMissing: '缺少章节',
  annexMissing: '提到的附件没有',
  referenceDead: '引用的条目不存在',
  dateFuture: '日期在将来',
  expired: '已过有效期',
  cardNoMinutes: '处置卡没有时限',
  cardNoWho: '处置卡没有责任人',
  stepNoWho: '响应措施没有责任单位',
  versionNoNumber: '没有文号',
  versionNoDate: '没有印发日期',
  versionNoApproval: '没有审批记录',
};
