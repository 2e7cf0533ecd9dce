// The handover as the page has it: what is typed, what was taken, what is still missing before it can be signed.
import type { z } from 'zod';
import type { handoverDraft, handoverOut } from '#shared/contract/duty-shape.ts';
import { maxTypedLines } from '#shared/kernel/limits.ts';
import type { EquipmentItem, EquipmentState, TypedSheet } from '#shared/duty/types.ts';

export type Draft = z.infer<typeof handoverDraft>;
export type Sheet = NonNullable<Draft['sheet']>;
export type Handover = z.infer<typeof handoverOut>;

/** What is typed on the page: texts as they stand in their fields. */
export interface Typing {
  said: string;
  warnings: string;
  absences: string;
  notes: string;
  states: Record<string, EquipmentState>;
  remarks: Record<string, string>;
}

export const nothingTyped: Typing = { said: '', warnings: '', absences: '', notes: '', states: {}, remarks: {} };

export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

const maxLine = 200;

/** Too many lines, or one that is too long. */
export function tooMuch(text: string): boolean {
  const lines = linesOf(text);
  return lines.length > maxTypedLines || lines.some((line) => line.length > maxLine);
}

export function typedOf(typing: Typing, items: readonly EquipmentItem[]): TypedSheet {
  return {
    said: linesOf(typing.said),
    warnings: linesOf(typing.warnings),
    absences: linesOf(typing.absences),
    notes: typing.notes.trim(),
    equipment: items.map((item) => ({
      ...item,
      state: typing.states[item.id] ?? 'unchecked',
      note: (typing.remarks[item.id] ?? '').trim(),
    })),
  };
}

/** Names an item of a list that is typed a line each: the same line keeps its name. */
export function itemsOf(text: string, before: readonly EquipmentItem[]): EquipmentItem[] {
  const taken = new Set<string>();
  return linesOf(text).map((name, index) => {
    const known = before.find((item) => item.name === name && !taken.has(item.id))?.id;
    let id = known ?? `item-${index + 1}`;
    for (let count = index + 1; taken.has(id) || (known === undefined && before.some((item) => item.id === id)); count += 1)
      id = `item-${count + 1}`;
    taken.add(id);
    return { id, name };
  });
}
