// Fills the sample county's depots: the books are opened on the first day, goods go in and out since as the scenario says.
import type { Id } from '#shared/kernel/ids.ts';
import { addDays } from '#shared/rosters/calendar.ts';
import { quantityOf } from '#shared/resources/stock/amounts.ts';
import type { Millis } from '#shared/time/clock.ts';
import { dayText } from '#shared/time/zone.ts';
import { listIncidents } from '../incidents/queries.ts';
import type { Tx } from '../journal/append.ts';
import { saveSupply } from '../resources/stock/commands.ts';
import { lineIdOf } from '../resources/stock/ids.ts';
import { stocktake, takeIn, takeOut, transfer } from '../resources/stock/moves.ts';
import { bookOf } from '../resources/stock/queries.ts';
import { issueSlip, prepareSlip, returnGoods } from '../resources/stock/slips.ts';
import type { Station } from '../station.ts';
import { byKey, type Cast, type Happening, instantAt, zone } from './cast.ts';
import type { SampleStock } from './place-scenario.ts';
import type { Scenario } from './scenario.ts';

type Move = SampleStock['moves'][number];
const openedTime = '09:05';

/** @param places ids of the sample's places by key: filled by the time anything runs */
export function stockHappenings(
  station: Station,
  { stock }: Scenario,
  cast: Cast,
  places: ReadonlyMap<string, Id>,
  first: string,
  now: Millis,
): Happening[] {
  const today = dayText(now, zone);
  const planner = byKey(cast.users, 'tangzhigang');
  const supplies = new Map<string, Id>();
  const line = (depot: string, supply: string): Id => lineIdOf(byKey(places, depot), byKey(supplies, supply));
  const out = (rows: readonly { depot: string; supply: string; quantity: number }[]) =>
    rows.map(({ depot, supply, quantity }) => ({ line: line(depot, supply), quantity }));
  /** What was counted in pieces is whole; steel wire and salt are weighed. */
  const decimals = (unit: string): number => (unit === '吨' ? 1 : 0);

  const open = (tx: Tx): void => {
    for (const { key, shelfMonths, ...supply } of stock.supplies)
      supplies.set(key, saveSupply(tx, undefined, { ...supply, decimals: decimals(supply.unit), shelfLifeMonths: shelfMonths }));
    for (const depot of new Set(stock.lines.map((one) => one.depot))) {
      const items = stock.lines
        .filter((one) => one.depot === depot)
        .flatMap(({ supply, minimum, shelf, batches }) =>
          batches.map(({ number, quantity, expiresInDays }) => ({
            supply: byKey(supplies, supply),
            quantity,
            minimum,
            shelf,
            ...(number === '' || expiresInDays === undefined ? {} : { batch: { number, expiresOn: addDays(today, expiresInDays) } }),
          })),
        );
      takeIn(tx, { cause: 'opening', facility: byKey(places, depot), items }, zone);
    }
  };

  const run = (tx: Tx, move: Move, slip: { id: Id }): void => {
    if (move.do === 'slip') {
      const incident = listIncidents(tx.db, { state: 'all', limit: 500 }).items.find(({ title }) => title === move.incident);
      const { toUnit, receiver, purpose, carrier, vehicle, orderedBy } = move;
      const head = {
        incident: incident?.id ?? null,
        receiverUnit: byKey(cast.units, toUnit),
        receiver,
        purpose,
        carrier,
        vehicle,
        orderedBy,
      };
      slip.id = prepareSlip(tx, station.parts.settings(), head, out(move.items));
      issueSlip(tx, slip.id, { person: carrier }, zone);
    } else if (move.do === 'count')
      stocktake(
        tx,
        {
          rows: move.rows.map(({ depot, supply, change }) => ({
            line: line(depot, supply),
            counted: quantityOf(bookOf(tx.db, line(depot, supply), null)) + change,
          })),
        },
        zone,
      );
    else if (move.do === 'transfer')
      transfer(tx, {
        to: byKey(places, move.to),
        reason: move.reason,
        items: out(move.items.map((one) => ({ ...one, depot: move.from }))),
      });
    else if (move.do === 'in')
      takeIn(
        tx,
        {
          cause: move.cause,
          facility: byKey(places, move.depot),
          reason: move.reason,
          items: move.items.map(({ supply, quantity, number, expiresInDays }) => ({
            supply: byKey(supplies, supply),
            quantity,
            batch: { number, expiresOn: addDays(today, expiresInDays) },
          })),
        },
        zone,
      );
    else
      takeOut(
        tx,
        {
          cause: move.cause,
          beyond: true,
          reason: move.reason,
          items: move.items.map(({ supply, beyondBy }) => ({
            line: line(move.depot, supply),
            quantity: quantityOf(bookOf(tx.db, line(move.depot, supply), null)) + beyondBy,
          })),
        },
        zone,
      );
  };

  const as = (user: Id, work: (tx: Tx) => void) => (): void => {
    station.parts.journal.commit(user, work);
  };
  const happenings: Happening[] = [{ at: instantAt(first, openedTime), run: as(planner, open) }];
  for (const move of stock.moves) {
    const slip = { id: '' };
    const at = instantAt(addDays(today, -move.daysAgo), move.time);
    const user = move.do === 'slip' ? cast.mainOf(at) : planner;
    happenings.push({ at, run: as(user, (tx) => run(tx, move, slip)) });
    if (move.do === 'slip' && move.back && move.backDaysAgo !== undefined) {
      const back = move.back;
      happenings.push({
        at: instantAt(addDays(today, -move.backDaysAgo), move.time),
        run: as(planner, (tx) => returnGoods(tx, slip.id, { items: out(back), reason: '安置结束，清点入库' })),
      });
    }
  }
  return happenings.filter(({ at }) => at < now);
}
