// How entries about supplies and stock read in a log.
import type { z } from 'zod';
import type { LineRule, LineRules } from '../../reviews/types.ts';
import { amountText } from './amounts.ts';
import type { stockEntries } from './entries.ts';
import type { Leg, MovementCause } from './types.ts';

type Payload<T extends keyof typeof stockEntries> = z.infer<(typeof stockEntries)[T]['schema']>;
const line = <T extends keyof typeof stockEntries>(rule: LineRule<Payload<T>>): LineRule => rule;

const causes: Record<'zh-CN' | 'en', Record<MovementCause, string>> = {
  'zh-CN': {
    opening: '期初建账',
    purchase: '采购入库',
    donation: '捐赠入库',
    returned: '归还入库',
    issue: '出库',
    loss: '损失',
    scrap: '报废',
    transfer: '调库',
    stocktake: '盘点',
    correction: '冲正',
  },
  en: {
    opening: 'Opening stock',
    purchase: 'Purchase in',
    donation: 'Donation in',
    returned: 'Returned',
    issue: 'Issued',
    loss: 'Lost',
    scrap: 'Scrapped',
    transfer: 'Transferred',
    stocktake: 'Counted',
    correction: 'Corrected',
  },
};

type Words = Pick<Leg, 'place' | 'name' | 'unit' | 'amount'>;
const goods = ({ name, unit, amount }: Words, signed = false): string =>
  `${name} ${signed && amount > 0 ? '+' : ''}${amountText(signed ? amount : Math.abs(amount))} ${unit}`;

function moved(p: Payload<'stock.moved'>, locale: 'zh-CN' | 'en'): string {
  const [first, second] = p.legs;
  if (!first) return causes[locale][p.cause];
  const where = second ? `${first.place} → ${second.place}` : first.place;
  const signed = p.cause === 'stocktake' || p.cause === 'correction';
  const said = locale === 'en' ? { beyond: ' (beyond the book)', colon: ': ' } : { beyond: '（账面不足仍发放）', colon: '：' };
  return `${causes[locale][p.cause]}${said.colon}${where} ${goods(first, signed)}${p.beyond ? said.beyond : ''}`;
}

const list = (of: readonly Words[]): string =>
  [...Map.groupBy(of, ({ place }) => place)].map(([place, items]) => `${place} ${items.map((one) => goods(one)).join('、')}`).join('；');

export const stockLines: LineRules = {
  'supply.saved': line<'supply.saved'>({
    sort: 'system',
    log: false,
    text: { 'zh-CN': (p) => `物资品目：${p.name ?? '有改动'}`, en: (p) => `Supply saved: ${p.name ?? 'changed'}` },
  }),
  'stock.moved': line<'stock.moved'>({
    sort: 'note',
    log: false,
    important: (p) => p.beyond,
    at: (p) => p.at,
    // What a slip takes out stands in the slip's own line; what comes back of it, and what is taken back, stands by itself.
    incident: (p) => (p.slip !== null && p.cause === 'issue' ? null : p.incident),
    text: { 'zh-CN': (p) => moved(p, 'zh-CN'), en: (p) => moved(p, 'en') },
  }),
  'stock.slipIssued': line<'stock.slipIssued'>({
    sort: 'fact',
    log: true,
    at: (p) => p.at,
    incident: (p) => p.incident,
    text: {
      'zh-CN': (p) => `物资调拨 ${p.number}${p.receiver ? `，发往${p.receiver}` : ''}：${list(p.goods)}`,
      en: (p) => `Stock issued ${p.number}${p.receiver ? ` to ${p.receiver}` : ''}: ${list(p.goods)}`,
    },
  }),
};
