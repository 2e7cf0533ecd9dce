// Which body the station drew by itself: whether somebody has edited it since. What is not known here counts as edited.
import type { Report } from './report-model.ts';

const drawn = new Map<string, string>();

/** A draft that was made a moment ago and never written to since is as the station drew it. */
const freshMs = 3_000;

export function rememberDrawn(report: Report, body: string, sure = false): void {
  const fresh =
    Math.abs(Date.parse(report.content.at) - Date.parse(report.createdAt)) < freshMs && Date.now() - Date.parse(report.createdAt) < freshMs;
  if (sure || (fresh && !drawn.has(report.id))) drawn.set(report.id, body);
}

export function wasEdited(report: Report, body: string): boolean {
  return drawn.get(report.id) !== body;
}
