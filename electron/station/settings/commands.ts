// Changing settings and adding dated versions of rules.
import { z } from 'zod';
import { DomainError } from '#shared/kernel/errors.ts';
import { maxOwnRules } from '#shared/kernel/limits.ts';
import { ruleSchemas } from '#shared/settings/rule-schemas.ts';
import type { RuleMeta, RuleTable, StationSettings } from '#shared/settings/types.ts';
import type { Tx } from '../journal/append.ts';
import type { RuleBook } from './queries.ts';

/** Only what differs is written: the other fields keep their writer. */
export function changeSettings(tx: Tx, before: StationSettings, patch: Partial<StationSettings>): void {
  const changed = Object.fromEntries(
    Object.entries(patch).filter(
      ([key, value]) => value !== undefined && JSON.stringify(value) !== JSON.stringify(before[key as keyof StationSettings]),
    ),
  );
  if (Object.keys(changed).length > 0) tx.append('settings.changed', tx.station, changed);
}

/** @throws DomainError notValid with the path of the field, as `items.0.limitSeconds` */
export function checkRule(table: RuleTable, item: unknown, index: number): RuleMeta {
  const parsed = ruleSchemas[table].safeParse(item);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new DomainError(
    'notValid',
    { field: ['items', index, ...(issue?.path ?? [])].join('.'), received: issue?.message },
    { cause: parsed.error },
  );
}

/**
 * Adds one version for each item. The version is the next of its id, its force begins now unless the item names a time.
 * @throws DomainError notValid (schema, unknown pack, validTo before validFrom), tooLarge
 */
export function putRules(tx: Tx, book: RuleBook, table: RuleTable, items: readonly unknown[], reason: string | undefined): void {
  const standing = book.versions(tx.db, table) as RuleMeta[];
  if (standing.length + items.length > maxOwnRules)
    throw new DomainError('tooLarge', { field: 'items', limit: maxOwnRules, received: standing.length + items.length });
  items.forEach((item, index) => {
    const given = z.record(z.string(), z.unknown()).parse(item);
    const last = Math.max(0, ...standing.filter((rule) => rule.id === given.id).map((rule) => rule.version));
    const rule = checkRule(
      table,
      { validTo: null, ...given, version: last + 1, validFrom: given.validFrom ?? new Date(tx.now).toISOString() },
      index,
    );
    if (!book.packs.some((pack) => pack.id === rule.pack))
      throw new DomainError('notValid', { field: `items.${index}.pack`, received: rule.pack });
    if (rule.validFrom !== null && rule.validTo !== null && Date.parse(rule.validTo) <= Date.parse(rule.validFrom)) {
      throw new DomainError('notValid', { field: `items.${index}.validTo`, received: rule.validTo });
    }
    standing.push(rule);
    tx.append('rule.versioned', `${table}/${rule.id}`, { table, rule, reason });
  });
}
