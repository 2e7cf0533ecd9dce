// How a level's reason is said, and keys of the plan in use.
import { useEffect } from 'react';
import type { FittingPlan, LevelChoiceOut } from '#shared/contract/activations.ts';
import { grades } from '#shared/incidents/types.ts';
import type { textsNow } from '#renderer/texts/use-texts.ts';

type Texts = ReturnType<typeof textsNow>;

const fieldName = (field: string, texts: Texts): string => (texts.response.fields as Record<string, string>)[field] ?? field;

/** 死亡 3; 直接经济损失 1200 万元; 较大. */
export function figureText(because: LevelChoiceOut['because'], texts: Texts): string {
  if (because === null) return '';
  const { response, common } = texts;
  const grade = because.field === 'grade' ? grades[because.value - 1] : undefined;
  if (grade) return `${response.fields.grade} ${common.grade[grade]}`;
  return `${fieldName(because.field, texts)} ${because.value}${response.fieldUnits[because.field] ?? ''}`;
}

/** Why this level, in one line. */
export function whyText(choice: LevelChoiceOut, texts: Texts, hasLevels: boolean): string {
  const { response, common } = texts;
  if (choice.by === 'condition') return response.why.condition(figureText(choice.because, texts));
  if (!hasLevels) return response.why.noLevels;
  if (choice.by === 'none' || choice.level === null) return response.why.none;
  const grade = common.grade[choice.level];
  return choice.provisional ? response.why.provisional(grade) : response.why.grade(grade);
}

/** What would have to be known for a higher level, and what a person must judge. */
export function openText(choice: LevelChoiceOut, texts: Texts): string {
  const { why } = texts.response;
  const comma = texts.response.fields.dead === 'dead' ? ', ' : '、';
  return [
    choice.missing.length === 0 ? '' : why.missing(choice.missing.map((field) => fieldName(field, texts)).join(comma)),
    choice.words === 0 ? '' : why.words(choice.words),
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

export const reasonsText = (plan: FittingPlan, texts: Texts): string =>
  plan.reasons.map(({ reason, found }) => texts.response.reasons[reason](found)).join(' · ');

/** Alt+P opens the level that applies, wherever the keyboard is; never while somebody composes. */
export function useAltP(act: () => void, allowed = true): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.code !== 'KeyP' || event.isComposing || !allowed) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [act, allowed]);
}
