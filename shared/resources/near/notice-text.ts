// The words to a place around an incident: what happened, how far away, what is asked of it, whom to answer. Drafts: people change them.
import type { FacilityKind } from '../types.ts';
import type { CompassPoint } from './bearing.ts';

const asks: Record<FacilityKind, string> = {
  fireStation: '请做好出动准备，并报可出动车辆和人数',
  team: '请集结待命，并报可出动人数、装备和到位时间',
  supplyDepot: '请保管员立即到岗备货，并报可调数量',
  shelter: '请做好开放准备，并报可接收人数',
  hospital: '请做好接诊准备，并报空余床位',
  producer: '请报可供数量和最快交付时间',
  distributor: '请报可用车辆和最快到位时间',
  hazardSource: '请立即检查安全状况，按预案采取措施，并报有无受影响',
  reservoir: '请立即检查工情水情，并报有无险情',
  school: '请做好防护和疏散准备，并报在校人数',
  protectedTarget: '请做好防护和疏散准备，并报在场人数',
  commandPost: '请做好启用准备',
  transport: '请报可用车辆和人数',
};

/** The eight directions as they are said on the telephone. */
export const compassWords: Record<CompassPoint, string> = {
  n: '北',
  ne: '东北',
  e: '东',
  se: '东南',
  s: '南',
  sw: '西南',
  w: '西',
  nw: '西北',
};

export interface PlaceNoticeFacts {
  kind: FacilityKind;
  facilityName: string;
  incident: { title: string; number: string; place: string };
  /** Straight line from the place to the incident; null: one of them is not placed. */
  metres: number | null;
  /** Where the incident lies, seen from the place. */
  compass: CompassPoint | null;
  /** What is asked; '' takes the usual of the kind. */
  ask: string;
  office: { name: string; phone: string };
}

export const kilometres = (metres: number): string =>
  metres < 1_000 ? `${Math.round(metres / 10) * 10} 米` : `${(metres / 1_000).toFixed(1)} 公里`;

export function placeNoticeText(facts: PlaceNoticeFacts): string {
  const { kind, facilityName, incident, metres, compass, ask, office } = facts;
  const where = incident.place === '' ? '' : `，地点：${incident.place}`;
  const away = metres === null || compass === null ? '' : `，在你处${compassWords[compass]}面约 ${kilometres(metres)}（直线）`;
  const phone = office.phone === '' ? '' : `，电话 ${office.phone}`;
  const asked = (ask === '' ? asks[kind] : ask).replace(/[。；;]+$/, '');
  return `【情况通报】${facilityName}：${incident.title}（${incident.number}）${where}${away}。${asked}。收到请回复${office.name || '总值班室'}${phone}。`;
}
