// A slip as it is typed: a new one, or one that is prepared and changed before its goods go out.
import type { SlipOut } from '#shared/contract/stock-shape.ts';
import { differences, type Problems } from '#renderer/client/use-form.ts';
import type { Texts } from '#renderer/texts/catalogue.ts';
import { momentOf } from '#renderer/texts/times.ts';
import { isoOfMoment } from '#renderer/texts/typed.ts';
import { filledGoods, type Goods, goodsProblems, type Typed } from './goods.ts';
import { blankHead, type HeadForm, headInput, headProblems } from './move-form.ts';

export interface SlipValues extends HeadForm {
  incident: string | null;
  receiverUnit: string | null;
  receiverUnitName: string;
  receiver: string;
  phone: string;
  carrier: string;
  vehicle: string;
  orderedBy: string;
  purpose: string;
  typed: Typed;
  beyond: boolean;
}

export const blankSlip = (incident: string | null): SlipValues => ({
  ...blankHead,
  incident,
  receiverUnit: null,
  receiverUnitName: '',
  receiver: '',
  phone: '',
  carrier: '',
  vehicle: '',
  orderedBy: '',
  purpose: '',
  typed: {},
  beyond: false,
});

const keyOf = ({ line, batch }: { line: string; batch: string | null }): string => `${line}/${batch ?? ''}`;

export const slipValues = (slip: SlipOut): SlipValues => ({
  ...blankSlip(slip.incident),
  at: momentOf(Date.parse(slip.at), false),
  receiverUnit: slip.receiverUnit,
  // A unit of the directory is called as it is called there.
  receiverUnitName: slip.receiverUnit === null ? slip.receiverUnitName : '',
  receiver: slip.receiver,
  phone: slip.phone,
  carrier: slip.carrier,
  vehicle: slip.vehicle,
  orderedBy: slip.orderedBy,
  purpose: slip.purpose,
  typed: Object.fromEntries(slip.lines.map((line) => [keyOf(line), String(line.quantity)])),
});

/** What can be chosen from: what has not expired; of a slip also its own goods that have, or lie nowhere any more, so that they can be struck. */
export function goodsOfSlip(goods: readonly Goods[], slip: SlipOut | null, today: string): Goods[] {
  const own = new Map(slip?.lines.map((line) => [keyOf(line), line]));
  const known = goods.filter(({ key, expired }) => !expired || own.has(key));
  const keys = new Set(known.map(({ key }) => key));
  const gone = [...own].flatMap(([key, line]): Goods[] =>
    keys.has(key)
      ? []
      : [
          {
            key,
            line: line.line,
            batch: line.batch,
            facility: line.facility,
            place: line.facilityName,
            name: line.name,
            spec: line.spec,
            unit: line.unit,
            // The station knows how far this unit is divided.
            decimals: 3,
            shelf: line.shelf,
            batchNumber: line.batchNumber,
            expiresOn: line.expiresOn,
            expired: line.expiresOn !== null && line.expiresOn < today,
            book: 0,
          },
        ],
  );
  return [...known, ...gone];
}

type Words = Texts['stock']['form']['problems'];

/**
 * What is wrong with the rows. A slip that is changed may ask of a row what it asked before, though the book has less by now:
 * that is settled when the goods go out.
 */
export function slipRowProblems(
  goods: readonly Goods[],
  { typed, beyond }: SlipValues,
  slip: SlipOut | null,
  words: Words,
): Record<string, string> {
  const asked = new Map(slip?.lines.map((line) => [keyOf(line), line.quantity]));
  const most = goods.map((one) => ({ ...one, book: Math.max(one.book, asked.get(one.key) ?? 0) }));
  const expired = goods.filter(({ key, expired: gone }) => gone && (typed[key] ?? '').trim() !== '');
  return {
    ...goodsProblems(most, typed, words, { positive: true, most: !beyond }),
    ...Object.fromEntries(expired.map(({ key }) => [key, words.expired])),
  };
}

export function slipProblems(goods: readonly Goods[], values: SlipValues, slip: SlipOut | null, now: number, words: Words): Problems {
  const [wrong] = Object.values(slipRowProblems(goods, values, slip, words));
  const toNobody = values.incident === null && values.receiverUnit === null && values.receiverUnitName.trim() === '';
  return {
    ...headProblems(values, now, words),
    ...(toNobody ? { receiverUnitName: words.receiver } : {}),
    ...(values.beyond && values.reason.trim() === '' ? { reason: words.reason } : {}),
    ...(wrong !== undefined ? { goods: wrong } : filledGoods(goods, values.typed, words).length === 0 ? { goods: words.none } : {}),
  };
}

const slipItems = (goods: readonly Goods[], typed: Typed, words: Words) =>
  filledGoods(goods, typed, words).map(({ goods: { line, batch }, value }) => ({ line, batch, quantity: value }));

/** A new slip, as the station is asked. */
export function slipInput(goods: readonly Goods[], { typed, at, ...values }: SlipValues, now: number, words: Words) {
  const { document: _own, ...head } = headInput({ ...values, at }, now);
  const { document: _none, ...rest } = values;
  return { ...rest, ...head, items: slipItems(goods, typed, words) };
}

/** Of a slip that stands, only what differs: the rest keeps its writer. */
export function slipPatch(goods: readonly Goods[], values: SlipValues, slip: SlipOut, now: number, words: Words) {
  const { typed, at, document: _d, reason: _r, person: _p, beyond: _b, ...head } = differences(slipValues(slip), values);
  const moment = at === undefined || at.trim() === '' ? null : isoOfMoment(at, now);
  return {
    id: slip.id,
    patch: { ...head, ...(moment === null ? {} : { at: moment }) },
    ...(typed === undefined ? {} : { items: slipItems(goods, typed, words) }),
  };
}

/** The goods of a slip in one line, for whoever is told that somebody else changed them. */
export const goodsText = ({ lines }: SlipOut): string =>
  lines
    .map(({ name, batchNumber, quantity, unit }) => [name, batchNumber, quantity, unit].filter((part) => part !== '').join(' '))
    .join('、');
