// Each field of a rule in words: for its description and for the differences between two versions.
import type { ReportingTable } from '#shared/settings/types.ts';
import { sourceText } from '#shared/settings/source-text.ts';
import type { Texts } from '#renderer/texts/catalogue.ts';
import { limitText } from '#renderer/texts/times.ts';
import type { AnyRule } from './rules-read.ts';
import type { RuleWords } from './use-rule-words.ts';

/** What is told of a rule beside its title, in this order. Stages, conditions and elements have a list of their own. */
export const shownFields: Record<ReportingTable, readonly string[]> = {
  deadlines: [
    'level',
    'kinds',
    'grades',
    'marks',
    'callerKinds',
    'owedBy',
    'recipient',
    'opensOn',
    'clock',
    'limitSeconds',
    'onRaise',
    'force',
    'ladder',
  ],
  ladders: ['nameEn', 'atOnceSeconds'],
  grading: ['kind', 'grade', 'match', 'text'],
  marks: ['mark', 'timedAtLeastAs'],
  reportElements: ['checks'],
};

/** What every rule has. */
function metaText({ rule }: AnyRule, key: string, texts: Texts): string {
  switch (key) {
    case 'source':
      return sourceText(rule.source);
    case 'confidence':
      return texts.common.confidence[rule.confidence];
    case 'note':
      return rule.note ?? '';
    case 'disabled':
      return rule.disabled ? texts.common.yes : texts.common.no;
    default:
      return '';
  }
}

function deadlineText({ rule }: Extract<AnyRule, { table: 'deadlines' }>, key: string, words: RuleWords, texts: Texts): string | null {
  const { rules, common, directory } = texts;
  switch (key) {
    case 'level':
      return rule.level === null ? rules.anyLevel : rules.level[rule.level];
    case 'kinds':
      return words.kindNames(rule.kinds);
    case 'grades':
      return words.gradeNames(rule.grades);
    case 'marks':
      return (rule.marks ?? []).map((mark) => common.marks[mark]).join(words.comma);
    case 'callerKinds':
      return (rule.callerKinds ?? [])
        .map((kind) => (kind in directory.unitKinds ? directory.unitKinds[kind as keyof typeof directory.unitKinds] : kind))
        .join(words.comma);
    case 'owedBy':
    case 'recipient':
      return words.partyName(rule[key]);
    case 'duty':
      return common.duty[rule.duty];
    case 'mode':
      return common.mode[rule.mode];
    case 'opensOn':
      return rules.opening[rule.opensOn];
    case 'clock':
      return rules.clock[rule.clock];
    case 'limitSeconds':
      return words.limitShort(rule);
    case 'dailyAt':
      return (rule.dailyAt ?? []).join(words.comma);
    case 'force':
      return rules.force[rule.force];
    case 'onRaise':
      return rules.onRaise[rule.onRaise];
    case 'ladder':
      return words.ladderName(rule.ladder);
    default:
      return null;
  }
}

function otherText(one: Exclude<AnyRule, { table: 'deadlines' }>, key: string, words: RuleWords, texts: Texts): string | null {
  const { rules, common, reports } = texts;
  switch (one.table) {
    case 'ladders':
      if (key === 'name' || key === 'nameEn') return one.rule[key];
      if (key === 'atOnceSeconds') return limitText(one.rule.atOnceSeconds, texts);
      return key === 'stages' ? one.rule.stages.map(words.stageLine).join(' → ') : null;
    case 'grading':
      if (key === 'kind') return words.kinds.nameOf(one.rule.kind);
      if (key === 'grade') return words.gradeName(one.rule.grade);
      if (key === 'match') return rules.match[one.rule.match];
      if (key === 'text') return one.rule.text;
      return key === 'conditions' ? one.rule.conditions.map(words.conditionText).join(words.comma) : null;
    case 'marks':
      if (key === 'mark') return common.marks[one.rule.mark];
      return key === 'timedAtLeastAs' ? words.gradeName(one.rule.timedAtLeastAs) : null;
    default: {
      if (key === 'name') return one.rule.name;
      if (key === 'elements') return one.rule.elements.join(words.comma);
      const { elements } = reports.checks;
      return key === 'checks'
        ? one.rule.checks.map((check) => (check in elements ? elements[check as keyof typeof elements] : check)).join(words.comma)
        : null;
    }
  }
}

/** '' when there is nothing. */
export function fieldText(one: AnyRule, key: string, words: RuleWords, texts: Texts): string {
  const own = one.table === 'deadlines' ? deadlineText(one, key, words, texts) : otherText(one, key, words, texts);
  return own ?? metaText(one, key, texts);
}
