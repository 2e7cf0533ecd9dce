// Limits of the plan library, each with its reason.

/** Characters of one version's text: a provincial plan with all annexes has 150,000. */
export const maxPlanChars = 600_000;
/** Sections of one version. */
export const maxSections = 6_000;
/** Characters of one block of text: an annex pasted as one piece. */
export const maxBlockChars = 200_000;
/** Rows and columns of a table in a plan: a phone list of the whole county. */
export const maxTableRows = 3_000;
export const maxTableColumns = 60;
/** Steps of one level or card: more cannot be worked through in a night. */
export const maxSteps = 200;
export const maxLevels = 16;
/** Duties, contacts, annexes, cards of one version. */
export const maxParts = 2_000;
/** Characters of a condition, a step, a duty. */
export const maxPartText = 4_000;
/** Minutes that a step may ask for: thirty days. */
export const maxStepMinutes = 43_200;
/** Files and paper copies of one plan. */
export const maxFilesOfPlan = 200;
/** Characters of an attachment's text that the search keeps. */
export const maxFileText = 400_000;
/** Characters of what is searched for: a sentence. */
export const maxQuery = 200;
