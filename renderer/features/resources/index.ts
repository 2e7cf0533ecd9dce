// What other rooms of the page use of places, stock and the map.
import { lazy } from 'react';

/** Loaded when they are opened. */
export const MapPage = lazy(() => import('./pages/MapPage.tsx').then((file) => ({ default: file.MapPage })));
export const PlacesPage = lazy(() => import('./pages/Places.tsx').then((file) => ({ default: file.PlacesPage })));
