// The watch over stock: opens what is owed for it when its time has come, settles it by the movement that put it right.
// Everything has a derived id, so that it exists once whatever is restarted, replayed or opened on two stations.
import { type Entry, systemActor } from '#shared/journal/envelope.ts';
import type { Id } from '#shared/kernel/ids.ts';
import type { Desired } from '#shared/obligations/types.ts';
import { type OwedOfStock, owedOfStock } from '#shared/resources/stock/owed.ts';
import type { StationSettings } from '#shared/settings/types.ts';
import type { Millis } from '#shared/time/clock.ts';
import { instantOf } from '#shared/time/zone.ts';
import type { Journal, Tx } from '../../journal/append.ts';
import { derivedId } from '../../kernel/derived-id.ts';
import { meet, openStandingDuty, waiveBecause } from '../../obligations/commands.ts';
import { type DutyKey, dutyKeys, type ObligationRow, openStandingDuties } from '../../obligations/queries.ts';
import type { RuleBook } from '../../settings/queries.ts';
import { facilityById } from '../queries.ts';
import { lastMoveAt, linesForDuties, type StockDutyContext, stockDutyContext } from './duty-queries.ts';

/** Nothing of stock is a matter of minutes: it looks when something moved and at least this often, for days go by. */
const lookEveryMs = 6 * 60 * 60_000;
/** A form moves dozens of lines: it looks once for many. */
const gatherMs = 2_000;
const dependsOn = ['stock', 'supply', 'facility', 'rule', 'settings'];
/** Offices open then: what is owed shows up in the morning, not at midnight. */
const opensAt = { hour: 8, minute: 30 };
/** And close then: the limit of a day. */
const closesAt = { hour: 17, minute: 30 };

export interface StockWatchOptions {
  journal: Journal;
  book: RuleBook;
  settings: () => StationSettings;
}

export class StockWatch {
  readonly #options: StockWatchOptions;
  #lookAt: Millis = 0;
  #lastLook: Millis = 0;
  #owed: { context: StockDutyContext; owed: OwedOfStock[] } | null = null;

  constructor(options: StockWatchOptions) {
    this.#options = options;
  }

  /** What was written: when stock depends on it, it looks soon. */
  see(entries: readonly Entry[]): void {
    if (entries.some(({ type }) => dependsOn.includes(type.split('.')[0] ?? '')))
      this.#lookAt = Math.min(this.#lookAt, this.#lastLook + gatherMs);
  }

  open(now: Millis): void {
    if (now < this.#lookAt) return;
    const { journal, book, settings } = this.#options;
    const { zone, packs } = settings();
    const context = stockDutyContext(journal.db, book, zone, packs, now);
    const owed = owedOfStock(linesForDuties(journal.db, context), context.rules, context.today);
    const rounds = Map.groupBy(dutyKeys(journal.db, 'stock'), ({ key }) => baseOf(key));
    const fresh = owed.flatMap((one) => {
      // A day of the calendar has come, not a movement: that waits for the morning.
      if (one.duty === 'stockExpiry' && instantAt(one.startedOn, opensAt, zone) > now) return [];
      const last = rounds.get(one.key)?.reduce((latest, each) => (roundOf(each) > roundOf(latest) ? each : latest));
      if (last && !mayReopen(last)) return [];
      return [desiredOf(one, last ? roundOf(last) + 1 : 0, context, settings())];
    });
    if (fresh.length > 0)
      journal.commit(systemActor, (tx) => fresh.forEach(({ id, wanted }) => openStandingDuty(tx, id, wanted, 'stock')), now);
    this.#owed = { context, owed };
  }

  settle(now: Millis): void {
    if (!this.#owed) return;
    const { journal } = this.#options;
    const { owed, context } = this.#owed;
    const standing = new Set(owed.map(({ key }) => key));
    const settled = openStandingDuties(journal.db, 'stock').filter((row) => !standing.has(baseOf(row.key)));
    if (settled.length > 0) journal.commit(systemActor, (tx) => settled.forEach((row) => settle(tx, row, standing)), now);
    this.#owed = null;
    this.#lastLook = now;
    const morning = instantAt(context.today, opensAt, context.zone);
    this.#lookAt = morning > now ? Math.min(morning, now + lookEveryMs) : now + lookEveryMs;
  }

  nextAt(): Millis {
    return this.#lookAt;
  }
}

const baseOf = (key: string): string => key.split('#')[0] ?? '';
const roundOf = (row: DutyKey): number => Number(row.key.split('#')[1] ?? 0);
/** It fell again, or was only waived by rule. What a person waived stays so. */
const mayReopen = (row: DutyKey): boolean => row.closedAt !== null && (row.waivedBy === null || row.waivedBy === 'rule');

function instantAt(day: string, time: { hour: number; minute: number }, zone: string): Millis {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  return instantOf({ year, month, day: date, ...time }, zone);
}

function desiredOf(
  { duty, key: base, facility, title, startedOn, dueOn, rule }: OwedOfStock,
  round: number,
  { zone, ladders }: StockDutyContext,
  { officeName, unitName }: StationSettings,
): { id: Id; wanted: Desired } {
  const ladder = ladders.find((one) => one.id === rule.ladder) ?? ladders[0];
  if (!ladder) throw new Error('there is no ladder in force');
  const key = `${base}#${round}`;
  const startedAt = instantAt(startedOn, { hour: 0, minute: 0 }, zone);
  const dueAt = instantAt(dueOn, closesAt, zone);
  return {
    // What was so before it was recorded has no day of its own: its id is of its key alone.
    id: derivedId(key, base.endsWith('/before') ? 0 : dueAt),
    wanted: {
      key,
      duty,
      mode: 'any',
      owedBy: { id: 'office', name: officeName || unitName || '本级值班室', nameEn: officeName || 'Own duty room' },
      recipient: { id: facility, name: title },
      startedAt,
      dueAt,
      rule: {
        id: `stock-${rule.id}`,
        version: rule.version,
        pack: rule.pack,
        source: rule.source,
        confidence: rule.confidence,
        limitSeconds: Math.round((dueAt - startedAt) / 1000),
        limitIsDefault: false,
        clock: 'opening',
        clockUsed: 'opening',
        force: rule.confidence === 'proposal' ? 'proposal' : 'must',
        note: rule.note ?? null,
      },
      bases: [],
      ladder,
    },
  };
}

/** It is owed no more: by a movement since, or because what it was counted by has changed. */
function settle(tx: Tx, row: ObligationRow, standing: ReadonlySet<string>): void {
  const [duty = '', facility = '', line = ''] = baseOf(row.key).split('/');
  const place = facilityById(tx.db, facility);
  if (!place || place.removed) return waiveBecause(tx, row, '场所已从库中删除');
  const ofLine = duty === 'stockMinimum' && line !== 'before' ? line : null;
  if (ofLine !== null && [...standing].some((key) => key.startsWith(`${duty}/${facility}/${ofLine}/`)))
    return waiveBecause(tx, row, '起算的日期已更正，按更正后的办理');
  const move = lastMoveAt(tx.db, facility, ofLine);
  if (!move || move.recordedAt < row.openedAt)
    return waiveBecause(tx, row, duty === 'stockMinimum' ? '最低储备或规则已调整' : '有效期或规则已更正');
  meet(tx, row.id, Math.min(tx.now, move.at), { reference: move.document, note: duty === 'stockMinimum' ? '已补足' : '已清理' });
}
