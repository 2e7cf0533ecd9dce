// The layers on the map page: lowest on the map, a tab beside it, names of their places to go to, where their data comes from.
import { useEffect, useMemo } from 'react';
import { useTexts } from '#renderer/texts/use-texts.ts';
import type { MapExtension } from '../map/extensions.ts';
import { useMapPage } from '../map/map-page.ts';
import { BaseMap, useBoundary } from './BaseMap.tsx';
import { LayerPanel } from './LayerPanel.tsx';
import { fits, isShown, useLayers, useMapGrid, useShown } from './use-layers.ts';

function Base() {
  const { mapLayers: words } = useTexts();
  const { setAttributions } = useMapPage();
  const { grid } = useMapGrid();
  const layers = useLayers();
  const hidden = useShown((state) => state.hidden);
  const unit = useBoundary()?.unit?.dataset;
  const lines = useMemo(() => {
    const shown = layers.filter((layer) => fits(layer, grid) && isShown(layer, hidden));
    const ofLayers = shown
      .filter(({ source, reviewNumber }) => source !== '' || reviewNumber !== '')
      .map((one) => words.source(one.source, one.reviewNumber));
    const ofUnit = unit && !hidden.includes('boundary') ? [words.boundarySource(unit.source, unit.reviewNumber)] : [];
    return [...new Set([...ofUnit, ...ofLayers])];
  }, [layers, grid, hidden, unit, words]);
  useEffect(() => setAttributions('layers', lines), [setAttributions, lines]);
  return <BaseMap grid={grid} />;
}

export const layersExtension: MapExtension = { key: 'layers', label: ({ mapLayers }) => mapLayers.tab, Panel: LayerPanel, Layer: Base };
