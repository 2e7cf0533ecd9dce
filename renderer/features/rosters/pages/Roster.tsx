// The roster: several rosters side by side on one calendar, read and changed; beside it the seat or the person that is looked at.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type KeyboardEvent, useEffect } from 'react';
import { homeRosterId } from '#shared/rosters/types.ts';
import { dayText } from '#shared/time/zone.ts';
import { useNow } from '#renderer/client/now.ts';
import { orpc } from '#renderer/client/query.ts';
import { useMay } from '#renderer/client/session.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { Key } from '#renderer/components/Key.tsx';
import { DutyTabs } from '#renderer/features/duty/index.ts';
import { zoneNow } from '#renderer/texts/times.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { openGaps, periodOf, seatId, seatsById } from '../calendar-model.ts';
import { PersonAside } from '../parts/PersonAside.tsx';
import { RosterHead } from '../parts/RosterHead.tsx';
import { RosterTable } from '../parts/RosterTable.tsx';
import { SeatAside } from '../parts/SeatAside.tsx';
import { WeekMatrix } from '../parts/WeekMatrix.tsx';
import { holderWords } from '../seat-words.ts';
import { useLiveHands } from '../use-seat-keys.ts';
import { focusSeat, setView, useRosterView } from '../view.ts';
import '../styles/roster.css';

export function RosterPage() {
  const texts = useTexts();
  const { rosters: words } = texts;
  const now = useNow();
  const today = dayText(now, zoneNow());
  const state = useRosterView();
  const day = state.day ?? today;
  const { from, to } = periodOf(state.view, day);
  const { data: list } = useQuery(orpc.rosters.list.queryOptions());
  const all = (list?.items ?? []).filter((roster) => !roster.removed);
  const wanted = state.rosters ?? [homeRosterId];
  const chosen = all.filter((roster) => wanted.includes(roster.id));
  const shownRosters = chosen.length > 0 ? chosen : all.slice(0, 1);
  const only = shownRosters.length === 1 ? shownRosters[0]?.id : undefined;
  const { data: shifts } = useQuery({
    ...orpc.rosters.shifts.queryOptions({ input: { from, to, roster: only } }),
    placeholderData: keepPreviousData,
    enabled: list !== undefined,
  });
  const { data: calendar } = useQuery({
    ...orpc.rosters.calendar.queryOptions({ input: { from, to } }),
    placeholderData: keepPreviousData,
  });
  const { data: people } = useQuery(orpc.directory.people.queryOptions({ input: { limit: 1 } }));
  const ids = new Set(shownRosters.map((roster) => roster.id));
  const shown = (shifts?.items ?? []).filter((shift) => ids.has(shift.roster));
  const seats = seatsById(shown);
  const mayEdit = useMay('duty.edit');
  const hands = useLiveHands(!mayEdit);
  const gaps = openGaps(shown);
  const { aside, picked } = state;
  const found = aside?.what === 'seat' ? seats.get(aside.seat) : undefined;
  // What is looked at is no longer shown: another month, another roster.
  useEffect(() => {
    if (aside?.what === 'seat' && shifts && !found) setView({ aside: null });
  }, [aside, shifts, found]);
  const toGap = (): void => {
    const [gap] = gaps;
    const seat = gap?.shift.seats.find((one) => one.post === gap.post && one.person === null);
    if (gap && seat) focusSeat(seatId(gap.shift, seat));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && picked) setView({ picked: null });
  };
  const pickedSeat = picked ? seats.get(picked.seat) : undefined;
  const View = state.view === 'matrix' ? WeekMatrix : RosterTable;
  return (
    <div className="page roster-page" onKeyDown={onKeyDown}>
      <DutyTabs />
      <RosterHead
        rosters={all}
        shown={shownRosters}
        from={from}
        to={to}
        day={day}
        today={today}
        gaps={gaps.length}
        onGap={toGap}
        undo={hands.undo}
      />
      {calendar && calendar.missingYears.length > 0 ? (
        <p className="year-missing" role="status">
          ▲ {words.missingYears(calendar.missingYears)}
        </p>
      ) : null}
      <div className={`roster-columns${aside ? ' with-aside' : ''}`}>
        <section className="panel">
          {people?.total === 0 ? (
            <Empty>
              <p>{words.emptyDirectory}</p>
              <a href="#/directory">{words.goToDirectory}</a>
            </Empty>
          ) : null}
          <View rosters={shownRosters} days={calendar?.items ?? []} shifts={shown} today={today} hands={hands} />
          <p className="roster-foot muted" role="status">
            {picked && pickedSeat ? (
              <>
                <b>
                  {picked.whole
                    ? words.pickedShift(`${pickedSeat.shift.day.slice(5)} ${pickedSeat.shift.name}`)
                    : words.picked(holderWords(pickedSeat, texts))}
                </b>
                <Button size="small" type="text" onClick={() => setView({ picked: null })}>
                  {texts.common.cancel} <Key name="Esc" />
                </Button>
              </>
            ) : mayEdit ? (
              words.keys
            ) : (
              words.readOnly
            )}
          </p>
        </section>
        {aside?.what === 'seat' && found ? (
          <SeatAside key={`${aside.seat}-${aside.mode}`} id={aside.seat} found={found} typed={aside.typed} mode={aside.mode} />
        ) : null}
        {aside?.what === 'person' ? <PersonAside key={aside.person} person={aside.person} day={day} /> : null}
      </div>
    </div>
  );
}
