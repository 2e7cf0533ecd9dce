// Title, issuer, number, edition and days of a plan.
import { daysIn } from './dates.ts';
import { readEventKinds, readKind } from './kinds.ts';
import { plainOf, pressed } from './lines.ts';
import type { Tree } from './tree.ts';
import type { ParseContext, ParsedPlan } from './types.ts';

export type Meta = Pick<
  ParsedPlan,
  'title' | 'planKind' | 'body' | 'eventKinds' | 'unitName' | 'number' | 'label' | 'issuedOn' | 'effectiveOn'
> & { guessed: boolean };

const docNumber = /([\u4e00-\u9fff]{1,12})\s*[([]\s*((?:19|20)\d{2})\s*[)\]]\s*(?:第\s*)?([0-9]{1,4})\s*号/;
const unitEnd =
  '(?:人民政府办公室|人民政府办公厅|人民政府|政府办公室|委员会办公室|指挥部办公室|指挥部|委员会|办公室|应急管理局|管理局|[\\u4e00-\\u9fff]{1,12}局|街道办事处|办事处|村民委员会|村委会|居民委员会|居委会|社区|有限责任公司|股份有限公司|有限公司|公司|集团|学校|中学|小学|幼儿园|学院|医院|卫生院|中心|加油站|项目部|[\\u4e00-\\u9fff]{2,10}厂|煤矿|党支部|总支部|党总支|管委会|支队|大队)';
const unitLine = new RegExp(`^[\\u4e00-\\u9fffA-Za-z0-9()]{2,36}?${unitEnd}$`);
const editionWords =
  /[([]?((?:(?:19|20)\d{2}|二〇[〇一二三四五六七八九]{2})\s*年?\s*(?:第?[一二三四五六七八九十\d]+次)?\s*(?:修订|修编|修正|编制|版)(?:版|稿|本)?|第\s*[一二三四五六七八九十\d]+\s*(?:版|次修订)|[VvＶ版]\s?\d+(?:\.\d+){0,2}(?:版)?|试行|暂行|修订稿|修订版|修订|送审稿|征求意见稿|简明版|简版|简本)[)\]]?/;
/** How far from the beginning the front of a document is looked for. */
const frontLines = 160;

const cardLabel =
  /^(?:发布机构|发文机关|编制单位|发布单位|文号|编号|预案编号|文件编号|版本号|发布日期|印发日期|成文日期|生效日期|实施日期|名称|单位名称)$/;

interface Text {
  text: string;
  plain: string;
  /** Before the first numbered heading. */
  front: boolean;
}

function textLines(tree: Tree): Text[] {
  const firstHeading =
    tree.headings.find((heading) => heading.node.kind === 'number' && heading.node.key !== 'annex')?.node.from ?? tree.lines.length;
  return tree.lines.flatMap((line, at) => {
    const front = at < firstHeading && at < frontLines;
    if (!line.rows || !front) {
      // 编制单位：… 编号：… 第3版 on one line of the cover.
      const several = front && line.text.length <= 90 && line.plain.includes(':') && !/[。；]/.test(line.plain);
      return (several ? line.text.split(/[\u3000\t]+|\s{2,}/) : [line.text]).map((text) => ({ text, plain: plainOf(text), front }));
    }
    // The card of a web page or a cover: 发布机构|…|文号|….
    return line.rows.flatMap((row) =>
      row.slice(0, -1).flatMap((cell, column) => {
        const label = cell.replace(/[\s:：]+/g, '');
        const text = `${label}：${(row[column + 1] ?? '').trim()}`;
        return cardLabel.test(label) ? [{ text, plain: plainOf(text), front }] : [];
      }),
    );
  });
}

function readTitle(tree: Tree, lines: readonly Text[]): string {
  const heads = tree.headings.filter((heading) => heading.node.kind === 'title');
  const first = heads[0];
  if (tree.named !== '') {
    const printed = heads.map((heading) => titleOf(tree, heading.section)).find((title) => pressed(title).startsWith(tree.named));
    return printed ?? tree.named;
  }
  if (first) return titleOf(tree, first.section);
  const styled = tree.lines.find((line) => line.style === 0);
  if (styled) return tidy(styled.text);
  const any = lines.find(
    (line) =>
      line.front &&
      line.text.length <= 60 &&
      /(?:预案|方案|处置卡)$/.test(pressed(line.plain).replace(/[(][^(]*[)]$/, '')) &&
      !/[。；]/.test(line.plain),
  );
  if (any) return tidy(any.text.replace(/^《|》$/g, ''));
  const large = tree.lines
    .slice(0, 12)
    .find((line) => line.rows === null && line.centred && line.text.length >= 4 && line.text.length <= 40 && !/[。；]/.test(line.plain));
  return large ? tidy(large.text) : '';
}

function titleOf(tree: Tree, section: string): string {
  return tidy(tree.sections.find((one) => one.id === section)?.title ?? '');
}

/** Without blanks between Chinese characters, which are there for looks. */
function tidy(text: string): string {
  return text.trim().replace(/(?<=[\u4e00-\u9fff（）《》])[\s\u3000]+(?=[\u4e00-\u9fff（）《》])/g, '');
}

/** Title without 试行 and the like, and what stood in those brackets. */
function splitEdition(title: string): { title: string; label: string } {
  const match = /^(.*?)\s*[（(〔【[]([^（()）〔〕【】[\]]{1,16})[）)〕】\]]$/.exec(title);
  if (match?.[2] !== undefined && editionWords.test(plainOf(match[2]))) return { title: match[1] ?? title, label: match[2].trim() };
  return { title, label: '' };
}

function readUnit(tree: Tree, lines: readonly Text[], title: string): string {
  const front = lines.filter((line) => line.front);
  // The notice: 云河县人民政府办公室关于印发…
  const notice = tree.headings.find((heading) => heading.node.kind === 'notice');
  if (notice) {
    const words = pressed(titleOf(tree, notice.section));
    const issuer = /^(.{2,40}?)(?:关于|转发)/.exec(words)?.[1];
    if (issuer && unitLine.test(issuer)) return issuer;
  }
  const labelled = lines
    .slice(0, frontLines)
    .map(
      (line) =>
        /^(?:编制单位|发布单位|编制部门|发布部门|印发单位|发文机关|发布机构|制定单位|单位名称|编制|批准单位)\s*(?:\(盖章\))?\s*:\s*(\S.{1,40})$/.exec(
          line.plain,
        )?.[1],
    )
    .find((found) => found !== undefined);
  const own = bodyInTitle(title);
  // 编制部门：安全环保部 is a part of the company.
  if (labelled && !(own && /^[^县市区]{2,8}(?:部|科|处|室|中心|股)$/.test(pressed(labelled)))) return pressed(labelled);
  if (labelled && own) return own;
  const red = front
    .map((line) => /^(.{2,30})文件$/.exec(pressed(line.plain))?.[1])
    .find((found) => found !== undefined && unitLine.test(found));
  if (red) return red;
  // A signature stands alone on its line, mostly right before a day.
  for (const [at, line] of front.entries()) {
    const words = pressed(line.plain);
    if (unitLine.test(words) && daysIn(front[at + 1]?.text ?? '').length > 0 && words !== pressed(title)) return words;
  }
  const alone = front.map((line) => pressed(line.plain)).find((words) => unitLine.test(words) && !/(?:预案|方案)/.test(words));
  if (alone) return alone;
  const last = lines
    .slice(-12)
    .map((line) => pressed(line.plain))
    .find((words) => words.length <= 36 && unitLine.test(words));
  if (last) return last;
  return fromTitle(title);
}

/** A company, school or office that the title begins with. */
function bodyInTitle(title: string): string | undefined {
  return new RegExp(
    `^([\\u4e00-\\u9fffA-Za-z0-9()]{2,30}?(?:有限责任公司|股份有限公司|有限公司|公司|集团|中学|小学|幼儿园|学校|学院|医院|卫生院|加油站|[\\u4e00-\\u9fff]{2,8}厂|煤矿|管理局|[\\u4e00-\\u9fff]{2,8}局|社区|街道办事处|街道|[\\u4e00-\\u9fff]村(?!镇)))`,
  ).exec(pressed(title))?.[1];
}

/** 云河县防汛抗旱应急预案 is the county's; 青石镇柳树村… the village's. */
function fromTitle(title: string): string {
  const words = pressed(title);
  const body = bodyInTitle(title);
  if (body) return body;
  const place = /^([\u4e00-\u9fff]{1,12}?(?:自治州|自治县|自治旗|镇|乡|县|区|市|州|旗|省))/.exec(words)?.[1];
  if (!place) return '';
  const longer = /^([\u4e00-\u9fff]{2,14}?(?:(?<![城村乡])镇|(?<!城)乡))(?!镇|村)/.exec(words)?.[1];
  return longer ? `${longer}人民政府` : `${place}人民政府`;
}

function readIssued(lines: readonly Text[]): string | null {
  for (const line of lines.slice(0, frontLines)) {
    if (/(?:发布日期|印发日期|发布时间|颁布日期|批准日期|成文日期|编制日期|签发日期|发文日期|印发时间)/.test(line.plain)) {
      const day = daysIn(line.text)[0]?.day;
      if (day) return day;
    }
  }
  const alone = (line: Text): string | null => {
    const days = daysIn(line.text);
    const one = days[0];
    return one && days.length === 1 && line.text.replace(/\s/g, '').length - pressed(line.text.slice(one.from, one.to)).length <= 8
      ? one.day
      : null;
  };
  for (const line of lines) {
    if (!line.front) continue;
    const day = alone(line);
    if (day !== null) return day;
  }
  for (const line of lines.slice(-15)) {
    const day = /印发/.test(line.plain) ? (daysIn(line.text)[0]?.day ?? null) : alone(line);
    if (day !== null) return day;
  }
  const inBrackets = lines.slice(0, 40).find((line) => /^[(].*(?:发布|印发|通过|批准|施行).*[)]$/.test(line.plain));
  return inBrackets ? (daysIn(inBrackets.text)[0]?.day ?? null) : null;
}

function readEffective(lines: readonly Text[], issued: string | null): string | null {
  for (const line of lines) {
    if (!/(?:施行|实施|生效|执行)/.test(line.plain)) continue;
    const day = /自(?!.*自)([^。；]*?)(?:日|日起|起)[^。；]{0,6}(?:施行|实施|生效|执行)/.exec(line.plain);
    if (day) {
      const found = daysIn(line.text.slice(day.index, day.index + day[0].length))[0]?.day;
      if (found) return found;
      if (/(?:印发|发布|公布|颁布|下发|签发|批准)之?日起?/.test(day[0])) return issued;
    }
    const labelled = /^(?:实施日期|生效日期|施行日期|实施时间)\s*:/.test(plainOf(line.text)) ? daysIn(line.text)[0]?.day : undefined;
    if (labelled) return labelled;
  }
  return null;
}

export function readMeta(tree: Tree, context: ParseContext): Meta {
  const lines = textLines(tree);
  const printed = readTitle(tree, lines);
  const { title, label: inTitle } = splitEdition(printed);
  // A number in the text is that of another paper: 依据《…》（国办发〔2013〕101号）.
  const numberLine = lines
    .filter((line) => line.front && line.plain.length <= 44 && !/[《》。，]|依据|根据|废止/.test(line.plain))
    .map((line) => docNumber.exec(line.plain.replace(/\s+/g, ' ')))
    .find((match) => match !== null);
  const number = numberLine ? printedNumber(lines, numberLine[0]) : labelledNumber(lines);
  const front = lines.filter((line) => line.front && line.text.length <= 40);
  const edition = front
    .map((line) => {
      const match = editionWords.exec(line.plain);
      return match && (match[0].length >= line.plain.length - 6 || /^[([]/.test(match[0])) ? match[1] : undefined;
    })
    .find((found) => found !== undefined);
  const issuedOn = readIssued(lines);
  const unitName = readUnit(tree, lines, title);
  const kind = readKind(
    title,
    unitName,
    lines
      .slice(0, 400)
      .map((line) => line.plain)
      .join('\n'),
  );
  const eventKinds = readEventKinds(title, context.kinds);
  return {
    title,
    planKind: kind.planKind,
    body: kind.body,
    eventKinds: kind.planKind === 'general' ? [] : eventKinds,
    unitName,
    number,
    label: inTitle !== '' ? inTitle : (edition ?? labelledEdition(lines)).replace(/\s+/g, ''),
    issuedOn,
    effectiveOn: readEffective(lines, issuedOn),
    guessed: kind.guessed,
  };
}

function printedNumber(lines: readonly Text[], found: string): string {
  const wanted = pressed(found);
  for (const line of lines) {
    const at = pressed(line.plain).indexOf(wanted);
    if (at !== -1)
      return line.text
        .replace(/\s+/g, '')
        .slice(at, at + wanted.length)
        .replace(/^.*[:：]/, '');
  }
  return found;
}

/** 版本号：B/0 on a cover. */
function labelledEdition(lines: readonly Text[]): string {
  for (const line of lines.slice(0, frontLines)) {
    const match = line.front ? /^(?:(?:应急)?预案)?版本号?\s*:\s*(\S{1,20})$/.exec(line.plain) : null;
    if (match?.[1]) return line.text.slice(-match[1].length);
  }
  return '';
}

function labelledNumber(lines: readonly Text[]): string {
  for (const line of lines.slice(0, frontLines)) {
    const match = /^(?:文件编号|(?:应急)?预案编号|编号|文号|文件号)\s*:\s*(\S{3,40})/.exec(line.plain);
    if (match?.[1]) return line.text.slice(match[0].length - match[1].length, match[0].length);
  }
  return '';
}
