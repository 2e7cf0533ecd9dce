// Hybrid logical clock: orders the entries of all stations, survives a wall clock that goes back.
import type { Millis } from './clock.ts';

/** `mmmmmmmmmmmmm-cccc-station`: 13 digits of ms UTC, 4 hex digits of counter, the station. Sorts as text. */
export type Hlc = string;

/** How far ahead of our wall clock a remote reading may pull ours; beyond it the entry is stored, but our clock is not moved. */
const maxRemoteLeadMs = 5 * 60_000;

export interface HlcState {
  physical: Millis;
  counter: number;
}

const maxCounter = 0xffff;

export function formatHlc(state: HlcState, station: string): Hlc {
  return `${String(state.physical).padStart(13, '0')}-${state.counter.toString(16).padStart(4, '0')}-${station}`;
}

export function parseHlc(text: Hlc): HlcState & { station: string } {
  const match = /^(\d{13})-([0-9a-f]{4})-(.+)$/.exec(text);
  if (!match) throw new RangeError(`not a hybrid clock reading: ${text.slice(0, 60)}`);
  return { physical: Number(match[1]), counter: Number.parseInt(match[2] ?? '0', 16), station: match[3] ?? '' };
}

/** The physical milliseconds of a reading: when it was recorded. */
export const hlcMillis = (hlc: Hlc): Millis => Number(hlc.slice(0, 13));

/** The reading for a new entry: later than every reading before it, and not before `now`. */
export function tick(state: HlcState, now: Millis): HlcState {
  if (now > state.physical) return { physical: now, counter: 0 };
  if (state.counter < maxCounter) return { physical: state.physical, counter: state.counter + 1 };
  return { physical: state.physical + 1, counter: 0 };
}

/** Takes notice of another station's reading, capped so that a wrong remote clock cannot drag ours along. */
export function receive(state: HlcState, remote: HlcState, now: Millis): HlcState {
  if (remote.physical > now + maxRemoteLeadMs) return state;
  const ahead = remote.physical > state.physical || (remote.physical === state.physical && remote.counter > state.counter);
  return ahead ? { physical: remote.physical, counter: remote.counter } : state;
}
