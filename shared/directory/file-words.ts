// Words of files of people, in both languages: headings that the import reads again, and why a line was refused.
import type { ImportProblem } from './import-rows.ts';
import type { ImportField, ImportProblemCode } from './types.ts';

type Locale = 'zh-CN' | 'en';

export const fieldNames: Record<Locale, Record<ImportField, string>> = {
  'zh-CN': {
    name: '姓名',
    unit: '单位',
    above: '上级单位',
    department: '部门',
    post: '职务',
    postSince: '任职时间',
    mobile: '手机',
    office: '办公电话',
    home: '住宅电话',
    fax: '传真',
    phone: '电话',
    hours: '办公时间',
    email: '邮箱',
    qualifications: '资格',
    groups: '分组',
    order: '排序',
    note: '备注',
  },
  en: {
    name: 'Name',
    unit: 'Unit',
    above: 'Parent unit',
    department: 'Department',
    post: 'Post',
    postSince: 'Post since',
    mobile: 'Mobile',
    office: 'Office phone',
    home: 'Home phone',
    fax: 'Fax',
    phone: 'Phone',
    hours: 'Office hours',
    email: 'E-mail',
    qualifications: 'Qualifications',
    groups: 'Groups',
    order: 'Order',
    note: 'Note',
  },
};

const reasons: Record<Locale, Record<ImportProblemCode, (received: string, limit: number) => string>> = {
  'zh-CN': {
    missing: () => '没有填写',
    tooLong: (_, limit) => `太长，最多 ${limit} 个字`,
    tooMany: (received, limit) => `有 ${received} 项，最多 ${limit} 项`,
    formula: () => '是公式，请改成文字',
    notName: (received) => `“${received}”不像姓名，请核对列的对应`,
    notPhone: (received) => `“${received}”不是电话号码，或位数不对`,
    rounded: (received) => `“${received}”已被表格改成科学计数，原号码丢失，请重新填写并设为文本`,
    notEmail: (received) => `“${received}”不是邮箱地址`,
    notOrder: (received, limit) => `“${received}”不是 0–${limit} 的整数`,
    notDate: (received) => `“${received}”不是日期，请写成 2026-03-01`,
    future: (received) => `“${received}”晚于今天`,
    unitUnknown: (received) => `通讯录里没有单位“${received}”`,
    unitAmbiguous: (received) => `有几个同名单位，请加上级单位一列：${received}`,
    twice: (_, limit) => `与第 ${limit} 行是同一人`,
    ambiguous: (received) => `通讯录里有几位“${received}”，分不清是哪一位，请加单位或手机号`,
  },
  en: {
    missing: () => 'is not filled in',
    tooLong: (_, limit) => `is too long, at most ${limit} characters`,
    tooMany: (received, limit) => `has ${received} items, at most ${limit}`,
    formula: () => 'is a formula; make it plain text',
    notName: (received) => `“${received}” does not look like a name; check the columns`,
    notPhone: (received) => `“${received}” is no telephone number or has a wrong number of digits`,
    rounded: (received) => `“${received}” was rounded by the spreadsheet and the number is lost; fill it in again as text`,
    notEmail: (received) => `“${received}” is no e-mail address`,
    notOrder: (received, limit) => `“${received}” is no whole number from 0 to ${limit}`,
    notDate: (received) => `“${received}” is no date; write it as 2026-03-01`,
    future: (received) => `“${received}” lies in the future`,
    unitUnknown: (received) => `the directory has no unit “${received}”`,
    unitAmbiguous: (received) => `several units have this name; add a column of parent units: ${received}`,
    twice: (_, limit) => `is the same person as in line ${limit}`,
    ambiguous: (received) => `the directory has several people named “${received}”; add the unit or a mobile number`,
  },
};

export function reasonOf(problem: ImportProblem, locale: Locale): string {
  const text = reasons[locale][problem.code](problem.received, problem.limit ?? 0);
  return locale === 'en' ? `${fieldNames.en[problem.field]} ${text}` : `${fieldNames['zh-CN'][problem.field]}：${text}`;
}

export const fileWords = {
  'zh-CN': {
    title: '通讯录',
    refusedTitle: '未采用的行',
    line: '原行号',
    reason: '原因',
    filter: (text: string) => `筛选：${text}`,
    all: '全部人员',
    count: (n: number) => `共 ${n} 人`,
    made: (office: string, at: string) => `${office} ${at} 导出`,
    below: (unit: string) => `${unit}及下级`,
    typed: (text: string) => `含“${text}”`,
    group: (name: string) => `分组 ${name}`,
  },
  en: {
    title: 'Directory',
    refusedTitle: 'Refused lines',
    line: 'Line',
    reason: 'Reason',
    filter: (text: string) => `Filter: ${text}`,
    all: 'everybody',
    count: (n: number) => `${n} people`,
    made: (office: string, at: string) => `${office}, exported ${at}`,
    below: (unit: string) => `${unit} and below`,
    typed: (text: string) => `with “${text}”`,
    group: (name: string) => `group ${name}`,
  },
} satisfies Record<Locale, object>;
