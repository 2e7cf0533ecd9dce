// What other rooms of the page use of rosters.
import { lazy } from 'react';

export { openShortNotice } from './short-notice.ts';
/** Loaded when they are opened. */
export const RosterPage = lazy(() => import('./pages/Roster.tsx').then((file) => ({ default: file.RosterPage })));
export const RosterDialogs = lazy(() => import('./parts/RosterDialogs.tsx').then((file) => ({ default: file.RosterDialogs })));
