// What the list of stock shows and where one was in it: kept while the page lives, so that coming back finds it as it was.
import { create } from 'zustand';
import type { StockFlag, SupplyCategory } from '#shared/resources/stock/types.ts';
import { listPlace } from '#renderer/components/list-place.ts';

export interface StockView {
  by: 'place' | 'supply';
  text: string;
  facility: string | null;
  category: SupplyCategory | null;
  flag: StockFlag | null;
  /** The row that was opened last. */
  opened: string | null;
}

export const blankStock = { text: '', facility: null, category: null, flag: null } as const;

export const useStockView = create<StockView>(() => ({ by: 'place', opened: null, ...blankStock }));

export const stockPlace = listPlace();

export function changeStock(change: Partial<StockView>): void {
  stockPlace.keep(0);
  useStockView.setState(change);
}

/** As the station is asked. */
export function stockFilter({ facility, category, flag }: StockView) {
  return {
    ...(facility === null ? {} : { facility }),
    ...(category === null ? {} : { category }),
    ...(flag === null ? {} : { flag }),
  };
}

export const isFiltered = ({ text, facility, category, flag }: StockView): boolean =>
  text.trim() !== '' || facility !== null || category !== null || flag !== null;
