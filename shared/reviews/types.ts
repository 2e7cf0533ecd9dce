// A line of the timeline: how each entry type reads. The features write theirs in lines.ts; station.ts joins them.
import type { Millis } from '../time/clock.ts';

export const lineSorts = ['fact', 'report', 'limit', 'alarm', 'note', 'system'] as const;
export type LineSort = (typeof lineSorts)[number];

export type Locale = 'zh-CN' | 'en';

export interface LineContext {
  /** HH:mm of an instant in the unit's zone. */
  clock(at: Millis): string;
  /** Day and HH:mm. */
  moment(at: Millis): string;
  kindName(code: string | null): string;
  personName(id: string | null): string;
}

export interface LineRule<P = never> {
  sort: LineSort;
  /** Appears in the duty log, beside the incident's own timeline. */
  log: boolean | ((payload: P) => boolean);
  important?: (payload: P) => boolean;
  /** When it happened, where that is not when it was recorded. */
  at?: (payload: P) => Millis;
  /** The incident whose timeline it belongs to. */
  incident?: (payload: P, subject: string) => string | null;
  text: Record<Locale, (payload: P, context: LineContext) => string>;
}

export type LineRules = Record<string, LineRule>;
