// What other rooms of the page use of duty.
import { lazy } from 'react';

export { DutyLog } from './parts/DutyLog.tsx';
export { TimelineLine, type TimelineItem } from './parts/TimelineLine.tsx';
/** Loaded when it is opened. */
export const DutyPage = lazy(() => import('./pages/Duty.tsx').then((file) => ({ default: file.DutyPage })));
