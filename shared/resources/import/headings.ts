// Which column of a table of places holds what, told from its headings as offices write them; and the kind of its rows.
import type { CoordinateSystem } from '../../kernel/coordinate-systems.ts';
import { fieldDefinitions, type FieldKey } from '../fields.ts';
import { type FacilityKind, facilityKinds } from '../types.ts';
import { fieldWords } from '../words.ts';
import { kindOf, kindOfName } from './choices.ts';
import { type BaseField, baseFields, type PlaceField, type PlaceMapping } from './types.ts';

const headings: Record<BaseField, string[]> = {
  name: [
    '名称',
    '单位名称',
    '场所名称',
    '避难场所名称',
    '应急避难场所名称',
    '避难场所',
    '安置点名称',
    '库名',
    '仓库名称',
    '物资库名称',
    '储备库名称',
    '队伍名称',
    '救援队名称',
    '医院名称',
    '机构名称',
    '医疗机构名称',
    '企业名称',
    '水库名称',
    '学校名称',
    '站名',
    '消防站名称',
    '消防站',
    '危险源名称',
    '目标名称',
    '设施名称',
    '点位名称',
    '资源名称',
    '标题',
    '点名',
    'name',
    'title',
    '地名',
    '名字',
    'mc',
    '工程名称',
  ],
  kind: [
    '类别',
    '类型',
    '资源类型',
    '设施类型',
    '场所类型',
    '种类',
    '分类',
    'kind',
    'type',
    'category',
    'class',
    'lx',
    '资源类别',
    '设施类别',
  ],
  subKind: ['子类', '小类', '细类', '子类别', '子类型', 'subkind', 'subtype'],
  unitName: [
    '主管单位',
    '责任单位',
    '管理单位',
    '所属单位',
    '权属单位',
    '产权单位',
    '隶属单位',
    '主管部门',
    '所在单位',
    '管护单位',
    'unit',
    'owner',
    'organisation',
  ],
  address: [
    '地址',
    '详细地址',
    '所在地',
    '位置',
    '地点',
    '场所地址',
    '单位地址',
    '具体地址',
    '具体位置',
    '所在位置',
    '地理位置',
    'address',
    'location',
    'dz',
    '驻地',
    '存放地点',
    '库址',
  ],
  lng: [
    '经度',
    '东经',
    '经度e',
    'x',
    'lng',
    'lon',
    'long',
    'longitude',
    'x坐标',
    '横坐标',
    '东坐标',
    '经',
    'jd',
    'e',
    'easting',
    'pointx',
    'gislng',
  ],
  lat: ['纬度', '北纬', '纬度n', 'y', 'lat', 'latitude', 'y坐标', '纵坐标', '北坐标', '纬', 'wd', 'n', 'northing', 'pointy', 'gislat'],
  lngLat: [
    '经纬度',
    '坐标',
    '经纬度坐标',
    '地理坐标',
    '中心点坐标',
    '位置坐标',
    '经纬',
    'coordinates',
    'coordinate',
    'lnglat',
    'lonlat',
    'latlng',
    'latlon',
    '中心坐标',
    'gps',
    'wkt',
  ],
  contact: [
    '联系人',
    '负责人',
    '责任人',
    '管理人',
    '管理员',
    '联络人',
    '联系人姓名',
    '负责人姓名',
    '保管员',
    '队长',
    '站长',
    '院长',
    '值班人',
    '管护责任人',
    'contact',
    'person',
    '法人',
    '主要负责人',
    '库管员',
  ],
  contactRole: ['联系人职务', '负责人职务', '职务', 'role', 'post'],
  phone: [
    '电话',
    '联系电话',
    '手机',
    '手机号',
    '手机号码',
    '联系方式',
    '电话号码',
    '负责人电话',
    '联系人电话',
    '值班电话',
    '责任人电话',
    'phone',
    'mobile',
    'tel',
    'telephone',
    '联系人手机',
    '负责人手机',
    '固定电话',
    'lxdh',
  ],
  keyHolder: ['钥匙保管人', '掌钥匙人', '钥匙保管员', '钥匙', '钥匙责任人', '开门人', 'keyholder'],
  keyPhone: ['钥匙保管人电话', '钥匙电话', '保管人电话', '开门人电话', '钥匙保管员电话', 'keyphone'],
  note: ['备注', '说明', '附注', '描述', '简介', 'note', 'notes', 'remark', 'remarks', 'description', 'bz', '其他'],
  secrecy: ['密级', '公开属性', '是否公开', '公开范围', 'secrecy'],
  checkedOn: [
    '核查日期',
    '核查时间',
    '检查日期',
    '普查日期',
    '核实日期',
    '更新日期',
    '更新时间',
    '最近核查',
    '现场核查日期',
    'checkedon',
    'updated',
  ],
};

/** Of fields of kinds, beside the words on the page. */
const fieldHeadings: Partial<Record<FieldKey, string[]>> = {
  stationClass: ['站级', '消防站级别', '消防站类别', '站级别'],
  vehicles: ['车辆', '车辆数', '消防车', '消防车数量', '车辆数量', '车辆台数', '执勤车辆'],
  pumps: ['水泵', '泵', '排水泵', '水泵数量', '手抬泵'],
  waterTonnes: ['载水量', '载水', '水量', '总载水量'],
  foamTonnes: ['泡沫', '泡沫量', '泡沫储量'],
  ladderMetres: ['举高', '举高高度', '云梯高度'],
  people: [
    '人数',
    '人员',
    '人员数',
    '总人数',
    '队员人数',
    '队伍人数',
    '在校人数',
    '学生人数',
    '师生人数',
    '影响人数',
    '员工人数',
    '编制人数',
    '人员数量',
  ],
  crewOnDuty: ['当班人数', '执勤人数', '值班人数', '在岗人数'],
  readyMinutes: ['出动时间', '集结时间', '响应时间', '出动分钟', '备便时间'],
  equipment: ['装备', '主要装备', '装备情况', '设备', '主要设备', '器材'],
  teamKind: ['队伍类型', '队伍类别', '队伍性质'],
  engagement: ['专兼职', '专职兼职', '专职或兼职', '用工性质'],
  peopleReady: ['可出动人数', '可调动人数', '可集结人数'],
  skills: ['专长', '救援专长', '擅长', '特长', '主要专业', '专业', '特色科室'],
  boats: ['舟艇', '冲锋舟', '舟艇数', '船只', '橡皮艇'],
  insured: ['有保险', '保险', '是否投保', '是否有保险'],
  depotLevel: ['库级', '储备级别', '仓库级别', '储备库级别'],
  area: ['面积', '占地面积', '总面积', '建筑面积', '库房面积', '仓库面积', '场地面积'],
  hours: ['开放时间', '营业时间', '工作时间'],
  keyPlace: ['钥匙存放处', '钥匙存放', '钥匙位置'],
  loading: ['装卸条件', '装卸'],
  shelterGrade: ['级别', '避难场所级别', '场所级别', '等级', '避难级别'],
  stay: ['避难时长', '避难期限', '避难类型', '使用时长'],
  space: ['空间', '空间类型', '室内外', '室内室外', '场地类型'],
  usableArea: ['有效避难面积', '有效面积', '可用面积', '有效使用面积'],
  capacity: [
    '容量',
    '可容纳人数',
    '容纳人数',
    '避难人数',
    '设计容量',
    '可安置人数',
    '安置人数',
    '库容',
    '总库容',
    '容纳能力',
    '最大容纳人数',
    '避难容量',
    '可容纳',
    '运力人数',
  ],
  opened: ['已开放', '是否开放', '开放状态', '启用状态', '是否启用'],
  peopleNow: ['现有人数', '现有', '当前人数', '已安置人数', '在点人数'],
  hazards: ['适用灾种', '灾种', '避难灾种', '灾害类型'],
  serviceRadius: ['服务半径', '服务范围半径'],
  facilities: ['设施', '配套设施', '设施情况', '应急设施'],
  entrances: ['出入口', '出入口数', '出入口数量', '入口'],
  hospitalLevel: ['等级', '医院等级', '医院级别', '级别'],
  beds: ['床位', '床位数', '总床位', '开放床位', '编制床位', '病床数'],
  bedsFree: ['空床', '空床数', '空余床位', '可用床位'],
  icuBeds: ['重症床位', 'icu床位', 'icu', '重症监护床位'],
  ambulances: ['救护车', '救护车数', '救护车数量'],
  ambulancesReady: ['可用救护车', '待命救护车'],
  product: ['产品', '生产产品', '主要产品', '产品名称', '生产物资', '加工品种'],
  perDay: ['日产量', '日产能', '产能', '每日产量', '日生产能力'],
  productUnit: ['计量单位', '单位', '产品单位'],
  onHand: ['现货', '库存', '现有库存', '现货量'],
  readyHours: ['转产时间', '转产小时', '启动时间'],
  goods: ['配送品类', '经营范围', '经营品种', '配送物资', '品类'],
  loadTonnes: ['运力', '运载能力', '载重', '总载重', '运输能力'],
  substance: ['物质', '危险物质', '危险化学品', '危化品名称', '主要危险物质', '介质', '物质名称', '主要物质'],
  amount: ['数量', '存量', '储量', '最大储量', '最大存量', '储存量', '设计储量'],
  radius: ['影响半径', '半径', '危害半径', '影响范围'],
  hazardLevel: ['重大危险源级别', '危险源级别', '重大危险源等级', '危险源等级', '风险等级'],
  measures: ['处置要点', '处置措施', '应急措施', '防范措施'],
  reservoirSize: ['规模', '工程规模', '水库规模', '水库类型'],
  damHeight: ['坝高', '最大坝高'],
  damKind: ['坝型', '大坝类型'],
  floodLimit: ['汛限水位', '汛限', '讯限水位'],
  level: ['水位', '当前水位', '实时水位'],
  downstream: ['下游影响范围', '影响村庄', '下游村庄'],
  peopleDownstream: ['下游人口', '下游影响人口', '影响人口'],
  boarders: ['住校人数', '寄宿人数', '住校生'],
  why: ['防护原因', '防护理由'],
};

/** Without blanks, brackets and what stands in them, digits and marks: 可容纳人数（人） · 面积(㎡) · 2.名称*. */
export function headingForm(text: string): string {
  const narrow = text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
  const open = narrow.replace(/\([^)]*\)|\[[^\]]*\]|【[^】]*】|\/(?:人|米|平方米|吨|辆|个|张|㎡|m2)$/g, '');
  return (open === '' ? narrow : open).replace(/[*:：、/\\\-_.·\d]/g, '');
}

const byHeading = new Map<string, BaseField>();
for (const field of baseFields) for (const word of headings[field]) byHeading.set(headingForm(word), field);

const kindHeadings = new Map<FacilityKind, Map<string, FieldKey>>();
for (const kind of facilityKinds) {
  const words = new Map<string, FieldKey>();
  for (const key of Object.keys(fieldDefinitions[kind]) as FieldKey[])
    for (const word of [fieldWords['zh-CN'][key], fieldWords.en[key], key, ...(fieldHeadings[key] ?? [])])
      if (!words.has(headingForm(word))) words.set(headingForm(word), key);
  kindHeadings.set(kind, words);
}

const systems = [
  { system: 'gcj02', word: /gcj-?0?2?|火星|高德|腾讯/i },
  { system: 'bd09', word: /bd-?0?9|百度/i },
  { system: 'cgcs2000', word: /cgcs-?2000|国家2000|2000国家|大地2000/i },
  { system: 'wgs84', word: /wgs-?84|gps(?=.)/i },
] as const;

/** The coordinate system that a heading names: 百度经度, 经度(GCJ02). null: it names none. */
export const systemOfHeading = (text: string): CoordinateSystem | null =>
  systems.find(({ word }) => word.test(text.normalize('NFKC').replace(/\s+/g, '')))?.system ?? null;

/** Without the system that it names. */
const withoutSystem = (text: string): string =>
  systems.reduce((left, { word }) => left.replace(word, ''), text.normalize('NFKC').replace(/\s+/g, '')).replace(/^坐标系?/, '');

/** @param kind null: of whatever kind */
function fieldOfHeading(text: string, kind: FacilityKind | null): PlaceField | null {
  const whole = fieldOfWord(headingForm(text), kind);
  if (whole !== null) return whole;
  // 坐标·经度 is a head of two rows: the lower one says what it is.
  const lower = text.split('·').at(-1) ?? '';
  return (lower === text ? null : fieldOfWord(headingForm(lower), kind)) ?? coordinateOfWord(headingForm(withoutSystem(lower)));
}

const coordinateOfWord = (word: string): PlaceField | null => {
  const field = byHeading.get(word);
  return field === 'lng' || field === 'lat' || field === 'lngLat' ? field : null;
};

function fieldOfWord(word: string, kind: FacilityKind | null): PlaceField | null {
  if (word === '') return null;
  const own = (kind === null ? facilityKinds : [kind]).map((one) => kindHeadings.get(one)?.get(word)).find((key) => key !== undefined);
  const base = byHeading.get(word);
  // 单位 of a producer is what it counts in only beside a name; the words of every table come first.
  if (base) return base;
  return own ? `field.${own}` : null;
}

/** Fields that may stand in several columns: two contacts, two numbers. */
const several: ReadonlySet<PlaceField> = new Set<PlaceField>(['contact', 'contactRole', 'phone', 'note']);
/** A name that nothing names: 单位 in a table of hospitals. */
const nameByHalf = /^(?:单位|机构|医院|学校|水库|企业|仓库|队伍|站点|场所|点位|村|社区|公司)$/;

export function guessMapping(columns: readonly string[], kind: FacilityKind | null): PlaceMapping {
  const found = columns.map((column) => fieldOfHeading(column, kind));
  const mapping = found.map((field, column) => (field !== null && !several.has(field) && found.indexOf(field) < column ? null : field));
  if (!mapping.includes('name')) {
    const half = columns.findIndex((column) => nameByHalf.test(headingForm(column)));
    const ending = columns.findIndex((column, at) => mapping[at] === null && /名称$|名$/.test(headingForm(column)));
    const at = ending >= 0 ? ending : half;
    if (at >= 0) mapping[at] = 'name';
  }
  return mapping;
}

/** So many rows say what the others are. */
const sampleRows = 200;

/**
 * The kind of the rows of a file: by its own name, by headings that only one kind has, by the names of its rows.
 * @param names of rows, in order
 */
export function guessKind(fileName: string, columns: readonly string[], names: readonly string[]): FacilityKind | null {
  const votes = new Map<FacilityKind, number>();
  const vote = (kind: FacilityKind | null | undefined, weight: number): void => {
    if (kind) votes.set(kind, (votes.get(kind) ?? 0) + weight);
  };
  const file = fileName.replace(/\.[^.]+$/, '');
  vote(kindOf(file)?.kind, 10);
  for (const column of columns) {
    const word = headingForm(column);
    const kinds = facilityKinds.filter((kind) => kindHeadings.get(kind)?.has(word));
    for (const kind of kinds) vote(kind, kinds.length === 1 ? 3 : 3 / kinds.length / 2);
    // 避难场所名称 names the kind.
    if (byHeading.get(word) === 'name') vote(kindOf(word.replace(/名称$/, ''))?.kind, 10);
  }
  const some = names.slice(0, sampleRows);
  for (const name of some) vote(kindOfName(name), 5 / Math.max(1, some.length));
  const [best, second] = [...votes].sort(([, a], [, b]) => b - a);
  return best && best[1] >= 2.5 && best[1] > (second?.[1] ?? 0) * 1.3 ? best[0] : null;
}
