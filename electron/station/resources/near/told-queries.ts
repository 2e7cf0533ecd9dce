// Reading what is told to places around an incident.
import type { z } from 'zod';
import type { toldOut } from '#shared/contract/told.ts';
import type { Id } from '#shared/kernel/ids.ts';
import type { PlaceNoticeValue } from '#shared/resources/near/types.ts';
import { sendsOf } from '../../channels/outbox.ts';
import { entityOf, type EntityRow } from '../../journal/entity.ts';
import type { ReadDb } from '../../kernel/db.ts';
import { isoOf, type StationParts } from '../../parts.ts';

export type PlaceNotice = PlaceNoticeValue & { id: Id };

/** The moment in a UUIDv7. */
const madeAt = (id: Id): number => Number.parseInt(id.replace('-', '').slice(0, 12), 16);

/** Also one that was removed. */
export function placeNoticeById(db: ReadDb, id: Id): PlaceNotice | undefined {
  const row = db.get<EntityRow>('near.notice', "SELECT id, value FROM placeNotices WHERE id = ? AND incident <> ''", id);
  return row && entityOf<PlaceNoticeValue>(row);
}

/** In the order in which they were drafted. */
export function placeNoticesOf(db: ReadDb, incident: Id): PlaceNotice[] {
  return db
    .all<EntityRow>('near.notices', 'SELECT id, value FROM placeNotices WHERE incident = ? AND removed = 0', incident)
    .map((row) => entityOf<PlaceNoticeValue>(row))
    .sort((a, b) => madeAt(a.id) - madeAt(b.id) || a.order - b.order || (a.id < b.id ? -1 : 1));
}

export function toldOf(parts: StationParts, incident: Id): z.input<typeof toldOut>[] {
  const iso = isoOf(parts);
  const notices = placeNoticesOf(parts.read, incident);
  const sends = sendsOf(
    parts.read,
    notices.map(({ id }) => id),
  );
  return notices.map(({ incident: _incident, removed: _removed, order: _order, sent, delivered, answered, ...rest }) => {
    const send = sends.get(rest.id);
    return {
      ...rest,
      draftedAt: iso(madeAt(rest.id)),
      message: send
        ? { state: send.state === 'delivered' ? ('taken' as const) : send.state, at: iso(send.doneAt ?? send.createdAt) }
        : null,
      sent: sent && { ...sent, at: iso(sent.at) },
      delivered: delivered && { at: iso(delivered.at) },
      answered: answered && { ...answered, at: iso(answered.at) },
    };
  });
}
