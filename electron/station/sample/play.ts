// One step of the sample county's month, done with the commands that people use.
import type { Id } from '#shared/kernel/ids.ts';
import { minutes, type Millis } from '#shared/time/clock.ts';
import { userById } from '../accounts/queries.ts';
import { closeIncident } from '../incidents/close.ts';
import { endWithIncident, markStep, startResponse } from '../plans/activate.ts';
import { activationsOf } from '../plans/activation-queries.ts';
import { changeFacts, receive } from '../incidents/commands.ts';
import { factsPatch, intakeFacts } from '../incidents/intake-queries.ts';
import { instruct, noteIncident } from '../incidents/notes.ts';
import { isUnanswered } from '#shared/obligations/alarms.ts';
import { acknowledge, alarmOfObligation, explain, meet } from '../obligations/commands.ts';
import { judgeRow, obligationsOf } from '../obligations/queries.ts';
import { draftReport, receiptReport, signOff, submitReport } from '../reports/commands.ts';
import { noteLog } from '../duty/commands.ts';
import type { Station } from '../station.ts';
import { toIso } from '#shared/time/zone.ts';
import { byKey, type Cast } from './cast.ts';
import type { ScenarioIncident, Step } from './scenario.ts';

export function receiveScenario(station: Station, incident: ScenarioIncident, cast: Cast, at: Millis): Id {
  const { parts } = station;
  const { zone } = parts.settings();
  const occurredAt = incident.occurredMinutesBefore === null ? null : toIso(at - minutes(incident.occurredMinutesBefore), zone);
  const facts = intakeFacts(parts, { ...incident.intake, receivedAt: toIso(at, zone), occurredAt });
  return parts.journal.commit(cast.mainOf(at), (tx) => receive(tx, parts, facts).id);
}

export function runStep(station: Station, step: Step, incident: Id, cast: Cast, at: Millis): void {
  const { parts } = station;
  const actor = step.by === undefined ? cast.mainOf(at) : (cast.users.get(step.by) ?? cast.mainOf(at));
  const author = { name: userById(parts.journal.db, actor)?.name ?? '', phone: '0538-0000011' };
  parts.journal.commit(actor, (tx) => {
    switch (step.do) {
      case 'note':
        noteIncident(tx, incident, step.text, tx.now);
        break;
      case 'log':
        noteLog(tx, { text: step.text, at: tx.now, incident });
        break;
      case 'facts':
        changeFacts(tx, parts, incident, factsPatch(step.facts), step.reason);
        break;
      case 'phone': {
        const id = draftReport(tx, parts, incident, { type: step.type, to: step.to, mode: 'phone' }, author);
        submitReport(tx, parts, id, tx.now, { receiver: step.receiver, via: '电话', readBack: step.readBack });
        break;
      }
      case 'report': {
        const id = draftReport(tx, parts, incident, { type: step.type, to: step.to, mode: 'written' }, author);
        if (step.signer !== null) signOff(tx, id, { by: step.signer, how: 'phone', at: tx.now });
        submitReport(tx, parts, id, tx.now, { receiver: step.receiver, via: step.via, reference: undefined });
        if (step.receipt) receiptReport(tx, id, { at: tx.now, by: step.receiver });
        break;
      }
      case 'draft':
        draftReport(tx, parts, incident, { type: step.type, to: step.to, mode: 'written' }, author);
        break;
      case 'instruct':
        instruct(tx, parts, incident, {
          from: step.from,
          text: step.text,
          at: tx.now,
          dueAt: step.dueAfter === undefined ? undefined : tx.now + minutes(step.dueAfter),
          assignee: step.assignee,
        });
        break;
      case 'respond':
        startResponse(tx, parts, {
          plan: byKey(cast.plans, step.plan),
          incident,
          level: step.level,
          reason: { level: step.level, condition: step.condition, because: null },
          orderedBy: step.orderedBy,
        });
        break;
      case 'markStep': {
        const running = activationsOf(tx.db, incident).find((one) => one.ended === null);
        const found = running?.standing.find((one) => one.text.includes(step.step));
        if (!running || !found) throw new Error(`the sample's incident has no running step with “${step.step}”`);
        markStep(tx, parts, running.id, found.id, { state: step.state, who: step.who, note: step.note });
        break;
      }
      case 'taskDone':
        for (const row of obligationsOf(tx.db, incident))
          if (row.duty === 'task' && row.closedAt === null) meet(tx, row.id, tx.now, { note: step.note });
        break;
      case 'othersDone':
        for (const row of obligationsOf(tx.db, incident))
          if ((row.ours === 0 || row.duty === 'tell') && row.duty !== 'step' && row.closedAt === null)
            meet(tx, row.id, tx.now, { note: step.note });
        break;
      case 'acknowledge':
        for (const row of obligationsOf(tx.db, incident)) {
          const alarm = alarmOfObligation(row);
          if (alarm && isUnanswered(alarm, tx.now)) acknowledge(tx, row.id);
        }
        break;
      case 'explain':
        for (const row of obligationsOf(tx.db, incident)) {
          if (row.ours === 1 && row.explanation === null && ['late', 'missed'].includes(judgeRow(row, tx.now).state))
            explain(tx, row.id, step.text);
        }
        break;
      case 'endHandling':
        changeFacts(tx, parts, incident, { handlingEndedAt: tx.now });
        break;
      case 'close':
        closeIncident(tx, parts, incident, { reason: step.reason, endResponses: true }, endWithIncident);
        break;
    }
  });
}
