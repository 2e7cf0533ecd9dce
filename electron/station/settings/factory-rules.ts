// The rules that come with the program: assets/rules/*.json, checked when they are read.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { EventKind } from '#shared/incidents/types.ts';
import {
  deadlineRuleSchema,
  dutyAllowanceSchema,
  dutyRuleSchema,
  dutyScoreSchema,
  eventKindSchema,
  gradingRuleSchema,
  holidayYearSchema,
  ladderSchema,
  markRuleSchema,
  obsoleteSchema,
  packSchema,
  planRuleSchema,
  reportElementSchema,
  stockRuleSchema,
  synonymSchema,
} from '#shared/settings/rule-schemas.ts';
import type { RulesByTable } from '#shared/settings/rule-tables.ts';
import { supplyCatalogueSchema } from '#shared/resources/schemas.ts';
import type { SupplyCatalogue } from '#shared/resources/types.ts';
import type { Pack } from '#shared/settings/types.ts';

export interface FactoryRules extends RulesByTable {
  packs: Pack[];
  kinds: EventKind[];
  /** Typical supplies and the classes they belong to. */
  supplies: SupplyCatalogue;
}

const read = <T>(dir: string, file: string, schema: z.ZodType<T>): T[] => readOne(dir, file, z.array(schema));

function readOne<T>(dir: string, file: string, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(JSON.parse(readFileSync(path.join(dir, file), 'utf8')));
  if (!parsed.success) throw new Error(`assets/rules/${file}: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

/** @param assetsDir the program's assets folder */
export function readFactoryRules(assetsDir: string): FactoryRules {
  const dir = path.join(assetsDir, 'rules');
  return {
    deadlines: read(dir, 'deadlines.json', deadlineRuleSchema),
    ladders: read(dir, 'ladders.json', ladderSchema),
    grading: read(dir, 'grading.json', gradingRuleSchema),
    marks: read(dir, 'marks.json', markRuleSchema),
    reportElements: read(dir, 'report-elements.json', reportElementSchema),
    holidays: read(dir, 'holidays.json', holidayYearSchema),
    dutyScores: read(dir, 'duty-scores.json', dutyScoreSchema),
    dutyAllowances: read(dir, 'duty-allowances.json', dutyAllowanceSchema),
    dutyRules: read(dir, 'duty-rules.json', dutyRuleSchema),
    planRules: read(dir, 'plan-rules.json', planRuleSchema),
    synonyms: read(dir, 'synonyms.json', synonymSchema),
    obsolete: read(dir, 'obsolete.json', obsoleteSchema),
    stockRules: read(dir, 'stock-rules.json', stockRuleSchema),
    packs: read(dir, 'packs.json', packSchema),
    kinds: read(dir, 'event-kinds.json', eventKindSchema),
    supplies: readOne(dir, 'supplies.json', supplyCatalogueSchema),
  };
}
