// The size of type with which a card fits one page: the largest that does.

/** Points, the largest first: from the desk's far side down to what is still read in the hand. */
export const sizes: readonly number[] = Array.from({ length: 33 }, (_, at) => 22 - at / 2);

/** @param fits lays the card out in a size and says whether it stands on the page @returns null: not even in the smallest */
export function largestFitting(fits: (size: number) => boolean): number | null {
  return sizes.find(fits) ?? null;
}
