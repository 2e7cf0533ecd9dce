// Limits on what comes in, on every path. Each is a number with its reason; who exceeds one is told the limit and what came.

/** Bytes of one API request body without attachments: the longest text with all fields filled is about 200 kB. */
export const maxBodyBytes = 1_048_576;
/** Characters of what a caller says: 40 pages, more than any call or fax; a longer paste is a mistake. */
export const maxIntakeText = 20_000;
/** Characters of a report's body: 20 pages. */
export const maxReportText = 20_000;
/** Characters of a note, a reason, an instruction. */
export const maxNote = 4_000;
/** Characters of one line: titles, names, places. */
export const maxLine = 200;
/** Bytes of one attachment: a minute of phone video. */
export const maxAttachmentBytes = 52_428_800;
/** Bytes of one zip of plans, the largest file that is ever sent: a thousand plans of 200 kB. */
export const maxUploadBytes = 209_715_200;
/** Attachments of one incident: a folder of photos; the rest belongs into an archive of its own. */
export const maxAttachmentsPerIncident = 200;
/** Anything counted in people: the most populous county has fewer. */
export const maxPeople = 10_000_000;
/** How far a time typed in may lie ahead of the station's clock: clocks of two offices differ by this much at most. */
export const maxFutureMs = 60_000;
/** The earliest time that is taken for anything: before it, it is a slip of the keyboard. */
export const earliestMs = Date.UTC(2000, 0, 1);
/** Rows of one page of a list over the API. */
export const maxPageSize = 500;
/** Rules in one table of an office's own. */
export const maxOwnRules = 2_000;
/** Lines that somebody types into one part of a handover sheet. */
export const maxTypedLines = 40;
/** Things on the list of what lies in the duty room: two pages. */
export const maxEquipment = 60;
