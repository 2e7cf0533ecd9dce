// Marks that a text gives an event: children or students in it, foreigners in it, the public watching. A school as a landmark is none.
import type { Mark } from '../types.ts';
import type { Scopes } from './scopes.ts';

export interface MarkReading {
  mark: Mark;
  start: number;
  end: number;
}

const pupils =
  '(?:中|小|大|初[一二三]?|高[一二三]?|女|男)?学生|师生|幼儿(?!园)|学童|小朋友|中学生|小学生|大学生|[一二三四五六]年级|初[一二三]|高[一二三]';
const harm =
  '受伤|死亡|中毒|呕吐|腹泻|溺|失[踪联]|被困|送医|送[^，。；]{0,10}(?:医院|卫生院)|疏散|转移|不适|发热|皮疹|晕|轻伤|重伤|身亡|遇难|踩|摔|砸|撞|咬|砍|症状|跳楼|坠';
const school = '(?:学校|小学|中学|幼儿园|中心校|高中|初中|大学|学院|职校|技校|校园|教学楼|宿舍楼|校车|实验学校)';

const sources: readonly (readonly [Mark, RegExp])[] = [
  // Pupils hurt, or moved, or something that happens inside a school.
  ['school', new RegExp(`(?:${pupils})[^。；！\\n]{0,24}(?:${harm})|(?:砸|撞|砍|咬|伤|困)[^。；！\\n]{0,8}(?:${pupils})`, 'g')],
  [
    'school',
    new RegExp(
      `${school}(?!附近|门口|门前|旁|对面|路|街|周边|东侧|西侧|南侧|北侧)[^，。；！\\n]{0,16}(?:发生|[起着失]火|坍塌|倒塌|爆炸|踩踏|疫情|中毒|被淹|停课|拥挤|垮塌)`,
      'g',
    ),
  ],
  ['school', /校车(?!道)[^。；\n]{0,20}(?:撞|翻|追尾|坠|蹭|起火|事故)/g],
  [
    'foreigners',
    /(?:外籍|外国籍?|境外)(?:人员|游客|公民|男子|女子|专家|学生|留学生|乘客|船员|员工|人士|旅客)?[^，。；]{0,3}|外国人|[^，。；\s]{1,4}国籍/g,
  ],
  [
    'onlineAttention',
    /热搜|舆情(?!引导|监测|应对|管控|处置工作|小组|组)|(?:网上|网络|微博|抖音|快手|朋友圈|微信群|短视频|自媒体|网民|网友|视频号|小红书)[^。；\n]{0,16}(?:传播|转发|流传|扩散|热议|围观|关注|发酵|炒作|曝光|刷屏|点击|播放|评论|发布[^，。]{0,6}视频)|(?:视频|图片|照片)[^，。；\n]{0,8}(?:网上|网络|抖音|微博|朋友圈|群里)[^，。；\n]{0,8}(?:传|转|发|扩散)|引发[^，。；]{0,6}(?:关注|热议|舆论)/g,
  ],
];

const refused = /无|未|没有?|不涉及|排除|不含|防止|避免|请勿|不要|勿|不信|做好|密切关注|加强/;

/**
 * Reads the marks of a normalised text.
 * @returns each mark at most once, with what proves it
 */
export function readMarks(text: string, scopes: Scopes): MarkReading[] {
  const found: MarkReading[] = [];
  for (const [mark, pattern] of sources) {
    if (found.some((item) => item.mark === mark)) continue;
    for (const match of text.matchAll(pattern)) {
      if (scopes.has(match.index, 'hypothesis', 'plan', 'ongoing', 'history', 'hearsay', 'doubt')) continue;
      if (refused.test(text.slice(Math.max(0, match.index - 5), match.index))) continue;
      if (mark === 'foreigners' && /(?:无|未|没有)[^，。；]{0,6}$/.test(text.slice(Math.max(0, match.index - 10), match.index))) continue;
      found.push({ mark, start: match.index, end: match.index + match[0].length });
      break;
    }
  }
  return found;
}
