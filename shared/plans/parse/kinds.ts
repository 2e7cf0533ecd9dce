// What sort of plan it is, and for which events, from its title and its issuer.
import type { Body, PlanKind } from '../types.ts';
import { pressed } from './lines.ts';

export interface KindReading {
  planKind: PlanKind;
  body: Body | null;
  /** Nothing said it; it is only the likeliest. */
  guessed: boolean;
}

const enterprise =
  /(?:公司|集团|企业|厂(?!外)|加油站|加气站|采石场|石料场|养殖场|屠宰场|农贸市场|批发市场|客运站|矿(?!山事故)|煤矿$|酒店|宾馆|商场|超市|工地|项目部|电站|油库|气站|仓库|合作社|影院|养老院|敬老院|福利院|景区管理)/;
const school = /(?:学校|中学|小学|幼儿园|校园|高中|初中|学院|大学|幼教|职教中心)/;
const village = /(?:[\u4e00-\u9fff]村(?!镇)|社区|村委会|居委会|行政村)/;
const township =
  /^(?:[\u4e00-\u9fff]{2,6}?(?:县|市|区|旗|州))?[\u4e00-\u9fff]{1,5}?(?:(?<![城村乡])镇(?!区|域)|(?<!城)乡(?!村|镇|企)|街道)(?!燃气|企业|居民|供水|煤矿)/;
const activity =
  /(?:活动|赛事|(?:自行车|越野|汽车|龙舟|篮球|足球|山地|公路|长跑|半程)赛|大赛|锦标赛|邀请赛|公开赛|联赛|马拉松|庙会|灯会|音乐节|演唱会|运动会|展会|博览会|文化节|旅游节|节日|春节|国庆|火把节|泼水节|庆典|开幕|焰火|赶集|高考|中考|会议)[^，。]*(?:保障|安全|应急|方案|预案)/;

/** The body that a title or issuer speaks of; the nearest to the end of a name decides (云河县第一中学, 青石镇柳树村). */
function bodyOf(text: string, isTitle: boolean): Body | null {
  if (school.test(text) && !/(?:教育体育|教育)局$|教育系统/.test(text)) return 'school';
  if (enterprise.test(text) && !/(?:供电|燃气|电力|水务|烟草|通信)?公司(?:大面积|突发)/.test(text)) return 'enterprise';
  if (village.test(text) && !/(?:乡村|农村|城镇社区)/.test(text)) return 'village';
  if (township.test(text) && !(isTitle && /(?:城镇|村镇|乡镇煤矿|各乡镇)/.test(text))) return 'township';
  return null;
}

const eventful = /(?:事件|事故|灾害|火灾|疫情|防汛|抗旱|地震|防火|防灭火|救助|台风|山洪|内涝|停电|污染|救援)/;
const department = /(?:局|委员会|厅|厅系统|系统|中心|支队|大队|办公室|部门|医院|气象台)/;

export function readKind(title: string, unitName: string, context: string): KindReading {
  const words = pressed(title);
  const issuer = pressed(unitName);
  const fromTitle = bodyOf(words.replace(/(?:自然灾害|生产安全|突发|森林|防汛|地震|火灾|食品).*$/, ''), true) ?? bodyOf(words, true);
  const fromIssuer = bodyOf(issuer, false);
  const body =
    fromTitle === 'school' && fromIssuer === null && /县|市|区/.test(issuer) && /局|政府/.test(issuer) ? null : (fromTitle ?? fromIssuer);
  // 校园安全, 乡镇 …: the title names a place of the events, the issuer is a county.
  const county =
    /(?:省|市|县|区|州|旗)(?:人民政府|政府)?(?:办公室|办公厅)?$|人民政府办公室$|(?:指挥部|委员会)(?:办公室)?$/.test(issuer) &&
    fromIssuer === null;
  if (activity.test(words) && !/(?:大型群众性活动|群众性活动)[^，]*(?:事故|事件)/.test(words))
    return { planKind: 'activity', body: null, guessed: false };
  if (body !== null && !(county && /(?:校园|学校)[^，]*(?:安全|事件)/.test(words))) return { planKind: 'grassroots', body, guessed: false };
  if (/总体应急预案|总体预案|综合应急预案$/.test(words) && !/(?:局|公司)/.test(words))
    return { planKind: 'general', body: null, guessed: false };
  if (/专项/.test(words)) return { planKind: 'special', body: null, guessed: false };
  if (/(?:局|委员会|厅|系统|中心|卫健委)(?!域)[^，]{0,30}(?:预案|方案)/.test(words.replace(/指挥部|指挥中心/g, '')) || /部门/.test(words))
    return { planKind: 'department', body: null, guessed: false };
  // 清河县人民医院…: the county is a part of its name.
  if (/(?:医院|卫生院|疾控中心|保健院|急救中心)(?!感染|火灾)/.test(words) && !county)
    return { planKind: 'department', body: null, guessed: false };
  if (county || /^(?:[\u4e00-\u9fff]{1,8}(?:省|市|县|区|州|旗))/.test(words)) {
    // 龙川县突发公共卫生事件应急预案 signed by a bureau is the county's, which the bureau drew up.
    if (/^[\u4e00-\u9fff]{1,8}?(?:省|市|县|区|州|旗)(?!.{0,16}局)/.test(words) && eventful.test(words))
      return { planKind: 'special', body: null, guessed: !county };
    const plainIssuer = issuer.replace(/指挥部(?:办公室)?|安委办|减灾委/g, '');
    if (
      department.test(plainIssuer) &&
      !/人民政府/.test(issuer) &&
      /局|委|厅|中心|队$/.test(plainIssuer) &&
      !/^.{0,8}(?:委员会)$/.test(plainIssuer)
    )
      return { planKind: 'department', body: null, guessed: false };
    return { planKind: 'special', body: null, guessed: !county };
  }
  if (department.test(issuer) && !/人民政府/.test(issuer)) return { planKind: 'department', body: null, guessed: true };
  if (/(?:本企业|本公司|我公司|本单位|车间|生产经营单位)/.test(context))
    return { planKind: 'grassroots', body: 'enterprise', guessed: true };
  if (/(?:本校|我校|全体师生|师生员工)/.test(context)) return { planKind: 'grassroots', body: 'school', guessed: true };
  if (/(?:本村|我村|村两委|村民小组)/.test(context)) return { planKind: 'grassroots', body: 'village', guessed: true };
  if (/(?:本镇|我镇|本乡|我乡|镇党委|乡党委)/.test(context)) return { planKind: 'grassroots', body: 'township', guessed: true };
  return { planKind: 'special', body: null, guessed: true };
}

/** Words of titles and the names of kinds that they mean; the first that fits in each line counts. */
const synonyms: readonly (readonly [RegExp, readonly string[]])[] = [
  [/防汛抗旱|水旱/, ['水旱灾害']],
  [/山洪/, ['山洪灾害事件', '山洪']],
  [/防汛|洪涝|洪水|度汛/, ['洪水', '水旱灾害']],
  [/内涝|排涝/, ['内涝']],
  [/抗旱|干旱|旱灾/, ['农业干旱', '水旱灾害']],
  [/水库|大坝|溃坝/, ['水库重大险情', '水库']],
  [/防台风|台风|防台/, ['台风事件', '台风']],
  [/雨雪冰冻|低温雨雪|冰冻|冰雪|暴雪|雪灾|除雪|低温/, ['低温冻害事件', '暴雪事件']],
  [/寒潮/, ['寒潮事件']],
  [/暴雨/, ['暴雨事件']],
  [/雷电/, ['雷电事件']],
  [/大风|沙尘/, ['大风事件']],
  [/高温/, ['高温事件']],
  [/大雾/, ['大雾事件']],
  [/气象灾害/, ['气象灾害']],
  [/地震(?:灾害)?/, ['地震灾害']],
  [/地质灾害|滑坡|泥石流|崩塌/, ['地质灾害']],
  [/森林草原(?:防灭火|火灾)?|森林防火|森林火灾|草原火灾|防灭火|护林防火|山火/, ['森林草原火灾']],
  [/自然灾害救助|救灾|自然灾害/, ['自然灾害']],
  [/有害生物|病虫害/, ['生物灾害事件']],
  [/危险化学品|危化品|危化|化工|液氨|液氯|油库|加油站|甲醇|储罐/, ['危险化学品事故']],
  [/烟花爆竹|民爆|爆炸物/, ['烟花爆竹和民用爆炸物事故']],
  [/非煤矿山|金属非金属|尾矿库|矿山(?!救护)/, ['金属与非金属矿山事故']],
  [/煤矿|瓦斯/, ['煤矿事故']],
  [/建筑施工|建设工程|建筑工程|工地|房屋市政|坍塌/, ['建筑业事故']],
  [/公路(?:交通|水毁|抢通)/, ['公路交通设施事故', '道路交通事故']],
  [/道路交通|交通事故|校车|客运/, ['道路交通事故']],
  [/水上交通|水上搜救|船舶|渡口/, ['水上交通事故']],
  [/铁路/, ['铁路交通事故']],
  [/轨道交通|地铁/, ['城市轨道交通事故']],
  [/民用航空|航空器/, ['民用航空器事故']],
  [/电梯/, ['电梯事故', '特种设备事故']],
  [/特种设备|锅炉|压力容器|起重/, ['特种设备事故']],
  [/燃气|天然气|液化气|煤气管/, ['石油天然气基础设施事故', '基础设施和公用设施事故']],
  [/停电|电网|电力/, ['电力基础设施事故', '能源供应中断事故']],
  [/供水|水源地|饮用水/, ['污染导致城市水源供水中断事故', '基础设施和公用设施事故']],
  [/通信(?!录|联络)/, ['通讯基础设施事故']],
  [/桥梁|隧道/, ['城市桥梁隧道设施事故']],
  [/灯会|庙会|踩踏|大型群众性活动|拥挤/, ['踩踏事件']],
  [/突发环境|环境污染|水污染|重污染天气|环境事件/, ['环境污染和生态破坏事件']],
  [/核事故|辐射|放射/, ['核与辐射事故']],
  [/农机|农业机械/, ['农业机械事故']],
  [/消防|火灾(?!爆炸)|高层建筑/, ['火灾事故']],
  [/食品安全|食物中毒|食源性/, ['食品安全事件', '食品药品安全事件']],
  [/药品|疫苗/, ['药品安全事件', '食品药品安全事件']],
  [/农产品/, ['农产品质量安全事件']],
  [/传染病|疫情防控|流感|鼠疫|霍乱|新冠|诺如/, ['传染病事件']],
  [/动物疫(?:病|情)|非洲猪瘟|禽流感|口蹄疫/, ['动物疫情事件']],
  [/公共卫生|医疗卫生救援|医疗救援/, ['公共卫生事件']],
  [/中毒/, ['群体性中毒、感染事件', '群体性中毒感染']],
  [/群体性事件|维稳|信访|上访/, ['群体性事件']],
  [/恐怖|反恐/, ['恐怖袭击事件']],
  [/刑事|治安|暴力|劫持/, ['刑事案件']],
  [/金融/, ['金融突发事件']],
  [/粮食/, ['粮食市场异常波动', '影响市场稳定的突发事件']],
  [/网络安全|信息安全|网络与信息/, ['信息安全事件']],
  [/涉外/, ['涉外事件']],
  [/民族|宗教/, ['民族和宗教事件']],
  [/社会安全/, ['社会安全事件']],
  [/生产安全|安全生产|事故灾难|工矿商贸/, ['事故灾难']],
];

const tail = /(?:突发)?(?:灾害)?(?:事件|事故|灾害|灾难|疫情)$/;

/**
 * Codes of event kinds in a title: names of the tables, then the words of the field.
 * @returns none for a general plan, whose title names no event
 */
export function readEventKinds(title: string, kinds: readonly { code: string; name: string; level: number }[]): string[] {
  // The name of the company or school is no event: 宏力化工有限责任公司….
  const whole = pressed(title).replace(/^[^，。]{2,30}?(?:公司|集团|中学|小学|幼儿园|学校|学院)/, '');
  let words = whole;
  const found = new Map<string, number>();
  for (const [pattern, names] of synonyms) {
    const match = pattern.exec(words);
    if (!match) continue;
    words = words.replace(match[0], ' ');
    const kind = names
      .map((name) => kinds.find((one) => one.name === name) ?? kinds.find((one) => one.name.startsWith(name)))
      .find((one) => one !== undefined);
    if (kind) found.set(kind.code, kind.level);
  }
  for (const kind of kinds) {
    const stem = kind.name.replace(tail, '');
    if (stem.length >= 3 && kind.level >= 2 && whole.includes(stem)) found.set(kind.code, kind.level);
    else if (kind.name.length >= 3 && whole.includes(kind.name)) found.set(kind.code, kind.level);
  }
  // 自然灾害 beside a kind of it says nothing more.
  const codes = [...found].toSorted(([, one], [, other]) => other - one).map(([code]) => code);
  const finer = codes.filter((code) => !codes.some((other) => other !== code && isBelow(other, code, kinds)));
  return finer.toSorted();
}

/** Codes of the tables fill with zeros: 11A01 is below 11A00 is below 11000. */
function isBelow(code: string, above: string, kinds: readonly { code: string; level: number }[]): boolean {
  const levelOf = (of: string): number => kinds.find((kind) => kind.code === of)?.level ?? 0;
  if (levelOf(code) <= levelOf(above)) return false;
  const stem = above.replace(/0+$/, '');
  return stem !== '' && code.startsWith(stem);
}
