// Beside the table: a person with phones, the duties of the month and the next one.
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { dayText } from '#shared/time/zone.ts';
import { useNow } from '#renderer/client/now.ts';
import { orpc } from '#renderer/client/query.ts';
import { Key } from '#renderer/components/Key.tsx';
import { callerOf, PhoneLink } from '#renderer/features/directory/index.ts';
import { zoneNow } from '#renderer/texts/times.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { addDays, monthOf, type SeatView, type ShiftView } from '../calendar-model.ts';
import { dayWords } from '../seat-words.ts';
import { setView } from '../view.ts';

/** Days ahead in which the next duty is looked for. */
const ahead = 92;

interface Duty {
  shift: ShiftView;
  seat: SeatView;
}

export function PersonAside({ person, day }: { person: string; day: string }) {
  const texts = useTexts();
  const { rosters: words, common } = texts;
  const now = useNow();
  const today = dayText(now, zoneNow());
  const month = monthOf(day);
  const { data } = useQuery(
    orpc.rosters.shifts.queryOptions({
      input: {
        from: month.from < today ? month.from : addDays(today, -1),
        to: month.to > addDays(today, ahead) ? month.to : addDays(today, ahead),
      },
    }),
  );
  const duties = (data?.items ?? [])
    .flatMap((shift) => shift.seats.map((seat): Duty => ({ shift, seat })))
    .filter(({ seat }) => seat.person?.id === person)
    .sort((a, b) => Date.parse(a.shift.from) - Date.parse(b.shift.from));
  const known = duties[0]?.seat.person;
  const inMonth = duties.filter(({ shift }) => shift.day >= month.from && shift.day <= month.to);
  const next = duties.find(({ shift }) => Date.parse(shift.from) > now);
  const close = (): void => setView({ aside: null });
  const line = ({ shift, seat }: Duty): string => `${dayWords(shift.day, texts)} ${shift.name} ${seat.name}`;
  return (
    <section
      className="panel roster-aside"
      aria-label={known?.name ?? ''}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
      data-testid="person-aside"
    >
      <header>
        <h2>{known?.name}</h2>
        <Button size="small" type="text" onClick={close} autoFocus>
          {common.close} <Key name="Esc" />
        </Button>
        <p className="muted">{known ? [known.post, known.unitName].filter((part) => part !== '').join(' · ') : null}</p>
      </header>
      <div className="holder-line">
        {known?.phones.map((phone) => (
          <PhoneLink key={phone.number} number={phone.number} caller={callerOf(known)} kind={phone.kind} hours={phone.hours} />
        ))}
      </div>
      <h3>{words.person.next}</h3>
      <p>{next ? line(next) : words.person.none}</p>
      <h3>{words.person.month(month.from.slice(0, 7), inMonth.length)}</h3>
      <ul className="duties">
        {inMonth.map((duty) => (
          <li key={duty.seat.key} className={duty.shift.past ? 'muted' : ''}>
            {line(duty)}
            <small className="faint"> {duty.shift.rosterName}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}
