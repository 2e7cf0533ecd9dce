// Titles that stand without a number and without a look, in files whose numbers did not come along.
import { couldBeTitle, endsLikeTitle, isKnownTitle, readCandidate } from './headings.ts';
import type { Line } from './lines.ts';

/** Fewer bare titles than this may be chance. */
const fewestBare = 6;
const longestAlone = 18;

function readsAsTitle(line: Line | undefined): line is Line {
  if (!line || line.rows || line.plain.length > longestAlone || !couldBeTitle(line.plain)) return false;
  return (
    isKnownTitle(line.plain) ||
    endsLikeTitle(line.plain) ||
    /(?:电话|纪律|须知|物资|步骤|要点|对策|人员|分析|路线|事项|方法|内容|时限|描述|调查|上报|接报|通报|启动)$/.test(line.plain)
  );
}

/**
 * In a text without numbers: a short line with the ending of a title between sentences, or below another title.
 * @param below the line before is a heading
 */
export function standsAlone(lines: readonly Line[], at: number, below: boolean): boolean {
  const [before, line, next] = [lines[at - 1], lines[at], lines[at + 1]];
  if (!readsAsTitle(line) || !next) return false;
  return (
    (below || before?.rows != null || before === undefined || /[。；！]$|\d$/.test(before.text)) &&
    (next.rows !== null || next.text.length > line.text.length || readsAsTitle(next))
  );
}

/** A file whose numbers did not come along: most of its chapters stand bare, though a form at its end may count. */
export function lostNumbers(lines: readonly Line[]): boolean {
  const chapters = lines.filter((line) => {
    const found = readCandidate(line);
    return found !== null && found.shape === 'title' && ['chapter', 'decimal', 'chinese', 'arabic'].includes(found.token.scheme);
  }).length;
  const bare = lines.filter((line) => !line.rows && isKnownTitle(line.plain)).length;
  return bare >= fewestBare && bare > chapters * 3;
}
