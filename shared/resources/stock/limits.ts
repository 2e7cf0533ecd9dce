// Limits of supplies and stock, each with its reason.

/** Units of one movement: more than any county has of anything, and sums of thousands of them stay exact. */
export const maxQuantity = 1_000_000_000;
/** Rows of one form: a whole depot counted in one table. */
export const maxRows = 2_000;
/** Lines of one slip: four sheets of A4. */
export const maxSlipLines = 100;
export const maxAliases = 20;
/** Kinds of supplies: the finest class of the standard has fewer. */
export const maxSupplies = 20_000;
/** A hundred years. */
export const maxShelfLifeMonths = 1_200;
/** Slips of a year by one station: four digits. */
export const maxSlipsPerYear = 9_999;
