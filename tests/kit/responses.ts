// A plan with levels, cards and contacts, as tests of responses start them.
import type { PlanStep, PlanText, PlanValue } from '#shared/plans/types.ts';
import type { clientOf } from './contract.ts';

type Call = ReturnType<typeof clientOf>;

const step = (id: string, text: string, who: string, minutes: number | null): PlanStep => ({
  id,
  text,
  unit: null,
  who,
  minutes,
  section: 's4',
});

export const chemicalText: PlanText = {
  sections: [
    { id: 's1', depth: 0, number: '1', title: '总则', blocks: [{ kind: 'text', text: '为应对危险化学品事故，制定本预案。' }] },
    { id: 's4', depth: 0, number: '4', title: '应急响应', blocks: [{ kind: 'text', text: '按照事故的严重程度分级响应。' }] },
  ],
  levels: [
    {
      id: 'l2',
      level: 'II',
      name: 'Ⅱ级响应',
      conditions: ['造成10人以上30人以下死亡，或者50人以上100人以下重伤', '被困30人以上'],
      startedBy: '县人民政府主要领导',
      section: 's4',
      steps: [step('a1', '向市政府报告并请求支援', '', 15), step('a2', '组织下风向群众疏散', '城关镇人民政府', 30)],
    },
    {
      id: 'l3',
      level: 'III',
      name: 'Ⅲ级响应',
      conditions: ['造成3人以上10人以下死亡，或者10人以上50人以下重伤', '发生较大危险化学品事故'],
      startedBy: '县人民政府分管领导',
      section: 's4',
      steps: [
        step('b1', '通知县应急管理局、消防救援大队赶赴现场', '', 5),
        step('b2', '划定警戒区，交通管制', '县公安局', 15),
        step('b3', '现场医疗救治', '县卫生健康局', 20),
        step('b4', '环境监测', '市生态环境局云河分局', null),
      ],
    },
    {
      id: 'l4',
      level: 'IV',
      name: 'Ⅳ级响应',
      conditions: ['造成3人以下死亡'],
      startedBy: '',
      section: 's4',
      steps: [step('c1', '派员核实', '县应急管理局', 30)],
    },
  ],
  duties: [
    { id: 'd1', unit: null, unitName: '县公安局', text: '负责警戒、交通管制和人员疏散。', section: 's4' },
    { id: 'd2', unit: null, unitName: '县民政局', text: '负责受灾群众临时安置。', section: 's4' },
  ],
  contacts: [{ id: 'c1', person: null, name: '钱警官', post: '指挥长', unitName: '县公安局', phone: '0538-0000110', section: 's4' }],
  annexes: [],
  cards: [
    { id: 'k1', title: '值班员处置卡', role: '值班员', level: null, steps: [step('k1', '做好记录并复述', '', 3)], note: '不得迟报。' },
    { id: 'k2', title: '警戒处置卡', role: '县公安局', level: 'III', steps: [step('k2', '封闭上风向以外的路口', '', 25)], note: '' },
  ],
};

/** Saves a plan with its text, issued; by default the one for chemical accidents. */
export async function savePlan(
  call: Call,
  text: PlanText = chemicalText,
  plan: Partial<Omit<PlanValue, 'removed'>> = {},
): Promise<{ plan: string; version: string }> {
  const saved = await call.plans.create({
    plan: { title: '云河县危险化学品事故应急预案', planKind: 'special', unitName: '县应急管理局', eventKinds: ['12D00'], ...plan },
    version: { label: '2024年修订', number: '云政办发〔2024〕12号', issuedOn: '2024-05-01', state: 'issued' },
  });
  const version = saved.versions[0]?.id ?? '';
  await call.plans.writeText({ id: version, text });
  return { plan: saved.id, version };
}
