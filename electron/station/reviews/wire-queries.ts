// Lines of the timeline as the contract shows them.
import type { Millis } from '#shared/time/clock.ts';
import type { TimelineRow } from './queries.ts';

/** Recorded this much after it happened, a line is shown as typed in later. */
const backdatedMs = 60_000;

export function timelineOut(row: TimelineRow, iso: (at: Millis) => string) {
  const { hlc: _hlc, ...line } = row;
  return { ...line, at: iso(row.at), recordedAt: iso(row.recordedAt), backdated: row.recordedAt - row.at > backdatedMs };
}
