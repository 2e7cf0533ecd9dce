// What a tired officer overlooks: elements missing, figures that differ from the facts, what an earlier report said otherwise.
import type { Casualties, CasualtyField, Facts } from '../incidents/types.ts';
import { casualtyFields } from '../incidents/types.ts';
import type { ReportContent, ReportProblem, ReportType } from './types.ts';

export interface FoundFigures {
  casualties: Casualties;
  evidence: { field: string; start: number; end: number; text: string }[];
}

export interface CheckInput {
  type: ReportType;
  content: ReportContent;
  facts: Facts;
  /** Facts frozen with the report before this one; null when there is none. */
  previous: Facts | null;
  /** Element names that must be there for this type (`checks` of the rule). */
  required: readonly string[];
  signed: boolean;
  /** Reads figures from a text: the intake parser. */
  read: (text: string) => FoundFigures;
}

const narrativeElements = ['cause', 'course', 'impact', 'trend', 'leaders', 'measures', 'commander'] as const;

/** Phrases under which an element may stand in the body without being in the facts. */
const bodySigns: Record<(typeof narrativeElements)[number], RegExp> = {
  cause: /(起因|原因)(?!正在|和性质。起因正在)[^。]{2,}/,
  course: /(经过|过程)(?!正在)[^。]{2,}/,
  impact: /影响(?!范围正在)[^。]{4,}/,
  trend: /(趋势|态势)(?!正在|。发展趋势正在)[^。]{4,}/,
  leaders: /(书记|县长|市长|镇长|乡长|局长|主任|领导)[^。]*(到场|到达|赶赴|赶到|指挥|带队)/,
  measures: /(已|正在)[^。]*(处置|救援|扑救|疏散|转移|封控|封闭|搜救|抢修|救治|排查|监测)/,
  commander: /现场指挥[^。]{3,}/,
};

function isMissing(element: string, input: CheckInput): boolean {
  const { content, facts } = input;
  switch (element) {
    case 'title':
      return content.title.trim() === '';
    case 'receivedAt':
      return false;
    case 'source':
      return !facts.source.caller && !facts.source.phone;
    case 'occurredAt':
      return facts.occurredAt === null;
    case 'place':
      return facts.place === null;
    case 'kind':
      return facts.kind === null;
    case 'grade':
      return false;
    case 'casualties':
      return casualtyFields.every((field) => facts.casualties[field] === null) && facts.approximate.length === 0;
    case 'signer':
      return content.signer.trim() === '';
    case 'editor':
      return content.editor.trim() === '';
    default: {
      const field = narrativeElements.find((name) => name === element);
      return (
        field !== undefined && !facts.narrative[field]?.trim() && !bodySigns[field].test(content.body.replace(/正在进一步核实/g, '正在'))
      );
    }
  }
}

function figureProblems(input: CheckInput): ReportProblem[] {
  const found = input.read(input.content.body);
  const problems: ReportProblem[] = [];
  for (const field of casualtyFields) {
    const said = found.casualties[field];
    const known = input.facts.casualties[field];
    const at = found.evidence.find((item) => item.field === field);
    if (said !== null && known !== null && said !== known) {
      problems.push({ code: 'figureDiffers', what: field, expected: known, found: said, at: at && [at.start, at.end] });
    } else if (said === null && known !== null && known > 0 && field !== 'evacuated') {
      problems.push({ code: 'figureNotInText', what: field, expected: known });
    }
  }
  return problems;
}

const onlyGrows: CasualtyField[] = ['dead'];

function earlierProblems(input: CheckInput): ReportProblem[] {
  const { previous, facts, content } = input;
  if (!previous || /更正|更新为|核减/.test(content.body)) return [];
  return onlyGrows
    .filter(
      (field) =>
        previous.casualties[field] !== null &&
        facts.casualties[field] !== null &&
        (facts.casualties[field] ?? 0) < (previous.casualties[field] ?? 0),
    )
    .map((field) => ({
      code: 'earlierSaidOtherwise',
      what: field,
      expected: previous.casualties[field] ?? 0,
      found: facts.casualties[field] ?? 0,
    }));
}

/** All problems at once, in the order of the page. None of them forbids sending: a late report is worse than an incomplete one. */
export function checkReport(input: CheckInput): ReportProblem[] {
  const problems: ReportProblem[] = [];
  if (input.content.body.trim() === '') problems.push({ code: 'empty', what: 'body' });
  for (const element of input.required) if (isMissing(element, input)) problems.push({ code: 'elementMissing', what: element });
  problems.push(...figureProblems(input), ...earlierProblems(input));
  if (!input.signed) problems.push({ code: 'notSigned', what: 'signer' });
  return problems;
}
