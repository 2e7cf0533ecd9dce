// Rules as they come over the contract (any record) made into rules of their table; what is missing gets its blank.
import { grades, marks, moments } from '#shared/incidents/types.ts';
import type { GradingCondition, GradingRule, MarkRule } from '#shared/incidents/types.ts';
import {
  type DeadlineRule,
  ruleDuties,
  type Ladder,
  type LadderStage,
  modes,
  openings,
  type Party,
  priorities,
  roles,
} from '#shared/obligations/types.ts';
import type { ReportElementRule } from '#shared/reports/types.ts';
import { confidences, levels, type RuleMeta, type ReportingTable } from '#shared/settings/types.ts';

export type Row = Record<string, unknown>;
export type AnyRule =
  | { table: 'deadlines'; rule: DeadlineRule }
  | { table: 'ladders'; rule: Ladder }
  | { table: 'grading'; rule: GradingRule }
  | { table: 'marks'; rule: MarkRule }
  | { table: 'reportElements'; rule: ReportElementRule };

export const forces = ['must', 'strive', 'derived', 'proposal'] as const;
export const clocks = [...moments, 'opening'] as const;
export const raises = ['fromChange', 'fromClock'] as const;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const textOrNull = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
const numberOrNull = (value: unknown): number | null => (typeof value === 'number' ? value : null);
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const texts = (value: unknown): string[] => list(value).filter((one) => typeof one === 'string');
const record = (value: unknown): Row => (typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {});
const isOne = <T extends string>(options: readonly T[], value: unknown): value is T => options.some((option) => option === value);
const oneOf = <T extends string>(options: readonly T[], value: unknown, fallback: T): T => (isOne(options, value) ? value : fallback);
const allOf = <T extends string>(options: readonly T[], value: unknown): T[] => list(value).filter((one) => isOne(options, one));

function metaOf(row: Row): RuleMeta {
  const source = record(row.source);
  return {
    id: text(row.id),
    pack: text(row.pack),
    version: numberOrNull(row.version) ?? 1,
    validFrom: textOrNull(row.validFrom),
    validTo: textOrNull(row.validTo),
    source: {
      title: text(source.title),
      number: textOrNull(source.number),
      year: numberOrNull(source.year),
      ...(textOrNull(source.clause) === null ? {} : { clause: text(source.clause) }),
      ...(textOrNull(source.url) === null ? {} : { url: text(source.url) }),
    },
    confidence: oneOf(confidences, row.confidence, 'recalled'),
    note: textOrNull(row.note),
    ...(row.disabled === true ? { disabled: true } : {}),
  };
}

function partyOf(value: unknown): Party {
  const row = record(value);
  return { id: text(row.id), name: text(row.name), ...(textOrNull(row.nameEn) === null ? {} : { nameEn: text(row.nameEn) }) };
}

function stageOf(value: unknown): LadderStage {
  const row = record(value);
  const at = record(row.at);
  return {
    id: text(row.id),
    at: typeof at.share === 'number' ? { share: at.share } : { afterSeconds: numberOrNull(at.afterSeconds) ?? 0 },
    tells: allOf(roles, row.tells),
    priority: oneOf(priorities, row.priority, 'notice'),
    repeatSeconds: numberOrNull(row.repeatSeconds),
  };
}

function conditionOf(value: unknown): GradingCondition {
  const row = record(value);
  const [min, maxExclusive] = [numberOrNull(row.min), numberOrNull(row.maxExclusive)];
  return {
    metric: text(row.metric),
    unit: text(row.unit),
    ...(min === null ? {} : { min }),
    ...(maxExclusive === null ? {} : { maxExclusive }),
  };
}

function deadlineOf(row: Row): DeadlineRule {
  return {
    ...metaOf(row),
    level: isOne(levels, row.level) ? row.level : null,
    kinds: texts(row.kinds),
    grades: allOf(grades, row.grades),
    ...(Array.isArray(row.marks) ? { marks: allOf(marks, row.marks) } : {}),
    ...(Array.isArray(row.callerKinds) ? { callerKinds: texts(row.callerKinds) } : {}),
    owedBy: partyOf(row.owedBy),
    recipient: partyOf(row.recipient),
    duty: oneOf(ruleDuties, row.duty, 'first'),
    mode: oneOf(modes, row.mode, 'any'),
    opensOn: oneOf(openings, row.opensOn, 'received'),
    clock: oneOf(clocks, row.clock, 'received'),
    limitSeconds: numberOrNull(row.limitSeconds),
    ...(Array.isArray(row.dailyAt) ? { dailyAt: texts(row.dailyAt) } : {}),
    force: oneOf(forces, row.force, 'must'),
    onRaise: oneOf(raises, row.onRaise, 'fromChange'),
    ladder: text(row.ladder),
  };
}

export function readRule(table: ReportingTable, row: Row): AnyRule {
  switch (table) {
    case 'deadlines':
      return { table, rule: deadlineOf(row) };
    case 'ladders':
      return {
        table,
        rule: {
          ...metaOf(row),
          name: text(row.name),
          nameEn: text(row.nameEn),
          atOnceSeconds: numberOrNull(row.atOnceSeconds) ?? 900,
          stages: list(row.stages).map(stageOf),
        },
      };
    case 'grading':
      return {
        table,
        rule: {
          ...metaOf(row),
          kind: text(row.kind),
          grade: oneOf(grades, row.grade, 'IV'),
          match: oneOf(['any', 'all'] as const, row.match, 'any'),
          conditions: list(row.conditions).map(conditionOf),
          text: text(row.text),
        },
      };
    case 'marks':
      return {
        table,
        rule: { ...metaOf(row), mark: oneOf(marks, row.mark, 'school'), timedAtLeastAs: oneOf(grades, row.timedAtLeastAs, 'III') },
      };
    default:
      return {
        table: 'reportElements',
        rule: { ...metaOf(row), name: text(row.name), elements: texts(row.elements), checks: texts(row.checks) },
      };
  }
}
