// A plan to be checked, with the directory, the places and the rules that it is held against.
import type { GradingRule } from '#shared/incidents/types.ts';
import type { DeadlineRule } from '#shared/obligations/types.ts';
import type { LintDirectory, LintInput, LintPerson, LintPlace } from '#shared/plans/lint/input.ts';
import { lintPlan } from '#shared/plans/lint/lint.ts';
import type { Finding, LintCode, ObsoleteRule, PlanContact, PlanText, ResponseLevel } from '#shared/plans/types.ts';

const meta = { pack: 'national', version: 1, validFrom: null, validTo: null, confidence: 'seen' as const };
const source = { title: '条例', number: '国务院令第493号', year: 2007 };

export const grading = (['I', 'II', 'III', 'IV'] as const).map(
  (grade, index): GradingRule => ({
    ...meta,
    source,
    id: `G${index}`,
    kind: '12000',
    grade,
    match: 'any',
    conditions: [{ metric: 'deaths', unit: '人', min: [30, 10, 3, 1][index] ?? 0 }],
    text: '',
  }),
);

export const deadline = (patch: Partial<DeadlineRule>): DeadlineRule => ({
  ...meta,
  source,
  id: 'D1',
  level: null,
  kinds: ['*'],
  grades: [],
  owedBy: { id: 'office', name: '本级政府总值班室' },
  recipient: { id: 'city-gov', name: '市政府总值班室' },
  duty: 'first',
  mode: 'written',
  opensOn: 'received',
  clock: 'received',
  limitSeconds: 3600,
  force: 'must',
  onRaise: 'fromChange',
  ladder: 'report',
  ...patch,
});

export const obsolete: ObsoleteRule[] = [
  { ...meta, source, id: 'law', what: 'law', words: ['国办发〔2013〕101号'], since: '2024-01-31', replacedBy: '国办发〔2024〕5号' },
  { ...meta, source, id: 'body', what: 'body', words: ['安全生产监督管理局', '安监局'], since: '2018', replacedBy: '应急管理局' },
];

const places: LintPlace[] = [
  { name: '云河县老粮站物资库', closed: { on: '2026-06-01', reason: '危房' }, longer: [], instead: ['云河县救灾物资储备库'] },
  { name: '实验小学', closed: { on: '2026-03-01', reason: '改建' }, longer: ['实验小学新校区'], instead: [] },
  { name: '青石镇敬老院避难点', closed: null, longer: [], instead: [] },
];

export const person = (patch: Partial<LintPerson>): LintPerson => ({
  name: '周防汛',
  post: '主任',
  unitName: '云河县水务局',
  phones: ['13900000001'],
  removed: false,
  ...patch,
});

export function directoryOf(people: Record<string, LintPerson>): LintDirectory {
  const all = Object.values(people);
  return {
    people: new Map(Object.entries(people)),
    byName: Map.groupBy(
      all.filter(({ removed }) => !removed),
      ({ name }) => name,
    ),
    phones: new Set([...all.filter(({ removed }) => !removed).flatMap(({ phones }) => phones), '05388880001']),
    units: ['云河县水务局', '云河县应急管理局', '城关镇人民政府'],
  };
}

/** Sections out of lines: `3.1 标题` begins one, what follows is its text. */
export function textOf(lines: string[], patch: Partial<PlanText> = {}): PlanText {
  const sections: PlanText['sections'] = [];
  for (const line of lines) {
    const head = /^#(\S*) (.*)$/.exec(line);
    if (head) sections.push({ id: `s${sections.length}`, depth: 0, number: head[1] ?? '', title: head[2] ?? '', blocks: [] });
    else sections.at(-1)?.blocks.push({ kind: 'text', text: line });
  }
  return { sections, levels: [], duties: [], contacts: [], annexes: [], cards: [], ...patch };
}

export function lint(text: PlanText, patch: Partial<LintInput> = {}): Finding[] {
  return lintPlan({
    shelf: 'special',
    kindLines: [['12D01', '12D00', '12000']],
    version: { state: 'issued', number: '云政办发〔2024〕1号', issuedOn: '2024-05-01', approvedBy: '县长', approvedOn: '2024-04-20' },
    text,
    today: '2026-11-20',
    directory: directoryOf({ p1: person({}) }),
    tables: {
      places,
      obsolete,
      grading,
      deadlines: [deadline({}), deadline({ id: 'D2', mode: 'phone', limitSeconds: 1200 })],
      level: 'county',
    },
    ...patch,
  });
}

export const codes = (found: Finding[]): LintCode[] => found.map(({ code }) => code);
export const of = (found: Finding[], code: LintCode): Finding[] => found.filter((one) => one.code === code);
export const contact = (patch: Partial<PlanContact>): PlanContact => ({
  id: 'c',
  person: null,
  name: '',
  post: '',
  unitName: '',
  phone: '',
  section: 's0',
  ...patch,
});
export const level = (grade: ResponseLevel['level'], conditions: string[], patch: Partial<ResponseLevel> = {}): ResponseLevel => ({
  id: grade,
  level: grade,
  name: `${grade}级响应`,
  conditions,
  startedBy: '',
  section: 's0',
  steps: [],
  ...patch,
});
