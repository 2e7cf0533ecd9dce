// F7: substitution at short notice. Enter says who cannot come (the main officer is first), Enter again takes the best who can.
import { useQuery } from '@tanstack/react-query';
import { Modal, Segmented } from 'antd';
import { useEffect, useState } from 'react';
import { substitutionCauses } from '#shared/rosters/types.ts';
import { dayText } from '#shared/time/zone.ts';
import { useNow } from '#renderer/client/now.ts';
import { orpc } from '#renderer/client/query.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { Key } from '#renderer/components/Key.tsx';
import { PhoneLink } from '#renderer/features/directory/index.ts';
import { shortMoment, zoneNow } from '#renderer/texts/times.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { addDays, cellOf, type FoundSeat, seatId } from '../calendar-model.ts';
import { placeWords } from '../seat-words.ts';
import { seatsOfNow, useShortNotice } from '../short-notice.ts';
import type { Candidate } from '../use-candidates.ts';
import { useAsked, usePropose } from '../use-propose.ts';
import { Breaches } from './Breaches.tsx';
import { CandidateList } from './CandidateList.tsx';
import '../styles/short.css';

const close = (): void => useShortNotice.setState({ open: false });

export function ShortNotice() {
  const open = useShortNotice((state) => state.open);
  const { rosters: words } = useTexts();
  return (
    <Modal
      title={
        <>
          {words.short.title} <Key name="F7" />
        </>
      }
      open={open}
      onCancel={close}
      footer={null}
      destroyOnHidden
      keyboard={false}
      width={940}
      transitionName=""
      // The library puts the focus on its own cross; the list is what the keys move in.
      afterOpenChange={(opened) => {
        const dialog = document.querySelector('.short-notice');
        if (opened && dialog && !dialog.contains(document.activeElement)) dialog.querySelector<HTMLElement>('[role=listbox]')?.focus();
      }}
    >
      {open ? <Steps /> : null}
    </Modal>
  );
}

function Steps() {
  const texts = useTexts();
  const { short: words } = texts.rosters;
  const now = useNow();
  const today = dayText(now, zoneNow());
  const { data } = useQuery(orpc.rosters.shifts.queryOptions({ input: { from: addDays(today, -1), to: addDays(today, 1) } }));
  const seats = seatsOfNow(data?.items ?? [], now);
  const [at, setAt] = useState(0);
  const [out, setOut] = useState<string | null>(null);
  const [cause, setCause] = useState<(typeof substitutionCauses)[number]>('sick');
  const chosen = seats[Math.min(at, seats.length - 1)];
  const leaving = seats.find(({ shift, seat }) => seatId(shift, seat) === out);
  const choose = (found: FoundSeat | undefined): void => {
    if (found) setOut(seatId(found.shift, found.seat));
  };
  // The dialog is still opening when the first Enter comes: the window hears it wherever the focus is.
  const onKey = (event: KeyboardEvent): void => {
    const inAlarmBar = event.target instanceof HTMLElement && event.target.closest('.alarm-bar') !== null;
    if (event.isComposing || inAlarmBar || useAsked.getState().asked !== null) return;
    if (event.key === 'Escape') {
      if (out === null) close();
      else setOut(null);
    } else if (out !== null) return;
    else if (event.key === 'ArrowDown') setAt(Math.min(seats.length - 1, at + 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(0, at - 1));
    else if (event.key === 'Enter') choose(chosen);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  useEffect(() => {
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  });
  return (
    <div className="short-notice" data-testid="short-notice">
      <p className="muted">{words.intro}</p>
      <section aria-label={words.steps.who}>
        <h3>{words.steps.who}</h3>
        {data && seats.length === 0 ? <Empty>{words.none}</Empty> : null}
        <ul role="listbox" aria-label={words.steps.who} tabIndex={-1}>
          {seats.map((found, index) => {
            const { shift, seat } = found;
            const id = seatId(shift, seat);
            const selected = out === null ? found === chosen : id === out;
            return (
              <li
                key={id}
                role="option"
                aria-selected={selected}
                onClick={() => {
                  setAt(index);
                  choose(found);
                }}
                data-testid="on-now"
              >
                <b>{seat.person?.name}</b> <span>{seat.name}</span>
                <small className="muted">
                  {shift.rosterName} · {shift.on ? words.onNow : words.starts(shortMoment(Date.parse(shift.from), now))}
                </small>
              </li>
            );
          })}
        </ul>
      </section>
      <section aria-label={words.steps.by}>
        <h3>{words.steps.by}</h3>
        {leaving ? (
          <Segmented
            aria-label={words.cause}
            value={cause}
            options={substitutionCauses.map((value) => ({ value, label: words.causes[value] }))}
            onChange={setCause}
          />
        ) : null}
        {leaving ? <Replacement key={out} found={leaving} reason={words.causes[cause]} /> : null}
      </section>
    </div>
  );
}

function Replacement({ found, reason }: { found: FoundSeat; reason: string }) {
  const texts = useTexts();
  const { short: words } = texts.rosters;
  const { propose } = usePropose();
  const [best, setBest] = useState<Candidate | null>(null);
  const cell = cellOf(found.shift, found.seat);
  const whom = found.seat.person;
  const take = (by: Candidate): void =>
    propose({
      title: `${words.done(by.name, whom?.name ?? '', placeWords(found, texts))}${by.phone ? ` ☎ ${by.phone}` : ''}`,
      changes: [{ cell, person: by.id }],
      back: [{ cell, person: whom?.id ?? null }],
      how: 'substitution',
      reason,
      accepted: by.why?.breaks ?? [],
      onDone: close,
    });
  return (
    <>
      <CandidateList
        id="substitute"
        cell={cell}
        typed=""
        label={words.steps.by}
        without={whom?.id ?? null}
        onChoose={take}
        onActive={setBest}
      />
      {best?.why && best.why.breaks.length > 0 ? (
        <div className="short-breaks">
          <p>{words.despite(reason)}</p>
          <Breaches breaks={best.why.breaks} />
        </div>
      ) : null}
      {best ? (
        <p className="call-first">
          {words.callFirst} <b>{best.name}</b>{' '}
          {best.phone ? (
            <>
              ☎ <PhoneLink number={best.phone} caller={best.name} note={false} />
            </>
          ) : null}
          <span className="end">
            {words.confirm} <Key name="↵" />
          </span>
        </p>
      ) : null}
    </>
  );
}
