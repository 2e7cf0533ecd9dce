// What is told to a place around an incident, and how far that has come.
import type { Id } from '../../kernel/ids.ts';
import type { Millis } from '../../time/clock.ts';
import type { FacilityKind } from '../types.ts';

/** How somebody was told: by the program's own channel for text messages, or by a person. */
export const toldWays = ['sms', 'phone', 'message', 'other'] as const;
export type ToldWay = (typeof toldWays)[number];

/** A word to one contact of one place. Each step is a field of its own: sent is not arrived, arrived is not answered. */
export interface PlaceNoticeValue {
  incident: Id;
  facility: Id;
  /** As it was called then: the timeline reads so for ever. */
  facilityName: string;
  kind: FacilityKind;
  /** Who is told. */
  to: string;
  phone: string;
  text: string;
  /** Sent by hand; what the program sent stands in its own deliveries. */
  sent: { at: Millis; via: ToldWay } | null;
  delivered: { at: Millis } | null;
  answered: { at: Millis; who: string; said: string } | null;
  /** Among those drafted at once. */
  order: number;
  removed: boolean;
}

/** How long people stay in a shelter: decides how much room each needs. */
export const stays = ['emergency', 'temporary', 'short', 'medium', 'long'] as const;
export type Stay = (typeof stays)[number];

/** Why a shelter is not proposed. */
export const leftOutReasons = ['closed', 'tooNear', 'hazard', 'unknown', 'full'] as const;
export type LeftOut = (typeof leftOutReasons)[number];

/** One row of an imported road layer's classes: how fast one drives there. Our own proposal until the office has confirmed it. */
export interface RoadSpeed {
  /** As the layer's class column says it. */
  roadClass: string;
  kmh: number;
}
