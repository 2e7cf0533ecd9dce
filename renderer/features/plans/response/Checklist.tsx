// The checklist of a response: what is to be done by whom until when, worked with the keyboard while the telephone is at the ear.
import { Button } from 'antd';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { ActivationOut, ActivationStepOut } from '#shared/contract/activations.ts';
import type { StepState } from '#shared/plans/types.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { useNow } from '#renderer/client/now.ts';
import { useMay } from '#renderer/client/session.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { PhoneLink } from '#renderer/features/directory/index.ts';
import { Refused } from '#renderer/texts/Refused.tsx';
import { Remaining } from '#renderer/texts/Times.tsx';
import { clockOf, shortMoment } from '#renderer/texts/times.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { LevelChip } from '../parts/LevelChip.tsx';
import { AddStepForm } from './AddStepForm.tsx';
import { MarkForm } from './MarkForm.tsx';
import { useMark } from './use-mark.ts';

/** Keys of the list; they work only while a step has the focus, and never while somebody composes. */
const keys: Record<string, StepState> = { Enter: 'done', n: 'notNeeded', t: 'handedOn', o: 'open' };

const isSettled = (step: ActivationStepOut): boolean => step.state === 'done' || step.state === 'notNeeded';

export function Checklist({ activation, asked }: { activation: ActivationOut; asked: number }) {
  const { common, response } = useTexts();
  const words = response.list;
  const now = useNow();
  const mayMark = useMay('plans.activate');
  const mark = useMark();
  const [active, setActive] = useState<string | null>(null);
  const [asking, setAsking] = useState<{ step: string; state: StepState } | null>(null);
  const [onlyOpen, setOnlyOpen] = useState(false);
  const [adding, setAdding] = useState(false);
  const list = useRef<HTMLOListElement>(null);
  const ended = activation.ended !== null;
  const editable = mayMark && !ended;
  const steps = activation.checklist.filter((step) => !onlyOpen || !isSettled(step));
  const first = steps.find((step) => !isSettled(step)) ?? steps[0];
  const current = steps.some(({ id }) => id === active) ? active : (first?.id ?? null);
  const focusStep = (id: string | null): void => {
    if (id !== null) list.current?.querySelector<HTMLElement>(`[data-step="${id}"]`)?.focus();
  };
  useEffect(() => {
    if (asked > 0) list.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  }, [asked, list]);
  const act = (step: ActivationStepOut, state: StepState): void => {
    if (!editable || (state === step.state && state !== 'handedOn')) return;
    if (state === 'done' || state === 'open') {
      mark.mutate({ id: activation.id, step: step.id, state });
      if (state === 'done') {
        const after = steps.slice(steps.indexOf(step) + 1).find((one) => !isSettled(one));
        if (after) focusStep(after.id);
      }
    } else setAsking({ step: step.id, state });
  };
  const onKeyDown = (event: KeyboardEvent, step: ActivationStepOut): void => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.altKey || event.metaKey || event.target !== event.currentTarget) return;
    const at = steps.findIndex(({ id }) => id === step.id);
    const moves: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: steps.length - 1 };
    const target = moves[event.key];
    const state = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (target !== undefined) {
      event.preventDefault();
      focusStep(steps[Math.max(0, Math.min(steps.length - 1, target))]?.id ?? null);
    } else if (state) {
      event.preventDefault();
      // With Shift the name and the time are asked for: somebody else did it, or it was done earlier.
      if (state === 'done' && event.shiftKey) setAsking({ step: step.id, state });
      else act(step, state);
    }
  };
  const closeForm = (): void => {
    const id = asking?.step ?? null;
    setAsking(null);
    window.setTimeout(() => focusStep(id));
  };
  return (
    <div className="checklist" data-testid="checklist">
      <div className="row no-print">
        <Button aria-pressed={onlyOpen} type={onlyOpen ? 'primary' : 'default'} onClick={() => setOnlyOpen(!onlyOpen)}>
          {common.labelled(words.filter, onlyOpen ? words.todo : words.all)}
        </Button>
        {editable ? (
          <Button onClick={() => setAdding(!adding)} aria-expanded={adding} data-testid="add-step">
            {words.add}
          </Button>
        ) : null}
        {editable ? <small className="faint">{words.keys}</small> : null}
      </div>
      {adding && editable ? <AddStepForm activation={activation.id} onDone={() => setAdding(false)} /> : null}
      {mark.isError ? <Refused refusal={refusalOf(mark.error)} /> : null}
      {activation.checklist.length === 0 ? <Empty>{words.empty}</Empty> : null}
      <ol ref={list} className="steps" aria-label={words.label}>
        {steps.map((step, at) => (
          <li
            key={step.id}
            data-step={step.id}
            data-state={step.state}
            data-overdue={isOverdue(step, now) && !ended}
            data-testid="step"
            tabIndex={step.id === current ? 0 : -1}
            aria-label={`${at + 1} ${step.text} ${words.states[step.state]}`}
            onFocus={(event) => (event.target === event.currentTarget ? setActive(step.id) : undefined)}
            onKeyDown={(event) => onKeyDown(event, step)}
          >
            <Step step={step} no={at + 1} now={now} ended={ended} level={activation.level} current={step.id === current} />
            {editable && step.id === current ? (
              <span className="step-acts no-print">
                {Object.values(keys)
                  .filter((state) => state !== step.state || state === 'handedOn')
                  .map((state) => (
                    <Button key={state} size="small" type={state === 'done' ? 'primary' : 'default'} onClick={() => act(step, state)}>
                      {words.acts[state]} <kbd aria-hidden="true">{keyOf(state)}</kbd>
                    </Button>
                  ))}
              </span>
            ) : null}
            {asking?.step === step.id ? <MarkForm activation={activation} step={step} state={asking.state} onDone={closeForm} /> : null}
          </li>
        ))}
      </ol>
    </div>
  );
}

const keyOf = (state: StepState): string =>
  Object.entries(keys)
    .find(([, one]) => one === state)?.[0]
    .toUpperCase()
    .replace('ENTER', '↵') ?? '';

const isOverdue = (step: Pick<ActivationStepOut, 'state' | 'dueAt'>, now: number): boolean =>
  !['done', 'notNeeded'].includes(step.state) && step.dueAt !== null && Date.parse(step.dueAt) < now;

function Step({
  step,
  no,
  now,
  ended,
  level,
  current,
}: {
  step: ActivationStepOut;
  no: number;
  now: number;
  ended: boolean;
  level: ActivationOut['level'];
  /** Its telephone is a Tab away. */
  current: boolean;
}) {
  const { response } = useTexts();
  const words = response.list;
  const { mark } = step;
  const dueAt = step.dueAt === null ? null : Date.parse(step.dueAt);
  const over = isOverdue(step, now) && !ended;
  return (
    <>
      <span className="step-no num">{no}</span>
      <span className="step-due num">
        {isSettled(step) || ended ? (
          <b className={`state${step.state === 'done' ? ' state-met' : ''}`}>
            {step.state === 'done' ? '✓ ' : ''}
            {ended && !isSettled(step) ? words.leftOpen : words.states[step.state]}
          </b>
        ) : dueAt === null ? (
          <span className="faint">{words.noLimit}</span>
        ) : (
          <>
            <b className={over ? 'over' : dueAt - now < 300_000 ? 'near' : ''}>
              <Remaining dueAt={dueAt} now={now} />
            </b>
            <small className="muted">
              {over ? `${words.overdue} ` : ''}
              {clockOf(dueAt)}
            </small>
          </>
        )}
      </span>
      <span className="step-text">
        {step.text}
        {step.level === level || step.byHand ? null : <LevelChip level={step.level} />}
        {step.byHand ? <small className="faint"> {words.byHand}</small> : null}
        {step.dropped === null ? null : <small className="muted"> {words.dropped(step.dropped)}</small>}
        {mark && mark.state !== 'open' ? (
          <small className="muted">
            {step.state === 'handedOn' ? `${words.states.handedOn} ` : ''}
            {words.doneBy(mark.who || mark.by, shortMoment(Date.parse(mark.at), now))}
            {mark.note === '' ? '' : ` · ${mark.note}`}
          </small>
        ) : null}
      </span>
      <span className="step-who">
        <b>{step.who || response.panel.own}</b>
        {step.phone === '' ? null : <PhoneLink number={step.phone} caller={step.who} tabIndex={current ? 0 : -1} />}
      </span>
    </>
  );
}
