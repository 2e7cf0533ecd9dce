// The grade that a text itself states for this event. Colours of warnings and levels of responses are none, and nothing is computed.
import type { Grade } from '../types.ts';
import type { Scopes } from './scopes.ts';

export interface GradeReading {
  grade: Grade;
  start: number;
  end: number;
}

const words: Record<string, Grade> = { 特别重大: 'I', 特大: 'I', 重大: 'II', 较大: 'III', 一般: 'IV' };
const levels: Record<string, Grade> = {
  Ⅰ: 'I', I: 'I', 一: 'I', '1': 'I',
  Ⅱ: 'II', II: 'II', 二: 'II', '2': 'II',
  Ⅲ: 'III', III: 'III', 三: 'III', '3': 'III',
  Ⅳ: 'IV', IV: 'IV', 四: 'IV', '4': 'IV',
}; // biome-ignore format: a table

const sorts =
  '(?:[^，。；、\\s()]{0,14}?(?:生产安全|安全生产|道路交通|交通|火灾|建筑施工|施工|矿山|煤矿|瓦斯|透水|爆炸|坍塌|中毒|食品安全|药品安全|环境|突发环境|地质灾害|水上|铁路|特种设备|责任|非生产安全|亡人|伤亡|燃气|危险化学品|公共卫生|突发公共卫生|社会安全|群体性|自然灾害|森林|森林草原|辐射|通信|网络安全)[^，。；、\\s()]{0,8}?)?';
const word = '(?<word>特别重大|特大|重大|较大|一般)';
const level = '(?<level>[ⅠⅡⅢⅣ]|IV|I{1,3}|[一二三四1-4](?=级))级?';
const pattern = new RegExp(
  [
    `${word}(?:[((]?(?:[ⅠⅡⅢⅣIV]{1,3}|[一二三四])级[))]?)?级?(?:等级|级别)?的?${sorts}(?:事故|突发(?:公共)?(?:卫生)?事件|事件|灾害|灾情|火灾|火警)(?!标准|程序|隐患|预案|应急|调查|征兆|苗头|风险|发生率|防范|的发生|以上|及以上|处置)`,
    `(?<![预响])${level.replace('<level>', '<level2>')}(?:\\([^)]{1,6}\\))?(?:突发[^，。；]{0,6}?事件|事件|事故|灾害|灾情)`,
    `(?:等级|级别|定级|定性)(?:初步)?(?:判定|认定|研判|核定|确定)?[:为是属]{0,2}(?:${word.replace('<word>', '<word3>')}|${level.replace('<level>', '<level3>')})(?:级|事故|事件|突发|[，。；\\s)]|$)`,
    `(?:属|属于|达到|构成|定为|列为|认定为|判定为|按|初判为|研判为)(?:${word.replace('<word>', '<word4>')}|${level.replace('<level>', '<level4>')})(?:级(?:别)?|等级)(?!响应|预警|应急)`,
  ].join('|'),
  'g',
);

const refused =
  /(?:未|不|没有?)(?:达到|构成|够|属于|是|到)?[^，。；]{0,4}$|(?:防止|避免|防范|杜绝|遏制|严防|预防|可能|是否|升级为|演变|发展成|参照|按照|依照|发生过|杜绝|零|最|《|历史上|无|遏止|减少|有效|坚决)[^，。；]{0,10}$|(?:排查|整治|消除|存在|发现)[^，。；]{0,8}$/;

/** 由一般升级为较大: said as done, not asked. */
const raised = /(?:由|从)[^，。；]{0,10}(?:升级|上升|提升|调整|更正|变更)(?:认定)?为$/;

/**
 * Finds the grade that is stated of this event.
 * @returns null when none is stated, or when two different ones are and neither replaces the other
 */
export function readGrade(text: string, scopes: Scopes): GradeReading | null {
  const found: GradeReading[] = [];
  for (const match of text.matchAll(pattern)) {
    const groups = match.groups ?? {};
    const name = groups.word ?? groups.word3 ?? groups.word4;
    const number = groups.level2 ?? groups.level3 ?? groups.level4;
    const grade = name ? words[name] : levels[number ?? ''];
    const lead = text.slice(Math.max(0, match.index - 14), match.index);
    const isRaise = raised.test(lead);
    if (!grade || scopes.has(match.index, 'hypothesis', 'plan', 'ongoing', 'history', 'hearsay', 'withdrawn')) continue;
    if (!isRaise && refused.test(lead)) continue;
    if (isRaise) found.length = 0;
    found.push({ grade, start: match.index, end: match.index + match[0].replace(/[，。；\s)]$/, '').length });
  }
  const [first] = found;
  return first && found.every((item) => item.grade === first.grade) ? first : null;
}
