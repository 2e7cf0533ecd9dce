// The code scheme of GB/T 38565-2020: four layers in seven digits, 1 + 2 + 2 + 2; 99 takes in what has no class, 00 ends a code early.
import type { SupplyCategory } from './types.ts';

/** Why a code does not fit the scheme, or null. '' is no code and fits. */
export function codeFault(code: string, category: SupplyCategory | null): 'digits' | 'category' | 'layers' | null {
  if (code === '') return null;
  const match = /^([1-9])(\d\d)(\d\d)(\d\d)$/.exec(code);
  if (!match) return 'digits';
  const [, big, ...layers] = match;
  if (!['1', '2', '3'].includes(big ?? '') || (category !== null && big !== category)) return 'category';
  // Nothing stands below a layer that is not named.
  const ended = layers.indexOf('00');
  return ended >= 0 && layers.slice(ended).some((layer) => layer !== '00') ? 'layers' : null;
}
