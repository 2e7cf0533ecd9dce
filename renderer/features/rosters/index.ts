// What other rooms of the page use of rosters.
import { lazy } from 'react';

export { openShortNotice } from './short-notice.ts';
export { DayField } from './parts/DayField.tsx';
/** Loaded when they are opened. */
export const RosterPage = lazy(() => import('./pages/Roster.tsx').then((file) => ({ default: file.RosterPage })));
export const RosterDialogs = lazy(() => import('./parts/RosterDialogs.tsx').then((file) => ({ default: file.RosterDialogs })));
export const GeneratePage = lazy(() => import('./pages/Generate.tsx').then((file) => ({ default: file.GeneratePage })));
export const DraftsPage = lazy(() => import('./pages/Drafts.tsx').then((file) => ({ default: file.DraftsPage })));
export const DraftPage = lazy(() => import('./pages/Draft.tsx').then((file) => ({ default: file.DraftPage })));
export const VersionPage = lazy(() => import('./pages/Version.tsx').then((file) => ({ default: file.VersionPage })));
export const RosterSetupPage = lazy(() => import('./pages/Setup.tsx').then((file) => ({ default: file.RosterSetupPage })));
export const SwapsPage = lazy(() => import('./pages/Swaps.tsx').then((file) => ({ default: file.SwapsPage })));
export const RosterPrintPage = lazy(() => import('./pages/RosterPrint.tsx').then((file) => ({ default: file.RosterPrintPage })));
export const RosterImportPage = lazy(() => import('./pages/Import.tsx').then((file) => ({ default: file.RosterImportPage })));
