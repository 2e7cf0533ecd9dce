// What hangs into the map page beside places: layers of the office, what is near, tools. Each brings its panel, what it draws, its buttons.
// To add one: a file of its own feature folder exporting a MapExtension, and a line in the list below.
import type { ComponentType } from 'react';
import type { Texts } from '#renderer/texts/catalogue.ts';
import { plotExtensions } from '../plots/map-extensions.tsx';
import { layersExtension } from '../layers/map-extension.tsx';
import { nearExtension } from '../near/Free.tsx';

export interface MapExtension {
  key: string;
  /** Name of its tab beside the map; with a panel. */
  label?: (texts: Texts) => string;
  /** Beside the map while its tab is chosen. What the page knows comes by `useMapPage`. */
  Panel?: ComponentType;
  /** Always on the map, as a child of WatchMap; the first of the list lies lowest. */
  Layer?: ComponentType;
  /** Buttons above the map. */
  Tools?: ComponentType;
}

export const mapExtensions: readonly MapExtension[] = [layersExtension, nearExtension, ...plotExtensions];
