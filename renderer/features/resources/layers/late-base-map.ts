// What lies under a map on which a point is picked: loaded after the form that it stands in, and never missed by it.
import { type ComponentProps, type ComponentType, lazy } from 'react';
import type { BaseMap as Loaded } from './BaseMap.tsx';

/** When it does not come, as when the station went meanwhile, the map's grid serves alone. */
export const BaseMap = lazy<ComponentType<ComponentProps<typeof Loaded>>>(() =>
  import('./BaseMap.tsx').then(
    (file) => ({ default: file.BaseMap }),
    () => ({ default: () => null }),
  ),
);
