// Files that say of themselves that they are classified are not kept: this machine is not made for them.
import { DomainError } from '#shared/kernel/errors.ts';
import type { PlaceTable } from '#shared/kernel/place-table.ts';
import { isSecret } from '#shared/resources/import/rows.ts';

/** A mark in a line of its own (秘密★10年), in brackets behind a title, or behind 密级：. */
const marked = /(?:^|[（(【[\s])(?:绝密|机密|秘密)\s*[★☆]|[（(【[](?:绝密|机密|秘密)[)）】\]]|密\s*级\s*[:：]\s*(?:绝密|机密|秘密)/;

const says = (text: string): boolean => isSecret(text) || marked.test(text);

/** @throws DomainError secretData naming the row */
export function findSecret(table: PlaceTable): void {
  const refuse = (line: number, text: string): never => {
    throw new DomainError('secretData', { field: `row ${line}`, received: text.slice(0, 60) });
  };
  for (const { text } of table.notes) if (says(text)) refuse(0, text);
  for (const column of table.columns) if (says(column)) refuse(0, column);
  for (const { line, cells } of [...table.rows, ...table.refused])
    for (const cell of cells) if (typeof cell === 'string' && cell.length < 200 && says(cell)) refuse(line, cell);
}
