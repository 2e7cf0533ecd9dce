// Each check of a plan with a text that it finds and one that it passes, and the place that it names.
import { describe, expect, it } from 'vitest';
import { codes, contact, directoryOf, level, lint, of, person, textOf } from '#kit/lint.ts';
import type { Finding, LintCode, PlanContact } from '../types.ts';
import type { LintInput, LintPerson } from './input.ts';

describe('people, telephones, units', () => {
  const listed = (c: Partial<PlanContact>, people: Record<string, LintPerson> = { p1: person({}) }): Finding[] =>
    lint(textOf(['#附件1 通讯录', '周防汛 主任'], { contacts: [contact(c)] }), { directory: directoryOf(people) });

  it('somebody linked who left the directory, or serves elsewhere now', () => {
    expect(codes(listed({ person: 'p1', name: '周防汛', post: '主任', unitName: '县水务局', phone: '13900000001' }))).toEqual([]);
    const left = listed(
      { person: 'p1', name: '周防汛', phone: '13900000001' },
      { p1: person({ removed: true }), p2: person({ name: '某' }) },
    );
    expect(of(left, 'personLeft')).toMatchObject([{ section: 's0', received: '周防汛', from: 0, to: 3 }]);
    const moved = listed(
      { person: 'p1', name: '周防汛', post: '主任', phone: '13900000001' },
      { p1: person({ post: '副县长', unitName: '云河县人民政府' }) },
    );
    expect(of(moved, 'personMoved')).toMatchObject([{ params: { now: '云河县人民政府 副县长' } }]);
  });

  const serves = (printed: [string, string], now: [string, string], others: Partial<LintPerson>[] = []): LintCode[] => {
    const more = Object.fromEntries(others.map((one, index) => [`o${index}`, person(one)]));
    const own = { p1: person({ unitName: now[0], post: now[1] }), ...more };
    return codes(listed({ person: 'p1', name: '周防汛', unitName: printed[0], post: printed[1], phone: '13900000001' }, own));
  };
  it('a role of the plan, a part of a body and a body that is no more say nothing of the post', () => {
    expect(serves(['', '副组长'], ['云河县公路事业发展中心', '主任'])).toEqual([]);
    expect(serves(['安环部', '部长'], ['云河县禾泰化工厂', '安环部部长'])).toEqual([]);
    expect(serves(['县安监局', '局长'], ['云河县应急管理局', '局长'])).not.toContain('personMoved');
    expect(serves(['县水务局', '局长'], ['云河县应急管理局', '局长'])).toContain('personMoved');
  });
  it('one of several entries of a person that fits is enough', () => {
    expect(serves(['县水务局', '局长'], ['云河县人民政府', '副县长'])).toContain('personMoved');
    expect(serves(['县水务局', '局长'], ['云河县人民政府', '副县长'], [{ unitName: '云河县水务局', post: '局长' }])).toEqual([]);
  });

  it('the people of a village, of works and of a school are in no directory of the county', () => {
    const own = (c: Partial<PlanContact>, shelf: LintInput['shelf']): LintCode[] =>
      codes(lint(textOf(['#附件1 通讯录', '西崖村支书　郭守田', '韩某　镇长'], { contacts: [contact(c)] }), { shelf }));
    expect(own({ name: '柳长河', post: '村支书', phone: '19900009021' }, 'village')).toEqual([]);
    expect(own({ name: '苗某', unitName: '安环部', phone: '19900009021' }, 'enterprise')).toEqual([]);
    expect(own({ name: '郭守田', phone: '19900009001' }, 'township')).toEqual([]);
    expect(own({ name: '韩某', post: '镇长', phone: '19900009001' }, 'township'), 'once, by the number').toEqual(['phoneUnknown']);
    expect(own({ name: '韩某', unitName: '县水务局', phone: '19900009001' }, 'village'), 'a number of the county').toEqual([
      'phoneUnknown',
    ]);
  });

  it('a number that is another in the directory, or that it does not have', () => {
    expect(of(listed({ person: 'p1', name: '周防汛', phone: '13900000002' }), 'phoneDiffers')).toMatchObject([
      { params: { now: '13900000001' } },
    ]);
    expect(of(listed({ name: '周防汛', phone: '13900000002' }), 'phoneDiffers')).toHaveLength(1);
    expect(codes(listed({ name: '周防汛', phone: '139 0000 0001' }))).toEqual([]);
    expect(codes(listed({ unitName: '值班室', phone: '8880001' }))).toEqual([]);
    expect(codes(listed({ unitName: '值班室', phone: '8880002' }))).toEqual(['phoneUnknown']);
    expect(codes(listed({ name: '孙某', phone: '' }))).toEqual(['personUnknown']);
    expect(codes(listed({ unitName: '急救', phone: '120' })), 'a service').toEqual([]);
    expect(codes(listed({ name: '县水务局', phone: '13900000001、120' })), 'several in a cell, a unit as the name').toEqual([]);
  });

  it('a number in the text that no list has, with its place; one that the directory knows is passed', () => {
    const found = lint(textOf(['#1 总则', '联系电话0538-8880009，备用0538-8880001。']));
    expect(of(found, 'phoneUnknown')).toMatchObject([{ received: '0538-8880009', from: 4, to: 16 }]);
  });

  it('a unit that has duties and is not in the directory; many at once are no unit', () => {
    const duties = (unitName: string) => [{ id: 'd', unit: null, unitName, text: '负责', section: 's0' }];
    const found = (name: string) => codes(lint(textOf(['#2 职责', '…'], { duties: duties(name) })));
    expect(found('县粮食储备中心')).toEqual(['unitUnknown']);
    expect(found('县水务局')).toEqual([]);
    expect(found('各乡镇人民政府')).toEqual([]);
    expect(found('抢险救援组')).toEqual([]);
    expect(found('县应急局'), 'shorter').toEqual([]);
    expect(found('公用事业股'), 'a part of a body').toEqual([]);
    const school = (name: string) => codes(lint(textOf(['#2 职责', '…'], { duties: duties(name) }), { shelf: 'school' }));
    expect(school('学校保卫科')).toEqual([]);
    expect(school('镇派出所')).toEqual([]);
    expect(school('县粮食储备中心')).toEqual(['unitUnknown']);
  });
});

describe('what is no more', () => {
  it('laws and bodies, once a section, with what stands in their place', () => {
    const found = lint(textOf(['#1.2 编制依据', '依据国办发〔2013〕101号编制。', '#2 职责', '县安监局牵头，安监局负责。']));
    expect(of(found, 'obsoleteLaw')).toMatchObject([{ section: 's0', from: 2, to: 15, params: { instead: '国办发〔2024〕5号' } }]);
    expect(of(found, 'obsoleteBody')).toMatchObject([{ section: 's1', received: '安监局' }]);
  });
  it('a name that a unit of the directory bears today is not gone', () => {
    const units = [...directoryOf({}).units, '县安监局'];
    expect(codes(lint(textOf(['#2 职责', '县安监局牵头。']), { directory: { ...directoryOf({}), units } }))).toEqual([]);
  });
  it('what is said to be over is no reference to it', () => {
    const words = '本预案印发之日起，《办法》（国办发〔2013〕101号）同时废止；原县安监局职责由应急管理局承担。';
    expect(codes(lint(textOf(['#8 附则', words])))).toEqual([]);
  });
});

describe('chapters, annexes, references, days', () => {
  const outline = ['#1 总则', '#2 组织指挥体系', '#3 监测预警', '#4 应急响应', '#5 后期处置', '#6 应急保障', '#7 附则'];
  it('a chapter that a plan of this shelf has', () => {
    expect(codes(lint(textOf(outline)))).toEqual([]);
    expect(lint(textOf(outline.filter((line) => !line.includes('后期'))))).toMatchObject([
      { code: 'chapterMissing', received: '后期处置' },
    ]);
    const within = [...outline.filter((line) => !line.includes('后期')), '事故处置结束后由事故单位做好善后工作。'];
    expect(codes(lint(textOf(within))), 'under another heading').toEqual([]);
    expect(codes(lint(textOf(outline.filter((line) => !line.includes('后期'))), { shelf: 'department' }))).toEqual([]);
    expect(codes(lint(textOf(['#一、 村组织', '#二、 转移避险', '#三、 联系人']), { shelf: 'village' }))).toEqual([]);
  });
  it('an annex that is named but absent', () => {
    const annexes = [
      { id: 'a', label: '附件2', title: '物资表', section: null },
      { id: 'b', label: '附件1', title: '通讯录', section: 's1' },
    ];
    const found = lint(textOf(['#6 保障', '物资见附件 2，通讯见附件1。', '#附件1 通讯录'], { annexes }));
    expect(of(found, 'annexMissing')).toMatchObject([{ section: 's0', received: '附件 2', from: 3, to: 7 }]);
  });
  it('a reference to a section that is not there', () => {
    const found = lint(textOf(['#3.1 预警', '#4.2 响应', '预警见3.1，终止见4.9；按照本预案第4.2条执行。按《条例》第十条处理。']));
    expect(of(found, 'referenceDead')).toMatchObject([{ received: '4.9' }]);
    const articles = lint(textOf(['#第一章 总则', '#第二章 响应', '详见第五章，参见第一章。']));
    expect(of(articles, 'referenceDead')).toMatchObject([{ received: '第五章' }]);
  });
  it('a day in the future, a validity that is over', () => {
    const found = lint(textOf(['#7 附则', '自2027年3月1日起施行，有效期至2025年12月31日。', '2024年5月1日印发，有效期五年。']));
    expect(codes(found)).toEqual(['dateFuture', 'expired']);
    expect(of(lint(textOf(['#7 附则', '有效期二年。'])), 'expired')).toMatchObject([{ params: { day: '2026-05-01' } }]);
  });
});

describe('steps, cards, versions', () => {
  const step = (patch: object) => ({ id: 's', text: '转移群众', unit: null, who: '', minutes: null, section: 's0', ...patch });
  it('who and when', () => {
    const levels = [level('II', [], { steps: [step({}), step({ who: '县水务局' })] })];
    const cards = [{ id: 'c', title: '转移卡', role: '', level: null, note: '', steps: [step({ minutes: 10, who: '村干部' }), step({})] }];
    expect(codes(lint(textOf(['#4 响应', '转移群众'], { levels, cards }))).toSorted()).toEqual(['cardNoMinutes', 'cardNoWho', 'stepNoWho']);
    const named = [
      level('II', [], { steps: ['施工单位立即停工', '占道的，县交警大队报总值班室', '由村干部逐户通知'].map((text) => step({ text })) }),
    ];
    expect(codes(lint(textOf(['#4 响应', ''], { levels: named }))), 'a reader sees who').toEqual([]);
    const one = [level('II', [], { steps: [step({ who: '县水务局' }), step({ who: '城关镇' }), step({})] })];
    expect(codes(lint(textOf(['#4 响应', ''], { levels: one }))), 'one among many').toEqual([]);
    const steady = [{ id: 'c', title: '卡', role: '值班员', level: null, note: '', steps: [step({ text: '每小时汇总一次' })] }];
    expect(codes(lint(textOf(['#4 响应', ''], { cards: steady }))), 'what goes on').toEqual([]);
    const good = [{ id: 'c', title: '转移卡', role: '村支书', level: null, note: '', steps: [step({ minutes: 10 })] }];
    expect(codes(lint(textOf(['#4 响应', ''], { cards: good })))).toEqual([]);
  });
  it('an issued version has its number, day and approval; a draft need not', () => {
    const version = { state: 'issued' as const, number: '', issuedOn: null, approvedBy: '', approvedOn: null };
    expect(codes(lint(textOf(['#1 总则']), { version }))).toEqual(['versionNoNumber', 'versionNoDate', 'versionNoApproval']);
    expect(codes(lint(textOf(['#1 总则']), { version: { ...version, state: 'draft' } }))).toEqual([]);
    const unnumbered = { ...version, issuedOn: '2026-05-01', approvedBy: '村民代表会议' };
    expect(codes(lint(textOf(['#一、 村情']), { version: unnumbered, shelf: 'village' }))).toEqual([]);
  });
});

describe('a finding', () => {
  it('has a key that stays while the section does, and is another when its text changes', () => {
    const before = lint(textOf(['#2 职责', '县安监局牵头。']));
    const moved = lint(textOf(['#1 总则', '#2 职责', '县安监局牵头。']));
    const changed = lint(textOf(['#2 职责', '县安监局负责牵头。']));
    expect(moved[0]?.key).toBe(before[0]?.key);
    expect(changed[0]?.key).not.toBe(before[0]?.key);
  });
});

describe('places that are closed or removed', () => {
  it('are named with their place in the text, once a section, with what can be named instead', () => {
    const words = '帐篷从云河县老粮站物资库调用；云河县老粮站物资库库管员值守。';
    const found = lint(textOf(['#5 保障', words, '#6 安置', '群众到青石镇敬老院避难点、实验小学。']));
    expect(of(found, 'placeClosed')).toMatchObject([
      {
        section: 's0',
        from: 3,
        to: 12,
        received: '云河县老粮站物资库',
        params: { since: '2026-06-01', reason: '危房', instead: '云河县救灾物资储备库' },
      },
      { section: 's1', received: '实验小学' },
    ]);
    expect(of(found, 'placeGone')).toMatchObject([{ section: 's1', received: '青石镇敬老院避难点' }]);
  });
  it('are found in the tables of annexes', () => {
    const text = textOf(['#附件2 储备点']);
    text.sections[0]?.blocks.push({
      kind: 'table',
      rows: [
        ['名称', '电话'],
        ['云河县老粮站物资库', ''],
      ],
    });
    expect(codes(lint(text))).toContain('placeClosed');
  });
  it('are not meant where the longer name of one in use stands, or where their end is spoken of', () => {
    expect(codes(lint(textOf(['#6 安置', '群众到实验小学新校区集中。'])))).toEqual([]);
    expect(codes(lint(textOf(['#6 安置', '原云河县老粮站物资库存放的物资已移交。'])))).toEqual([]);
  });
});
