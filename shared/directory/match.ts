// Finding people and units by what a caller or a tired officer types.

/** Digits only, so that 0538-888 1234 and 05388881234 are the same. */
export function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}

/** Lower case, full-width letters and digits made narrow, blanks out. */
export function searchForm(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
}
