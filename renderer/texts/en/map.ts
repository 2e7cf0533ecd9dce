// The map, in English.
import type { map as zhCN } from '../zh-CN/map.ts';

export const map: typeof zhCN = {
  title: 'Map',
};
