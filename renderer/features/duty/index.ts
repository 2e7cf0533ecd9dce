// What other rooms of the page use of what happens on duty.
import { lazy } from 'react';

export { DutyLog } from './parts/DutyLog.tsx';
export { DutyTabs } from './parts/DutyTabs.tsx';
export { TimelineLine, type TimelineItem } from './parts/TimelineLine.tsx';
/** Loaded when they are opened. */
export const FiguresPage = lazy(() => import('./pages/Figures.tsx').then((file) => ({ default: file.FiguresPage })));
export const OnDutyPage = lazy(() => import('./pages/OnDuty.tsx').then((file) => ({ default: file.OnDutyPage })));
