// Where pictures of states are kept while the end-to-end tests run; with WATCHDESK_MANUAL_SHOTS=1 the manual gets them at the end.
import path from 'node:path';

export const shotsDir = path.resolve(import.meta.dirname, '../.results/shots');
