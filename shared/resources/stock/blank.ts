// What supplies, stock lines, batches and slips are before their first entry.
import type { BatchValue, SlipValue, StockLineValue, SupplyValue } from './types.ts';

export const blankSupply: SupplyValue = {
  name: '',
  aliases: [],
  category: null,
  code: '',
  unit: '',
  decimals: 0,
  spec: '',
  shelfLifeMonths: null,
  note: '',
  removed: false,
};

export const blankLine: StockLineValue = { facility: '', supply: '', minimum: 0, shelf: '', note: '', removed: false };

export const blankBatch: BatchValue = { supply: '', number: '', madeOn: null, expiresOn: null };

export const blankSlip: SlipValue = {
  number: '',
  incident: null,
  receiverUnit: null,
  receiverUnitName: '',
  receiver: '',
  phone: '',
  carrier: '',
  vehicle: '',
  orderedBy: '',
  purpose: '',
  at: 0,
  lines: [],
  cancelled: null,
  settled: null,
};
