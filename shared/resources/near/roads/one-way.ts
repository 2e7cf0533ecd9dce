// What a file's column says of the directions in which one may drive on a road, as OSM, its extracts and offices' own files write it.

export type OneWay = 1 | -1 | 0;

/** As the line is drawn; F and FT as extracts and GIS write it. */
const forward = /^(1|yes|y|true|f|ft|forward|是|单|单行|单向|单行道|单行线|单向行驶|单向通行|正向|顺向)$/i;
const backward = /^(-1|reverse|backward|t|tf|反向|逆向|反向单行|逆向单行)$/i;
/** A 2 is both ways in some data and forward in other: not known. Lanes that change their direction in a day are of no use as one-way: both may have to be reckoned with. */
const both = /^(|0|no|n|false|b|both|none|null|reversible|alternating|否|无|双|双行|双向|双向通行|双行道)$/i;

/** 1: only as drawn, -1: only against it, 0: both ways; undefined: says nothing that is known here. */
export function oneWayOf(text: string): OneWay | undefined {
  const said = text.trim().replace(/\.0+$/, '');
  if (forward.test(said)) return 1;
  if (backward.test(said)) return -1;
  return both.test(said) ? 0 : undefined;
}
