// How entries about what is told to places read in a log.
import type { z } from 'zod';
import type { LineRule, LineRules } from '../../reviews/types.ts';
import type { nearEntries } from './entries.ts';
import type { ToldWay } from './types.ts';

type Payload<T extends keyof typeof nearEntries> = z.infer<(typeof nearEntries)[T]['schema']>;
const line = <T extends keyof typeof nearEntries>(rule: LineRule<Payload<T>>): LineRule => rule;

const ways: Record<ToldWay, [zh: string, en: string]> = {
  sms: ['短信', 'by text message'],
  phone: ['电话', 'by telephone'],
  message: ['人工发信', 'by a message sent by hand'],
  other: ['其他方式', 'otherwise'],
};

const toWhom = (p: Payload<'placeNotice.saved'>, place: string, brackets: readonly [string, string]): string =>
  `${p.facilityName ?? place}${p.to ? `${brackets[0]}${p.to}${brackets[1]}` : ''}`;

/** A step of the incident: told, arrived, answered, or one of them taken back. A draft is none. */
const isStep = (p: Payload<'placeNotice.saved'>): boolean =>
  p.text === undefined && (p.sent !== undefined || p.delivered !== undefined || p.answered !== undefined);

export const nearLines: LineRules = {
  'placeNotice.saved': line<'placeNotice.saved'>({
    sort: 'note',
    log: false,
    incident: (p) => (isStep(p) ? (p.incident ?? null) : null),
    text: {
      'zh-CN': (p) => {
        const whom = toWhom(p, '场所', ['（', '）']);
        if (p.answered) return `${whom}回复（${p.answered.who}）：${p.answered.said || '已知悉'}`;
        if (p.delivered) return `通知已送达：${whom}`;
        if (p.sent) return `已通知（${ways[p.sent.via][0]}）：${whom}`;
        return isStep(p) ? `更正告知记录：${whom}` : `告知稿：${whom}`;
      },
      en: (p) => {
        const whom = toWhom(p, 'place', [' (', ')']);
        if (p.answered) return `${whom} answered (${p.answered.who}): ${p.answered.said || 'understood'}`;
        if (p.delivered) return `Notice arrived: ${whom}`;
        if (p.sent) return `Told ${ways[p.sent.via][1]}: ${whom}`;
        return isStep(p) ? `Record of telling corrected: ${whom}` : `Notice drafted: ${whom}`;
      },
    },
  }),
  'placeNotice.queued': line<'placeNotice.queued'>({
    sort: 'note',
    log: false,
    incident: (p) => p.incident,
    text: {
      'zh-CN': (p) => `短信待发：${p.facilityName}${p.to === '' ? '' : `（${p.to}）`} ${p.phone}`,
      en: (p) => `Text message waits to be sent: ${p.facilityName}${p.to === '' ? '' : ` (${p.to})`} ${p.phone}`,
    },
  }),
  'roadSpeed.saved': line<'roadSpeed.saved'>({
    sort: 'system',
    log: false,
    text: {
      'zh-CN': (p) => (p.kmh === null ? `道路车速恢复建议值：${p.roadClass}` : `道路车速：${p.roadClass} ${p.kmh} 公里/小时`),
      en: (p) => (p.kmh === null ? `Road speed as proposed: ${p.roadClass}` : `Road speed: ${p.roadClass} ${p.kmh} km/h`),
    },
  }),
};
