// Plots and measuring on the map page: all running incidents' plots, and plotting on the one that is chosen.
import { useQuery } from '@tanstack/react-query';
import { Select, Switch } from 'antd';
import { useCallback, useMemo } from 'react';
import { orpc } from '#renderer/client/query.ts';
import { DrawnLayer } from '#renderer/map/tools/DrawnLayer.tsx';
import { useLocale, useTexts } from '#renderer/texts/use-texts.ts';
import type { MapExtension } from '../map/extensions.ts';
import { useMapLook } from '../map/map-look.ts';
import { useMapPage } from '../map/map-page.ts';
import { useMapState } from '../map/map-state.ts';
import { drawnPlot } from './drawn-plot.ts';
import { MeasureLayer, MeasurePanel } from './Measure.tsx';
import { showOpenPlots, useOpenPlots } from './open-plots.ts';
import { PlotLayer } from './PlotLayer.tsx';
import { PlotTools } from './PlotTools.tsx';
import { PrintLink } from './PrintLink.tsx';
import type { PlottedIncident } from './use-plots.ts';

/** Running incidents to choose from: more than any office has at once. */
const maxIncidents = 200;

function useRunning(): PlottedIncident[] {
  const { data } = useQuery(orpc.incidents.list.queryOptions({ input: { state: 'open', limit: maxIncidents } }));
  return useMemo(
    () =>
      (data?.items ?? []).map(({ id, title, state, place }) => ({
        id,
        title,
        state,
        position: place?.lng === undefined || place.lat === undefined ? null : { lng: place.lng, lat: place.lat },
      })),
    [data],
  );
}

function useChosen(): PlottedIncident | undefined {
  const { incident } = useOpenPlots();
  return useRunning().find(({ id }) => id === incident);
}

function OpenPlotsLayer() {
  const texts = useTexts();
  const locale = useLocale((state) => state.locale);
  const { shown } = useOpenPlots();
  const { set } = useMapLook();
  const { setTool } = useMapPage();
  const chosen = useChosen();
  const plotting = useMapState(({ panel }) => panel === 'plots') && chosen !== undefined;
  const { data } = useQuery(orpc.plots.open.queryOptions());
  const shapes = useMemo(
    () =>
      (data?.items ?? [])
        .filter(({ incident }) => !plotting || incident !== chosen.id)
        .flatMap(({ plots }) => plots.map((plot) => drawnPlot(plot, texts, locale))),
    [data, plotting, chosen, texts, locale],
  );
  const onDrawing = useCallback((drawing: boolean) => setTool(drawing ? 'plots' : null), [setTool]);
  return (
    <>
      {shown ? <DrawnLayer shapes={shapes} set={set} /> : null}
      {plotting ? <PlotLayer incident={chosen} onDrawing={onDrawing} /> : null}
    </>
  );
}

function OpenPlotsPanel() {
  const { plots } = useTexts();
  const { layer: words } = plots;
  const { shown } = useOpenPlots();
  const { map } = useMapPage();
  const incidents = useRunning();
  const chosen = useChosen();
  return (
    <div className="open-plots" data-testid="open-plots">
      <label className="plot-snap">
        <Switch size="small" checked={shown} onChange={showOpenPlots} aria-label={words.show} /> {words.show}
      </label>
      <Select
        aria-label={words.choose}
        placeholder={words.choose}
        showSearch={{ optionFilterProp: 'label' }}
        value={chosen?.id ?? null}
        options={incidents.map(({ id, title }) => ({ value: id, label: title }))}
        onChange={(id: string) => {
          useOpenPlots.setState({ incident: id });
          const at = incidents.find((one) => one.id === id)?.position;
          if (at) map.current?.goTo(at, Math.max(map.current.view().zoom, 14));
        }}
      />
      {chosen ? (
        <>
          <a href={`#/incidents/${chosen.id}`}>{words.open}</a>
          <PlotTools key={chosen.id} incident={chosen} onGoTo={(position) => map.current?.goTo(position)} />
        </>
      ) : (
        <p className="hint">{words.hint}</p>
      )}
    </div>
  );
}

function MeasureOnPage() {
  const { setTool } = useMapPage();
  const onDrawing = useCallback((drawing: boolean) => setTool(drawing ? 'measure' : null), [setTool]);
  const measuring = useMapState(({ panel }) => panel === 'measure');
  return measuring ? <MeasureLayer onDrawing={onDrawing} /> : null;
}

function PrintTool() {
  const { map } = useMapPage();
  return <PrintLink viewOf={() => map.current?.view() ?? null} incident={null} />;
}

export const plotExtensions: readonly MapExtension[] = [
  { key: 'plots', label: ({ plots }) => plots.layer.title, Panel: OpenPlotsPanel, Layer: OpenPlotsLayer },
  { key: 'measure', label: ({ plots }) => plots.measure.title, Panel: MeasurePanel, Layer: MeasureOnPage, Tools: PrintTool },
];
