// What other rooms of the page use of rosters.
import { lazy } from 'react';

/** Loaded when they are opened. */
export const RosterPage = lazy(() => import('./pages/Roster.tsx').then((file) => ({ default: file.RosterPage })));
