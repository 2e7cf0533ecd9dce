// Limits of places and of what is imported about them, each with its reason.

/** Rows of one import: every place of a province. */
export const maxImportRows = 100_000;
/** Rows of one entry of an import: its writing holds the station's thread for some 30 ms. */
export const rowsPerEntry = 400;
/** Places that one answer of the list holds at most over the page's map: all of a province. */
export const maxPoints = 120_000;
/** Characters of one text field of a place: a list of equipment. */
export const maxFieldText = 2_000;
/** Contacts of one place. */
export const maxContacts = 30;
/** Anything counted or measured at a place. */
export const maxAmount = 1_000_000_000_000;
/** Places that stand and that one import changes: they are written in one go, which holds the station's thread for some 300 ms. */
export const maxImportUpdates = 1_000;
