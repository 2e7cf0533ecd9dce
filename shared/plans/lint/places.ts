// Places that a plan counts on although they are closed or no longer entered: a depot that is empty, a shelter that is pulled down.
import type { Finding } from '../types.ts';
import { finding, type Lint, type LintPlace } from './input.ts';
import { spokenOfAsGone } from './obsolete.ts';

/** Shorter names (粮站, 西库) stand in too many other words. */
const minName = 4;

interface Hit {
  from: number;
  to: number;
  place: LintPlace;
}

/** @returns where the places are named, but not within the longer name of one that is in use */
function placesIn(text: string, places: readonly LintPlace[]): Hit[] {
  const hits: Hit[] = [];
  for (const place of places) {
    const { name } = place;
    if (name.length < minName) continue;
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
      const inLonger = place.longer.some((other) => {
        const start = at - other.indexOf(name);
        return text.startsWith(other, start);
      });
      if (!inLonger) hits.push({ from: at, to: at + name.length, place });
    }
  }
  // Of two that are both gone the longer name is meant.
  return hits.filter(
    (hit) =>
      !hits.some((other) => other !== hit && other.from <= hit.from && hit.to <= other.to && other.to - other.from > hit.to - hit.from),
  );
}

export function placeFindings(lint: Lint): Finding[] {
  const { places } = lint.tables;
  if (places.length === 0) return [];
  return lint.pages.flatMap(({ section, heading, text }) => {
    const found = new Map<string, Finding>();
    for (const [words, inHeading] of [
      [heading, true],
      [text, false],
    ] as const)
      for (const hit of placesIn(words, places)) {
        const { name, closed, instead } = hit.place;
        // Once a section for each place: a table names it in row after row.
        if (found.has(name) || spokenOfAsGone(words, hit)) continue;
        const where = inHeading ? { section: section.id } : { section: section.id, from: hit.from, to: hit.to };
        const params = { instead: instead.join('、'), ...(closed ? { since: closed.on, reason: closed.reason } : {}) };
        found.set(name, finding(lint, closed ? 'placeClosed' : 'placeGone', name, where, params));
      }
    return [...found.values()];
  });
}
