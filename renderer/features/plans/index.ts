// What other rooms of the page use of the plan library.
import { lazy } from 'react';

export { canBeFound, hitKey, pathOfHit } from './search-view.ts';
/** Loaded when they are opened. */
export const PlansPage = lazy(() => import('./pages/Plans.tsx').then((file) => ({ default: file.PlansPage })));
export const PlanSearchPage = lazy(() => import('./pages/Search.tsx').then((file) => ({ default: file.PlanSearchPage })));
export const NewPlanPage = lazy(() => import('./pages/NewPlan.tsx').then((file) => ({ default: file.NewPlanPage })));
export const PlanPage = lazy(() => import('./pages/Plan.tsx').then((file) => ({ default: file.PlanPage })));
export const CardPage = lazy(() => import('./pages/Card.tsx').then((file) => ({ default: file.CardPage })));
export const CardPrintPage = lazy(() => import('./pages/CardPrint.tsx').then((file) => ({ default: file.CardPrintPage })));
export const PlanPrintPage = lazy(() => import('./pages/PlanPrint.tsx').then((file) => ({ default: file.PlanPrintPage })));
export const PlanDiffPage = lazy(() => import('./pages/Diff.tsx').then((file) => ({ default: file.DiffPage })));
export const PlanImportPage = lazy(() => import('./pages/Import.tsx').then((file) => ({ default: file.ImportPage })));
export const PlanPreviewPage = lazy(() => import('./pages/ImportPreview.tsx').then((file) => ({ default: file.ImportPreviewPage })));
export const PlanEditPage = lazy(() => import('./pages/EditText.tsx').then((file) => ({ default: file.EditTextPage })));
export const PlanStatePage = lazy(() => import('./pages/State.tsx').then((file) => ({ default: file.PlanStatePage })));
export const PlanLintPage = lazy(() => import('./pages/Lint.tsx').then((file) => ({ default: file.PlanLintPage })));
export const PlanRulesPage = lazy(() => import('./pages/Rules.tsx').then((file) => ({ default: file.PlanRulesPage })));

/** Plans in use. */
export { FittingPlans } from './response/FittingPlans.tsx';
export { ResponseChips, ResponseLine } from './response/ResponseLine.tsx';
export { useAltP } from './response/words.ts';
export const LevelPanel = lazy(() => import('./response/LevelPanel.tsx').then((file) => ({ default: file.LevelPanel })));
export const ResponseTab = lazy(() => import('./response/ResponseTab.tsx').then((file) => ({ default: file.ResponseTab })));
export const ResponsePrintPage = lazy(() => import('./response/ResponsePrint.tsx').then((file) => ({ default: file.ResponsePrintPage })));
