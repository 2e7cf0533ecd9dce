// Kinds: every rule names a code and features that exist, and each family is told from what people say.
import { describe, expect, it } from 'vitest';
import known from '../../../assets/rules/event-kinds.json';
import { features } from './kind-features.ts';
import { demandsOf, kindRules } from './kind-rules.ts';
import { parseIntake } from './parse-intake.ts';

const kindOf = (text: string): string | null =>
  parseIntake(text, { receivedAt: Date.parse('2026-07-14T23:41:00+08:00'), zone: 'Asia/Shanghai', places: [] }).kind;

describe('the table', () => {
  it('names only codes and features that exist', () => {
    const codes = new Set(known.map((kind) => kind.code));
    expect(kindRules.filter(([code]) => !codes.has(code))).toEqual([]);
    const named = kindRules.flatMap((rule) => Object.values(demandsOf(rule)).flat());
    expect(named.filter((feature) => !(feature in features))).toEqual([]);
  });

  it('has no feature that no rule uses', () => {
    const named = new Set<string>(kindRules.flatMap((rule) => Object.values(demandsOf(rule)).flat()));
    expect(Object.keys(features).filter((feature) => !named.has(feature))).toEqual([]);
  });
});

describe('kind', () => {
  it.each([
    ['11A04', '江堤出现管涌险情'],
    ['11B15', '下了鸡蛋大的冰雹，烟叶绝收'],
    ['11C02', '今天感觉到地震，房子晃得厉害'],
    ['11D01', '后山滑下来了，把房子推倒了'],
    ['11F05', '松树大片枯死，检出松材线虫'],
    ['11G01', '烧纸引发山火，过火面积50亩'],
    ['12A01', '兴旺煤矿1512综采工作面发生瓦斯突出，5人失联'],
    ['12A02', '兴隆煤矿3号掘进面冒顶，2名矿工被埋'],
    ['12B04', '铜矿尾矿库溃坝，下游农田被冲毁'],
    ['12C01', '工地脚手架倒塌，3人被压'],
    ['12C02', '高铁隧道施工掌子面塌方，7名工人被困'],
    ['12D01', '化工厂反应釜炸了，玻璃都震碎了'],
    ['12D02', '氯气管子漏了，5个工人被呛'],
    ['12E01', '鞭炮厂插引工房发生爆炸'],
    ['12F00', '食品厂腌制池清理时3人硫化氢中毒'],
    ['12G04', '恒大名都22层居民家着火'],
    ['12G05', '地下车库电动车充电区冒烟'],
    ['12H01', '面包车翻了'],
    ['12H02', '三车追尾，2人轻伤'],
    ['12H03', '小轿车坠入南干渠'],
    ['12H05', '一辆接送孩子的校车侧翻到田里'],
    ['12J02', '渔船触礁进水'],
    ['12K01', '货运列车脱轨，铁路中断'],
    ['12N04', '电梯卡在9楼和10楼中间，困了4个人'],
    ['12N05', '工地塔吊倒了，砸到旁边民房'],
    ['12P10', '光缆被挖断，全镇手机没信号'],
    ['12P13', '菜市场顶棚塌了，压了好几个人'],
    ['12Q01', '清河水面出现大片油污，大量鱼死亡'],
    ['12S02', '小学放学时楼梯踩踏，多名学生受伤'],
    ['12T03', '工地探伤用放射源丢失'],
    ['12Y00', '两个孩子在水塘玩水淹死了'],
    ['13A99', '幼儿园手足口病聚集疫情，停课2个班'],
    ['13B03', '村里办酒席，吃完后20多人上吐下泻'],
    ['13C03', '一家人用炭火取暖中毒，2人昏迷'],
    ['13E04', '养猪场猪大批死亡，怀疑非洲猪瘟'],
    ['13F00', '工厂多名工人头晕恶心，原因不明'],
    ['14A02', '30多名农民工到县政府门口拉横幅讨薪'],
    ['14A05', '两个村几十号人拿着锄头械斗'],
    ['14B01', '持械行凶，致2人死亡、1人重伤'],
    ['14C01', '储户听信谣言到信用社挤兑'],
    ['14H03', '医院信息系统遭勒索病毒攻击'],
  ])('%s: %s', (code, text) => {
    expect(kindOf(text)).toBe(code);
  });

  it('is not told by names of offices, plans and warnings', () => {
    expect(kindOf('消防救援大队出动3车15人，应急局启动危险化学品事故应急预案')).toBeNull();
    expect(kindOf('气象台发布暴雨红色预警')).toBeNull();
  });

  it('is not told by what did not happen', () => {
    expect(kindOf('两车追尾，未发生燃烧爆炸、无泄漏')).toBe('12H02');
  });

  it('of several events is their family', () => {
    expect(kindOf('两起火灾：一是10时10分，石桥镇饭店起火；二是10时50分，新店镇仓库起火')).toBe('12G00');
  });
});
