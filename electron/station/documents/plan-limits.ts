// How large a plan file may be.
/** Bytes of one file: 300 pages with photographs and maps are 30 MB. */
export const planFileLimit = 52_428_800;
/** Paragraphs and tables of one file: the longest plans have 600 pages of 30 lines. */
export const planBlockLimit = 30_000;
/** Characters of one file, tables included: 1,500 pages. */
export const planCharacterLimit = 1_500_000;
/** Pages of a PDF. */
export const planPageLimit = 1_000;
