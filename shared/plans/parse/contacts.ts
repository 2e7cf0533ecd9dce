// Who is named with a number: phone tables with columns in any order, and lines of text.
import type { PlanContact } from '../types.ts';
import { type Branch } from './branches.ts';
import { plainOf } from './lines.ts';
import { phonesIn } from './phones.ts';
import { cellAt, cellWords, readColumns } from './tables.ts';

type Column = 'phone' | 'name' | 'post' | 'unit' | 'number';

const columnWords: readonly (readonly [Column, RegExp])[] = [
  ['number', /^(?:序号|编号|No\.?)$/],
  ['phone', /(?:电话|短号|手机|号码|联系方式|传真|联系电话|移动|座机|固话)/],
  ['post', /(?:职务|岗位|职位|应急职务|身份|角色|指挥部职务)/],
  ['name', /(?:姓名|联系人|负责人|联络员|责任人|值班领导|保管人|保管员|管理人|管理员)/],
  ['unit', /(?:单位|部门|机构|名称|组别|乡镇|街道|村|社区|学校|企业|队伍|医院|小组|类别|事项)/],
  ['name', /(?:人员|成员|组长)/],
];

const surnames =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙薛伏岑习胥保和蔺';
const personName = new RegExp(
  `^(?:[${surnames}][\\u4e00-\\u9fff·*×某]{1,3}|[\\u4e00-\\u9fff]{2,3}|[\\u4e00-\\u9fff·]{4,12}|[${surnames}]\\s[\\u4e00-\\u9fff])$`,
);
const surnamed = new RegExp(`^[${surnames}][\\u4e00-\\u9fff*×某]{1,2}$`);
const posts =
  /(?:总指挥长?|副总指挥|指挥长|副指挥长|组长|副组长|书记|副书记|县长|副县长|镇长|副镇长|乡长|主任|副主任|局长|副局长|部长|所长|站长|队长|大队长|支队长|校长|副校长|园长|院长|经理|总经理|副总经理|董事长|厂长|车间主任|班长|科长|股长|处长|值班员|联络员|安全员|调度员|主管|会计|出纳|干事|网格员|教师|教导主任|保安|门卫|成员|负责人|联系人|村长|党支部书记|厂医|校医|村医|政委|教导员|指导员|秘书长|管理员|保管员|工程师)$/;

const wholePost = new RegExp(`^(?:党委|党组|常务|第一)?${posts.source}`);

function isPerson(text: string): boolean {
  return surnamed.test(text.replace(/\s+/g, '')) && !posts.test(text);
}

const unitLike = /(?:局|委|办|室|队|公司|医院|中心|政府|所|站|院|部|厂|校|电话|热线|台)$/;

interface Reader {
  put: (contact: Omit<PlanContact, 'id' | 'person' | 'section'>) => void;
}

/** Which columns of a row belong to one contact. */
interface Group {
  from: number;
  to: number;
  phones: number[];
  /** The unit's own number, of nobody in it: 值班电话 before 联系人. */
  own: boolean;
}

/** Two tables side by side, several persons of a unit in one row, or a number of the unit beside that of a person. */
function groupsOf(names: readonly number[], units: readonly number[], phones: readonly number[], heads: readonly string[]): Group[] {
  const last = heads.length - 1;
  if (names.length > 1 && names.length < phones.length)
    return names.map((from, nth) => {
      const to = (names[nth + 1] ?? heads.length) - 1;
      return { from, to, phones: phones.filter((phone) => phone > from && phone <= to), own: false };
    });
  if (phones.length > 1 && (names.length === phones.length || units.length === phones.length))
    return phones.map((phone, nth) => ({ from: nth === 0 ? 0 : (phones[nth - 1] ?? 0) + 1, to: phone, phones: [phone], own: false }));
  const [name] = names;
  const before = names.length === 1 ? phones.filter((phone) => phone < (name ?? 0) && /值班|办公|单位/.test(heads[phone] ?? '')) : [];
  if (before.length === 0 || before.length === phones.length) return [{ from: 0, to: last, phones: [...phones], own: false }];
  return [
    { from: 0, to: last, phones: before, own: true },
    { from: 0, to: last, phones: phones.filter((phone) => !before.includes(phone)), own: false },
  ];
}

/** 县公安局副局长: the unit, and the post in it. */
function splitPost(text: string): { unit: string; post: string } {
  for (let at = 2; at < text.length - 1; at += 1) {
    const [unit, post] = [text.slice(0, at), text.slice(at)];
    if (/[局委办室队站所院部会司团校厂府镇乡村组心科街道区]$/.test(unit) && wholePost.test(post)) return { unit, post };
  }
  return { unit: '', post: text };
}

const isBlank = (cell: string): boolean => /^[-\s/\\无.]*$/.test(plainOf(cell));

function fromTable(rows: readonly string[][], title: string, reader: Reader): void {
  const columns = readColumns(rows, columnWords, ['phone']);
  if (!columns) {
    fromHeadless(rows, reader);
    return;
  }
  const heads = columns.cells;
  // 名称|数量|单位|保管人|电话: a list of things, where 单位 measures and 名称 names no body.
  const things = heads.some((cell) => /^(?:数量|规格|型号|库存)/.test(cell));
  const at = (name: Column): number[] =>
    (columns.at.get(name) ?? []).filter((column) => !things || name !== 'unit' || /.{2}单位|部门|仓库/.test(heads[column] ?? ''));
  const groups = groupsOf(at('name'), at('unit'), at('phone'), heads);
  const side = groups.length > 1 && groups.every((group) => !group.own);
  const both = at('unit').length === 0 && /单位|部门/.test(heads[at('post')[0] ?? -1] ?? '');
  let lastUnit = '';
  for (const whole of rows.slice(columns.head + 1)) {
    const row = whole.map((cell) => (isBlank(cell) ? '' : cell));
    const filled = new Set(row.map((cell) => cell.trim()).filter((cell) => cell !== ''));
    if (filled.size === 1 && phonesIn([...filled][0] ?? '', true).length === 0) {
      lastUnit = [...filled][0] ?? '';
      continue;
    }
    for (const group of groups) {
      const within = (name: Column): number[] => at(name).filter((column) => column >= group.from && column <= group.to);
      // A unit before several persons is that of each of them.
      const units = side && within('unit').length === 0 ? at('unit').filter((column) => column < (groups[0]?.from ?? 0)) : within('unit');
      const unitCell = cellAt(row, units);
      if (unitCell !== '' && !side) lastUnit = unitCell;
      const name = group.own ? '' : cellAt(row, within('name'));
      // A unit's cell over several rows holds for the persons below it, not for 值班室.
      const unitName = unitCell || (side || group.own || (name !== '' && !isPerson(name)) ? '' : lastUnit);
      const post = group.own ? '' : cellAt(row, within('post'));
      const cells = group.phones.map((column) => (row[column] ?? '').trim()).filter((cell) => cell !== '');
      if (cells.length === 0 && (groups.length > 1 || (name === '' && post === ''))) continue;
      // 值班室 and the like in the column of names are units.
      const place = !isPerson(name) && unitLike.test(cellWords(name));
      const parts = both ? splitPost(post) : { unit: '', post };
      putCells(place ? '' : name, parts.post, place && unitName === '' ? name : unitName || parts.unit || title, cells, reader);
    }
  }
}

/** One contact a name; several names with as many numbers belong together one by one. */
function putCells(nameCell: string, post: string, unitName: string, cells: readonly string[], reader: Reader): void {
  const names = nameCell
    .split(/[\n、/，,；;\s]+/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
  const phones = cells.flatMap((cell) => phonesIn(cell, true).map((phone) => phone.text));
  const tidy = (text: string): string => text.replace(/\s*\n\s*/g, '').trim();
  if (names.length > 1 && names.every((name) => personName.test(name)) && names.length === phones.length) {
    for (const [at, name] of names.entries()) reader.put({ name, post: tidy(post), unitName: tidy(unitName), phone: phones[at] ?? '' });
    return;
  }
  const printed = cells.map((cell) => cell.replace(/\s*\n\s*/g, '、')).join('、');
  const [first = '', last = '', ...more] = nameCell.trim().split(/\s+/);
  // 索道部经理 田野: post and name in one cell.
  if (post === '' && more.length === 0 && first.length > 1 && isPerson(last) && !isPerson(first)) {
    reader.put({ name: last, post: first, unitName: tidy(unitName), phone: phones.length > 0 ? phones.join('、') : printed });
    return;
  }
  // 刘海涛（副局长）
  const held = /^(\S{2,4}?)\s*[(（]([^()（）]{2,14})[)）]$/.exec(nameCell.trim());
  if (post === '' && held && isPerson(held[1] ?? '') && posts.test(held[2] ?? '')) {
    reader.put({
      name: held[1] ?? '',
      post: held[2] ?? '',
      unitName: tidy(unitName),
      phone: phones.length > 0 ? phones.join('、') : printed,
    });
    return;
  }
  const name = tidy(nameCell);
  // The cells of a form to be filled in: 报告人姓名|  |联系电话|  .
  if (phones.length === 0 && !/\d/.test(printed) && !isPerson(name)) return;
  reader.put({
    name: /^[\u4e00-\u9fff]\s+[\u4e00-\u9fff]$/.test(name) ? name.replace(/\s+/g, '') : name,
    post: tidy(post),
    unitName: tidy(unitName),
    phone: phones.length > 0 ? phones.join('、') : printed,
  });
}

/** 联系电话|站长周勇 13600000001；县燃气办 …: the rows of a card that give numbers. */
const phoneRow = /^(?:联系|报警|应急|值班|求助)?(?:电话|方式|联系方式|号码)$/;

/** A table without a head: a row with a number is a contact when something else of it is a name or unit. */
function fromHeadless(rows: readonly string[][], reader: Reader): void {
  for (const [label, ...cells] of rows) {
    if (!phoneRow.test(cellWords(label))) continue;
    for (const piece of cells.flatMap((cell) => cell.split(/[；;\n]/))) fromLine(piece, '', reader);
  }
  const withPhone = rows.filter((row) => row.some((cell) => /\d{7,}|^1\d\d$/.test(cellWords(cell)) && phonesIn(cell).length > 0));
  if (withPhone.length < 2 || withPhone.length * 2 < rows.length) return;
  for (const row of withPhone) {
    let name = '';
    let post = '';
    let unitName = '';
    const phones: string[] = [];
    for (const cell of row) {
      const words = cell.trim();
      const found = phonesIn(words);
      if (found.length > 0 && /^[\d\s()+、/-]+$/.test(plainOf(words))) phones.push(...found.map((phone) => phone.text));
      else if (name === '' && isPerson(words)) name = words;
      else if (post === '' && posts.test(words)) post = words;
      else if (unitName === '' && /[\u4e00-\u9fff]/.test(words)) unitName = words;
    }
    if (phones.length > 0) reader.put({ name, post, unitName, phone: phones.join('、') });
  }
}

const phoneLabel =
  /(?:值班|联系|办公|报警|应急|急救|咨询|举报|投诉|24小时|手机|固定)*(?:电话|手机|热线|联系方式|传真|号码)(?:号码)?\s*(?:\(24小时\))?\s*(?:为|是)?\s*[:]?\s*$/;

/** 总指挥由副县长周敏担任 */
const heldBy = /^(.{2,10}?)由(.{2,17}?)(?:担任|兼任)$/;
const appointed = /^(.{1,14}?[长任记理员人])([\u4e00-\u9fff]{2,3})(?:任|担任|为|兼任)(.{2,12})$/;

/** A name, post and unit in the words before a number. */
function readBefore(words: string): { name: string; post: string; unitName: string } {
  const parts = words
    .replace(/(?<=^|[\s:：])([\u4e00-\u9fff])\s{1,4}([\u4e00-\u9fff])(?=[\s:：]|$)/g, '$1$2')
    // 村值班电话: without its room, what is left of it names nobody.
    .replace(/(?<=(?:^|[\s，。；:])[村乡镇县市区厂校])值班(?=电话)/g, '值班室')
    .replace(phoneLabel, '')
    .replace(/[\s:(（]+$/, '')
    // 领导小组→镇教育办（电话…）, 县应急局（值班室）: the nearest of a chain; a room of a unit is named with it.
    .replace(/^.*(?:→|->)/, '')
    .replace(/(?<=[局委办院所站司校会心府])\((值班室|办公室|总值班室|应急办|指挥中心)\)$/, '$1')
    .split(/[，,；;\s:()（）]+/)
    .filter((part) => part !== '');
  // 矿长焦厚德任总指挥，电话…
  for (const part of parts.slice(-2)) {
    const serves = appointed.exec(part);
    if (serves && posts.test(serves[1] ?? '') && isPerson(serves[2] ?? ''))
      return { name: serves[2] ?? '', post: serves[3] ?? '', unitName: '' };
    const held = heldBy.exec(part);
    const name = [3, 2].map((length) => held?.[2]?.slice(-length) ?? '').find((one) => one.length > 1 && isPerson(one));
    if (held && name !== undefined) return { name, post: held[1] ?? '', unitName: '' };
  }
  let name = '';
  let post = '';
  let unitName = '';
  for (const part of parts.toReversed().slice(0, 4)) {
    if (name === '' && isPerson(part)) name = part;
    // 副县长任副总指挥 says who holds a post, not whose number follows.
    else if (post === '' && posts.test(part) && part.length <= 12 && !/(?<!主)任(?!$)/.test(part)) post = part;
    else if (post === '' && name === '' && posts.test(part.slice(0, -2)) && isPerson(part.slice(-2)))
      [post, name] = [part.slice(0, -2), part.slice(-2)];
    else if (post === '' && name === '' && posts.test(part.slice(0, -3)) && isPerson(part.slice(-3)))
      [post, name] = [part.slice(0, -3), part.slice(-3)];
    else if (unitName === '' && !posts.test(part)) unitName = unitOf(part);
  }
  return { name, post, unitName };
}

/** The unit in a piece of text: 县防指24小时, 指挥部办公室设在镇林业站. */
function unitOf(part: string): string {
  const words = part
    .replace(phoneLabel, '')
    .replace(/(?:24小时|昼夜|全天)$/, '')
    .replace(/下设(?=办公室$)/, '')
    .replace(/^.*(?:设在|设于|拨打|联系|报告|通知|报|向|即|是|为|与)/, '');
  return /^(?:县|市|区|镇|乡|省)?[\u4e00-\u9fff]{0,18}(?:防指|森防指|局|委|办|部|室|院|队|站|所|中心|公司|政府|街道|镇|乡|村|社区|学校|医院|集团|组|台|厂|会|科|火警|匪警|急救|消防|警|中学|小学|园)$/.test(
    words,
  )
    ? words
    : '';
}

function fromLine(text: string, title: string, reader: Reader): void {
  const plain = plainOf(text);
  const phones = phonesIn(text);
  let from = 0;
  for (const [at, phone] of phones.entries()) {
    const start = plain.slice(from, phone.from);
    from = phone.to;
    const sentence = start.slice(Math.max(start.lastIndexOf('。'), start.lastIndexOf('；'), start.lastIndexOf(';')) + 1);
    const last = phones[at - 1];
    // 拨打120: a number for everybody, not of who was named before.
    if (/^1[12]\d$/.test(phone.text) && /(?:拨打|呼叫|联系|打)(?:[^，。；]{0,6}电话)?[:\s]*$/.test(sentence)) continue;
    // 0871-61234567、61234568: numbers of the same one.
    if (last && phone.text.length > 5 && /^[\s、/或和,，]{1,2}$/.test(plain.slice(last.to, phone.from)))
      reader.put({ name: '', post: '', unitName: '\u0000', phone: phone.text });
    else {
      const who = readBefore(sentence.replace(/^[、，,]/, ''));
      const alone =
        phones.length === 1
          ? plain
              .replace(plain.slice(phone.from, phone.to), '')
              .replace(phoneLabel, '')
              .replace(/[\s:，。；]+/g, '')
          : '';
      if (who.name === '' && who.post === '' && who.unitName === '' && alone.length >= 2 && alone.length <= 10) who.unitName = alone;
      else if (who.name === '' && who.post === '' && who.unitName === '') {
        if (!phoneLabel.test(sentence)) continue;
        who.unitName = title;
      }
      reader.put({ ...who, phone: phone.text });
    }
  }
}

export function readContacts(branches: readonly Branch[], newId: () => string): PlanContact[] {
  const contacts: PlanContact[] = [];
  for (const branch of branches) {
    if (/^目[录次]$/.test(branch.words)) continue;
    const reader: Reader = {
      put: (contact) => {
        const last = contacts.at(-1);
        if (contact.unitName === '\u0000') {
          if (last) last.phone += `、${contact.phone}`;
          return;
        }
        if (contact.phone === '' && contact.name === '') return;
        const same = contacts.find(
          (one) =>
            one.phone === contact.phone && one.name === contact.name && (one.unitName === contact.unitName || contact.unitName === ''),
        );
        if (same) return;
        contacts.push({ id: newId(), person: null, ...contact, section: branch.section.id });
      },
    };
    for (const part of branch.own) {
      if (part.kind === 'table') fromTable(part.rows, '', reader);
      else fromLine(part.text, unitOf(branch.words), reader);
    }
  }
  return contacts;
}
