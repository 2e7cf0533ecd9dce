// Fills the sample county's places: entered on the first day by the planner, changed since as it happened.
import type { Id } from '#shared/kernel/ids.ts';
import { addDays } from '#shared/rosters/calendar.ts';
import type { Millis } from '#shared/time/clock.ts';
import { dayText } from '#shared/time/zone.ts';
import { saveContact, saveFacility } from '../resources/commands.ts';
import type { Station } from '../station.ts';
import { byKey, type Cast, type Happening, instantAt, zone } from './cast.ts';
import type { SampleFacility } from './place-scenario.ts';
import type { Scenario } from './scenario.ts';

const enteredTime = '08:40';
const closedTime = '10:20';

/** Of a person or unit of the scenario, null when there is none. */
const linked = (known: ReadonlyMap<string, Id>, key: string | undefined): Id | null => (key === undefined ? null : byKey(known, key));

/** @param known ids of the places by key, filled as they are entered */
export function placeHappenings(
  station: Station,
  { facilities }: Scenario,
  cast: Cast,
  known: Map<string, Id>,
  first: string,
  now: Millis,
): Happening[] {
  const today = dayText(now, zone);
  const planner = byKey(cast.users, 'tangzhigang');
  const enter = (sample: SampleFacility): void => {
    station.parts.journal.commit(planner, (tx) => {
      const { key, unit, contacts, checkedDaysAgo, closed: _closed, ...facility } = sample;
      const id = saveFacility(
        tx,
        undefined,
        {
          ...facility,
          unit: byKey(cast.units, unit),
          // Looked at before it was entered: on the first day, what came later is not known.
          checkedOn: checkedDaysAgo === undefined ? null : addDays(first, -Math.max(1, checkedDaysAgo - 30)),
        },
        zone,
      );
      for (const [order, contact] of contacts.entries())
        saveContact(tx, undefined, {
          ...contact,
          facility: id,
          person: linked(cast.people, contact.person),
          unit: linked(cast.units, contact.unit),
          order,
        });
      known.set(key, id);
    });
  };
  const happenings: Happening[] = [{ at: instantAt(first, enteredTime), run: () => facilities.forEach(enter) }];
  for (const { key, closed, checkedDaysAgo } of facilities) {
    if (closed) {
      const on = addDays(today, -closed.daysAgo);
      const day = on > first ? on : addDays(first, 1);
      happenings.push({
        at: instantAt(day, closedTime),
        run: () =>
          void station.parts.journal.commit(planner, (tx) =>
            saveFacility(tx, byKey(known, key), { closed: { on: day, reason: closed.reason } }, zone),
          ),
      });
    }
    const checkedOn = checkedDaysAgo === undefined ? null : addDays(today, -checkedDaysAgo);
    if (checkedOn !== null && checkedOn > first)
      happenings.push({
        at: instantAt(checkedOn, closedTime),
        run: () => void station.parts.journal.commit(planner, (tx) => saveFacility(tx, byKey(known, key), { checkedOn }, zone)),
      });
  }
  return happenings.filter(({ at }) => at < now);
}
