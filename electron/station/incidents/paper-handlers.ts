// Call notes and attachments over the contract.
import { DomainError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/ids.ts';
import { maxAttachmentsPerIncident } from '#shared/kernel/limits.ts';
import { decodeCursor, defaultPageSize, encodeCursor, isoOf, type StationParts } from '../parts.ts';
import { type Os, userOf } from '../rpc.ts';
import { safeName, typeOf } from '../kernel/attachment-store.ts';
import { takeCallNote } from './notes.ts';
import { attachmentById, attachmentsOf, callNoteById, incidentById, listCallNotes } from './queries.ts';
import { attachmentOut, toCallNote } from './wire-queries.ts';

export function paperHandlers(os: Os, parts: StationParts) {
  const o = os.incidents;
  const attachment = (id: Id) => {
    const row = attachmentById(parts.read, id);
    if (!row) throw new DomainError('notFound', { field: 'id' });
    return row;
  };
  return {
    takeCallNote: o.takeCallNote.handler(({ input, context }) => {
      const id = parts.journal.commit(userOf(context).id, (tx) =>
        takeCallNote(tx, { ...input, at: input.at === undefined ? tx.now : Date.parse(input.at) }),
      );
      const row = callNoteById(parts.read, id);
      if (!row) throw new DomainError('notFound', { field: 'id' });
      return toCallNote(parts.read, row, isoOf(parts));
    }),
    callNotes: o.callNotes.handler(({ input }) => {
      const limit = input.limit ?? defaultPageSize;
      const rows = listCallNotes(parts.read, input.text ?? '', limit, decodeCursor(input.cursor));
      const last = rows.at(-1);
      const iso = isoOf(parts);
      return {
        items: rows.map((row) => toCallNote(parts.read, row, iso)),
        ...(rows.length === limit && last ? { nextCursor: encodeCursor(last.at, last.id) } : {}),
      };
    }),
    addAttachment: o.addAttachment.handler(async ({ input, context }) => {
      if (!incidentById(parts.read, input.of) && !callNoteById(parts.read, input.of)) throw new DomainError('notFound', { field: 'of' });
      const count = attachmentsOf(parts.read, input.of).length;
      if (count >= maxAttachmentsPerIncident)
        throw new DomainError('tooLarge', { field: 'file', limit: maxAttachmentsPerIncident, received: count + 1 });
      const bytes = Buffer.from(await input.file.arrayBuffer());
      const name = safeName(input.file.name);
      const mime = bytes.length === 0 ? '' : typeOf(name, bytes);
      const hash = parts.attachments.save(bytes);
      const id = parts.journal.commit(userOf(context).id, (tx) => {
        const made = tx.newId();
        tx.append('attachment.added', made, { of: input.of, hash, name, mime, size: bytes.length });
        return made;
      });
      return attachmentOut(parts.read, attachment(id), isoOf(parts));
    }),
    attachment: o.attachment.handler(({ input }) => {
      const row = attachment(input.id);
      return new File([new Uint8Array(parts.attachments.read(row.hash))], row.name, { type: row.mime });
    }),
    removeAttachment: o.removeAttachment.handler(({ input, context }) => {
      const row = attachment(input.id);
      parts.journal.commit(userOf(context).id, (tx) => tx.append('attachment.removed', row.id, { of: row.owner, reason: input.reason }));
      return { ok: true as const };
    }),
  };
}
