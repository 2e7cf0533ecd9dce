// Plots of an incident on its map, and the tool that draws the next one. A child of WatchMap.
import { useEffect, useMemo } from 'react';
import { useNow } from '#renderer/client/now.ts';
import { DrawTool } from '#renderer/map/tools/DrawTool.tsx';
import { DrawnLayer } from '#renderer/map/tools/DrawnLayer.tsx';
import { useLocale, useTexts } from '#renderer/texts/use-texts.ts';
import { useMapLook } from '../map/map-look.ts';
import { drawnPlot } from './drawn-plot.ts';
import { mostOf, type PlotDraft, valueOf } from './plot-draft.ts';
import { changeDraft, setCross, setPlotting, usePlotting } from './plot-store.ts';
import { type PlottedIncident, usePlots } from './use-plots.ts';

interface Props {
  incident: PlottedIncident;
  /** The tools stand beside the map; else nothing is chosen and nothing half drawn is shown. */
  working?: boolean;
  /** Told when a tool draws: places are not worked meanwhile. */
  onDrawing?: (drawing: boolean) => void;
}

export function PlotLayer({ incident, working = true, onDrawing }: Props) {
  const texts = useTexts();
  const locale = useLocale((state) => state.locale);
  const { set } = useMapLook();
  const { plots } = usePlots(incident.id);
  const { draft, active, hidden, chosen } = usePlotting(incident.id);
  const shapes = useMemo(
    () =>
      plots
        .filter(({ id, removed }) => !removed && !hidden.includes(id) && (!working || id !== draft?.before?.id))
        .map((plot) => drawnPlot(plot, texts, locale, working && plot.id === chosen)),
    [plots, hidden, chosen, draft?.before?.id, working, texts, locale],
  );
  const corners = useMemo(() => plots.filter(({ removed }) => !removed).flatMap(({ points }) => points), [plots]);
  const drawing = active && draft !== null && working;
  useEffect(() => {
    onDrawing?.(drawing);
    return () => onDrawing?.(false);
  }, [drawing, onDrawing]);
  return (
    <>
      <DrawnLayer
        shapes={shapes}
        set={set}
        {...(drawing || !working ? {} : { onChoose: (id: string) => setPlotting(incident.id, { chosen: id }) })}
      />
      {draft && working ? <Half incident={incident} draft={draft} corners={corners} /> : null}
    </>
  );
}

/** What is half drawn: in hand, or put aside and shown. */
function Half({ incident, draft, corners }: { incident: PlottedIncident; draft: PlotDraft; corners: { lng: number; lat: number }[] }) {
  const texts = useTexts();
  const locale = useLocale((state) => state.locale);
  const now = useNow();
  const { active, asked, snap, finished } = usePlotting(incident.id);
  const value = valueOf(draft, now);
  const shape = drawnPlot({ id: 'draft', ...value }, texts, locale);
  // A circle or sector is shown whole under the one corner that is set.
  const covers = draft.shape === 'circle' || draft.shape === 'sector';
  if (!active) return <DrawnLayer shapes={[{ ...shape, stroke: 'dashed' }]} />;
  return (
    <>
      {covers ? <DrawnLayer shapes={[shape]} /> : null}
      <DrawTool
        sketch={draft.sketch}
        most={mostOf(draft.shape)}
        shape={covers ? { id: 'draft', form: 'point', stroke: 'plain', colour: shape.colour, symbol: null, label: '' } : shape}
        onSketch={(sketch) => changeDraft(incident.id, (before) => ({ ...before, sketch }))}
        onFinish={() => setPlotting(incident.id, { finished: finished + 1 })}
        onLeave={() => setPlotting(incident.id, { active: false })}
        onCross={(position) => setCross(incident.id, position)}
        {...(snap ? { snapTo: [...corners, ...(incident.position ? [incident.position] : [])] } : {})}
        asked={asked}
      />
    </>
  );
}
