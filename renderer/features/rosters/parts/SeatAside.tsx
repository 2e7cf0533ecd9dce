// Beside the table: the seat that is changed — put, take off, note, exchange, allow a gap, correct what is over.
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useMay } from '#renderer/client/session.ts';
import { Key } from '#renderer/components/Key.tsx';
import { callerOf, PhoneLink } from '#renderer/features/directory/index.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { cellOf, type FoundSeat } from '../calendar-model.ts';
import { dayWords, holderWords, placeWords } from '../seat-words.ts';
import { usePropose } from '../use-propose.ts';
import { focusSeat, setView } from '../view.ts';
import { CandidateList } from './CandidateList.tsx';
import { CorrectSeat } from './CorrectSeat.tsx';
import { ExchangeShift } from './ExchangeShift.tsx';
import { GapForm } from './GapForm.tsx';

interface Props {
  id: string;
  found: FoundSeat;
  typed: string;
  mode: 'put' | 'correct' | 'gap';
}

export function SeatAside({ id, found, typed, mode }: Props) {
  const texts = useTexts();
  const { rosters: words } = texts;
  const { shift, seat } = found;
  const close = (): void => {
    setView({ aside: null });
    focusSeat(id);
  };
  const mayEdit = useMay('duty.edit');
  const mayCorrect = useMay('rosters.edit');
  return (
    <section
      className="panel roster-aside"
      aria-label={placeWords(found, texts)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing || event.defaultPrevented) return;
        event.preventDefault();
        event.stopPropagation();
        close();
      }}
      data-testid="seat-aside"
    >
      <header>
        <h2>
          {dayWords(shift.day, texts)} {seat.name}
        </h2>
        <Button size="small" type="text" onClick={close}>
          {texts.common.close} <Key name="Esc" />
        </Button>
        <p className="muted">
          {shift.rosterName} · {shift.name} · {words.weight(shift.weight)}
          {shift.version === null ? '' : ` · ${words.version(shift.version)}`}
        </p>
      </header>
      <Holder found={found} />
      {shift.past ? (
        mayCorrect ? (
          <CorrectSeat id={id} found={found} onDone={close} />
        ) : (
          <p className="muted">{words.overHint}</p>
        )
      ) : mayEdit ? (
        mode === 'gap' ? (
          <GapForm id={id} found={found} onDone={close} />
        ) : (
          <PutSeat key={id} id={id} found={found} typed={typed} onDone={close} />
        )
      ) : null}
    </section>
  );
}

/** Who sits there, since what, instead of whom. */
function Holder({ found: { seat } }: { found: FoundSeat }) {
  const { rosters: words } = useTexts();
  const { person, instead, reason, how, note } = seat;
  return (
    <div className="holder-line">
      {person ? (
        <button type="button" className="link" onClick={() => setView({ aside: { what: 'person', person: person.id } })}>
          <b>{person.name}</b>
        </button>
      ) : (
        <b className={seat.required ? 'vacant' : 'muted'}>{seat.required ? words.gap : words.nobody}</b>
      )}
      {person?.phones.map((phone) => (
        <PhoneLink key={phone.number} number={phone.number} caller={callerOf(person)} kind={phone.kind} hours={phone.hours} />
      ))}
      {how === null || how === 'assigned' ? null : <small>{words.hows[how]}</small>}
      {instead && instead.id !== person?.id ? <small className="muted">{words.instead(instead.name)}</small> : null}
      {reason ? <small className="muted">{words.because(reason)}</small> : null}
      {note ? <small className="muted">{note}</small> : null}
      {seat.corrected ? (
        <small className="really">
          {words.reallyServed(seat.corrected.person?.name ?? words.nobody, seat.corrected.reason, seat.corrected.by)}
        </small>
      ) : null}
    </div>
  );
}

function PutSeat({ id, found, typed, onDone }: { id: string; found: FoundSeat; typed: string; onDone: () => void }) {
  const texts = useTexts();
  const { rosters: words } = texts;
  const { shift, seat } = found;
  const { propose, busy } = usePropose();
  const mayAllow = useMay('rosters.approve');
  const [note, setNote] = useState(seat.note ?? '');
  const [whole, setWhole] = useState(false);
  const cell = cellOf(shift, seat);
  const back = [{ cell, person: seat.person?.id ?? null }];
  const put = (person: { id: string; name: string }): void =>
    propose({
      title: words.putOn(person.name, placeWords(found, texts)),
      changes: [{ cell, person: person.id }],
      back,
      ...(note.trim() === '' ? {} : { note: note.trim() }),
      onDone,
    });
  const gap = shift.gaps.find((one) => one.post === seat.post);
  return (
    <>
      <CandidateList
        id={`put-${shift.day}-${seat.post}-${seat.slot}`}
        cell={cell}
        typed={typed}
        label={words.putLabel(placeWords(found, texts))}
        without={seat.person?.id ?? null}
        onChoose={put}
      />
      <label className="aside-note">
        <span>{words.note}</span>
        <Input
          placeholder={words.noteExample}
          value={note}
          maxLength={200}
          onChange={(event) => setNote(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing && seat.person) put(seat.person);
          }}
        />
      </label>
      <div className="row">
        {seat.person ? (
          <>
            <Button
              danger
              loading={busy}
              onClick={() => propose({ title: words.tookOff(holderWords(found, texts)), changes: [{ cell, person: null }], back, onDone })}
              data-testid="take-off"
            >
              {words.takeOff} <Key name="Del" />
            </Button>
            <Button disabled={note.trim() === (seat.note ?? '')} onClick={() => seat.person && put(seat.person)}>
              {words.saveNote}
            </Button>
          </>
        ) : null}
        <Button aria-expanded={whole} onClick={() => setWhole(!whole)} data-testid="exchange-shift">
          {words.exchangeShift}
        </Button>
        {mayAllow && gap ? (
          <Button onClick={() => setView({ aside: { what: 'seat', seat: id, typed: '', mode: 'gap' } })} data-testid="allow-gap">
            {gap.allowedBy === null ? words.allowGap : words.allowedGap}
          </Button>
        ) : null}
      </div>
      {whole ? <ExchangeShift shift={shift} onDone={onDone} /> : null}
    </>
  );
}
