// Finding people while somebody types: a directory of 20,000 people in 1,000 units, against a plain LIKE scan of the same rows.
import { clientOf } from '#kit/contract.ts';
import { orderMembers, saveGroup, savePerson, saveUnit } from '#station/directory/commands.ts';
import type { Station } from '#station/station.ts';
import { SystemClock } from '#station/time/system-clock.ts';
import { type Figure, median, percentile, round } from './figure.ts';
import { benchFolder, dropFolder } from './folder.ts';
import { admin, hurried, openOffice } from './office.ts';

const people = 20_000;
const townships = 40;
const departments = 24;
const rounds = 25;

const surnames =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文';
const given =
  '刚伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英建国志华海玉兰文斌红梅宇浩晨雪飞鹏龙凤林峰庆松柏春秋冬夏云雨山川江河湖宁安康乐福瑞祥和顺达远方正直诚信义礼智仁';
const posts = [
  '主任',
  '副主任',
  '科长',
  '副科长',
  '科员',
  '镇长',
  '副镇长',
  '书记',
  '办公室主任',
  '值班室主任',
  '站长',
  '所长',
  '网格员',
  '安全员',
  '联络员',
  '驾驶员',
];
const offices = [
  '党政办',
  '应急办',
  '综治办',
  '财政所',
  '农业站',
  '水利站',
  '民政所',
  '派出所',
  '卫生院',
  '中心小学',
  '供电所',
  '林业站',
  '信访办',
  '城建办',
  '社保所',
  '司法所',
  '市场所',
  '交管站',
  '文化站',
  '网格中心',
  '消防队',
  '武装部',
  '纪检办',
];
const bureaus = [
  '应急管理局',
  '公安局',
  '水利局',
  '交通运输局',
  '自然资源局',
  '生态环境局',
  '卫生健康局',
  '教育局',
  '民政局',
  '财政局',
  '农业农村局',
  '文旅局',
];

const pick = <T>(list: ArrayLike<T>, nth: number): T => list[nth % list.length] as T;

function fill({ parts }: Station): { group: string } {
  return parts.journal.commit('bench', (tx) => {
    const county = saveUnit(tx, undefined, { name: '云河县', kind: 'county', parent: null });
    const units: string[] = [county];
    for (let nth = 0; nth < townships; nth += 1) {
      const town = saveUnit(tx, undefined, {
        name: `${pick(given, nth * 7)}${pick(given, nth * 3 + 1)}镇人民政府`,
        kind: 'township',
        parent: county,
        order: nth,
      });
      units.push(town, ...offices.map((name, order) => saveUnit(tx, undefined, { name, kind: 'department', parent: town, order })));
    }
    for (let nth = 0; nth < departments; nth += 1)
      units.push(
        saveUnit(tx, undefined, {
          name: `云河县${pick(bureaus, nth)}${nth < bureaus.length ? '' : '下属中心'}`,
          kind: 'department',
          parent: county,
          order: 100 + nth,
        }),
      );
    const ids: string[] = [];
    for (let nth = 0; nth < people; nth += 1) {
      const name = `${pick(surnames, nth * 31 + (nth >> 7))}${pick(given, nth * 17 + (nth >> 3))}${nth % 3 === 0 ? '' : pick(given, nth * 13 + 5)}`;
      ids.push(
        savePerson(tx, undefined, {
          name,
          unit: pick(units, nth * 7),
          post: pick(posts, nth * 5 + (nth >> 4)),
          phones: [
            { kind: 'mobile', number: `139${String((nth * 7_919) % 100_000_000).padStart(8, '0')}` },
            { kind: 'office', number: `0538-${String(1_000_000 + nth)}`, hours: '工作日 08:30–17:30' },
          ],
          order: nth % 50,
        }),
      );
    }
    const group = saveGroup(tx, undefined, { name: '防汛指挥部成员' });
    orderMembers(tx, group, ids.slice(0, 200));
    return { group };
  });
}

const questions = [
  '张',
  '张刚',
  'zg',
  'zhangg',
  'zhanggang',
  'l',
  'wjg',
  '科长',
  '应急办',
  'yjj',
  '李 应急局',
  'zhang 水利',
  '0117',
  '1390',
  '13900791900',
  '主任 镇',
  '没有这个人',
];

/** The same rows and fields, as a program without an index asks: one statement with LIKE, the first sixty in order. */
const scan = `SELECT p.id, p.value, p.pinyin, u.name AS unitName FROM people p LEFT JOIN units u ON u.id = p.unit
  WHERE p.removed = 0 AND (p.name LIKE ?1 OR p.post LIKE ?1 OR p.pinyin LIKE ?1 OR coalesce(u.name, '') LIKE ?1 OR p.digits LIKE ?1)
  ORDER BY (p.name NOT LIKE ?2), u.sortOrder, p.sortOrder, p.name LIMIT 60`;

async function timesOf(ask: (text: string) => unknown): Promise<number[]> {
  const times: number[] = [];
  for (let nth = 0; nth < rounds; nth += 1) {
    for (const text of questions) {
      const from = performance.now();
      await ask(text);
      times.push(performance.now() - from);
    }
  }
  return times;
}

export async function bench(): Promise<Figure[]> {
  const dataDir = benchFolder();
  const station = await openOffice(dataDir, new SystemClock(), { unattended: true });
  const { group } = await hurried(station, () => fill(station));
  const { parts } = station;
  const { token } = await parts.sessions.open(admin.name, admin.password, 'api');
  const call = clientOf(station, token);

  const fromFirst = performance.now();
  parts.people.warm();
  const first = performance.now() - fromFirst;
  const plain = await timesOf((text) => parts.read.all('bench.scan', scan, `%${text}%`, `${text}%`));
  const own = await timesOf((text) => parts.people.find({ text }));
  const whole = await timesOf((text) => call.directory.people({ text, limit: 60 }));
  const long = await timesOf((text) => call.directory.people({ text, limit: 500 }));
  const inGroup = await timesOf((text) => call.directory.people({ text, group, limit: 60 }));

  const someone = parts.people.find({ text: '张刚' })[0] ?? '';
  const changes: number[] = [];
  for (let nth = 0; nth < 20; nth += 1) {
    parts.journal.commit('bench', (tx) => savePerson(tx, someone, { order: nth + 100 }));
    const from = performance.now();
    parts.people.find({ text: 'zg' });
    changes.push(performance.now() - from);
  }
  await station.stop();
  dropFolder(dataDir);

  const rival = (share: number) => ({ what: 'LIKE scan', value: round(percentile(plain, share), 2) });
  const figure = (name: string, value: number, more: Partial<Figure> = {}): Figure => ({
    name: `directory.${name}`,
    value: round(value, 2),
    unit: 'ms',
    ...more,
  });
  return [
    figure('find.p50', median(own), { rival: rival(0.5) }),
    figure('find.p95', percentile(own, 0.95), { aim: '< 20', rival: rival(0.95) }),
    figure('find.worst', percentile(own, 1), { aim: '< 40' }),
    figure('answer60.p50', median(whole), { rival: rival(0.5) }),
    figure('answer60.p95', percentile(whole, 0.95), { aim: '< 20', rival: rival(0.95) }),
    figure('answer500.p95', percentile(long, 0.95), { rival: rival(0.95) }),
    figure('group.p95', percentile(inGroup, 0.95), { aim: '< 20' }),
    figure('afterChange.p95', percentile(changes, 0.95), { aim: '< 20' }),
    figure('warming', first),
  ];
}
