// A depot or two with something in them, made through the contract.
import type { TestStation } from './station.ts';

type Call = TestStation['call'];

export async function depot(call: Call, name = '中心库'): Promise<string> {
  return (await call.facilities.create({ facility: { kind: 'supplyDepot', name, position: { lng: 116.3, lat: 35.9 } } })).id;
}

export async function tents(call: Call): Promise<string> {
  return (await call.supplies.create({ supply: { name: '救灾帐篷（单）', unit: '顶', category: '1', aliases: ['帐篷'] } })).id;
}

/** What one line says today. */
export async function lineOf(call: Call, facility: string, supply: string) {
  const { items } = await call.stock.lines({ facility, supply });
  const [line] = items;
  if (!line) throw new Error('there is no such line');
  return line;
}

/** Opening stock. Returns the line. */
export async function filled(
  call: Call,
  facility: string,
  supply: string,
  quantity: number,
  batch?: { number?: string; madeOn?: string; expiresOn?: string },
): Promise<string> {
  await call.stock.takeIn({ cause: 'opening', facility, items: [{ supply, quantity, ...(batch ? { batch } : {}) }] });
  return (await lineOf(call, facility, supply)).id;
}
