// F2: taking in an incident while the caller speaks. Keyboard only, nothing required but what happened.
import { App, Button, Input, type InputRef, type RefSelectProps, Segmented } from 'antd';
import { type ClipboardEvent, type KeyboardEvent, Suspense, useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { type Grade, grades, marks, sourceModes } from '#shared/incidents/types.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { useNow } from '#renderer/client/now.ts';
import { Key } from '#renderer/components/Key.tsx';
import { LevelPanel, useAltP } from '#renderer/features/plans/index.ts';
import { Refused } from '#renderer/texts/Refused.tsx';
import { clockOf, span } from '#renderer/texts/times.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { type HeardField, isUntouched, kindOf, marksOf, placeOf } from '../intake-model.ts';
import { FilePicker } from '../parts/FilePicker.tsx';
import { HeardChips } from '../parts/HeardChips.tsx';
import { IntakeAside } from '../parts/IntakeAside.tsx';
import { KindSelect, useKinds } from '../parts/KindSelect.tsx';
import { MarkedText } from '../parts/MarkedText.tsx';
import { useIntake } from '../use-intake.ts';
import '../intake.css';

/** A paste this long into any field is what was said, wherever the cursor stood. */
const longPaste = 24;

export function IntakePage() {
  const texts = useTexts();
  const words = texts.intake;
  const { common } = texts;
  const intake = useIntake();
  const { form, change, heard, problems, save, saveAsNote } = intake;
  const navigate = useNavigate();
  const { message, modal } = App.useApp();
  const { byCode } = useKinds();
  const [dismissed, setDismissed] = useState<string[]>([]);
  const [emptyTried, setEmptyTried] = useState(false);
  const textRef = useRef<HTMLTextAreaElement>(null);
  const callerRef = useRef<InputRef>(null);
  const placeRef = useRef<InputRef>(null);
  const kindRef = useRef<RefSelectProps>(null);
  useEffect(() => callerRef.current?.focus(), []);

  const plans = intake.fitting.data?.items ?? [];
  const [plan, setPlan] = useState<string | null>(null);
  const cameFrom = useRef<HTMLElement | null>(null);
  const openPlan = (wanted: string | undefined): void => {
    if (wanted === undefined) return;
    cameFrom.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    setPlan(wanted);
  };
  /** Back to where one was typing. */
  const closePlan = (): void => {
    setPlan(null);
    window.setTimeout(() => (cameFrom.current?.isConnected ? cameFrom.current : textRef.current)?.focus());
  };
  useAltP(() => (plan === null ? openPlan(plans[0]?.plan) : closePlan()));

  const kind = kindOf(form, heard);
  const setTyped = (field: HeardField, value: string | undefined): void =>
    intake.setForm((before) => {
      const typed = { ...before.typed };
      if (value === undefined) delete typed[field];
      else typed[field] = value;
      return { ...before, typed };
    });
  const setChip = (field: HeardField, state: 'accepted' | 'dismissed' | undefined): void =>
    intake.setForm((before) => {
      const chips = { ...before.chips };
      if (state === undefined) delete chips[field];
      else chips[field] = state;
      return { ...before, chips };
    });

  const saveNow = (mergeInto: string | null): void => {
    if (save.isPending) return;
    if (isUntouched(form)) {
      setEmptyTried(true);
      textRef.current?.focus();
      return;
    }
    if (problems.length > 0) {
      document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
      return;
    }
    save.mutate(mergeInto, {
      onSuccess: (saved) => {
        void message.success(saved.mergedInto === null ? words.savedAs(saved.number) : words.addedTo(saved.number));
        for (const file of saved.failedFiles) void message.error(words.uploadFailed(file.name, file.why), 10);
        // Esc leads back to where one came from, not to the form that is done.
        void navigate(`/incidents/${saved.mergedInto ?? saved.id}`, { replace: true });
      },
    });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && event.ctrlKey) {
      event.preventDefault();
      saveNow(null);
    } else if (event.key === 'Escape' && !event.defaultPrevented) void navigate('/');
  };
  const onPaste = (event: ClipboardEvent): void => {
    const pasted = event.clipboardData.getData('text');
    if (event.clipboardData.files.length > 0) {
      event.preventDefault();
      intake.setFiles([...intake.files, ...event.clipboardData.files]);
    } else if (event.target !== textRef.current && (pasted.length > longPaste || /[，。；\n]/.test(pasted))) {
      event.preventDefault();
      change({ text: form.text === '' ? pasted : `${form.text}\n${pasted}` });
      textRef.current?.focus();
    }
  };

  return (
    <div className="intake" onKeyDown={onKeyDown} onPaste={onPaste}>
      <main className="intake-main">
        <IntakeHead intake={intake} />
        <form
          onSubmit={(event) => {
            event.preventDefault();
            saveNow(null);
          }}
        >
          <label htmlFor="received-at">{words.receivedAt}</label>
          <div className="row">
            <Input
              id="received-at"
              className="num"
              value={form.receivedAt}
              status={problems.some((problem) => problem.field === 'receivedAt') ? 'error' : ''}
              aria-invalid={problems.some((problem) => problem.field === 'receivedAt')}
              onChange={(event) => change({ receivedAt: event.target.value })}
            />
            <Segmented
              aria-label={words.mode}
              value={form.mode}
              options={sourceModes.map((value) => ({ value, label: common.modes[value] }))}
              onChange={(mode) => change({ mode })}
            />
          </div>
          <label htmlFor="caller">{words.caller}</label>
          <div className="row">
            <Input
              id="caller"
              ref={callerRef}
              value={form.caller}
              maxLength={200}
              placeholder={words.callerName}
              onChange={(event) => change({ caller: event.target.value })}
            />
            <Input
              id="phone"
              className="num"
              aria-label={words.phone}
              value={form.phone}
              maxLength={40}
              inputMode="tel"
              placeholder={words.phone}
              onChange={(event) => change({ phone: event.target.value })}
            />
          </div>
          <span />
          <CallerKnown intake={intake} />
          <label htmlFor="said">{words.text}</label>
          <MarkedText
            id="said"
            inputRef={textRef}
            value={form.text}
            evidence={heard?.evidence ?? []}
            placeholder={words.textPlaceholder}
            invalid={emptyTried && isUntouched(form)}
            onChange={(text) => change({ text })}
          />
          <span className="label">{words.heard}</span>
          <HeardChips
            form={form}
            heard={heard}
            problems={problems}
            kindName={kind === null ? null : (byCode.get(kind)?.name ?? kind)}
            onChip={setChip}
            onTyped={setTyped}
            onGoTo={(field) => (field === 'kind' ? kindRef.current?.focus() : placeRef.current?.focus())}
          />
          <label htmlFor="place">{words.place}</label>
          <Input
            id="place"
            ref={placeRef}
            value={placeOf(form, heard)}
            maxLength={200}
            placeholder={words.placePlaceholder}
            onChange={(event) => setTyped('place', event.target.value)}
          />
          <label htmlFor="kind">{words.kind}</label>
          <div className="row">
            <KindSelect id="kind" selectRef={kindRef} value={kind} onChange={(code) => setTyped('kind', code ?? '')} />
            <Segmented<Grade | 'rule'>
              aria-label={words.grade}
              value={form.grade ?? heard?.grade ?? 'rule'}
              options={[
                { value: 'rule', label: words.gradeByRule },
                ...grades.map((value) => ({ value, label: `${common.gradeShort[value]} ${common.grade[value]}` })),
              ]}
              onChange={(value) => change({ grade: value === 'rule' ? null : value })}
            />
          </div>
          <span className="label">{words.marks}</span>
          <div className="mark-buttons" role="group" aria-label={words.marks}>
            {marks
              .filter((mark) => mark !== 'deaths')
              .map((mark) => {
                const on = marksOf(form, heard).includes(mark);
                return (
                  <Button
                    key={mark}
                    type={on ? 'primary' : 'default'}
                    aria-pressed={on}
                    onClick={() =>
                      change({ marks: on ? marksOf(form, heard).filter((other) => other !== mark) : [...marksOf(form, heard), mark] })
                    }
                  >
                    {common.marks[mark]}
                  </Button>
                );
              })}
          </div>
          <span className="label">{words.attachments}</span>
          <FilePicker files={intake.files} onChange={intake.setFiles} />
          <div className="intake-foot">
            {problems.map((problem) => (
              <p key={problem.field} className="problem" role="alert">
                {problem.field === 'receivedAt'
                  ? words.receivedAt
                  : problem.field === 'occurredAt'
                    ? words.occurredAt
                    : common.casualties[problem.field as 'dead']}
                ：{problem.kind === 'time' ? words.timesWrong : words.numberWrong}
              </p>
            ))}
            {emptyTried && isUntouched(form) ? (
              <p className="problem" role="alert">
                {words.nothingYet}
              </p>
            ) : null}
            {intake.preview.isError && problems.length === 0 && !save.isError ? (
              <Refused refusal={refusalOf(intake.preview.error)} />
            ) : null}
            {save.isError ? <Refused refusal={refusalOf(save.error)} /> : null}
            <div className="row">
              <Button type="primary" size="large" htmlType="submit" loading={save.isPending}>
                {words.saveAndStart} <Key name="Ctrl ↵" />
              </Button>
              <Button
                size="large"
                loading={saveAsNote.isPending}
                onClick={() => saveAsNote.mutate(undefined, { onSuccess: () => void navigate('/calls') })}
              >
                {words.saveAsNote}
              </Button>
              <Button
                type="text"
                onClick={() =>
                  modal.confirm({
                    title: words.discard,
                    content: words.discardSure,
                    okText: common.confirm,
                    cancelText: common.cancel,
                    onOk: intake.clear,
                  })
                }
              >
                {words.discard}
              </Button>
              <span className="muted">{words.incompleteIsFine}</span>
            </div>
          </div>
        </form>
      </main>
      {plan === null || !plans.some((one) => one.plan === plan) ? (
        <IntakeAside
          intake={intake}
          dismissed={dismissed}
          onDismiss={(id) => setDismissed([...dismissed, id])}
          onMerge={saveNow}
          onPlan={openPlan}
        />
      ) : (
        <aside className="intake-aside" aria-label={texts.response.panel.label}>
          <Suspense fallback={null}>
            <LevelPanel plans={plans} chosen={plan} onChoose={setPlan} onClose={closePlan} incident={null} />
          </Suspense>
        </aside>
      )}
    </div>
  );
}

function IntakeHead({ intake }: { intake: ReturnType<typeof useIntake> }) {
  const words = useTexts().intake;
  const now = useNow();
  const { form, draftAt, restored } = intake;
  return (
    <header className="intake-head">
      <h1>{words.title}</h1>
      {draftAt === null ? null : (
        <span className="muted num" data-testid="draft">
          {restored ? `${words.draftBack} · ` : ''}
          {words.draftSaved(clockOf(draftAt, true))}
        </span>
      )}
      <span className="faint">{words.escHint}</span>
      <span className="end muted num">{words.used(span(Math.max(0, now - form.openedAt)))}</span>
    </header>
  );
}

function CallerKnown({ intake }: { intake: ReturnType<typeof useIntake> }) {
  const words = useTexts().intake;
  const caller = intake.preview.data?.caller;
  const who = [caller?.unit?.name, caller?.person].filter(Boolean).join(' · ');
  return <small className="muted caller-known">{who && (intake.form.caller || intake.form.phone) ? words.callerKnown(who) : ' '}</small>;
}
