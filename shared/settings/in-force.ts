// Which version of each rule holds at a moment, for the packs an office has picked.
import type { Millis } from '../time/clock.ts';
import type { RuleMeta } from './types.ts';

function holds(rule: RuleMeta, at: Millis): boolean {
  const from = rule.validFrom === null ? Number.NEGATIVE_INFINITY : Date.parse(rule.validFrom);
  const to = rule.validTo === null ? Number.POSITIVE_INFINITY : Date.parse(rule.validTo);
  return from <= at && at < to;
}

/**
 * The rules that hold at `at` (half-open: from inclusive, to exclusive). Of several versions of one id the highest that
 * holds wins; when that one is disabled, the rule does not apply. An empty `packs` means all.
 */
export function rulesInForce<R extends RuleMeta>(rules: readonly R[], packs: readonly string[] | null, at: Millis): R[] {
  const best = new Map<string, R>();
  for (const rule of rules) {
    if (packs && !packs.includes(rule.pack)) continue;
    if (!holds(rule, at)) continue;
    const known = best.get(rule.id);
    if (!known || rule.version > known.version) best.set(rule.id, rule);
  }
  return [...best.values()].filter((rule) => !rule.disabled);
}
