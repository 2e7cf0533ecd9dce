// Which column of a table of people holds what, told from its headings as offices write them, in any order.
import { searchForm } from './match.ts';
import { type ImportField, importFields } from './types.ts';

/** What each column holds; null: it is left out. */
export type Mapping = (ImportField | null)[];

const headings: Record<ImportField, string[]> = {
  name: ['姓名', '名字', '人员', '人员姓名', '联系人', '联系人姓名', 'name', 'fullname'],
  unit: [
    '单位',
    '单位名称',
    '工作单位',
    '所在单位',
    '所属单位',
    '单位部门',
    '乡镇',
    '乡镇街道',
    '机构',
    'unit',
    'organisation',
    'organization',
  ],
  above: ['上级单位', '主管单位', '主管部门', 'parentunit', 'unitabove'],
  department: ['部门', '科室', '处室', '股室', '内设机构', '所在部门', '下属单位', 'department'],
  post: ['职务', '职位', '岗位', '职务职级', '现任职务', '职称', 'post', 'title', 'position'],
  postSince: ['任职时间', '任现职时间', '任职日期', '任职起始', 'postsince', 'since'],
  mobile: ['手机', '手机号', '手机号码', '移动电话', '移动电话号码', '本人手机', 'mobile', 'mobilephone', 'cell'],
  office: ['办公', '办公电话', '办公室电话', '座机', '座机号码', '固定电话', '固话', '单位电话', '值班电话', 'office', 'officephone'],
  home: ['住宅', '住宅电话', '宅电', '家庭电话', '家庭', 'home', 'homephone'],
  fax: ['传真', '传真号', '传真号码', '传真电话', 'fax'],
  phone: ['电话', '电话号码', '联系电话', '联系方式', '号码', 'phone', 'phones', 'telephone', 'tel'],
  hours: ['办公时间', '接听时间', '上班时间', '时段', 'hours', 'officehours'],
  email: ['邮箱', '电子邮箱', '电子邮件', '邮件', '邮箱地址', 'email', 'mail'],
  qualifications: ['资格', '资质', '特长', '持证情况', '资格证书', 'qualifications', 'qualification'],
  groups: ['分组', '组别', '群组', '所在组', 'groups', 'group'],
  order: ['排序', '排列次序', '排序号', '次序', 'order'],
  note: ['备注', '说明', '附注', 'note', 'notes', 'remarks'],
};

const byHeading = new Map<string, ImportField>(
  importFields.flatMap((field) => headings[field].map((heading): [string, ImportField] => [heading, field])),
);

/** Rows of a title, a date, a line of "filled in by" stand before the headings. */
const searchedRows = 15;

/** With blanks within, 手机号码（必填）, 职务/职级: without what stands beside the word. */
export function fieldOfHeading(text: string): ImportField | null {
  const plain = searchForm(text).replace(/[（(【[].*?[）)】\]]/g, '');
  const word = plain.replace(/[*:：、/\\\-_.\d]/g, '');
  return byHeading.get(word) ?? null;
}

export interface Headed {
  /** Row of the headings, from 0; -1 when there is none. */
  headingRow: number;
  /** First row of people. */
  firstRow: number;
  mapping: Mapping;
}

/** Finds the row of headings and what its columns hold. Headings on two rows (电话 above 手机, 办公) are read as one. */
export function guessColumns(rows: readonly (readonly string[])[]): Headed {
  const width = Math.max(0, ...rows.slice(0, searchedRows).map((row) => row.length));
  let best: Headed = { headingRow: -1, firstRow: 0, mapping: Array.from({ length: width }, () => null) };
  let most = 1;
  for (const [nth, row] of rows.slice(0, searchedRows).entries()) {
    const fields = row.map(fieldOfHeading);
    const distinct = new Set(fields.filter((field) => field !== null));
    if (!distinct.has('name') || distinct.size <= most) continue;
    most = distinct.size;
    const below = (rows[nth + 1] ?? []).map(fieldOfHeading);
    const twoRows = new Set(below.filter((field) => field !== null)).size >= 2;
    const mapping = fields.map((field, column) => (twoRows ? (below[column] ?? field) : field));
    best = { headingRow: nth, firstRow: nth + (twoRows ? 2 : 1), mapping: tidied(mapping) };
  }
  return best;
}

/** Where 上级单位 stands beside 单位, nothing is changed; a lone 部门 is the unit. Of single fields the first column counts. */
function tidied(mapping: Mapping): Mapping {
  const alone = !mapping.includes('unit') && mapping.includes('department');
  const named = mapping.map((field) => (alone && field === 'department' ? 'unit' : field));
  const blocks = named.filter((field) => field === 'name').length;
  if (blocks > 1) return named;
  return named.map((field, column) => (field !== null && !several.has(field) && named.indexOf(field) < column ? null : field));
}

/** Fields that may stand in several columns. */
const several: ReadonlySet<ImportField> = new Set(['mobile', 'office', 'home', 'fax', 'phone', 'groups', 'qualifications']);

/**
 * Tables with two people side by side: columns from each 姓名 to the next are one person; what stands before the first belongs to all.
 * @returns of each person in a row the columns that are his
 */
export function blocksOf(mapping: Mapping): number[][] {
  const names = mapping.flatMap((field, column) => (field === 'name' ? [column] : []));
  const first = names[0];
  if (first === undefined || names.length === 1) return [mapping.map((_, column) => column)];
  const shared = mapping.flatMap((_, column) => (column < first ? [column] : []));
  return names.map((from, nth) => {
    const to = names[nth + 1] ?? mapping.length;
    return [...shared, ...mapping.flatMap((_, column) => (column >= from && column < to ? [column] : []))];
  });
}
