// What leaders wrote and whom they charged: each with its limit and whether it was done; and the form for a new one.
import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { maxNote } from '#shared/kernel/limits.ts';
import { toIso } from '#shared/time/zone.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { stationNow } from '#renderer/client/connection.ts';
import { useNow } from '#renderer/client/now.ts';
import { orpc } from '#renderer/client/query.ts';
import { useMay } from '#renderer/client/session.ts';
import { useForm } from '#renderer/client/use-form.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { Field } from '#renderer/components/Field.tsx';
import { Key } from '#renderer/components/Key.tsx';
import { PersonInput } from '#renderer/features/reports/index.ts';
import { MomentInput } from '#renderer/texts/MomentInput.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { Remaining } from '#renderer/texts/Times.tsx';
import { momentOf, zoneNow } from '#renderer/texts/times.ts';
import { instantOfTyped } from '#renderer/texts/typed.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import type { IncidentDetail } from '../facts-form.ts';
import { MeetForm } from './LimitActs.tsx';

export function Instructions({
  incident,
  adding,
  onAdding,
}: {
  incident: IncidentDetail;
  adding: boolean;
  onAdding: (open: boolean) => void;
}) {
  const words = useTexts().incident.instructions;
  const mayWrite = useMay('incidents.write');
  return (
    <div className="instructions" data-testid="instructions">
      {adding ? (
        <InstructForm incident={incident.id} onDone={() => onAdding(false)} />
      ) : (
        <div className="row">
          <Button
            type="primary"
            disabled={!mayWrite || incident.state !== 'open'}
            onClick={() => onAdding(true)}
            data-testid="add-instruction"
          >
            {words.add}
          </Button>
        </div>
      )}
      {incident.instructions.length === 0 ? <Empty>{words.empty}</Empty> : null}
      <ol className="instruction-list">
        {incident.instructions.toReversed().map((one) => (
          <Instruction key={one.id} instruction={one} />
        ))}
      </ol>
    </div>
  );
}

function Instruction({ instruction }: { instruction: IncidentDetail['instructions'][number] }) {
  const words = useTexts().incident.instructions;
  const now = useNow();
  const mayAct = useMay('obligations.act');
  const [meeting, setMeeting] = useState(false);
  const { dueAt, doneAt, obligation } = instruction;
  return (
    <li className="instruction" data-testid="instruction">
      <p>
        <b>{instruction.from}</b> <span className="muted num">{words.given(momentOf(Date.parse(instruction.at), false))}</span>
        {instruction.assignee ? <span className="muted"> · {words.assigned(instruction.assignee)}</span> : null}
      </p>
      <p className="instruction-text">{instruction.text}</p>
      <p className="row">
        {doneAt ? (
          <span className="state state-met num">✓ {words.done(momentOf(Date.parse(doneAt), false))}</span>
        ) : dueAt ? (
          <span className={`state num${Date.parse(dueAt) < now ? ' state-over' : ''}`}>
            {words.dueAt(momentOf(Date.parse(dueAt), false))} <Remaining dueAt={Date.parse(dueAt)} now={now} />
          </span>
        ) : (
          <span className="faint">{words.noDue}</span>
        )}
        {obligation && !doneAt && !meeting ? (
          <Button size="small" disabled={!mayAct} onClick={() => setMeeting(true)}>
            {words.markDone}
          </Button>
        ) : null}
      </p>
      {obligation && meeting && !doneAt ? <MeetForm obligation={{ id: obligation }} onDone={() => setMeeting(false)} /> : null}
    </li>
  );
}

function InstructForm({ incident, onDone }: { incident: string; onDone: () => void }) {
  const { common, incident: all } = useTexts();
  const words = all.instructions;
  const now = useNow();
  const instruct = useMutation(orpc.incidents.instruct.mutationOptions());
  const form = useForm({
    name: `instruct-${incident}`,
    start: { from: '', text: '', at: '', due: '', assignee: '' },
    check: ({ from, text, at, due }) => {
      const given = at.trim() === '' ? now : instantOfTyped(at, now);
      const until = due.trim() === '' ? null : instantOfTyped(due, now, 'future');
      return {
        from: from.trim() === '' ? words.fromNeeded : undefined,
        text: text.trim() === '' ? words.textNeeded : undefined,
        at: given === null ? all.edit.wrong.time : undefined,
        due: due.trim() !== '' && (until === null || (given !== null && until <= given)) ? words.dueWrong : undefined,
      };
    },
    save: ({ from, text, at, due, assignee }) => {
      const given = at.trim() === '' ? stationNow() : (instantOfTyped(at, now) ?? stationNow());
      const until = due.trim() === '' ? null : instantOfTyped(due, now, 'future');
      instruct.mutate(
        {
          id: incident,
          from: from.trim(),
          text: text.trim(),
          at: toIso(Math.floor(given), zoneNow()),
          ...(until === null ? {} : { dueAt: toIso(until, zoneNow()) }),
          ...(assignee.trim() === '' ? {} : { assignee: assignee.trim() }),
        },
        {
          onSuccess: () => {
            form.reset();
            onDone();
          },
        },
      );
    },
  });
  const { values, set } = form;
  return (
    <form className="form" {...form.formProps} aria-label={words.add} data-testid="instruct-form">
      <Field {...form.field('from')} label={words.from}>
        {(props) => (
          <PersonInput {...props} autoFocus value={values.from} placeholder={words.fromHint} onChange={(from) => set({ from })} />
        )}
      </Field>
      <Field {...form.field('text')} label={words.text}>
        {(props) => (
          <Input.TextArea
            {...props}
            autoSize={{ minRows: 2, maxRows: 8 }}
            value={values.text}
            maxLength={maxNote}
            onChange={(event) => set({ text: event.target.value })}
          />
        )}
      </Field>
      <Field {...form.field('at')} label={words.at} hint={words.atHint}>
        {(props) => <MomentInput {...props} value={values.at} now={now} onChange={(at) => set({ at })} />}
      </Field>
      <Field {...form.field('due')} label={words.due} hint={words.dueHint}>
        {(props) => <MomentInput {...props} lean="future" value={values.due} now={now} onChange={(due) => set({ due })} />}
      </Field>
      <Field {...form.field('assignee')} label={words.assignee}>
        {(props) => (
          <PersonInput {...props} value={values.assignee} placeholder={words.assigneeHint} onChange={(assignee) => set({ assignee })} />
        )}
      </Field>
      {instruct.isError ? <Refused refusal={refusalOf(instruct.error)} /> : null}
      <div className="buttons">
        <Button type="primary" htmlType="submit" loading={instruct.isPending} data-testid="instruct-save">
          {words.save} <Key name="Ctrl ↵" />
        </Button>
        <Button onClick={onDone}>{common.cancel}</Button>
      </div>
    </form>
  );
}
