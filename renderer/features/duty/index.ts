// What other rooms of the page use of what happens on duty.
import { lazy } from 'react';

export { DutyRules } from './parts/DutyRules.tsx';
export { DutyLog } from './parts/DutyLog.tsx';
export { pressSignKey } from './own-sign.ts';
export { SignButton } from './parts/SignButton.tsx';
export { DutyTabs } from './parts/DutyTabs.tsx';
export { TimelineLine, type TimelineItem } from './parts/TimelineLine.tsx';
/** Loaded when they are opened. */
export const FiguresPage = lazy(() => import('./pages/Figures.tsx').then((file) => ({ default: file.FiguresPage })));
export const OnDutyPage = lazy(() => import('./pages/OnDuty.tsx').then((file) => ({ default: file.OnDutyPage })));
export const SpotChecksPage = lazy(() => import('./pages/SpotChecks.tsx').then((file) => ({ default: file.SpotChecksPage })));
export const HandoverPage = lazy(() => import('./pages/Handover.tsx').then((file) => ({ default: file.HandoverPage })));
export const HandoverSheetPage = lazy(() => import('./pages/HandoverSheet.tsx').then((file) => ({ default: file.HandoverSheetPage })));
export const DutyLogPage = lazy(() => import('./pages/DutyLogPage.tsx').then((file) => ({ default: file.DutyLogPage })));
