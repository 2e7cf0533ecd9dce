// The tables of rules by name.
import type { GradingRule, MarkRule } from '../incidents/types.ts';
import type { DeadlineRule, Ladder } from '../obligations/types.ts';
import type { ReportElementRule } from '../reports/types.ts';
import type { DutyAllowance, DutyRule, DutyScore } from '../duty/types.ts';
import type { ObsoleteRule, PlanRule, SynonymRule } from '../plans/types.ts';
import type { StockRule } from '../resources/types.ts';
import type { HolidayYear } from '../rosters/types.ts';

export interface RulesByTable {
  deadlines: DeadlineRule[];
  ladders: Ladder[];
  grading: GradingRule[];
  marks: MarkRule[];
  reportElements: ReportElementRule[];
  holidays: HolidayYear[];
  dutyScores: DutyScore[];
  dutyAllowances: DutyAllowance[];
  dutyRules: DutyRule[];
  planRules: PlanRule[];
  synonyms: SynonymRule[];
  obsolete: ObsoleteRule[];
  stockRules: StockRule[];
}
