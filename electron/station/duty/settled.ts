// What has become of an open duty of a shift: done, no longer asked for, over. Reads only.
import type { Id } from '#shared/kernel/ids.ts';
import { cellKey, shiftKey } from '#shared/rosters/shift.ts';
import type { Millis } from '#shared/time/clock.ts';
import { actorName } from '../accounts/queries.ts';
import type { ObligationRow } from '../obligations/queries.ts';
import { rosterById, type ShiftDuty, shiftsOf } from '../rosters/queries.ts';
import { callLateMs, handoverId, handoverOwedMs, mustHandOver, nextAfter, type OwedContext, shiftsAround } from './owed.ts';
import { checkInOf, handoverById, spotCheckById } from './queries.ts';

export type Fate =
  | { kind: 'met'; at: Millis; receiver?: string; note?: string }
  | { kind: 'waived'; reason: string }
  | { kind: 'ended'; reason: string };

const gone: Fate = { kind: 'waived', reason: '班表改过，这一班或这个岗位不再有' };

function shiftFor(context: OwedContext, roster: Id, day: string, pattern: string): ShiftDuty | undefined {
  const found = rosterById(context.db, roster);
  if (!found || found.removed) return undefined;
  return shiftsOf(context.db, found, day, day, context.roster, context.now).find(({ shift }) => shift.pattern === pattern);
}

function checkInFate(
  context: OwedContext,
  [roster = '', day = '', pattern = '', post = '', slot = '', person = '']: string[],
): Fate | null {
  const cell = cellKey({ roster, day, shift: pattern, post, slot: Number(slot) });
  const done = checkInOf(context.db, cell, person);
  if (done) return { kind: 'met', at: done.at };
  const duty = shiftFor(context, roster, day, pattern);
  const seat = duty?.seats.find((one) => one.post.id === post && one.slot === Number(slot));
  if (!duty || !seat) return gone;
  if (duty.shift.to <= context.now) return { kind: 'ended', reason: '本班结束，始终没有签到' };
  if (seat.person?.id !== person) return { kind: 'waived', reason: seat.person ? `改由 ${seat.person.name} 值班` : '已从班表撤下' };
  return null;
}

function gapFate(context: OwedContext, [roster = '', day = '', pattern = '', post = '']: string[]): Fate | null {
  const duty = shiftFor(context, roster, day, pattern);
  if (!duty?.seats.some((seat) => seat.post.id === post)) return gone;
  const gap = duty.gaps.find((one) => one.post.id === post);
  if (gap && gap.allowedBy !== null)
    return { kind: 'waived', reason: `${actorName(context.db, gap.allowedBy) ?? gap.allowedBy} 准许空岗：${gap.reason ?? ''}` };
  if (duty.shift.to <= context.now) return { kind: 'ended', reason: '本班结束，始终空岗' };
  if (gap) return null;
  const names = duty.seats.flatMap((seat) => (seat.post.id === post && seat.person ? [seat.person.name] : []));
  return { kind: 'met', at: context.now, note: names.length === 0 ? '不再必须有人' : `已安排 ${names.join('、')}` };
}

function handoverFate(context: OwedContext, [roster = '', day = '', pattern = '']: string[]): Fate | null {
  const duty = shiftFor(context, roster, day, pattern);
  if (!duty) return gone;
  const done = handoverById(context.db, handoverId(duty.shift));
  if (done) return { kind: 'met', at: done.at, receiver: done.sheet.relief.name };
  if (duty.shift.to + handoverOwedMs <= context.now) return { kind: 'ended', reason: '下一班也已结束，始终没有交接' };
  const shifts = shiftsAround(context, duty.roster);
  const own = shifts.find(({ shift }) => shiftKey(shift) === shiftKey(duty.shift));
  // Only what the roster says now, not what happened after: a shift that nobody served in any more, or one officer for both.
  if (own && !mustHandOver(own, shifts)) {
    return { kind: 'waived', reason: nextAfter(own, shifts) ? '同一人连班，无需交接' : '这一班没有人值班' };
  }
  return null;
}

function callFate(context: OwedContext, id: Id): Fate | null {
  const check = spotCheckById(context.db, id);
  if (!check?.planned) return gone;
  if (check.made) return { kind: 'met', at: check.made.at, receiver: check.made.who };
  if (check.cancelled) return { kind: 'waived', reason: check.cancelled.reason };
  return check.planned.until + callLateMs <= context.now ? { kind: 'ended', reason: '没有拨打' } : null;
}

/** null: it is still owed. */
export function fateOf(context: OwedContext, row: Pick<ObligationRow, 'key'>): Fate | null {
  const [kind, ...parts] = (row.key.split('#')[0] ?? '').split('/');
  switch (kind) {
    case 'checkIn':
      return checkInFate(context, parts);
    case 'gap':
      return gapFate(context, parts);
    case 'handover':
      return handoverFate(context, parts);
    case 'spotCheck':
      return callFate(context, parts[0] ?? '');
    default:
      return null;
  }
}
