// What the rules screen shows now, and the rules of a table gathered by id: which version holds, why one does not.
import { create } from 'zustand';
import { rulesInForce } from '#shared/settings/in-force.ts';
import type { Confidence, ReportingTable } from '#shared/settings/types.ts';
import type { AnyRule } from './rules-read.ts';

export type RuleState = 'on' | 'packOff' | 'disabled' | 'notYet' | 'expired' | 'reference';

export interface Entry {
  id: string;
  /** The version that holds, else the newest. */
  shown: AnyRule;
  /** Newest first. */
  versions: AnyRule[];
  /** Version number that holds now; null when none does. */
  inForce: number | null;
  state: RuleState;
}

export type EditMode = 'edit' | 'off' | 'on' | 'copy';

interface View {
  table: ReportingTable;
  text: string;
  pack: string | null;
  kind: string | null;
  confidence: Confidence | null;
  force: 'all' | 'on' | 'off';
  chosen: string | null;
  edit: EditMode | null;
  /** The rules of now are tried on an example. */
  trying: boolean;
  /** After saving: the running incidents that are decided on one by one. */
  applying: Applying | null;
}

export type Decision = 'applied' | 'left';

export interface Applying {
  version: number;
  /** ISO; the new version holds from then. */
  validFrom: string | null;
  incidents: { id: string; number: string; title: string }[];
  /** By id of the incident. */
  decided: Readonly<Record<string, Decision>>;
}

export const useRulesView = create<View>(() => ({
  table: 'deadlines',
  text: '',
  pack: null,
  kind: null,
  confidence: null,
  force: 'on',
  chosen: null,
  edit: null,
  trying: false,
  applying: null,
}));

export const noFilters = { text: '', pack: null, kind: null, confidence: null, force: 'all' } as const;

function stateOf(newest: AnyRule, holding: AnyRule | undefined, packsOn: ReadonlySet<string>, now: number): RuleState {
  const { rule } = holding ?? newest;
  if (newest.rule.disabled && !holding) return 'disabled';
  if (!packsOn.has(rule.pack)) return 'packOff';
  if (!holding) return rule.validFrom !== null && Date.parse(rule.validFrom) > now ? 'notYet' : 'expired';
  return holding.table === 'deadlines' && holding.rule.opensOn === 'reference' ? 'reference' : 'on';
}

export function entriesOf(rules: readonly AnyRule[], packsOn: ReadonlySet<string>, now: number): Entry[] {
  const byId = new Map<string, AnyRule[]>();
  for (const one of rules) byId.set(one.rule.id, [...(byId.get(one.rule.id) ?? []), one]);
  return [...byId].flatMap(([id, all]) => {
    const versions = all.toSorted((a, b) => b.rule.version - a.rule.version);
    const newest = versions[0];
    if (!newest) return [];
    const holdingRule = rulesInForce(
      all.map((one) => one.rule),
      null,
      now,
    )[0];
    const holding = versions.find((one) => one.rule === holdingRule);
    const state = stateOf(newest, holding, packsOn, now);
    return [
      {
        id,
        shown: holding ?? newest,
        versions,
        inForce: state === 'on' || state === 'reference' ? (holding?.rule.version ?? null) : null,
        state,
      },
    ];
  });
}

/** Kinds that a rule covers; null when it has nothing to do with kinds. */
function kindsOf(one: AnyRule): readonly string[] | null {
  if (one.table === 'deadlines') return one.rule.kinds;
  return one.table === 'grading' ? [one.rule.kind] : null;
}

/** @param kindLine the chosen kind and all above it, empty for any kind @param wordsOf all that can be searched of a rule */
export function filterEntries(
  entries: readonly Entry[],
  view: Pick<View, 'text' | 'pack' | 'confidence' | 'force'>,
  kindLine: readonly string[],
  wordsOf: (one: AnyRule) => string,
): Entry[] {
  const wanted = view.text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return entries.filter(({ shown, state }) => {
    const { rule } = shown;
    if (view.pack !== null && rule.pack !== view.pack) return false;
    if (view.confidence !== null && rule.confidence !== view.confidence) return false;
    if (view.force !== 'all' && (view.force === 'on') !== (state === 'on' || state === 'reference')) return false;
    const kinds = kindsOf(shown);
    if (kindLine.length > 0 && kinds && !kinds.some((kind) => kind === '*' || kindLine.includes(kind))) return false;
    if (wanted.length === 0) return true;
    const words = wordsOf(shown).toLowerCase();
    return wanted.every((word) => words.includes(word));
  });
}

/** Fields in which two versions differ, source and its parts as one. */
export function changedFields(before: AnyRule | undefined, after: AnyRule): string[] {
  if (!before) return [];
  const [a, b]: Record<string, unknown>[] = [{ ...before.rule }, { ...after.rule }];
  const keys = new Set([...Object.keys(a ?? {}), ...Object.keys(b ?? {})]);
  for (const key of ['version', 'validFrom', 'validTo']) keys.delete(key);
  return [...keys].filter((key) => JSON.stringify(a?.[key] ?? null) !== JSON.stringify(b?.[key] ?? null));
}
