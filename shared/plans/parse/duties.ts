// Duties by unit: tables 成员单位|职责, lists 县公安局：负责…, headings with a unit's name.
import type { UnitDuty } from '../types.ts';
import { type Branch, makeFlow, sentencesOf, titlesUp } from './branches.ts';
import { plainOf } from './lines.ts';
import { cellAt, readColumns } from './tables.ts';

const unitName =
  /^(?:各|市|县|区|镇|乡|街道|省)?[\u4e00-\u9fffA-Za-z0-9（）()、“”]{0,40}?(?:局|委|办|部|厅|院|队|站|所|会|社|中心|公司|集团|政府|街道|乡镇|学校|医院|银行|支行|组|室|科|股|车间|年级|食堂|厂|团|联|企业|单位|指挥部|人员|馆|台|处|大队|支队|中队|武警|消防|气象|通信|电力|供电|移动|联通|电信|铁塔|管委会|村委会|居委会|社区|镇|乡|志愿者|物业)(?:[（(][^）)]{1,20}[）)])?$/;
const persons = /(?:总指挥|成员|委员|副组长|指挥长|组长|主任|校长|园长|经理|书记|班长|员|长|负责人)$/;

function looksLikeUnit(name: string): boolean {
  const words = plainOf(name)
    .replace(/\s+/g, '')
    .replace(/(?:的)?(?:主要)?职责$/, '');
  return (
    words.length >= 2 &&
    words.length <= 46 &&
    (unitName.test(words) ||
      (/[、]/.test(words) && words.split('、').every((one) => unitName.test(one) || one.length <= 8)) ||
      persons.test(words)) &&
    !/[。；:]/.test(words)
  );
}

const dutyTitle = /(?:职责|组织(?:领导|指挥|架构)|领导小组|任务|分工|成员单位|组织机构|组织体系|指挥体系|指挥机构|工作组|机构|小组)/;
const dutyVerb =
  /(?:负责(?!人)|组织(?!机构|体系)|承担|协调|牵头|指导|配合|做好|参与|协助|保障|提供|统筹|开展|落实|实施|监督|督促|维护|及时)/;

/** 县应急管理局协助县委…, 县林业局履行…责任: below a title that says duties follow, a unit's name begins its own in any of these ways. */
const verbs =
  /(?:要|应当?|须|按照?|根据|依据|在[^。；，]{2,20}领导下，?|具体|统一|主要)*(?:协助|履行|组织|指导|配合|协调|做好|参与|参加|统筹|会同|提供|督促|开展|落实|保障|监督|管理|维护|收集|调集|实施|制定|加强|职责分工|负责)/g;
const longestUnit = 40;

function unitBefore(plain: string): string {
  const sentence = /^[^:。；，()]*/.exec(plain)?.[0] ?? '';
  for (const verb of sentence.matchAll(verbs)) {
    const unit = plain.slice(0, verb.index);
    if (unit.length > longestUnit) return '';
    // 县市场监督管理局: the verb is a part of the name.
    if (looksLikeUnit(unit)) return unit;
  }
  return '';
}
const dutiesFollow = /(?:职责|任务|分工)/;

const ownLabel = /^(?:组长|副组长|成员|成员单位|职责|主要职责|工作职责|牵头单位|责任单位|配合单位|联系人|电话|组成|人员)$/;

function isOtherUnit(label: string): boolean {
  return looksLikeUnit(label) && !persons.test(label.replace(/\s/g, '')) && !ownLabel.test(label.replace(/\s/g, ''));
}

/** 县公安局：…。县消防大队：…: the pieces of a line, each with its unit. */
function byUnit(line: string): string[] {
  const pieces: string[] = [];
  for (const sentence of sentencesOf(line)) {
    const label = /^([^:：。；，]{2,46})[:：]/.exec(sentence);
    if (pieces.length === 0 || (label && looksLikeUnit(label[1] ?? ''))) pieces.push(sentence);
    else pieces[pieces.length - 1] += sentence;
  }
  return pieces;
}

function readLine(line: string, branch: Branch, put: (unit: string, text: string, section: string) => void): void {
  const part = makeFlow('line', line, branch);
  const label = /^([^:。；，]{2,46})[:。]\s*(?=\S)/.exec(part.plain);
  if (label && ownLabel.test((label[1] ?? '').replace(/\s/g, ''))) return;
  if (label && looksLikeUnit(label[1] ?? '')) {
    const text = part.text.slice(label[0].length);
    const unit = !persons.test((label[1] ?? '').replace(/\s/g, ''));
    if (dutyVerb.test(text) || (unit && /[。；]$/.test(plainOf(text)) && !/^[\u4e00-\u9fff]{2,4}[。；]?$/.test(text)))
      put(part.text.slice(0, (label[1] ?? '').length), text, branch.section.id);
    return;
  }
  // 监测组由张小兵负责，…
  const led = /^([^:。；，()]{2,20}?(?:组|队|办公室|部|中心))(?=由[^。；]{2,30}(?:负责|牵头|组成|担任|承担))/.exec(part.plain);
  if (led) {
    put(led[1] ?? '', part.text.slice((led[1] ?? '').length), branch.section.id);
    return;
  }
  const direct = /^([^:。；，()]{2,30}?)(?=(?:主要)?负责(?!人)|牵头|承担)/.exec(part.plain);
  const below = titlesUp(branch)
    .slice(0, 2)
    .some((title) => dutiesFollow.test(title));
  const unit = direct?.[1] ?? (below ? unitBefore(part.plain) : '');
  if (looksLikeUnit(unit) && !/^(?:由|各类)|按照|根据|设立|建立|成立|下设|安排|检查|及时|包括/.test(unit))
    put(unit, part.text.slice(unit.length), branch.section.id);
}

export function readDuties(branches: readonly Branch[], newId: () => string): UnitDuty[] {
  const duties: UnitDuty[] = [];
  const seen = new Set<string>();
  const put = (unit: string, text: string, section: string): void => {
    const unitWords = unit
      .replace(/\s+/g, '')
      .replace(/(?:的)?(?:主要)?(?:工作)?职责$/, '')
      .replace(/[:：。、]$/, '');
    const words = text.trim().replace(/^[：:，,]\s*/, '');
    const key = `${unitWords} ${words}`;
    if (unitWords === '' || words.length < 4 || seen.has(key)) return;
    seen.add(key);
    duties.push({ id: newId(), unit: null, unitName: unitWords, text: words, section });
  };
  for (const branch of branches) {
    const inDuties = titlesUp(branch).some((title) => dutyTitle.test(title));
    const parentTitles = branch.parent ? titlesUp(branch.parent) : [];
    for (const block of branch.section.blocks) {
      if (block.kind === 'table') {
        const columns = readColumns(
          block.rows,
          [
            ['duty', /(?:职责|任务|分工|工作内容)/],
            ['unit', /(?:单位|部门|机构|名称|组别|小组|工作组|组名|岗位|职务)/],
          ] as const,
          ['duty', 'unit'],
        );
        if (!columns) continue;
        let last = '';
        for (const row of block.rows.slice(columns.head + 1)) {
          const unit = cellAt(row, columns.at.get('unit'));
          const text = cellAt(row, columns.at.get('duty'));
          // A cell of a unit over several rows: its duty goes on.
          const before = unit === '' && last !== '' ? duties.at(-1) : undefined;
          if (before && text !== '') before.text += `\n${text}`;
          else put(unit, text, branch.section.id);
          last = unit || last;
        }
      }
    }
    if (!inDuties) continue;
    const own = branch.own.filter((part) => part.kind === 'line');
    // A heading that is a unit's name, its duties below.
    if (
      !/^(?:各)?(?:.*成员单位|有关部门|相关部门|工作机构|领导机构|办事机构|日常工作机构|专项指挥机构|基层组织|其他单位|.*工作组)(?:及|与|和)?(?:主要|其)?(?:职责|分工)?$/.test(
        branch.words,
      ) &&
      (parentTitles.some((title) => dutyTitle.test(title)) || /.{2}职责$/.test(branch.words)) &&
      looksLikeUnit(branch.section.title.replace(/[。:：]\s*$/, '')) &&
      own.length > 0 &&
      own.filter((part) => isOtherUnit(/^([^:。；，]{2,46}):/.exec(part.plain)?.[1] ?? '')).length < 2
    ) {
      const text = own.map((part) => part.text).join('\n');
      if (dutyVerb.test(text)) {
        put(branch.section.title, text, branch.section.id);
        continue;
      }
    }
    for (const block of branch.section.blocks) {
      if (block.kind !== 'text') continue;
      for (const line of block.text.split('\n')) {
        for (const piece of byUnit(line)) readLine(piece, branch, put);
      }
    }
  }
  return duties;
}
