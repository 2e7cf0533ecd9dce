// Annexes, references and days in the text; steps and cards that do not say who and when; a version without its particulars.
import { daysAfter } from '../../time/days.ts';
import { parseNumber } from '../../kernel/chinese-numbers.ts';
import { plainOf, pressed } from '../parse/lines.ts';
import type { Finding, PlanStep, Shelf } from '../types.ts';
import { finding, type Lint } from './input.ts';

export function annexFindings(lint: Lint): Finding[] {
  return lint.text.annexes.flatMap((annex) => {
    if (annex.section !== null) return [];
    const label = pressed(annex.label);
    const page = lint.pages.find(({ text, heading }) => pressed(heading).includes(label) || pressed(text).includes(label));
    const printed = page?.text.includes(annex.label) ? annex.label : (page && spelled(page.text, label)) || annex.label;
    return [finding(lint, 'annexMissing', printed, { section: page?.section.id ?? null }, { title: annex.title })];
  });
}

/** The label as this text spells it: 附件 1 for 附件1. */
function spelled(text: string, label: string): string | undefined {
  const pattern = new RegExp(Array.from(label, (char) => char.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\\s*'));
  return pattern.exec(text)?.[0];
}

const reference =
  /(?:见|参见|详见|按照?|依照|执行|根据)(?:本预案)?(?:第)?\s*(\d{1,2}(?:\.\d{1,2}){1,4})(?:\s*(?:条|节|款|项|部分|规定|要求|执行|启动|程序|所列|的))?/g;
const article = /(?:见|参见|详见|按照?|依照|本预案)(?:本预案)?(第[一二三四五六七八九十百]{1,5}[章条节])/g;
const bareNumber = (number: string): string =>
  plainOf(number)
    .replace(/[\s、.)(:]+$/g, '')
    .replace(/^\(/, '')
    .trim();

export function referenceFindings(lint: Lint): Finding[] {
  const numbers = new Set(lint.pages.map(({ section }) => bareNumber(section.number)));
  const dotted = [...numbers].some((number) => /^\d+\.\d+/.test(number));
  return lint.pages.flatMap(({ section, text }) => {
    const found: Finding[] = [];
    const take = (match: RegExpMatchArray, known: boolean): void => {
      const number = match[1] ?? '';
      const from = (match.index ?? 0) + match[0].indexOf(number);
      // 《…办法》第十条 is an article of something else.
      if (known || /》\s*$/.test(text.slice(Math.max(0, (match.index ?? 0) - 3), from)) || numbers.has(number)) return;
      found.push(finding(lint, 'referenceDead', number, { section: section.id, from, to: from + number.length }));
    };
    for (const match of text.matchAll(reference)) take(match, !dotted);
    for (const match of text.matchAll(article)) {
      const kind = (match[1] ?? '').slice(-1);
      take(match, ![...numbers].some((number) => number.startsWith('第') && number.endsWith(kind)));
    }
    return found;
  });
}

const dayIn = /((?:19|20)\d{2})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日/g;
const two = (value: string | undefined): string => (value ?? '').padStart(2, '0');

export function dateFindings(lint: Lint): Finding[] {
  const { today } = lint;
  const inText = lint.pages.flatMap(({ section, text }) =>
    [...text.matchAll(dayIn)].flatMap((match) => {
      const day = `${match[1] ?? ''}-${two(match[2])}-${two(match[3])}`;
      const where = { section: section.id, from: match.index, to: match.index + match[0].length };
      const before = text.slice(Math.max(0, match.index - 12), match.index);
      if (/有效期(?:至|到|截至|截止)?[^。；]{0,6}$/.test(before) || /^[^。；]{0,4}(?:失效|止)/.test(text.slice(where.to)))
        return day < today ? [finding(lint, 'expired', match[0], where, { day })] : [];
      return day > daysAfter(today, 1) ? [finding(lint, 'dateFuture', match[0], where, { day })] : [];
    }),
  );
  return [...inText, ...validFor(lint)];
}

/** 有效期五年, counted from the issue. */
function validFor(lint: Lint): Finding[] {
  const issuedOn = lint.version?.issuedOn;
  if (!issuedOn) return [];
  return lint.pages.flatMap(({ section, text }) => {
    const match = /有效期(?:为|限为)?\s*(\d{1,2}|[一二两三四五六七八九十]{1,2})\s*年/.exec(text);
    const years = match && parseNumber(match[1] ?? '');
    if (!match || !years) return [];
    const day = `${Number(issuedOn.slice(0, 4)) + years}${issuedOn.slice(4)}`;
    const where = { section: section.id, from: match.index, to: match.index + match[0].length };
    return day < lint.today ? [finding(lint, 'expired', match[0], where, { day })] : [];
  });
}

/** 第0至5分钟：物业值班员…, 施工单位立即停工: a reader sees who, though it is no unit of the directory. */
const doer =
  /^(?:由)?[\u4e00-\u9fa5]{0,12}?(?:单位|企业|学校|人员|员|班长|队长|站长|厂长|校长|组长|队|局|中心|公司|厂|医院|小组|组|站|所|部门|部|镇|乡|村|社区|政府|主任|领导|干部|民警|医师|司机|教师|班主任|负责人|消防|交警|公安|科|股|室|办|者)/;
const deed = /^(?:通知|报告|转移|疏散|组织|派|请求|拨打|启动|成立|关闭|封|设|调|向|对|听|查|记|保护|清点|核实|发布)/;
const namesDoer = (text: string): boolean => text.split(/[，,；;：:]/).some((part) => doer.test(part.trim()) && !deed.test(part.trim()));
const nobody = (step: PlanStep): boolean => step.unit === null && step.who === '' && !namesDoer(step.text);
/** What goes on has no minute of its own. */
const goesOn = /每(?:隔)?(?:\d+|[一二两三半])?(?:个)?(?:小时|分钟|日|天)|随时|持续|跟踪|全程|立即|始终/;
const untimed = (step: PlanStep): boolean => step.minutes === null && !goesOn.test(step.text);

export function stepFindings(lint: Lint): Finding[] {
  const ofLevels = lint.text.levels.flatMap((level) => {
    const without = level.steps.filter(nobody);
    const [first] = without;
    // One line among many goes with those before it.
    if (!first || without.length * 2 < level.steps.length) return [];
    return [
      finding(
        lint,
        'stepNoWho',
        first.text,
        { section: first.section ?? level.section },
        { name: level.name, count: without.length, of: level.steps.length },
      ),
    ];
  });
  const ofCards = lint.text.cards.flatMap((card) => {
    const late = card.steps.filter(untimed).length;
    const without = card.role === '' ? card.steps.filter(nobody).length : 0;
    const of = card.steps.length;
    const where = { section: card.steps[0]?.section ?? null };
    return [
      ...(of === 0 || late > 0 ? [finding(lint, 'cardNoMinutes', card.title, where, { count: late, of })] : []),
      ...(without > 0 ? [finding(lint, 'cardNoWho', card.title, where, { count: without, of })] : []),
    ];
  });
  return [...ofLevels, ...ofCards];
}

/** Issued as documents; townships, villages, works and schools often print theirs without a number. */
const numbered: readonly Shelf[] = ['general', 'special', 'department'];

export function versionFindings(lint: Lint): Finding[] {
  const { version } = lint;
  if (version?.state !== 'issued') return [];
  const nowhere = { section: null };
  return [
    ...(version.number === '' && numbered.includes(lint.shelf) ? [finding(lint, 'versionNoNumber', '', nowhere)] : []),
    ...(version.issuedOn === null ? [finding(lint, 'versionNoDate', '', nowhere)] : []),
    ...(version.approvedBy === '' && version.approvedOn === null ? [finding(lint, 'versionNoApproval', '', nowhere)] : []),
    ...(version.issuedOn !== null && version.issuedOn > lint.today
      ? [finding(lint, 'dateFuture', version.issuedOn, nowhere, { day: version.issuedOn })]
      : []),
  ];
}
