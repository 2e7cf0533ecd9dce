// What other rooms of the page use of the plan library.
import { lazy } from 'react';

/** Loaded when they are opened. */
export const PlansPage = lazy(() => import('./pages/Plans.tsx').then((file) => ({ default: file.PlansPage })));
export const NewPlanPage = lazy(() => import('./pages/NewPlan.tsx').then((file) => ({ default: file.NewPlanPage })));
