// Plotting in the incident's tab of map and resources: the tools beside its map, and what they draw on it.
import { type RefObject } from 'react';
import type { MapHandle } from '#renderer/map/WatchMap.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { MeasureLayer, MeasurePanel } from './Measure.tsx';
import { PlotLayer } from './PlotLayer.tsx';
import { PlotTools } from './PlotTools.tsx';
import { PrintLink } from './PrintLink.tsx';
import type { PlottedIncident } from './use-plots.ts';

export function IncidentPlots({ incident, map }: { incident: PlottedIncident; map: RefObject<MapHandle | null> }) {
  const { plots } = useTexts();
  return (
    <div className="incident-plots">
      <PlotTools incident={incident} onGoTo={(position) => map.current?.goTo(position)} />
      <details className="plot-how">
        <summary>{plots.measure.title}</summary>
        <MeasurePanel />
      </details>
      <span>
        <PrintLink viewOf={() => map.current?.view() ?? null} incident={incident.id} />
      </span>
    </div>
  );
}

interface LayerProps {
  incident: PlottedIncident;
  /** The tools stand beside the map; else it only shows what is plotted. */
  working: boolean;
  onDrawing: (drawing: boolean) => void;
}

export function IncidentPlotsLayer({ incident, working, onDrawing }: LayerProps) {
  return (
    <>
      <PlotLayer incident={incident} working={working} onDrawing={onDrawing} />
      {working ? <MeasureLayer onDrawing={onDrawing} /> : null}
    </>
  );
}
