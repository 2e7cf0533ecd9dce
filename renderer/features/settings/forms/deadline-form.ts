// A deadline rule as it stands in a form, and back.
import type { Grade, Mark } from '#shared/incidents/types.ts';
import type { DeadlineRule, Party } from '#shared/obligations/types.ts';
import type { Level } from '#shared/settings/types.ts';
import type { Problems } from '#renderer/client/use-form.ts';
import type { Texts } from '#renderer/texts/catalogue.ts';
import type { Row } from '../rules-read.ts';
import { type Duration, durationOf, plain, secondsTyped } from './values.ts';

type Words = Texts['rules']['editor']['problems'];
export type LimitKind = 'limit' | 'atOnce' | 'daily';

export interface PartyForm {
  id: string;
  name: string;
  nameEn: string;
}

export interface DeadlineForm {
  level: Level | 'any';
  kinds: string[];
  grades: Grade[];
  marks: Mark[];
  callerKinds: string[];
  owedBy: PartyForm;
  recipient: PartyForm;
  duty: DeadlineRule['duty'];
  mode: DeadlineRule['mode'];
  opensOn: DeadlineRule['opensOn'];
  clock: DeadlineRule['clock'];
  limitKind: LimitKind;
  limit: Duration;
  dailyAt: string;
  force: DeadlineRule['force'];
  onRaise: DeadlineRule['onRaise'];
  ladder: string;
}

const partyForm = (party: Party): PartyForm => ({ id: party.id, name: party.name, nameEn: party.nameEn ?? '' });

export function deadlineForm(rule: DeadlineRule): DeadlineForm {
  const { kinds, grades, duty, mode, opensOn, clock, force, onRaise, ladder } = rule;
  return {
    level: rule.level ?? 'any',
    kinds,
    grades,
    marks: rule.marks ?? [],
    callerKinds: rule.callerKinds ?? [],
    owedBy: partyForm(rule.owedBy),
    recipient: partyForm(rule.recipient),
    duty,
    mode,
    opensOn,
    clock,
    limitKind: rule.dailyAt ? 'daily' : rule.limitSeconds === null ? 'atOnce' : 'limit',
    limit: rule.limitSeconds === null ? { amount: '', unit: 'minutes' } : durationOf(rule.limitSeconds),
    dailyAt: (rule.dailyAt ?? []).join(' '),
    force,
    onRaise,
    ladder,
  };
}

const timePattern = /^([01]\d|2[0-3]):[0-5]\d$/;

function timesOf(text: string): string[] | null {
  const times = plain(text)
    .split(/[\s,，、;；]+/)
    .filter((one) => one !== '');
  return times.length >= 1 && times.length <= 24 && times.every((one) => timePattern.test(one)) ? times : null;
}

export function deadlineProblems(form: DeadlineForm, words: Words): Problems {
  const party = (field: 'owedBy' | 'recipient'): Problems => ({
    [`${field}.id`]: plain(form[field].id) === '' || plain(form[field].id).length > 60 ? words.partyId : undefined,
    [`${field}.name`]: form[field].name.trim() === '' ? words.required : undefined,
  });
  return {
    ...party('owedBy'),
    ...party('recipient'),
    kinds: form.kinds.length === 0 ? words.kinds : undefined,
    limitSeconds: form.limitKind === 'limit' && secondsTyped(form.limit) === null ? words.amount : undefined,
    dailyAt: form.limitKind === 'daily' && timesOf(form.dailyAt) === null ? words.daily : undefined,
    ladder: form.ladder === '' ? words.required : undefined,
  };
}

const partyItem = (form: PartyForm): Party => ({
  id: plain(form.id),
  name: form.name.trim(),
  ...(form.nameEn.trim() === '' ? {} : { nameEn: form.nameEn.trim() }),
});

export function deadlineItem(form: DeadlineForm): Row {
  const { duty, mode, opensOn, clock, force, onRaise, ladder } = form;
  return {
    level: form.level === 'any' ? null : form.level,
    kinds: form.kinds.includes('*') ? ['*'] : form.kinds,
    grades: form.grades,
    ...(form.marks.length > 0 ? { marks: form.marks } : {}),
    ...(form.callerKinds.length > 0 ? { callerKinds: form.callerKinds } : {}),
    owedBy: partyItem(form.owedBy),
    recipient: partyItem(form.recipient),
    duty,
    mode,
    opensOn,
    clock,
    limitSeconds: form.limitKind === 'limit' ? secondsTyped(form.limit) : null,
    ...(form.limitKind === 'daily' ? { dailyAt: timesOf(form.dailyAt) ?? [] } : {}),
    force,
    onRaise,
    ladder,
  };
}
