// Telling places around an incident, over the contract.
import { DomainError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/ids.ts';
import { textChannel } from '../../channels/outbox.ts';
import { checkIncident } from '../../incidents/queries.ts';
import type { StationParts } from '../../parts.ts';
import { type Os, userOf } from '../../rpc.ts';
import { draftTold, queueTold, saveTold } from './told.ts';
import { toldOf } from './told-queries.ts';

export function toldHandlers(os: Os, parts: StationParts) {
  const o = os.told;
  const hasSms = (): boolean => parts.channels.some(({ name }) => name === textChannel);
  const listOf = (incident: Id) => ({ items: toldOf(parts, incident), sms: hasSms() });
  return {
    list: o.list.handler(({ input }) => {
      checkIncident(parts.read, input.id);
      return listOf(input.id);
    }),
    draft: o.draft.handler(({ input, context }) => {
      parts.journal.commit(userOf(context).id, (tx) => draftTold(tx, parts, input.id, input.places, input.ask ?? ''));
      return listOf(input.id);
    }),
    change: o.change.handler(({ input: { id, sent, delivered, answered, ...patch }, context }) => {
      const notice = parts.journal.commit(userOf(context).id, (tx) => {
        const timed = <T extends { at?: string | undefined }>(step: T | null | undefined) =>
          step && { ...step, at: step.at === undefined ? tx.now : Date.parse(step.at) };
        return saveTold(tx, id, { ...patch, sent: timed(sent), delivered: timed(delivered), answered: timed(answered) });
      });
      return listOf(notice.incident);
    }),
    send: o.send.handler(({ input, context }) => {
      checkIncident(parts.read, input.id);
      if (!hasSms()) throw new DomainError('impossible', { field: 'sms' });
      parts.journal.commit(userOf(context).id, (tx) => queueTold(tx, input.id, input.notices));
      return listOf(input.id);
    }),
  };
}
