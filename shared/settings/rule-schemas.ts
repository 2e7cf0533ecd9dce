// Rules as zod: assets/rules/*.json is checked at every start, an office's own rules when they are put.
import { z } from 'zod';
import { grades, marks, moments } from '../incidents/types.ts';
import type { EventKind, GradingRule, MarkRule } from '../incidents/types.ts';
import { type DeadlineRule, type Ladder, modes, openings, priorities, roles, ruleDuties, shiftDuties } from '../obligations/types.ts';
import { type DutyAllowance, type DutyRule, type DutyScore, scoreMetrics } from '../duty/types.ts';
import { type ObsoleteRule, type PlanRule, ruleTopics, shelves, type SynonymRule } from '../plans/types.ts';
import type { ReportElementRule } from '../reports/types.ts';
import { type StockRule, stockTopics } from '../resources/types.ts';
import { dayKinds, type HolidayYear, posts } from '../rosters/types.ts';
import { confidences, levels, type Pack, packScopes, type RuleMeta, type RuleTable } from './types.ts';

const text = z.string().trim().min(1).max(300);
const longText = z.string().max(4000);
const isoOrNull = z.iso.datetime({ offset: true }).nullable();

const meta = {
  id: z.string().regex(/^[A-Za-z0-9_.-]{1,80}$/),
  pack: z.string().min(1).max(60),
  version: z.int().min(1),
  validFrom: isoOrNull,
  validTo: isoOrNull,
  source: z.object({
    title: text,
    number: z.string().max(200).nullable(),
    year: z.int().min(1949).max(2200).nullable(),
    clause: z.string().max(100).optional(),
    url: z.string().max(500).nullable().optional(),
  }),
  confidence: z.enum(confidences),
  note: longText.nullable().optional(),
  disabled: z.boolean().optional(),
};

const party = z.object({ id: z.string().min(1).max(60), name: text, nameEn: z.string().max(200).optional() });
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
/** A year: no reporting limit is longer. */
const limitSeconds = z.int().min(1).max(31_536_000);

export const deadlineRuleSchema: z.ZodType<DeadlineRule> = z.strictObject({
  ...meta,
  level: z.enum(levels).nullable(),
  kinds: z.array(z.string().regex(/^(\*|[0-9A-Z]{5})$/)).min(1),
  grades: z.array(z.enum(grades)),
  marks: z.array(z.enum(marks)).optional(),
  callerKinds: z.array(z.string().max(40)).optional(),
  owedBy: party,
  recipient: party,
  duty: z.enum(ruleDuties),
  mode: z.enum(modes),
  opensOn: z.enum(openings),
  clock: z.enum([...moments, 'opening']),
  limitSeconds: limitSeconds.nullable(),
  dailyAt: z.array(timeOfDay).min(1).max(24).optional(),
  force: z.enum(['must', 'strive', 'derived', 'proposal']),
  onRaise: z.enum(['fromChange', 'fromClock']),
  ladder: z.string().min(1).max(80),
});

export const ladderSchema: z.ZodType<Ladder> = z.strictObject({
  ...meta,
  name: text,
  nameEn: text,
  atOnceSeconds: limitSeconds,
  stages: z
    .array(
      z.strictObject({
        id: z.string().min(1).max(40),
        at: z.union([
          z.strictObject({ share: z.number().min(0).max(10) }),
          z.strictObject({ afterSeconds: z.int().min(-31_536_000).max(31_536_000) }),
        ]),
        tells: z.array(z.enum(roles)).min(1),
        priority: z.enum(priorities),
        repeatSeconds: z.int().min(1).max(604_800).nullable(),
      }),
    )
    .min(1)
    .max(60)
    .refine((stages) => stages.at(-1)?.repeatSeconds != null, 'the last rung must repeat: it never ends in silence'),
});

export const gradingRuleSchema: z.ZodType<GradingRule> = z.strictObject({
  ...meta,
  kind: z.string().regex(/^[0-9A-Z]{5}$/),
  grade: z.enum(grades),
  match: z.enum(['any', 'all']),
  conditions: z.array(
    z.strictObject({
      metric: z.string().max(60),
      unit: z.string().max(20),
      min: z.number().optional(),
      maxExclusive: z.number().optional(),
    }),
  ),
  text: longText,
});

export const markRuleSchema: z.ZodType<MarkRule> = z.strictObject({ ...meta, mark: z.enum(marks), timedAtLeastAs: z.enum(grades) });

export const reportElementSchema: z.ZodType<ReportElementRule> = z.strictObject({
  ...meta,
  name: text,
  elements: z.array(text),
  checks: z.array(z.string().max(40)),
});

export const holidayYearSchema: z.ZodType<HolidayYear> = z
  .strictObject({
    ...meta,
    year: z.int().min(1949).max(2200),
    days: z
      .array(
        z.strictObject({
          day: z.iso.date(),
          kind: z.enum(['holiday', 'workday']),
          name: text,
          statutory: z.boolean().optional(),
        }),
      )
      .max(366),
  })
  .refine((rule) => rule.days.every(({ day }) => day.startsWith(`${rule.year}-`)), { path: ['days'], message: 'a day of another year' })
  .refine((rule) => new Set(rule.days.map(({ day }) => day)).size === rule.days.length, { path: ['days'], message: 'a day stands twice' });

export const dutyScoreSchema: z.ZodType<DutyScore> = z.strictObject({
  ...meta,
  name: text,
  nameEn: text,
  metric: z.enum(scoreMetrics),
  appliesTo: z.enum(['unit', 'person']),
  points: z.number().min(-1000).max(1000),
  cap: z.number().min(0).max(10_000).nullable(),
});

export const dutyAllowanceSchema: z.ZodType<DutyAllowance> = z.strictObject({
  ...meta,
  dayKind: z.enum(dayKinds),
  yuan: z.number().min(0).max(100_000).nullable(),
  restDays: z.number().min(0).max(30).nullable(),
});

export const dutyRuleSchema: z.ZodType<DutyRule> = z.strictObject({
  ...meta,
  name: text,
  nameEn: text,
  duty: z.enum(shiftDuties),
  ladder: z.string().min(1).max(80),
  opensSeconds: z.int().min(-31_536_000).max(31_536_000),
  limitSeconds: z.int().min(0).max(31_536_000),
  posts: z.array(z.enum(posts)).max(posts.length).optional(),
  byPhone: z.boolean().optional(),
  spot: z
    .strictObject({
      perUnit: z.int().min(0).max(31),
      periodDays: z.int().min(1).max(31),
      nightShare: z.number().min(0).max(1),
      dayFrom: timeOfDay,
      dayTo: timeOfDay,
      apartHours: z.number().min(0).max(744),
    })
    .optional(),
});

export const planRuleSchema: z.ZodType<PlanRule> = z.strictObject({
  ...meta,
  topic: z.enum(ruleTopics),
  name: text,
  nameEn: text,
  shelves: z.array(z.enum(shelves)),
  kinds: z.array(z.string().regex(/^[0-9A-Z]{5}$/)),
  days: z.int().min(-3_660).max(3_660).nullable(),
  dayType: z.enum(['workday', 'day']).nullable(),
  everyMonths: z.int().min(1).max(240).nullable(),
  leadDays: z.int().min(0).max(366),
  to: z.string().max(300),
  copyTo: z.string().max(300),
  text: longText,
  ladder: z.string().min(1).max(80),
});

export const synonymSchema: z.ZodType<SynonymRule> = z.strictObject({
  ...meta,
  words: z.array(z.string().trim().min(1).max(40)).min(2).max(40),
});

export const obsoleteSchema: z.ZodType<ObsoleteRule> = z.strictObject({
  ...meta,
  what: z.enum(['law', 'body']),
  words: z.array(z.string().trim().min(2).max(120)).min(1).max(40),
  since: z.string().regex(/^\d{4}(-\d\d-\d\d)?$/),
  replacedBy: z.string().max(300),
});

export const stockRuleSchema: z.ZodType<StockRule> = z.strictObject({
  ...meta,
  topic: z.enum(stockTopics),
  name: text,
  nameEn: text,
  categories: z.array(z.string().regex(/^[1-3]$/)).max(3),
  aheadDays: z.int().min(0).max(3_660),
  graceDays: z.int().min(1).max(3_660),
  ladder: z.string().min(1).max(80),
});

export const ruleSchemas: Record<RuleTable, z.ZodType<RuleMeta>> = {
  deadlines: deadlineRuleSchema,
  ladders: ladderSchema,
  grading: gradingRuleSchema,
  marks: markRuleSchema,
  reportElements: reportElementSchema,
  holidays: holidayYearSchema,
  dutyScores: dutyScoreSchema,
  dutyAllowances: dutyAllowanceSchema,
  dutyRules: dutyRuleSchema,
  planRules: planRuleSchema,
  synonyms: synonymSchema,
  obsolete: obsoleteSchema,
  stockRules: stockRuleSchema,
};

export const packSchema: z.ZodType<Pack> = z.strictObject({
  id: z.string().min(1).max(60),
  name: text,
  nameEn: text,
  scope: z.enum(packScopes),
  description: longText,
  descriptionEn: longText,
  defaultOn: z.boolean(),
});

export const eventKindSchema: z.ZodType<EventKind> = z.strictObject({
  code: z.string().regex(/^[0-9A-Z]{5}$/),
  name: text,
  parent: z.string().nullable(),
  level: z.int().min(1).max(3),
});
