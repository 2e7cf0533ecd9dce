// What a message that goes out of the room says of an obligation: how long is left, of which incident, until when.
import { spanText } from '#shared/time/span.ts';
import { toIso } from '#shared/time/zone.ts';
import type { OutboxRow } from './channels/outbox.ts';
import { incidentById } from './incidents/queries.ts';
import { obligationById } from './obligations/queries.ts';
import type { StationParts } from './parts.ts';

/** @returns what a person wrote as it stands, else the words of the obligation; null when nothing is owed any more */
export function noticeWords(parts: Pick<StationParts, 'read' | 'settings' | 'clock'>, row: OutboxRow) {
  if (row.text !== null)
    return {
      subject: row.title,
      text: row.text,
      data: { kind: 'placeNotice', incident: row.incident, title: row.title, phone: row.address },
    };
  const obligation = obligationById(parts.read, row.obligation);
  if (!obligation || obligation.closedAt !== null) return null;
  const incident = row.incident === null ? undefined : incidentById(parts.read, row.incident);
  const { officeName, zone } = parts.settings();
  const due = toIso(row.dueAt, zone).slice(0, 16).replace('T', ' ');
  const leftMs = row.dueAt - parts.clock.now();
  const left = `${leftMs >= 0 ? '还有' : '已超'} ${spanText(leftMs, 'zh-CN')}`;
  const what = incident ? `${incident.title}（${incident.number}，${incident.grade} 级）` : '';
  return {
    subject: `【${leftMs >= 0 ? '时限提醒' : '已超时限'}】${row.title}，${left}`,
    text: `${row.name}：\n${what}\n${row.title}，时限 ${due}，${left}。请立即办理，并在值守台签收。\n${officeName}`,
    data: {
      kind: 'obligation',
      obligation: row.obligation,
      incident: row.incident,
      title: row.title,
      dueAt: toIso(row.dueAt, zone),
      priority: row.priority,
      stage: row.stageId,
      role: row.role,
    },
  };
}
