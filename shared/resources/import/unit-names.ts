// Names of units as they are compared.

/** Lower case, full-width letters made narrow, blanks out. */
export const searchName = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
