// Choices and kinds by the words of offices: 二级医院 · 特勤消防站 · 小（1）型 · 乡镇级 · 卫生院.
import { choiceWords, kindWords } from '../words.ts';
import { type FacilityKind, facilityKinds } from '../types.ts';

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s()（）[\]【】"“”'、,，.。:：_\-/]/g, '')
    .toLowerCase();

/** Other words of a choice, by field where the same word means different things, else by the choice's key. */
const synonyms: Record<string, string[]> = {
  special: ['特勤', '特勤消防站', '特勤站'],
  first: ['一级站', '一级普通消防站', '一级普通站', '一级医院', '1级', 'i级', '一甲', '一乙', '一级甲等'],
  second: ['二级站', '二级普通消防站', '二级普通站', '二级医院', '2级', 'ii级', '二甲', '二乙', '二级甲等', '二级乙等'],
  third: ['三级医院', '3级', 'iii级', '三甲', '三乙', '三级甲等', '三级乙等'],
  small: ['小型', '小型普通消防站', '小型普通站', '微型站', '微型消防站'],
  fullTimeTeam: ['专职消防队', '政府专职队', '企业专职队', '乡镇专职队', '专职消防站'],
  volunteer: ['志愿消防队', '志愿站', '志愿消防站'],
  comprehensive: ['综合', '综合性', '综合救援', '综合性救援队伍', '国家综合性消防救援队伍', '综合应急救援队'],
  professional: ['专业队', '专业应急队伍', '专业救援队', '专业救援队伍'],
  enterprise: ['企业队', '企业级', '企业应急队伍', '工矿企业'],
  social: ['社会队', '社会力量', '社会应急力量', '社会组织', '社会救援队'],
  militia: ['民兵队', '民兵应急队', '基干民兵'],
  fullTime: ['专职队伍', '全职'],
  partTime: ['兼职队伍', '兼职人员'],
  province: ['省'],
  city: ['市', '地市级', '设区市级'],
  county: ['县', '区', '区级', '县区级', '县（区）级', '县市级'],
  township: ['乡', '镇', '街道', '乡镇', '乡级', '镇级', '街道级', '乡镇级', '镇街', '镇街级', '乡镇街道', '乡镇街道级'],
  village: ['村', '社区', '村级', '社区级', '村社区', '村居', '村居级', '村社区级'],
  department: ['部门级', '行业部门', '县直部门'],
  emergency: ['紧急避难', '紧急避难场所', '应急'],
  short: ['短期避难', '短期避难场所', '短期固定'],
  long: ['长期避难', '长期避难场所', '中长期', '长期固定'],
  indoor: ['室内型', '场所室内'],
  outdoor: ['室外型', '露天'],
  both: ['综合型', '室内室外', '室内外兼有', '室内+室外', '兼有'],
  none: ['无', '未定', '未评级', '未评定', '无级别', '不构成'],
  level1: ['1级', 'i级', '一级重大危险源'],
  level2: ['2级', 'ii级', '二级重大危险源'],
  level3: ['3级', 'iii级', '三级重大危险源'],
  level4: ['4级', 'iv级', '四级重大危险源'],
  large: ['大', '大1型', '大2型', '大（一）型', '大（二）型', '大一型', '大二型'],
  medium: ['中', '中型水库'],
  small1: ['小1型', '小一型', '小一', '小1', '小i型'],
  small2: ['小2型', '小二型', '小二', '小2', '小ii型'],
  pond: ['塘', '坝塘', '山塘', '塘堰坝'],
};

const wordsOf = (choice: string): string[] =>
  [choiceWords['zh-CN'][choice] ?? '', choiceWords.en[choice] ?? '', choice, ...(synonyms[choice] ?? [])]
    .filter((word) => word !== '')
    .map(plain);

const seen = new Map<string, Map<string, string>>();

/** The choice that a word means; null when it means none. */
export function choiceOf(field: string, choices: readonly string[], text: string): string | null {
  let words = seen.get(`${field}/${choices.length}`);
  if (!words) {
    words = new Map();
    // What a choice is called stands before what it may be called.
    for (const nth of [0, 1])
      for (const choice of choices)
        for (const word of nth === 0 ? wordsOf(choice).slice(0, 1) : wordsOf(choice)) if (!words.has(word)) words.set(word, choice);
    seen.set(`${field}/${choices.length}`, words);
  }
  return words.get(plain(text)) ?? null;
}

/** Words of a kind; a narrower one becomes the place's sub-kind. Longer words are looked for first. */
const kindSynonyms: Record<FacilityKind, string[]> = {
  fireStation: ['消防救援站', '消防队', '消防', '专职消防队', '消防救援队', '微型消防站', '消防救援大队'],
  team: ['救援队', '救援队伍', '应急救援队', '抢险队', '应急队', '队伍', '民兵应急连', '蓝天救援队', '抢修队', '森林消防队', '矿山救护队'],
  supplyDepot: [
    '物资库',
    '仓库',
    '储备库',
    '储备点',
    '救灾物资库',
    '应急物资库',
    '物资储备点',
    '防汛仓库',
    '物资仓库',
    '应急物资储备库',
    '救灾物资储备库',
  ],
  shelter: ['避难所', '避难点', '安置点', '应急避难场所', '避险点', '集中安置点', '避灾点', '避灾安置场所'],
  hospital: [
    '医院',
    '卫生院',
    '急救中心',
    '急救站',
    '人民医院',
    '中医院',
    '妇幼保健院',
    '卫生服务中心',
    '社区卫生服务中心',
    '卫生室',
    '诊所',
    '医疗',
    '疾控中心',
  ],
  producer: ['生产企业', '生产单位', '生产厂家', '加工企业', '生产', '产能储备企业'],
  distributor: ['配送企业', '物流企业', '物流园', '运输企业', '配送中心', '物流'],
  hazardSource: [
    '重大危险源',
    '危化品企业',
    '危险化学品企业',
    '化工厂',
    '化工企业',
    '加油站',
    '加气站',
    '油库',
    '液化气站',
    '尾矿库',
    '烟花爆竹仓库',
    '氨制冷企业',
    '隐患点',
    '地质灾害隐患点',
    '风险源',
  ],
  reservoir: ['水库', '塘坝', '山塘', '拦河闸', '大坝'],
  school: ['小学', '中学', '幼儿园', '高中', '初中', '职业学校', '九年一贯制学校', '学院'],
  protectedTarget: ['养老院', '敬老院', '福利院', '重点目标', '重要目标', '商场', '景区', '文物保护单位', '重点防护目标', '人员密集场所'],
  commandPost: ['指挥中心', '现场指挥部', '前方指挥部', '应急指挥中心', '指挥所'],
  transport: ['车站', '汽车站', '火车站', '港口', '码头', '机场', '运输', '客运站', '货运站', '停机坪', '直升机停机坪'],
};

const exact = new Map<string, { kind: FacilityKind; subKind: string }>();
for (const kind of facilityKinds) {
  for (const word of [kindWords['zh-CN'][kind], kindWords.en[kind], kind]) exact.set(plain(word), { kind, subKind: '' });
  for (const word of kindSynonyms[kind]) if (!exact.has(plain(word))) exact.set(plain(word), { kind, subKind: word });
}
const within = [...exact].filter(([word]) => /[\u4e00-\u9fff]{2}/.test(word)).sort(([a], [b]) => b.length - a.length);
const mostSubKind = 20;

/** The kind that a word of a column means, and the narrower word for its symbol; null when it means none. */
export function kindOf(text: string): { kind: FacilityKind; subKind: string } | null {
  const word = plain(text);
  if (word === '') return null;
  const known = exact.get(word);
  if (known) return known;
  // Folders one in another, 避难场所/城关镇: the first that says a kind.
  if (text.includes('/')) return text.split('/').reduce<ReturnType<typeof kindOf>>((first, part) => first ?? kindOf(part), null);
  const found = within.find(([part]) => word.includes(part));
  return found ? { kind: found[1].kind, subKind: text.trim().slice(0, mostSubKind) } : null;
}

/** What a place is by its name: 云河县人民医院 is a hospital. null when the name does not say. */
export function kindOfName(name: string): FacilityKind | null {
  const word = plain(name);
  let best: { kind: FacilityKind; end: number; length: number } | null = null;
  for (const [part, { kind }] of within) {
    const end = word.lastIndexOf(part) + part.length;
    // What a name ends with is what the place is: 石桥镇中心小学避难场所 is a shelter.
    if (end >= part.length && (best === null || end > best.end)) best = { kind, end, length: part.length };
  }
  return best?.kind ?? null;
}
