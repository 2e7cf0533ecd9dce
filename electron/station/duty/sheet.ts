// The handover sheet as it is drawn from the journal at a moment. Reads only.
import { maxLimits, maxSheetRows } from '#shared/duty/schemas.ts';
import type { DrawnSheet } from '#shared/duty/types.ts';
import { addDays } from '#shared/rosters/calendar.ts';
import { cellKey } from '#shared/rosters/shift.ts';
import type { LeaveValue } from '#shared/rosters/types.ts';
import { type Millis, seconds } from '#shared/time/clock.ts';
import { dayText } from '#shared/time/zone.ts';
import { actorName } from '../accounts/queries.ts';
import { personById } from '../directory/queries.ts';
import {
  type Incident,
  incidentById,
  instructionsBetween,
  instructionsOf,
  type InstructionRow,
  listCallNotes,
  listIncidents,
} from '../incidents/queries.ts';
import type { ReadDb } from '../kernel/db.ts';
import { alarmEvents, obligationsOf, type ObligationRow, openOfOurs } from '../obligations/queries.ts';
import { alarmList } from '../obligations/wire-queries.ts';
import { reportsOf } from '../reports/queries.ts';
import { homeRoster, type ShiftDuty } from '../rosters/queries.ts';
import {
  gapsShownMs,
  handoverId,
  handoverOwedMs,
  mustHandOver,
  nextAfter,
  type OwedContext,
  shiftsAround,
  watchedRosters,
} from './owed.ts';
import { checkInOf, handoverById } from './queries.ts';

const maxCallText = 400;

/** A handover is made in person: its own limit is met by it, and signing in is everybody's own. */
const notHandedOver: readonly ObligationRow['duty'][] = ['handover', 'checkIn'];

const servesMain = (duty: ShiftDuty): boolean => duty.seats.some((seat) => seat.post.kind === 'main');

/** The shift that is to be handed over: one that has ended and still owes it, else the one that is on. null: it is done already. */
export function shiftToHandOver(context: OwedContext): ShiftDuty | null {
  const { db, now } = context;
  const shifts = shiftsAround(context, homeRoster(db)).filter((duty) => servesMain(duty) && duty.shift.from <= now);
  const isDone = (duty: ShiftDuty): boolean => handoverById(db, handoverId(duty.shift)) !== undefined;
  const ended = shifts.filter(({ shift }) => shift.to <= now && now < shift.to + handoverOwedMs);
  const owed = ended.find((duty) => mustHandOver(duty, shiftsAround(context, duty.roster)) && !isDone(duty));
  return owed ?? shifts.find((duty) => now < duty.shift.to && !isDone(duty)) ?? null;
}

function seatLines(duty: ShiftDuty | undefined, { db, rules }: OwedContext): DrawnSheet['onDuty'] {
  const rule = rules.find((one) => one.duty === 'checkIn');
  return (duty?.seats ?? [])
    .filter((seat) => seat.person !== null || seat.post.required)
    .slice(0, maxSheetRows)
    .map((seat) => {
      const cell =
        duty && cellKey({ roster: duty.roster.id, day: duty.shift.day, shift: duty.shift.pattern, post: seat.post.id, slot: seat.slot });
      const signed = cell && seat.person ? checkInOf(db, cell, seat.person.id) : undefined;
      const due = (duty?.shift.from ?? 0) + seconds(rule?.limitSeconds ?? 0);
      const asked = rule?.posts?.includes(seat.post.kind) ?? false;
      return {
        post: seat.post.name,
        person: seat.person?.name ?? null,
        checkedInAt: signed?.at ?? null,
        late: asked && signed !== undefined && signed.at > due,
        asked,
      };
    });
}

/** Every open obligation of ours, earliest limit first. */
function openLimits(db: ReadDb): ObligationRow[] {
  return openOfOurs(db, maxLimits).filter((row) => !notHandedOver.includes(row.duty));
}

function incidentLine(db: ReadDb, incident: Incident): DrawnSheet['incidents'][number] {
  const last = reportsOf(db, incident.id)
    .flatMap((report) => (report.submitted ? [{ title: report.title, at: report.submitted.at }] : []))
    .sort((a, b) => b.at - a.at)[0];
  return {
    id: incident.id,
    number: incident.number,
    title: incident.title,
    grade: incident.grade,
    handling: incident.handlingEndedAt === null,
    lastReport: last ?? null,
    openLimits: obligationsOf(db, incident.id).filter((row) => row.ours === 1 && row.closedAt === null).length,
  };
}

function instructionLine(db: ReadDb, one: InstructionRow): DrawnSheet['instructions'][number] {
  const task = obligationsOf(db, one.incident).find((row) => row.key === `task:${one.id}`);
  return {
    from: one.sender,
    text: one.text,
    at: one.at,
    incident: incidentById(db, one.incident)?.title ?? '',
    dueAt: one.dueAt,
    done: task?.metAt != null,
  };
}

/** What leaders said in the shift, and what of it is open from before. */
function instructionLines(db: ReadDb, open: readonly Incident[], from: Millis, to: Millis): DrawnSheet['instructions'] {
  const lines = new Map<string, InstructionRow>();
  for (const one of [...open.flatMap((incident) => instructionsOf(db, incident.id)), ...instructionsBetween(db, from, to, maxSheetRows)])
    lines.set(one.id, one);
  return [...lines.values()]
    .sort((a, b) => a.at - b.at)
    .map((one) => ({ at: one.at, line: instructionLine(db, one) }))
    .filter(({ at, line }) => at >= from || !line.done)
    .slice(0, maxSheetRows)
    .map(({ line }) => line);
}

function gapLines(context: OwedContext): DrawnSheet['gaps'] {
  const { db, now } = context;
  return watchedRosters(db)
    .flatMap((roster) => shiftsAround(context, roster))
    .filter(({ shift }) => shift.to > now && shift.from < now + gapsShownMs)
    .flatMap(({ shift, gaps }) =>
      gaps.map((gap) => ({
        day: shift.day,
        shift: shift.name,
        post: gap.post.name,
        allowedBy: gap.allowedBy === null ? null : (actorName(db, gap.allowedBy) ?? gap.allowedBy),
      })),
    )
    .slice(0, maxSheetRows);
}

function leaveLines(db: ReadDb, from: string, to: string): DrawnSheet['leave'] {
  return db
    .all<{ value: string }>(
      'duty.leave',
      'SELECT value FROM leaves WHERE removed = 0 AND fromDay <= ?2 AND toDay >= ?1 ORDER BY fromDay, id LIMIT ?3',
      from,
      to,
      maxSheetRows,
    )
    .map((row) => JSON.parse(row.value) as LeaveValue)
    .flatMap((one) => {
      const person = personById(db, one.person);
      return person ? [{ person: person.name, from: one.from, to: one.to, kind: one.kind, note: one.note }] : [];
    });
}

/** When the log of a shift begins and ends: from the handover before it to its own, else by the roster. */
export function logBounds(db: ReadDb, context: OwedContext, duty: ShiftDuty): { from: Millis; to: Millis } {
  const shifts = shiftsAround(context, duty.roster);
  const before = shifts.filter((one) => servesMain(one) && one.shift.to <= duty.shift.from).sort((a, b) => b.shift.to - a.shift.to)[0];
  const taken = before && handoverById(db, handoverId(before.shift));
  const given = handoverById(db, handoverId(duty.shift));
  return { from: taken?.at ?? duty.shift.from, to: given?.at ?? Math.max(duty.shift.to, context.now) };
}

export function drawSheet(context: OwedContext, duty: ShiftDuty): DrawnSheet {
  const { db, now, roster } = context;
  const { shift } = duty;
  const { from } = logBounds(db, context, duty);
  const open = listIncidents(db, { state: 'open', limit: maxSheetRows }).items;
  const titleOf = (id: string | null): string | null => (id === null ? null : (incidentById(db, id)?.title ?? null));
  const today = dayText(now, roster.zone);
  const test = alarmEvents(db, from, now + 1, maxSheetRows, now + 1).find((event) => event.source === 'selfTest');
  return {
    shift: { roster: duty.roster.id, day: shift.day, pattern: shift.pattern, name: shift.name, from: shift.from, to: shift.to },
    onDuty: seatLines(duty, context),
    next: seatLines(nextAfter(duty, shiftsAround(context, duty.roster)), context),
    incidents: open.map((incident) => incidentLine(db, incident)),
    limits: openLimits(db).map((row) => ({
      obligation: row.id,
      title: row.title,
      incident: titleOf(row.incident),
      dueAt: row.dueAt,
      over: row.dueAt < now,
    })),
    instructions: instructionLines(db, open, from, now + 1),
    gaps: gapLines(context),
    alarms: alarmList({ db, now, iso: (at) => String(at) })
      .items.slice(0, maxSheetRows)
      .map((alarm) => ({
        title: alarm.title,
        incident: alarm.incident?.title ?? null,
        raisedAt: Number(alarm.raisedAt),
        priority: alarm.priority,
        acknowledgedBy: alarm.acknowledgedBy,
      })),
    calls: listCallNotes(db, '', maxSheetRows, undefined)
      .filter((note) => note.at >= from)
      .map((note) => ({
        at: note.at,
        caller: [note.caller, note.phone].filter(Boolean).join(' ').slice(0, 300),
        text: note.text.slice(0, maxCallText),
        converted: note.incident !== null,
      })),
    leave: leaveLines(db, today, addDays(today, 1)),
    soundTest: test ? { at: test.at, heardBy: test.ackBy === null ? null : (actorName(db, test.ackBy) ?? null) } : null,
  };
}
