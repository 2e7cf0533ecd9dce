// A plan as a test needs it: two versions, levels with steps, contacts of the directory, cards, annexes.
import type { PlanText } from '#shared/plans/types.ts';
import { administrator } from './scenes.ts';
import type { Program } from './program.ts';
import type { Screen } from './screens.ts';

interface Named {
  id: string;
  name: string;
}
interface PersonRow extends Named {
  phones: { kind: string; number: string }[];
}
export interface MadePlan {
  id: string;
  title: string;
  /** The version in force, and the one before it. */
  current: string;
  before: string;
  person: PersonRow;
}

const text = (words: string): { kind: 'text'; text: string } => ({ kind: 'text', text: words });

/** @param changed what the later version says otherwise */
function textOf(person: PersonRow, unit: Named, changed: boolean): PlanText {
  const step = (
    id: string,
    minutes: number | null,
    who: string,
    words: string,
    linked = false,
  ): PlanText['levels'][number]['steps'][number] => ({
    id,
    minutes,
    who,
    text: words,
    unit: linked ? unit.id : null,
    section: 's42',
  });
  return {
    sections: [
      { id: 's1', depth: 0, number: '1', title: '总则', blocks: [] },
      {
        id: 's11',
        depth: 1,
        number: '1.1',
        title: '编制目的',
        blocks: [text('建立健全危险化学品事故应急机制，快速、有序、高效处置事故，最大限度减少人员伤亡和财产损失。')],
      },
      {
        id: 's12',
        depth: 1,
        number: '1.2',
        title: '适用范围',
        blocks: [text('本预案适用于本县行政区域内危险化学品生产、储存、使用、经营、运输和废弃处置环节发生的泄漏、火灾、爆炸、中毒事故。')],
      },
      {
        id: 's2',
        depth: 0,
        number: '2',
        title: '组织指挥体系',
        blocks: [text('县危险化学品事故应急指挥部由县政府分管副县长任总指挥，县应急管理局局长任副总指挥。')],
      },
      {
        id: 's3',
        depth: 0,
        number: '3',
        title: '信息报告',
        blocks: [
          text(
            changed
              ? '事故发生后，有关单位应当立即报告；县政府总值班室接报后 20 分钟内向市政府总值班室电话报告，40 分钟内书面报告。'
              : '事故发生后，有关单位应当在 1 小时内报告；县政府总值班室接报后 30 分钟内向市政府总值班室电话报告，1 小时内书面报告。',
          ),
        ],
      },
      { id: 's4', depth: 0, number: '4', title: '应急响应', blocks: [] },
      {
        id: 's41',
        depth: 1,
        number: '4.1',
        title: '分级响应',
        blocks: [text('按照事故严重程度分为四级，县级启动Ⅱ级以上响应时同步报市指挥部。')],
      },
      {
        id: 's42',
        depth: 1,
        number: '4.2',
        title: '现场处置',
        blocks: [
          text('先控制、后处置，救人第一。处置人员必须佩戴空气呼吸器从上风方向进入。\n严禁无防护进入泄漏区。'),
          {
            kind: 'table',
            rows: [
              ['介质', '初始隔离距离', '下风向防护距离'],
              ['液氨', '30 m', '200 m'],
              ['液氯', '60 m', '400 m'],
            ],
          },
        ],
      },
      ...(changed
        ? [
            {
              id: 's43',
              depth: 1,
              number: '4.3',
              title: '舆情应对',
              blocks: [text('县委宣传部 1 小时内发布首条信息，之后每 3 小时续发。')],
            },
          ]
        : []),
      { id: 's5', depth: 0, number: '5', title: '附件', blocks: [] },
      {
        id: 's51',
        depth: 1,
        number: '附件1',
        title: '应急通讯录',
        blocks: [
          {
            kind: 'table',
            rows: [
              ['姓名', '职务', '电话'],
              [person.name, '总值班室', '13900009999'],
            ],
          },
        ],
      },
    ],
    levels: [
      {
        id: 'l1',
        level: 'I',
        name: 'Ⅰ级响应',
        conditions: ['造成或可能造成 30 人以上死亡，或 100 人以上重伤（中毒）。', '需要紧急转移安置 10 万人以上。'],
        startedBy: '省政府',
        section: 's41',
        steps: [step('s1a', 10, '县政府总值班室', '报告县长、县委书记，通知全体成员单位', true)],
      },
      {
        id: 'l2',
        level: 'II',
        name: 'Ⅱ级响应',
        conditions: ['造成或可能造成 10 人以上 30 人以下死亡。'],
        startedBy: '市政府',
        section: 's41',
        steps: [step('s2a', 10, '县政府总值班室', '报告县长，通知成员单位', true)],
      },
      {
        id: 'l3',
        level: 'III',
        name: 'Ⅲ级响应',
        conditions: [
          '造成或可能造成 3 人以上 10 人以下死亡，或 10 人以上 50 人以下重伤（中毒）。',
          '液氨、液氯等有毒气体泄漏影响厂区以外。',
        ],
        startedBy: '县应急指挥部总指挥（分管副县长）',
        section: 's41',
        steps: [
          step('s3a', 5, '县政府总值班室', '电话报告分管副县长，通知县应急局、消防大队、卫健局', true),
          step('s3b', 10, '县消防救援大队', '出动防化编队，设 30 m 初始隔离区，从上风方向进入'),
          step('s3c', 15, '县公安局', '封控道路，疏散下风向 200 m 内群众'),
          step('s3d', 20, '县政府总值班室', '向市政府总值班室电话报告', true),
          step('s3e', 30, '县生态环境局', '下风向布点监测，每 15 分钟报一次数据'),
          step('s3f', null, '县卫生健康局', '指定县人民医院收治，备解毒药品和高压氧舱'),
        ],
      },
      {
        id: 'l4',
        level: 'IV',
        name: 'Ⅳ级响应',
        conditions: ['造成 3 人以下死亡或 10 人以下重伤（中毒）。'],
        startedBy: '县应急管理局',
        section: 's41',
        steps: [],
      },
    ],
    duties: [
      { id: 'd1', unit: unit.id, unitName: unit.name, text: '综合协调，信息报告，现场后勤保障。', section: 's2' },
      { id: 'd2', unit: null, unitName: '县生态环境局', text: '环境监测，划定污染范围，提出处置建议。', section: 's2' },
    ],
    contacts: [
      { id: 'c1', person: person.id, name: person.name, post: '总值班室', unitName: '', phone: '13900009999', section: 's51' },
      {
        id: 'c2',
        person: null,
        name: '钱工',
        post: '化工专家',
        unitName: '宏达化工厂',
        phone: '0538-1234567、13900008888',
        section: 's51',
      },
    ],
    annexes: [
      { id: 'a1', label: '附件1', title: '应急通讯录', section: 's51' },
      { id: 'a2', label: '附件2', title: '应急物资清单', section: null },
    ],
    cards: [
      {
        id: 'k1',
        title: '液氨泄漏现场处置卡',
        role: '现场指挥长',
        level: 'III',
        steps: [
          step('k1a', 0, '到场第一人', '从上风方向停车，问清介质、数量、有无被困'),
          step('k1b', 5, '县消防救援大队', '设 30 m 隔离区，水幕稀释，关阀堵漏须两人以上'),
          step('k1c', 15, '县公安局', '疏散下风向 200 m 内群众到上风向集合点'),
          step('k1d', 20, '县政府总值班室', '收集伤亡、泄漏量、风向，电话报市', true),
        ],
        note: '不准无呼吸器进入；不准直接向液氨喷直流水；不准在下风向设指挥部。',
      },
    ],
  };
}

/** A special plan for chemicals, two versions, made through the API by somebody who may. */
export async function makePlan(program: Program, title = '云河县危险化学品事故应急预案'): Promise<MadePlan> {
  const { items: people } = await program.api<{ items: PersonRow[] }>(administrator, 'GET', '/people?text=lm&limit=5');
  const { items: units } = await program.api<{ items: (Named & { phone: string | null })[] }>(administrator, 'GET', '/units');
  const person = people[0];
  const unit = units.find(({ phone, name }) => phone !== null && name.includes('应急')) ?? units.find(({ phone }) => phone !== null);
  if (!person || !unit) throw new Error('the sample county has nobody to name in a plan');
  const made = await program.api<{ id: string; versions: { id: string }[] }>(administrator, 'POST', '/plans', {
    plan: { title, planKind: 'special', eventKinds: ['12D02'], unit: unit.id, unitName: unit.name },
    version: { label: '2021年', number: '云政办发〔2021〕8号', state: 'issued', issuedOn: '2021-06-01', approvedBy: '县政府常务会议' },
  });
  const before = made.versions[0]?.id ?? '';
  await program.api(administrator, 'PUT', `/plans/versions/${before}/text`, { text: textOf(person, unit, false) });
  const next = await program.api<{ shown: string }>(administrator, 'POST', `/plans/${made.id}/versions`, {
    version: {
      label: '2024年修订',
      number: '云政办发〔2024〕12号',
      state: 'issued',
      issuedOn: '2024-05-01',
      changes: '按新的信息报告规定缩短时限；增加舆情应对。',
    },
    copyOf: before,
  });
  await program.api(administrator, 'PUT', `/plans/versions/${next.shown}/text`, { text: textOf(person, unit, true) });
  return { id: made.id, title, current: next.shown, before, person };
}

/** A plan of an empty station in which nothing is Chinese, with the parts that `planScreensOf` looks at. */
export async function makeEnglishPlan(program: Program, as: string): Promise<Pick<MadePlan, 'id' | 'current' | 'before'>> {
  const step = { id: 's1', minutes: 10, who: 'Duty room', text: 'Call the fire brigade', unit: null, section: 's42' };
  const contact = {
    id: 'c1',
    person: null,
    name: 'Li Min',
    post: 'Duty officer',
    unitName: 'Duty room',
    phone: '0538-0000201',
    section: 's42',
  };
  const textWith = (words: string): PlanText => ({
    sections: [{ id: 's42', depth: 0, number: '4.2', title: 'On the spot', blocks: [text(words)] }],
    levels: [
      {
        id: 'l3',
        level: 'III',
        name: 'Response III',
        conditions: ['Three dead'],
        startedBy: 'Deputy mayor',
        section: 's42',
        steps: [step],
      },
    ],
    duties: [{ id: 'd1', unit: null, unitName: 'Duty room', text: 'Reports', section: 's42' }],
    contacts: [contact],
    annexes: [{ id: 'a1', label: 'A1', title: 'Stores', section: null }],
    cards: [{ id: 'k1', title: 'Leak', role: 'Commander', level: 'III', steps: [step], note: 'No water on ammonia' }],
  });
  const version = (label: string, issuedOn: string) => ({ label, number: `No. ${label}`, state: 'issued', issuedOn });
  const made = await program.api<{ id: string; shown: string }>(as, 'POST', '/plans', {
    plan: { title: 'Chemical leaks', planKind: 'special', eventKinds: ['12D02'], unitName: 'Duty room', places: ['North', 'South'] },
    version: version('2021', '2021-06-01'),
  });
  await program.api(as, 'PUT', `/plans/versions/${made.shown}/text`, { text: textWith('Within 30 minutes.') });
  const next = await program.api<{ shown: string }>(as, 'POST', `/plans/${made.id}/versions`, { version: version('2024', '2024-06-01') });
  await program.api(as, 'PUT', `/plans/versions/${next.shown}/text`, { text: textWith('Within 20 minutes.') });
  await program.api(as, 'POST', `/plans/${made.id}/acts`, { act: 'evaluation', on: '2025-06-01', by: 'Duty room', reviseBy: '2026-12-31' });
  await program.api(as, 'POST', `/plans/${made.id}/copies`, {
    copy: { version: made.shown, number: '1', place: 'Steel cabinet', holder: 'Li Min', placedOn: '2021-07-01' },
  });
  return { id: made.id, current: next.shown, before: made.shown };
}

/** Starts level III of a plan on an incident. */
export async function startResponse(program: Program, as: string, plan: string, incident: string): Promise<{ id: string }> {
  return await program.api<{ id: string }>(as, 'POST', `/plans/${plan}/activate`, { incident, level: 'III', orderedBy: '' });
}

/** The screens of a plan, its cards and its prints. */
export function planScreensOf(plan: Pick<MadePlan, 'id' | 'current' | 'before'>): Screen[] {
  const at = `/plans/${plan.id}`;
  const parts = ['levels', 'cards', 'contacts', 'duties', 'papers', 'record', 'versions'];
  return [
    ...parts.map((part) => ({
      name: `plan, ${part}`,
      where: `${at}?tab=${part}&level=III&section=s42`,
      shows: `[data-testid=part-${part}]`,
    })),
    { name: 'plan, edit', where: `${at}/edit?version=${plan.current}`, shows: '[data-testid=plan-edit] .plan-editor' },
    { name: 'plan, diff', where: `${at}/diff?version=${plan.current}&with=${plan.before}`, shows: '[data-testid=change]' },
    { name: 'plan, print', where: `${at}/print`, shows: '[data-testid=plan-sheet]' },
    { name: 'plan, checklist', where: `${at}/print?level=l3`, shows: '[data-testid=checklist-sheet]' },
    { name: 'card', where: `${at}/cards/k1`, shows: '[data-testid=big-card]' },
    { name: 'card, new', where: `${at}/cards/new`, shows: '[data-testid=card-form]' },
    { name: 'card, print', where: `${at}/cards/k1/print`, shows: '[data-testid=card-sheet]' },
  ];
}
