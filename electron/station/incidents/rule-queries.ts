// What the rules say of an incident: its grade with the reason, whose limits hold, what is owed.
import { effectiveMarks, proposeGrade, timedAs } from '#shared/incidents/grading.ts';
import { kindLine } from '#shared/incidents/kinds.ts';
import type { Facts, Grade, GradeProposal, Mark, MarkRule } from '#shared/incidents/types.ts';
import type { Id } from '#shared/kernel/ids.ts';
import { desiredObligations, type IncidentForRules } from '#shared/obligations/open.ts';
import type { Desired, Opening } from '#shared/obligations/types.ts';
import type { RulesByTable } from '#shared/settings/rule-tables.ts';
import type { StationSettings } from '#shared/settings/types.ts';
import type { Millis } from '#shared/time/clock.ts';
import { identifyCaller, unitById } from '../directory/queries.ts';
import type { ReadDb } from '../kernel/db.ts';
import type { RuleBook } from '../settings/queries.ts';

/** The rules that an incident is run by. */
export interface RuleSet {
  rules: Pick<RulesByTable, 'deadlines' | 'grading' | 'marks' | 'ladders'>;
  asOf: Millis;
  packs: readonly string[];
}

export interface Assessment {
  proposal: GradeProposal;
  /** The incident's grade: as a person set it, else as proposed. */
  grade: Grade;
  marks: Mark[];
  timedAs: Grade;
  raisedBy: MarkRule | null;
}

export class IncidentRules {
  readonly book: RuleBook;
  readonly #settings: () => StationSettings;

  constructor(book: RuleBook, settings: () => StationSettings) {
    this.book = book;
    this.#settings = settings;
  }

  /** The rules in force at `asOf` for these packs; by default those of now. */
  ruleSet(db: ReadDb, asOf: Millis, packs: readonly string[] = this.#settings().packs): RuleSet {
    const at = <T extends 'deadlines' | 'grading' | 'marks' | 'ladders'>(table: T): RulesByTable[T] =>
      this.book.inForce(db, table, packs, asOf);
    return { rules: { deadlines: at('deadlines'), grading: at('grading'), marks: at('marks'), ladders: at('ladders') }, asOf, packs };
  }

  assess(facts: Facts, set: RuleSet): Assessment {
    const proposal = proposeGrade(facts, set.rules.grading, this.book.kinds);
    const grade = facts.gradeBy === 'person' ? facts.grade : proposal.grade;
    const marks = effectiveMarks(facts);
    const timed = timedAs(grade, marks, set.rules.marks);
    return { proposal, grade, marks, timedAs: timed.grade, raisedBy: timed.raisedBy };
  }

  incidentForRules(db: ReadDb, facts: Facts, assessment: Assessment): IncidentForRules {
    const unit = facts.source.unitId ? unitById(db, facts.source.unitId) : identifyCaller(db, facts.source.caller, facts.source.phone).unit;
    return {
      kindLine: kindLine(this.book.kinds, facts.kind),
      grade: assessment.timedAs,
      marks: assessment.marks,
      occurredAt: facts.occurredAt,
      learnedAt: facts.learnedAt,
      receivedAt: facts.receivedAt,
      caller: unit ? { id: unit.id, name: unit.name, kind: unit.kind } : null,
    };
  }

  /** What `opensOn` makes due for these facts. */
  desired(
    db: ReadDb,
    facts: Facts,
    set: RuleSet,
    opening: { opensOn: Opening; at: Millis; recipientId?: Id | undefined; round?: number | undefined; raised?: boolean | undefined },
  ): Desired[] {
    const settings = this.#settings();
    return desiredObligations(set.rules.deadlines, this.incidentForRules(db, facts, this.assess(facts, set)), {
      ...opening,
      level: settings.level,
      zone: settings.zone,
      ladders: set.rules.ladders,
      office: {
        id: 'office',
        name: settings.officeName || settings.unitName || '本级值班室',
        nameEn: settings.officeName || 'Own duty room',
      },
    });
  }
}

/** What commands on incidents and reports work with. */
export interface IncidentDeps {
  rules: IncidentRules;
  settings: () => StationSettings;
}
