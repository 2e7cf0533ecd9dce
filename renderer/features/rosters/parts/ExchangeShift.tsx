// Exchanging a whole shift with that of another day: two days swapped, seat by seat.
import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { orpc } from '#renderer/client/query.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { exchangeShifts, inverse, seatsById, type ShiftView } from '../calendar-model.ts';
import { dayOfTyped } from '#renderer/texts/typed-day.ts';
import { usePropose } from '../use-propose.ts';

export function ExchangeShift({ shift, onDone }: { shift: ShiftView; onDone: () => void }) {
  const { rosters: words } = useTexts();
  const { propose, busy } = usePropose();
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const day = dayOfTyped(text, shift.day);
  const { data } = useQuery({
    ...orpc.rosters.shifts.queryOptions({ input: { roster: shift.roster, from: day ?? shift.day, to: day ?? shift.day } }),
    enabled: day !== null,
  });
  const other = data?.items.find((one) => one.pattern === shift.pattern) ?? data?.items[0];
  const problem =
    day === null
      ? words.exchangeForm.notADay
      : day === shift.day
        ? words.exchangeForm.sameDay
        : other?.past
          ? words.exchangeForm.over
          : data && !other
            ? words.noShift
            : null;
  const go = (): void => {
    setTried(true);
    if (problem !== null || !other) return;
    const changes = exchangeShifts(shift, other);
    propose({
      title: words.exchangedShifts(`${shift.day.slice(5)} ${shift.name}`, `${other.day.slice(5)} ${other.name}`),
      changes,
      back: inverse(changes, seatsById([shift, other])),
      onDone,
    });
  };
  const shown = tried && problem !== null;
  return (
    <div className="exchange-form">
      <label htmlFor="exchange-day">{words.exchangeForm.day}</label>
      <div className="row">
        <Input
          id="exchange-day"
          className="num"
          autoFocus
          value={text}
          maxLength={20}
          placeholder={words.dayExample}
          status={shown ? 'error' : ''}
          aria-invalid={shown}
          aria-describedby={shown ? 'exchange-day-error' : undefined}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) go();
          }}
        />
        <Button loading={busy} onClick={go}>
          {words.exchangeForm.go}
        </Button>
      </div>
      {shown ? (
        <p className="wrong" id="exchange-day-error" role="alert">
          {problem}
        </p>
      ) : other ? (
        <small className="muted">
          {other.seats.flatMap((seat) => (seat.person ? [`${seat.name} ${seat.person.name}`] : [])).join(' · ')}
        </small>
      ) : null}
    </div>
  );
}
