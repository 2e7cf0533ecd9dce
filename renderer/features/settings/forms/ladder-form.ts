// A ladder as it stands in a form, and back.
import type { Ladder, LadderStage, Priority, Role } from '#shared/obligations/types.ts';
import type { Problems } from '#renderer/client/use-form.ts';
import type { Texts } from '#renderer/texts/catalogue.ts';
import type { Row } from '../rules-read.ts';
import { decimalOf, type Duration, durationOf, plain, secondsTyped, wholeOf } from './values.ts';

type Words = Texts['rules']['editor']['problems'];
export type StageWhen = 'share' | 'before' | 'after';

export interface StageForm {
  id: string;
  when: StageWhen;
  /** Per cent for a share. */
  share: string;
  span: Duration;
  tells: Role[];
  priority: Priority;
  repeat: string;
}

export interface LadderForm {
  name: string;
  nameEn: string;
  atOnce: Duration;
  stages: StageForm[];
}

function stageForm(stage: LadderStage): StageForm {
  const share = 'share' in stage.at ? stage.at.share : null;
  const seconds = 'share' in stage.at ? 0 : stage.at.afterSeconds;
  return {
    id: stage.id,
    when: share !== null ? 'share' : seconds < 0 ? 'before' : 'after',
    share: share === null ? '' : String(Math.round(share * 10_000) / 100),
    span: durationOf(Math.abs(seconds)),
    tells: stage.tells,
    priority: stage.priority,
    repeat: stage.repeatSeconds === null ? '' : String(stage.repeatSeconds),
  };
}

export function ladderForm(ladder: Ladder): LadderForm {
  return { name: ladder.name, nameEn: ladder.nameEn, atOnce: durationOf(ladder.atOnceSeconds), stages: ladder.stages.map(stageForm) };
}

export function newStage(stages: readonly StageForm[]): StageForm {
  const id = Array.from({ length: 61 }, (_, index) => `stage${index + 1}`).find((name) => !stages.some((stage) => stage.id === name)) ?? '';
  return { id, when: 'after', share: '', span: { amount: '60', unit: 'minutes' }, tells: ['main'], priority: 'urgent', repeat: '300' };
}

const shareOf = (text: string): number | null => {
  const percent = decimalOf(text);
  return percent !== null && percent >= 0 && percent <= 1000 ? percent / 100 : null;
};

function stageProblems(stage: StageForm, index: number, stages: readonly StageForm[], words: Words): Problems {
  const last = index === stages.length - 1;
  const repeatWrong = plain(stage.repeat) !== '' && wholeOf(stage.repeat, 1, 86_400) === null;
  return {
    [`stages.${index}.id`]:
      plain(stage.id) === '' || stages.some((other, at) => at !== index && plain(other.id) === plain(stage.id)) ? words.stageId : undefined,
    [`stages.${index}.at`]:
      stage.when === 'share'
        ? shareOf(stage.share) === null
          ? words.share
          : undefined
        : secondsTyped(stage.span, 0) === null
          ? words.stageAt
          : undefined,
    [`stages.${index}.tells`]: stage.tells.length === 0 ? words.tells : undefined,
    [`stages.${index}.repeatSeconds`]: last && plain(stage.repeat) === '' ? words.lastRepeats : repeatWrong ? words.repeat : undefined,
  };
}

export function ladderProblems(form: LadderForm, words: Words): Problems {
  return {
    name: form.name.trim() === '' ? words.required : undefined,
    nameEn: form.nameEn.trim() === '' ? words.required : undefined,
    atOnceSeconds: secondsTyped(form.atOnce) === null ? words.amount : undefined,
    stages: form.stages.length < 1 || form.stages.length > 60 ? words.stages : undefined,
    ...Object.assign({}, ...form.stages.map((stage, index) => stageProblems(stage, index, form.stages, words))),
  };
}

export function ladderItem(form: LadderForm, before: Ladder): Row {
  return {
    name: form.name.trim(),
    nameEn: form.nameEn.trim(),
    atOnceSeconds: secondsTyped(form.atOnce),
    stages: form.stages.map((stage) => {
      const old = before.stages.find((one) => one.id === stage.id);
      const untouched = old && JSON.stringify(stageForm(old)) === JSON.stringify(stage);
      const seconds = secondsTyped(stage.span, 0) ?? 0;
      // A third is no round percentage: what was not touched stays exactly as it was.
      const at = untouched
        ? old.at
        : stage.when === 'share'
          ? { share: shareOf(stage.share) ?? 0 }
          : { afterSeconds: stage.when === 'before' ? -seconds : seconds };
      return { id: plain(stage.id), at, tells: stage.tells, priority: stage.priority, repeatSeconds: wholeOf(stage.repeat, 1, 86_400) };
    }),
  };
}
