// The head that forms of movements share, as it is typed and as the station is asked.
import type { Problems } from '#renderer/client/use-form.ts';
import type { Texts } from '#renderer/texts/catalogue.ts';
import { instantOfTyped, isoOfMoment } from '#renderer/texts/typed.ts';

export interface HeadForm {
  at: string;
  document: string;
  reason: string;
  person: string;
}

export const blankHead: HeadForm = { at: '', document: '', reason: '', person: '' };

const futureMs = 60_000;

export function headProblems({ at }: HeadForm, now: number, words: Texts['stock']['form']['problems']): Problems {
  if (at.trim() === '') return {};
  const moment = instantOfTyped(at, now);
  if (moment === null) return { at: words.at };
  return moment > now + futureMs ? { at: words.future } : {};
}

export function headInput({ at, document, reason, person }: HeadForm, now: number) {
  const moment = at.trim() === '' ? null : isoOfMoment(at, now);
  return {
    ...(moment === null ? {} : { at: moment }),
    document: document.trim(),
    reason: reason.trim(),
    person: person.trim(),
  };
}
