// What usually lies in a duty room and is handed over. A proposal: each office makes its own list.
import type { EquipmentItem } from './types.ts';

export const usualEquipment: EquipmentItem[] = [
  { id: 'phone', name: '值班电话（不得转接手机）' },
  { id: 'fax', name: '传真机' },
  { id: 'video', name: '视频会商系统' },
  { id: 'ups', name: '不间断电源' },
  { id: 'printer', name: '打印机、纸张' },
  { id: 'keys', name: '钥匙、门禁卡' },
  { id: 'seal', name: '印章、密件' },
];
