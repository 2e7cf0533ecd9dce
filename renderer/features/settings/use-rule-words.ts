// Rules in words: what is owed to whom by when, figures, stages.
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { GradingCondition } from '#shared/incidents/types.ts';
import type { DeadlineRule, Ladder, LadderStage, Party } from '#shared/obligations/types.ts';
import { obligationTitle } from '#shared/obligations/titles.ts';
import { sourceText } from '#shared/settings/source-text.ts';
import { orpc } from '#renderer/client/query.ts';
import type { Texts } from '#renderer/texts/catalogue.ts';
import { limitText } from '#renderer/texts/times.ts';
import { useLocale, useTexts } from '#renderer/texts/use-texts.ts';
import { type AnyRule, readRule } from './rules-read.ts';

/** Figures that are typed at intake have their name there; those that follow from casualties have it here. */
export function metricName(metric: string, { rules, incident }: Texts): string {
  return metric in incident.metrics ? incident.metrics[metric as keyof typeof incident.metrics] : (rules.metrics[metric] ?? metric);
}

function useKindNames() {
  const { data } = useQuery(orpc.incidents.kinds.queryOptions());
  return useMemo(() => {
    const items = data?.items ?? [];
    const byCode = new Map(items.map((kind) => [kind.code, kind]));
    /** The code and all above it. */
    const lineOf = (code: string | null): string[] => {
      const line: string[] = [];
      for (let kind = code === null ? undefined : byCode.get(code); kind && !line.includes(kind.code); ) {
        line.push(kind.code);
        kind = kind.parent === null ? undefined : byCode.get(kind.parent);
      }
      return line;
    };
    return {
      items,
      lineOf,
      nameOf: (code: string): string => byCode.get(code)?.name ?? code,
      pinyinOf: (code: string): string => byCode.get(code)?.pinyin ?? '',
    };
  }, [data]);
}

function useLadders(): Ladder[] {
  const { data } = useQuery(orpc.settings.rules.queryOptions({ input: { table: 'ladders' } }));
  return useMemo(
    () =>
      (data?.items ?? []).flatMap((row) => {
        const one = readRule('ladders', row);
        return one.table === 'ladders' ? [one.rule] : [];
      }),
    [data],
  );
}

export function useRuleWords() {
  const texts = useTexts();
  const { rules: words, common } = texts;
  const locale = useLocale((state) => state.locale);
  const kinds = useKindNames();
  const ladders = useLadders();
  const comma = locale === 'en' ? ', ' : '、';
  const ladderOf = (id: string): Ladder | undefined => ladders.findLast((ladder) => ladder.id === id);
  const ladderName = (id: string): string => {
    const ladder = ladderOf(id);
    return ladder ? (locale === 'en' ? ladder.nameEn : ladder.name) : id;
  };
  const kindNames = (codes: readonly string[]): string => (codes.includes('*') ? words.allKinds : codes.map(kinds.nameOf).join(comma));
  const gradeName = (grade: keyof typeof common.grade): string => `${common.gradeShort[grade]} ${common.grade[grade]}`;
  const gradeNames = (grades: readonly (keyof typeof common.grade)[]): string =>
    grades.length === 0 ? words.allGrades : grades.map(gradeName).join(comma);
  const atOnceOf = (rule: DeadlineRule): string => limitText(ladderOf(rule.ladder)?.atOnceSeconds ?? 900, texts);
  const limitShort = (rule: DeadlineRule): string => {
    if (rule.dailyAt && rule.dailyAt.length > 0) return words.daily(rule.dailyAt.join(comma));
    return rule.limitSeconds === null
      ? words.atOnceShort(atOnceOf(rule))
      : `${words.clock[rule.clock]} ${words.within(limitText(rule.limitSeconds, texts))}`;
  };
  const conditionText = (condition: GradingCondition): string => {
    const { min, maxExclusive } = condition;
    const range =
      min !== undefined && maxExclusive !== undefined
        ? words.between(min, maxExclusive)
        : min !== undefined
          ? words.atLeast(min)
          : maxExclusive !== undefined
            ? words.below(maxExclusive)
            : '';
    return words.condition(metricName(condition.metric, texts), range, condition.unit);
  };
  const stageText = (stage: LadderStage): string => {
    if ('share' in stage.at) return words.stage.share(Math.round(stage.at.share * 1000) / 10);
    const { afterSeconds } = stage.at;
    if (afterSeconds === 0) return words.stage.due;
    return afterSeconds < 0 ? words.stage.before(limitText(-afterSeconds, texts)) : words.stage.after(limitText(afterSeconds, texts));
  };
  /** When, whom, how often. */
  const stageLine = (stage: LadderStage): string =>
    [
      stageText(stage),
      words.stage.tells(stage.tells.map((role) => common.role[role]).join(comma)),
      stage.repeatSeconds === null ? words.stage.once : words.stage.repeat(limitText(stage.repeatSeconds, texts)),
    ].join(locale === 'en' ? ', ' : '，');
  const partyName = (party: Party): string => (locale === 'en' ? (party.nameEn ?? party.name) : party.name);
  const titleOf = (one: AnyRule): string => {
    switch (one.table) {
      case 'deadlines':
        return obligationTitle(one.rule, locale);
      case 'ladders':
        return locale === 'en' ? one.rule.nameEn : one.rule.name;
      case 'grading':
        return `${kinds.nameOf(one.rule.kind)} · ${gradeName(one.rule.grade)}`;
      case 'marks':
        return `${common.marks[one.rule.mark]} · ${words.timedAtLeastAs(gradeName(one.rule.timedAtLeastAs))}`;
      default:
        return one.rule.name;
    }
  };
  /** A deadline as one sentence: of what, who owes whom what by when, how strictly. */
  const sentenceOf = (rule: DeadlineRule): string =>
    words.sentence({
      level: rule.level === null ? words.anyLevel : words.level[rule.level],
      what: [kindNames(rule.kinds), gradeNames(rule.grades), ...(rule.marks ?? []).map((mark) => common.marks[mark])].join(
        locale === 'en' ? '; ' : '，',
      ),
      owedBy: partyName(rule.owedBy),
      recipient: partyName(rule.recipient),
      // The officers' word for a report owed to us is a reminder; whoever owes it reports.
      duty: common.duty[rule.duty === 'inbound' ? 'tell' : rule.duty],
      mode: rule.mode === 'any' ? '' : common.mode[rule.mode],
      when: [rule.opensOn === 'received' ? '' : words.opening[rule.opensOn], limitShort(rule)].filter((part) => part !== '').join(comma),
      force: words.force[rule.force],
    });
  const summaryOf = (one: AnyRule): string => {
    switch (one.table) {
      case 'deadlines':
        return `${limitShort(one.rule)} · ${kindNames(one.rule.kinds)} · ${gradeNames(one.rule.grades)}`;
      case 'ladders':
        return one.rule.stages.map(stageText).join(' → ');
      case 'grading':
        return one.rule.conditions.length === 0
          ? one.rule.text
          : one.rule.conditions.map(conditionText).join(one.rule.match === 'any' ? ' / ' : ' + ');
      case 'marks':
        return one.rule.note ?? '';
      default:
        return one.rule.elements.join(comma);
    }
  };
  const pinyinOf = (one: AnyRule): string =>
    (one.table === 'deadlines' ? one.rule.kinds : one.table === 'grading' ? [one.rule.kind] : []).map(kinds.pinyinOf).join(' ');
  const searchOf = (one: AnyRule): string =>
    `${titleOf(one)} ${summaryOf(one)} ${one.rule.id} ${sourceText(one.rule.source)} ${one.rule.note ?? ''} ${pinyinOf(one)}`.normalize(
      'NFKC',
    );
  return {
    comma,
    ladderName,
    kindNames,
    gradeName,
    gradeNames,
    atOnceOf,
    limitShort,
    conditionText,
    stageText,
    stageLine,
    sentenceOf,
    partyName,
    titleOf,
    summaryOf,
    searchOf,
    kinds,
    ladders,
  };
}

export type RuleWords = ReturnType<typeof useRuleWords>;
