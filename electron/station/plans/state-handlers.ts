// The state of the plan library over the contract, as an answer and as files.
import type { OwedOut } from '#shared/contract/plan-state.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import type { FigureLine } from '#shared/plans/figures.ts';
import { actNames, flagNames, shelfNames } from '#shared/plans/names.ts';
import { asks, owedNote, owedOfPlan, owedState } from '#shared/plans/owed.ts';
import type { Coverage, PlanRule, Shelf } from '#shared/plans/types.ts';
import { checkPeriod } from '#shared/rosters/calendar.ts';
import { rulesInForce } from '#shared/settings/in-force.ts';
import { type SheetContent, writeCsv } from '../documents/write-sheet.ts';
import { sourceText } from '#shared/settings/source-text.ts';
import { isoOf, type StationParts } from '../parts.ts';
import type { Os } from '../rpc.ts';
import { dutyPlanById, planDutyContext } from './duty-queries.ts';
import type { PlanStateInput, PlanStateResult } from './state-queries.ts';

const coverageNames: Record<Coverage, string> = { covered: '有', partly: '只有下级类别有', baseOnly: '只有基层预案', none: '没有' };

function stateInput(parts: StationParts): PlanStateInput {
  const now = parts.clock.now();
  const { packs, zone } = parts.settings();
  const { book } = parts.rules;
  return {
    now,
    zone,
    rules: book.inForce(parts.read, 'planRules', packs, now),
    years: rulesInForce(book.versions(parts.read, 'holidays'), null, now),
    kinds: [...book.kinds.values()],
  };
}

const ruleOut = (rule: PlanRule): OwedOut['rule'] => ({
  id: rule.id,
  topic: rule.topic,
  name: rule.name,
  nameEn: rule.nameEn,
  text: rule.text,
  source: sourceText(rule.source),
  confidence: rule.confidence,
});

type Cells = Pick<SheetContent, 'columns' | 'rows'>;

function plansSheet(rows: PlanStateResult['rows']): Cells {
  const heads: [string, number][] = [
    ['预案名称', 40],
    ['类别', 16],
    ['印发单位', 24],
    ['版本', 14],
    ['文号', 20],
    ['印发日期', 12],
    ['存在问题', 44],
    ['下一项', 18],
  ];
  return {
    columns: heads.map(([head, width]) => ({ head, width, align: 'left' })),
    rows: rows.map((row) => [
      row.title,
      shelfNames[row.shelf],
      row.unitName,
      row.label,
      row.number,
      row.issuedOn ?? '',
      row.flags.map((flag) => flagNames[flag]).join('；'),
      row.next ? `${actNames[row.next.act]} ${row.next.dueOn}` : '',
    ]),
  };
}

const figureHeads: [string, number, keyof FigureLine][] = [
  ['现有预案', 9, 'plans'],
  ['三年内印发', 10, 'recent'],
  ['新制定', 8, 'made'],
  ['修订', 8, 'revised'],
  ['废止', 8, 'abolished'],
  ['备案', 8, 'filed'],
  ['公开', 8, 'published'],
  ['评估', 8, 'evaluated'],
  ['演练的预案', 10, 'drilled'],
  ['演练次数', 9, 'drills'],
  ['到期事项', 9, 'due'],
  ['按期办理', 9, 'kept'],
];

function figuresSheet(lines: readonly FigureLine[], total: FigureLine, head: string, nameOf: (key: string) => string): Cells {
  const cells = (name: string, line: FigureLine): string[] => [name, ...figureHeads.map(([, , key]) => String(line[key]))];
  return {
    columns: [{ head, width: 28, align: 'left' }, ...figureHeads.map(([name, width]) => ({ head: name, width, align: 'right' as const }))],
    rows: [...lines.map((line) => cells(nameOf(line.key), line)), cells('合计', total)],
  };
}

const kindsSheet = (kinds: PlanStateResult['kinds']): Cells => ({
  columns: [
    { head: '代码', width: 9, align: 'left' },
    { head: '事件类别', width: 40, align: 'left' },
    { head: '预案', width: 16, align: 'left' },
    { head: '件数', width: 8, align: 'right' },
  ],
  rows: kinds.map((kind) => [kind.code, `${'　'.repeat(kind.level - 1)}${kind.name}`, coverageNames[kind.coverage], String(kind.plans)]),
});

export function planStateHandlers(os: Os, parts: StationParts) {
  const o = os.planState;
  const file = async (format: 'xlsx' | 'csv', title: string, what: string, table: Cells, notes: string[] = []): Promise<File> => {
    const made = isoOf(parts)(parts.clock.now()).slice(0, 16).replace('T', ' ');
    const sheet: SheetContent = {
      name: title,
      titleLines: [title, `${parts.settings().officeName}　${what}　共 ${table.rows.length} 行　${made} 统计`],
      ...table,
      landscape: true,
      notes,
    };
    const bytes = format === 'xlsx' ? await parts.writeSheets([sheet]) : writeCsv([table.columns.map(({ head }) => head), ...table.rows]);
    const type = format === 'xlsx' ? 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' : 'text/csv; charset=utf-8';
    return new File([new Uint8Array(bytes)], `${title} ${made.slice(0, 10)}.${format}`, { type });
  };
  const figures = (period: { from: string; to: string }) => {
    checkPeriod(period);
    const { now, zone, kinds } = stateInput(parts);
    return parts.planFigures({ ...period, now, zone, kinds });
  };
  return {
    of: o.of.handler(({ input }) => {
      const context = planDutyContext(parts.read, parts.rules.book, parts.rosterContext(), parts.settings().packs, parts.clock.now());
      const plan = dutyPlanById(parts.read, input.id, context);
      if (!plan || plan.value.removed) throw new DomainError('notFound', { field: 'id' });
      const items = owedOfPlan(plan, context.rules, context.calendar);
      const named = new Set(items.flatMap((owed) => [owed.rule, ...owed.bases].map(({ id }) => id)));
      return {
        items: items.map((owed) => ({
          act: owed.act,
          state: owedState(owed, context.today),
          startedOn: owed.startedOn,
          dueOn: owed.dueOn,
          opensOn: owed.opensOn,
          doneOn: owed.done?.on ?? null,
          rule: ruleOut(owed.rule),
          bases: owed.bases.map(ruleOut),
          note: owedNote(owed),
          unknownYears: owed.unknownYears,
        })),
        readings: context.rules.filter((rule) => asks(rule, plan) && !named.has(rule.id)).map(ruleOut),
      };
    }),
    get: o.get.handler(() => parts.planState(stateInput(parts))),
    figures: o.figures.handler(({ input }) => figures(input)),
    exportPlans: o.exportPlans.handler(async ({ input }) => {
      const { rows } = await parts.planState(stateInput(parts));
      const found = rows.filter(
        (row) =>
          (input.flag === undefined || row.flags.includes(input.flag)) &&
          (input.age === undefined || row.age === input.age) &&
          (input.shelf === undefined || row.shelf === input.shelf) &&
          (input.unit === undefined || row.unitName === input.unit),
      );
      const what = [
        input.flag && flagNames[input.flag],
        input.shelf && shelfNames[input.shelf],
        input.unit,
        input.age && ageNames[input.age],
      ].filter((part) => part !== undefined);
      return file(input.format, '预案库状况', what.length === 0 ? '全部预案' : what.join('、'), plansSheet(found));
    }),
    exportKinds: o.exportKinds.handler(async ({ input }) => {
      const { kinds } = await parts.planState(stateInput(parts));
      return file(input.format, '事件类别预案对照表', '按事件分类与编码', kindsSheet(kinds), ['只有总体预案的类别不算有预案。']);
    }),
    exportFigures: o.exportFigures.handler(async ({ input: { format, of, ...period } }) => {
      const found = await figures(period);
      const table =
        of === 'shelf'
          ? figuresSheet(found.byShelf, found.total, '类别', (key) => shelfNames[key as Shelf])
          : figuresSheet(found.byUnit, found.total, '印发单位', (key) => key || '（未填）');
      return file(format, '应急预案管理情况统计表', `${period.from} 至 ${period.to}`, table, [
        '修订：统计期内印发新版本或登记了修订。到期事项：本程序计时的备案、公开、评估、修订、演练，已免除的不计。',
      ]);
    }),
  };
}

const ageNames = {
  under1: '印发不满一年',
  to3: '印发一至三年',
  to5: '印发三至五年',
  over5: '印发五年以上',
  unknown: '没有印发日期',
} as const;
