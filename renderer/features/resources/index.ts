// What other rooms of the page use of places, stock and the map.
import { lazy } from 'react';

export { BaseMap } from './layers/late-base-map.ts';
export { NearGlance } from './near/Glance.tsx';

/** Loaded when they are opened. */
export const MapPage = lazy(() => import('./pages/MapPage.tsx').then((file) => ({ default: file.MapPage })));
export const MapPrintPage = lazy(() => import('./plots/print/PrintPage.tsx').then((file) => ({ default: file.MapPrintPage })));
export const MapLayersPage = lazy(() => import('./layers/LayersPage.tsx').then((file) => ({ default: file.MapLayersPage })));
export const PlacesPage = lazy(() => import('./pages/Places.tsx').then((file) => ({ default: file.PlacesPage })));
export const PlacePage = lazy(() => import('./pages/Place.tsx').then((file) => ({ default: file.PlacePage })));
export const NewPlacePage = lazy(() => import('./pages/EditPlace.tsx').then((file) => ({ default: file.NewPlacePage })));
export const EditPlacePage = lazy(() => import('./pages/EditPlace.tsx').then((file) => ({ default: file.EditPlacePage })));
export const PlacesTodayPage = lazy(() => import('./pages/Today.tsx').then((file) => ({ default: file.TodayPage })));
export const PlaceImportPage = lazy(() => import('./import/ImportPage.tsx').then((file) => ({ default: file.PlaceImportPage })));
export const PlacesPrintPage = lazy(() => import('./pages/PlacesPrint.tsx').then((file) => ({ default: file.PlacesPrintPage })));
export { placePath } from './place-paths.ts';
export const NearTab = lazy(() => import('./near/NearTab.tsx').then((file) => ({ default: file.NearTab })));
export const NearPrintPage = lazy(() => import('./near/NearPrint.tsx').then((file) => ({ default: file.NearPrintPage })));
export const SlipLine = lazy(() => import('./stock/parts/SlipLine.tsx').then((file) => ({ default: file.SlipLine })));
export const StockPage = lazy(() => import('./stock/pages/Stock.tsx').then((file) => ({ default: file.StockPage })));
export const StockCardPage = lazy(() => import('./stock/pages/Card.tsx').then((file) => ({ default: file.StockCardPage })));
export const StockMovePage = lazy(() => import('./stock/pages/Move.tsx').then((file) => ({ default: file.StockMovePage })));
export const StockCountPage = lazy(() => import('./stock/pages/Count.tsx').then((file) => ({ default: file.StockCountPage })));
export const SlipsPage = lazy(() => import('./stock/pages/Slips.tsx').then((file) => ({ default: file.SlipsPage })));
export const NewSlipPage = lazy(() => import('./stock/pages/NewSlip.tsx').then((file) => ({ default: file.NewSlipPage })));
export const ChangeSlipPage = lazy(() => import('./stock/pages/ChangeSlip.tsx').then((file) => ({ default: file.ChangeSlipPage })));
export const SlipPage = lazy(() => import('./stock/pages/Slip.tsx').then((file) => ({ default: file.SlipPage })));
export const SuppliesPage = lazy(() => import('./stock/pages/Supplies.tsx').then((file) => ({ default: file.SuppliesPage })));
export const StockRulesPage = lazy(() => import('./stock/pages/Rules.tsx').then((file) => ({ default: file.StockRulesPage })));
