// Entry types and their versions. A type's schema only ever gains versions; an old entry is upgraded when it is read.
import type { z } from 'zod';

export interface EntryDefinition<P = unknown> {
  /** The version that is written today. */
  v: number;
  schema: z.ZodType<P>;
  /** `upgrades[n]` turns a payload of version n into one of version n+1. */
  upgrades?: Record<number, (payload: unknown) => unknown>;
}

export type EntryDefinitions = Record<string, EntryDefinition>;

export type Read = { known: true; payload: unknown } | { known: false };

/** The catalogue of all types of all features; refuses a type that two features claim. */
export function joinDefinitions(...parts: EntryDefinitions[]): EntryDefinitions {
  const all: EntryDefinitions = {};
  for (const part of parts) {
    for (const [type, definition] of Object.entries(part)) {
      if (all[type]) throw new Error(`entry type ${type} is defined twice`);
      all[type] = definition;
    }
  }
  return all;
}

/** Brings a payload to today's version. Unknown: the type or the version comes from a newer program. */
export function upgrade(definitions: EntryDefinitions, type: string, v: number, payload: unknown): Read {
  const definition = definitions[type];
  if (!definition || v > definition.v) return { known: false };
  let current = payload;
  for (let from = v; from < definition.v; from += 1) {
    const step = definition.upgrades?.[from];
    if (!step) throw new Error(`entry type ${type} has no upgrade from version ${from}`);
    current = step(current);
  }
  return { known: true, payload: current };
}
