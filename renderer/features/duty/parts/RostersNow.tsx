// Who is on at this moment in every roster: the duty room, the townships, standby teams; each with a number to call.
import { Empty } from '#renderer/components/Empty.tsx';
import { useNow } from '#renderer/client/now.ts';
import { callerOf, PhoneLink } from '#renderer/features/directory/index.ts';
import { shortMoment } from '#renderer/texts/times.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import type { DutyNow } from '../use-duty-now.ts';

export function RostersNow({ rosters }: { rosters: DutyNow['rosters'] }) {
  const { onDuty } = useTexts();
  const now = useNow();
  const words = onDuty.now;
  const others = rosters.filter((roster) => !roster.home);
  if (others.length === 0) return null;
  return (
    <section className="panel" data-testid="rosters-now">
      <h2>{words.rosters}</h2>
      <div className="rosters-now" role="list">
        {others.map((roster) => (
          <article key={roster.id} role="listitem">
            <h3>
              {roster.name}{' '}
              {roster.unitPhone ? (
                <>
                  ☎ <PhoneLink number={roster.unitPhone} caller={roster.name} />
                </>
              ) : null}
            </h3>
            {roster.seats.length === 0 ? <Empty>{words.noRosterSeats}</Empty> : null}
            <dl>
              {roster.seats.map((seat, index) => (
                <div key={`${seat.postName}/${seat.person?.id ?? index}`}>
                  <dt>{seat.postName}</dt>
                  <dd>
                    {seat.person ? (
                      <>
                        <b>{seat.person.name}</b>{' '}
                        {seat.person.phones[0] ? <PhoneLink number={seat.person.phones[0].number} caller={callerOf(seat.person)} /> : null}
                      </>
                    ) : (
                      <b className="vacant">▲ {words.vacant}</b>
                    )}
                  </dd>
                </div>
              ))}
            </dl>
            {roster.seats[0] ? (
              <small className="muted num">{words.until(shortMoment(Date.parse(roster.seats[0].until), now))}</small>
            ) : null}
          </article>
        ))}
      </div>
    </section>
  );
}
