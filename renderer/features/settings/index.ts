// What other rooms of the page use of the settings and rules.
import { lazy } from 'react';

/** Loaded when they are opened. */
export const SettingsPage = lazy(() => import('./pages/Settings.tsx').then((file) => ({ default: file.SettingsPage })));
export const RulesPage = lazy(() => import('./pages/Rules.tsx').then((file) => ({ default: file.RulesPage })));
