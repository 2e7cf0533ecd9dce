// A large library of plans out of our own pieces of text, the same at each run: for measuring the search and for its tests.
import type { PlanKind, PlanSection, PlanText } from '#shared/plans/types.ts';

/** A row of numbers that looks like chance and is the same at each run. */
export function sequence(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d_2b_79_f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

type Choose = <T>(list: readonly T[]) => T;

const townNames = '城关 石桥 青龙 柳河 沙岭 白塔 新集 双河 大营 望川 三岔 黄土 河西 东坪 永安 龙泉 杨林 马家 古城 南山'.split(' ');
const companies = '鑫源化工 恒通物流 云河水泥 宏达煤业 金鼎冶炼 绿洲制药 长丰粮油 东方燃气 盛泰纺织 天成烟花 新星机械 惠民热力'.split(' ');
const schools = '第一中学 实验小学 职业教育中心 城关中心小学 特殊教育学校 石桥初级中学'.split(' ');
const hazards = [
  '防汛抗旱',
  '森林草原火灾',
  '危险化学品事故',
  '地质灾害',
  '地震',
  '道路交通事故',
  '矿山事故',
  '火灾',
  '低温雨雪冰冻',
  '大风沙尘暴',
  '突发环境事件',
  '食品安全事故',
  '突发公共卫生事件',
  '动物疫情',
  '大面积停电',
  '通信保障',
  '燃气事故',
  '特种设备事故',
  '群体性事件',
  '校园安全',
  '水上交通事故',
  '粮食供应',
  '油气输送管道事故',
  '尾矿库溃坝',
  '烟花爆竹事故',
  '建筑施工事故',
  '供水突发事件',
  '网络安全事件',
  '气象灾害',
  '自然灾害救助',
  '山洪灾害',
  '水库溃坝',
  '电梯困人',
  '踩踏事件',
] as const;
const bodies = [
  '县应急管理局',
  '县公安局',
  '县水利局',
  '县气象局',
  '县消防救援大队',
  '县卫生健康局',
  '县交通运输局',
  '县自然资源局',
  '县住房和城乡建设局',
  '县民政局',
  '县发展和改革局',
  '县财政局',
  '县教育和体育局',
  '县农业农村局',
  '县市场监督管理局',
  '市生态环境局云河分局',
  '国网云河县供电公司',
  '中国移动云河分公司',
  '县融媒体中心',
  '县人民武装部',
  '武警云河中队',
  '各乡镇人民政府',
] as const;
const roles = [
  '指挥长',
  '副指挥长',
  '现场指挥官',
  '值班员',
  '带班领导',
  '信息联络员',
  '抢险组组长',
  '医疗救护组组长',
  '警戒疏散组组长',
  '后勤保障组组长',
  '技术专家',
  '网格员',
  '安全员',
];
const gear = [
  '冲锋舟',
  '救生衣',
  '编织袋',
  '潜水泵',
  '应急发电车',
  '正压式空气呼吸器',
  '堵漏器材',
  '风力灭火机',
  '二号工具',
  '卫星电话',
  '帐篷',
  '棉被',
  '折叠床',
  '便携式气体检测仪',
  '照明车',
  '除雪机',
];
const chemicals = ['液氨', '液氯', '甲醇', '硫酸', '天然气', '苯', '汽油', '液化石油气', '氢氧化钠', '二氧化硫', '一氧化碳', '硫化氢'];
const verbs = ['组织', '协调', '指导', '督促', '负责', '配合', '牵头', '会同有关部门'];
const works = [
  '做好人员转移安置',
  '开展抢险救援',
  '划定警戒区域并疏散周边群众',
  '实施交通管制',
  '调派救援力量和装备',
  '开展伤员救治和转运',
  '监测水位、雨量变化',
  '监测空气中有毒气体浓度',
  '发布预警信息',
  '收集、汇总、报告灾情',
  '保障电力供应',
  '抢修受损通信线路',
  '调运救灾物资',
  '开展卫生防疫',
  '维护社会治安秩序',
  '做好遇难者家属抚慰',
  '封堵泄漏源',
  '对事故现场进行洗消',
  '排查次生灾害隐患',
  '抢修受损道路桥梁',
  '核实受困人员数量和位置',
  '统一对外发布信息',
  '组织专家会商研判',
  '启用应急避难场所',
  '关停周边生产装置',
  '切断电源、气源',
  '搭建现场指挥部',
  '做好后勤保障',
];
const conditions = [
  '24小时降雨量达到{n}毫米以上',
  '造成{m}人以上死亡或者{n}人以上受伤',
  '直接经济损失{n}万元以上',
  '河道水位超过警戒水位{d}米',
  '紧急转移安置{n}人以上',
  '发生{f}级以上地震',
  '过火面积{n}公顷以上且{m}小时未得到有效控制',
  '受困人员{m}人以上',
  '倒塌房屋{n}间以上',
  '中断交通{m}小时以上',
  '影响{n}户以上居民用气',
  '饮用水水源地受到污染',
  'PM2.5浓度连续{m}小时超过{n}微克/立方米',
  '气象部门发布{c}色预警信号',
  '库区水位超过汛限水位{d}米',
];
const chapters: readonly (readonly [string, readonly string[]])[] = [
  ['总则', ['编制目的', '编制依据', '适用范围', '工作原则', '事件分级']],
  ['组织指挥体系', ['县指挥部', '指挥部办公室', '成员单位职责', '现场指挥部', '专家组', '工作组']],
  ['风险分析', ['自然地理概况', '主要危险源', '周边敏感目标']],
  ['监测预警', ['信息监测', '预警级别', '预警发布', '预警行动', '预警解除']],
  ['信息报告', ['报告时限', '报告内容', '报告程序']],
  ['应急响应', ['先期处置', 'Ⅰ级响应', 'Ⅱ级响应', 'Ⅲ级响应', 'Ⅳ级响应', '现场处置', '安全防护', '扩大响应', '响应结束']],
  ['后期处置', ['善后处置', '调查评估', '恢复重建', '社会救助']],
  ['应急保障', ['队伍保障', '物资装备保障', '通信保障', '经费保障', '交通运输保障', '医疗卫生保障']],
  ['预案管理', ['宣传培训', '应急演练', '预案修订', '预案备案']],
  ['附则', ['名词术语', '预案解释', '施行日期']],
];
const numerals = '零一二三四五六七八九十';
const surnames = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧'.split('');
const given = '刚伟芳娜敏静丽强磊军洋勇艳杰涛明超秀霞平桂英建国志华海玉兰文斌红梅宇浩晨'.split('');

function clause(below: (n: number) => number, pick: Choose, hazard: string): string {
  const filled = (text: string): string =>
    text
      .replace('{n}', String([30, 50, 100, 200, 300, 500, 1_000, 5_000][below(8)]))
      .replace('{m}', String(1 + below(29)))
      .replace('{d}', `${below(3)}.${1 + below(9)}`)
      .replace('{f}', `${4 + below(3)}.${below(10)}`)
      .replace('{c}', pick(['红', '橙', '黄', '蓝']));
  switch (below(11)) {
    case 0:
      return `${pick(bodies)}${pick(verbs)}${pick(works)}，${pick(works)}。`;
    case 1:
      return `发生${hazard}后，事发地乡镇人民政府和有关单位应当立即${pick(works)}，并在${pick(['15', '20', '30', '60'])}分钟内向县政府总值班室电话报告，${1 + below(3)}小时内书面报告。`;
    case 2:
      return `${filled(pick(conditions))}，或者${filled(pick(conditions))}的，由${pick(roles)}决定启动${pick(['Ⅰ', 'Ⅱ', 'Ⅲ', 'Ⅳ'])}级响应。`;
    case 3:
      return `${pick(townNames)}镇${pick(['东', '西', '南', '北'])}侧${1 + below(9)}.${below(10)}公里处有${pick(companies)}公司，储存${pick(chemicals)}${10 * (1 + below(60))}吨，构成${pick(['一', '二', '三', '四'])}级重大危险源。`;
    case 4:
      return `县物资储备库常备${pick(gear)}${5 * (1 + below(60))}套、${pick(gear)}${1 + below(40)}台，由${pick(bodies)}统一调度，${pick(['30', '60', '90'])}分钟内运抵现场。`;
    case 5:
      return `依据《中华人民共和国突发事件应对法》《${pick(['生产安全事故应急条例', '突发事件应急预案管理办法', '自然灾害救助条例', '危险化学品安全管理条例', '防汛条例', '森林防火条例'])}》和云政办发〔20${10 + below(16)}〕${1 + below(120)}号文件制定。`;
    case 6:
      return `${pick(roles)}：${pick(surnames)}${pick(given)}${below(2) === 0 ? '' : pick(given)}，联系电话0538-${1_000_000 + below(8_999_999)}，手机13${below(10)}${10_000_000 + below(89_999_999)}。`;
    case 7:
      return `${pick(roles)}接到报告后，${1 + below(30)}分钟内赶赴现场，${pick(works)}；${pick(roles)}同步${pick(works)}，必要时请求上级支援。`;
    case 8:
      return `现场救援人员必须佩戴${pick(gear)}，严禁${pick(['盲目进入', '单独行动', '使用非防爆工具', '逆风接近', '涉水驾车'])}，${pick(chemicals)}泄漏时应当从上风向进入。`;
    case 9:
      return `加强与${pick(bodies)}、${pick(bodies)}的会商联动，坚持${pick(['以人为本、减少危害', '统一领导、分级负责', '预防为主、平战结合', '快速反应、协同应对', '属地管理、条块结合'])}的原则，${pick(verbs)}${pick(works)}。`;
    default:
      return `${pick(bodies)}每年至少组织${1 + below(3)}次${hazard}应急演练，演练结束后${10 + below(20)}日内完成评估，并将评估报告报${pick(bodies)}备案。`;
  }
}

export interface CorpusPlan {
  title: string;
  number: string;
  label: string;
  unitName: string;
  planKind: PlanKind;
  text: PlanText;
}

function paragraph(below: (n: number) => number, pick: Choose, hazard: string, clauses: number): string {
  const lines: string[] = [];
  let line = '';
  for (let nth = 0; nth < clauses; nth += 1) {
    line += clause(below, pick, hazard);
    if (below(3) === 0) {
      lines.push(line);
      line = '';
    }
  }
  if (line !== '') lines.push(line);
  return lines.join('\n');
}

type Head = Pick<CorpusPlan, 'title' | 'unitName' | 'planKind'>;

function titleOf(below: (n: number) => number, pick: Choose, hazard: string): Head {
  switch (below(6)) {
    case 0:
      return { title: `云河县${hazard}应急预案`, unitName: '云河县人民政府', planKind: 'special' };
    case 1: {
      const unitName = pick(bodies);
      return { title: `${unitName}${hazard}应急预案`, unitName, planKind: 'department' };
    }
    case 2: {
      const town = pick(townNames);
      return { title: `${town}镇${hazard}应急预案`, unitName: `${town}镇人民政府`, planKind: 'grassroots' };
    }
    case 3: {
      const company = pick(companies);
      return { title: `${company}有限公司${hazard}专项预案`, unitName: `${company}有限公司`, planKind: 'grassroots' };
    }
    case 4: {
      const school = pick(schools);
      return { title: `云河县${school}${hazard}应急处置预案`, unitName: school, planKind: 'grassroots' };
    }
    default: {
      const village = `${pick(townNames)}镇${pick(surnames)}家${pick(['庄', '湾', '沟', '坪'])}村`;
      return { title: `${village}${hazard}应急预案`, unitName: `${village}村民委员会`, planKind: 'grassroots' };
    }
  }
}
/** The nth plan of the library: about 44 sections of some 280 characters and two cards. */
export function corpusPlan(nth: number): CorpusPlan {
  const below = sequence(nth * 7_919 + 17);
  const pick: Choose = (list) => list[below(list.length)] as never;
  const hazard = pick(hazards);
  const head = titleOf(below, pick, hazard);
  const year = 2010 + below(16);
  const style = below(3);
  const sections: PlanSection[] = [];
  const section = (depth: number, number: string, title: string, blocks: PlanSection['blocks']): void => {
    sections.push({ id: `s${sections.length + 1}`, depth, number, title, blocks });
  };
  for (const [at, [chapter, parts]] of chapters.entries()) {
    section(0, style === 0 ? `${at + 1}` : style === 1 ? `${numerals[at + 1] ?? ''}、` : `第${numerals[at + 1] ?? ''}章`, chapter, []);
    for (const [nth2, part] of parts.entries()) {
      if (below(12) === 0) continue;
      const number = style === 0 ? `${at + 1}.${nth2 + 1}` : style === 1 ? `（${numerals[nth2 + 1] ?? ''}）` : `第${at * 6 + nth2 + 1}条`;
      const blocks: PlanSection['blocks'] = [{ kind: 'text', text: paragraph(below, pick, hazard, 3 + below(6)) }];
      if (part === '成员单位职责')
        blocks.push({ kind: 'table', rows: bodies.slice(0, 6 + below(10)).map((body) => [body, pick(verbs), pick(works)]) });
      section(1, number, part, blocks);
    }
  }
  const cards = [0, 1].map((card) => ({
    id: `c${card + 1}`,
    title: `${hazard}${pick(['现场指挥', '信息报告', '疏散转移', '警戒管制'])}处置卡`,
    role: pick(roles),
    level: null,
    note: clause(below, pick, hazard),
    steps: Array.from({ length: 4 + below(4) }, (_, step) => ({
      id: `k${card}-${step}`,
      text: pick(works),
      unit: null,
      who: pick(roles),
      minutes: 5 * (1 + below(12)),
      section: null,
    })),
  }));
  return {
    ...head,
    number: `云政办发〔${year}〕${1 + below(120)}号`,
    label: `${year}年版`,
    text: { sections, levels: [], duties: [], contacts: [], annexes: [], cards },
  };
}
