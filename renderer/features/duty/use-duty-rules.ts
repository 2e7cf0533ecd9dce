// The rules of what is owed on duty, as the page reads them, and how a changed one is saved as the office's own.
import { useMutation, useQuery } from '@tanstack/react-query';
import { App } from 'antd';
import type { DutyRule } from '#shared/duty/types.ts';
import type { ShiftDutyKind } from '#shared/obligations/types.ts';
import { stationNow } from '#renderer/client/connection.ts';
import { useRuleMoment } from '#renderer/client/now.ts';
import { orpc } from '#renderer/client/query.ts';
import { useMay } from '#renderer/client/session.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';

/** The version that holds now of each, also of those that are switched off. */
export function useDutyRules(): Partial<Record<ShiftDutyKind, DutyRule>> {
  const mayRead = useMay('rules.read');
  const { data } = useQuery({ ...orpc.settings.rules.queryOptions({ input: { table: 'dutyRules' } }), enabled: mayRead });
  // Rows of this table were checked by the station against the rule's schema.
  const rules = (data?.items ?? []) as unknown as DutyRule[];
  const now = useRuleMoment();
  const begun = rules.filter((rule) => rule.validFrom === null || Date.parse(rule.validFrom) <= now);
  return Object.fromEntries(begun.toSorted((a, b) => a.version - b.version).map((rule) => [rule.duty, rule]));
}

/** Saves a rule as a version that holds from now on. */
export function useSaveRule() {
  const { onDuty } = useTexts();
  const words = onDuty.rules;
  const { message } = App.useApp();
  const save = useMutation({ ...orpc.settings.putDutyRules.mutationOptions(), onSuccess: () => void message.success(words.saved) });
  return {
    isPending: save.isPending,
    error: save.error,
    put: (rule: DutyRule, changes: Partial<DutyRule>, onSaved: () => void): void => {
      const { validFrom: _from, validTo: _to, ...rest } = rule;
      const source = { title: words.ownSource, number: null, year: new Date(stationNow()).getFullYear() };
      save.mutate(
        { table: 'dutyRules', items: [{ ...rest, ...changes, pack: 'office', source, confidence: 'seen', note: null }] },
        { onSuccess: onSaved },
      );
    },
  };
}

/** A whole number that may stand in a field; undefined: it is none, or out of bounds. */
export function wholeWithin(text: string, [least, most]: readonly [number, number]): number | undefined {
  const plain = text.normalize('NFKC').trim();
  const value = Number(plain);
  return plain !== '' && Number.isInteger(value) && value >= least && value <= most ? value : undefined;
}
