// What other rooms of the page use of rosters.
import { lazy } from 'react';

/** Loaded when it is opened. */
export const DutyPage = lazy(() => import('./pages/Duty.tsx').then((file) => ({ default: file.DutyPage })));
