// Accounts as they stand in forms, and what is wrong in them.
import type { z } from 'zod';
import { minPasswordLength, type UserRole } from '#shared/accounts/types.ts';
import type { contract } from '#shared/contract/index.ts';
import type { Problems } from '#renderer/client/use-form.ts';
import type { Texts } from '#renderer/texts/catalogue.ts';

export type User = z.infer<NonNullable<(typeof contract.accounts.users)['~orpc']['outputSchema']>>['items'][number];

export interface UserForm {
  name: string;
  roles: UserRole[];
  person: string | null;
  disabled: boolean;
}

export function userForm(user: User | null): UserForm {
  return user
    ? { name: user.name, roles: user.roles, person: user.person, disabled: user.disabled }
    : { name: '', roles: ['dutyOfficer'], person: null, disabled: false };
}

export function passwordProblem(password: string, name: string, words: Texts['accounts']['problems']): string | undefined {
  if (password.length < minPasswordLength) return words.short;
  return password.toLowerCase() === name.trim().toLowerCase() ? words.sameAsName : undefined;
}

/** @param isNew a new account needs its first password; otherwise an empty one leaves it as it is */
export function userProblems(
  form: UserForm,
  passwords: { password: string; again: string },
  isNew: boolean,
  words: Texts['accounts']['problems'],
): Problems {
  const { password, again } = passwords;
  return {
    name: form.name.trim() === '' ? words.name : undefined,
    roles: form.roles.length === 0 ? words.roles : undefined,
    password: isNew || password !== '' ? passwordProblem(password, form.name, words) : undefined,
    again: password === again ? undefined : words.differ,
  };
}
