// The map as a sheet: chosen paper, scale and title at the top, below it the sheet as it will come out of the printer, its map still movable.
import { useQuery } from '@tanstack/react-query';
import { Button, Input, Segmented, Select } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { Position } from '#shared/kernel/geo.ts';
import type { PlotOut } from '#shared/contract/plots.ts';
import { ringOf } from '#shared/resources/plots/sector.ts';
import { stationNow } from '#renderer/client/connection.ts';
import { orpc } from '#renderer/client/query.ts';
import { useSession } from '#renderer/client/session.ts';
import { PrintPage } from '#renderer/components/PrintPage.tsx';
import { SheetDesk } from '#renderer/components/SheetDesk.tsx';
import { useBack, useEscape } from '#renderer/features/incidents/index.ts';
import { Rings } from '#renderer/map/layers/Rings.tsx';
import { PointLayer } from '#renderer/map/layers/PointLayer.tsx';
import type { Box, MapView } from '#renderer/map/view.ts';
import { boxOf } from '#renderer/map/view.ts';
import { type MapHandle, WatchMap } from '#renderer/map/WatchMap.tsx';
import { DrawnLayer } from '#renderer/map/tools/DrawnLayer.tsx';
import { momentOf } from '#renderer/texts/times.ts';
import { useLocale, useTexts } from '#renderer/texts/use-texts.ts';
import { BaseMap } from '../../layers/BaseMap.tsx';
import { useTilesAwaited } from '../../layers/tile-queue.ts';
import { isShown, useLayers, useShown } from '../../layers/use-layers.ts';
import { useMapLook } from '../../map/map-look.ts';
import { useMapState } from '../../map/map-state.ts';
import { shownPlaces, useMapPlaces } from '../../map/use-map-places.ts';
import { useNearLook } from '../../near/near-state.ts';
import { drawnPlot } from '../drawn-plot.ts';
import { useOpenPlots } from '../open-plots.ts';
import { usePlotting } from '../plot-store.ts';
import { printAt } from '../print-path.ts';
import { placesInside } from './legend.ts';
import { MapSheet } from './MapSheet.tsx';
import { type Orientation, orientations, type Paper, papers, pixelsOf, scaleOf, scales, zoomOf } from './paper.ts';
import { PaperPixels } from './PaperPixels.tsx';
import './print.css';

const nowhere = { lng: 105, lat: 35 };
const startZoom = 11;
const none: readonly PlotOut[] = [];

/** Time without a tile on its way after which the sheet counts as drawn, ms: the next layer asks for its own within it. */
const quietMs = 400;

/** Everything that lies under the points has come: half a road on paper looks like a road that ends. */
function useDrawn(): boolean {
  const busy = useTilesAwaited(({ count }) => count > 0);
  const [quiet, setQuiet] = useState(false);
  useEffect(() => {
    if (busy) return undefined;
    const timer = setTimeout(() => setQuiet(true), quietMs);
    return () => {
      clearTimeout(timer);
      setQuiet(false);
    };
  }, [busy]);
  return quiet && !busy;
}

const touches = (plot: PlotOut, { west, south, east, north }: Box): boolean => {
  const points = ringOf({ ...plot, wind: plot.wind && { ...plot.wind, at: 0 } }) ?? plot.points;
  return points.some(({ lng, lat }) => lng >= west && lng <= east && lat >= south && lat <= north);
};

/** What of plots is on the sheet: of one incident as its map shows them, else of all running ones if the map shows them. */
function usePrinted(incident: string | null): { title: string | null; centre: Position | null; plots: readonly PlotOut[] } {
  const { shown } = useOpenPlots();
  const { hidden, moment } = usePlotting(incident ?? '');
  const locale = useLocale((state) => state.locale);
  const about = useQuery({ ...orpc.incidents.get.queryOptions({ input: { id: incident ?? '', locale } }), enabled: incident !== null });
  const one = useQuery({
    ...orpc.plots.list.queryOptions({ input: { id: incident ?? '', ...(moment === null ? {} : { at: moment }) } }),
    enabled: incident !== null,
  });
  const open = useQuery({ ...orpc.plots.open.queryOptions(), enabled: incident === null && shown });
  const { lng, lat } = about.data?.place ?? {};
  const plots = incident === null ? open.data?.items.flatMap((item) => item.plots) : one.data?.items;
  return {
    title: about.data?.title ?? null,
    centre: useMemo(() => (lng === undefined || lat === undefined ? null : { lng, lat }), [lng, lat]),
    plots: useMemo(() => (plots ?? none).filter(({ id, removed }) => !removed && !hidden.includes(id)), [plots, hidden]),
  };
}

/** The circles that the incident's own map shows. */
function PrintedRings({ incident, centre }: { incident: string; centre: Position }) {
  const { near: words } = useTexts();
  const [look] = useNearLook(incident);
  const rings = useMemo(() => look.rings.map((metres) => ({ metres, label: words.distance(metres) })), [look.rings, words]);
  return <Rings centre={centre} rings={rings} />;
}

export function MapPrintPage() {
  const texts = useTexts();
  const { plots: all } = texts;
  const { print: words } = all;
  const locale = useLocale((state) => state.locale);
  const [params] = useSearchParams();
  const incident = params.get('incident');
  const back = useBack(incident === null ? '/map' : `/incidents/${incident}?tab=near`);
  useEscape(back);
  // One time for the sheet: it is laid out once, not every second.
  const [now] = useState(stationNow);
  const { data: settings } = useQuery(orpc.settings.get.queryOptions());
  const user = useSession((session) => session.user?.name ?? '');
  const places = useMapPlaces();
  const { hidden, unit, text } = useMapState();
  const shown = useMemo(() => shownPlaces(places, { hidden, unit, text }), [places, hidden, unit, text]);
  const { set, labels } = useMapLook();
  const { title, centre, plots } = usePrinted(incident);
  const layers = useLayers();
  const hiddenLayers = useShown((state) => state.hidden);
  const map = useRef<MapHandle>(null);
  const [paper, setPaper] = useState<Paper>('A4');
  const [orientation, setOrientation] = useState<Orientation>('landscape');
  const [heading, setHeading] = useState<string | null>(null);
  const [names, setNames] = useState(labels);
  const [view, setView] = useState<MapView | null>(null);
  const drawn = useDrawn();
  const at = printAt(params);
  const everything = useMemo(() => boxOf(places.index.columns.lngs, places.index.columns.lats), [places]);
  const shapes = useMemo(() => plots.map((plot) => drawnPlot(plot, texts, locale)), [plots, texts, locale]);
  if (!settings) return null;
  const base = layers.filter((layer) => isShown(layer, hiddenLayers));
  const legend = view ? placesInside(places, shown, view.box) : [];
  const inFrame = view ? plots.filter((plot) => touches(plot, view.box)) : plots;
  // What an office has on record leaves it on nothing but paper that says so.
  const internal = legend.length > 0 || inFrame.length > 0 || base.some(({ secrecy }) => secrecy === 'internal');
  const sources = [
    ...base.map(({ name, source, dataOn, reviewNumber }) => words.sourceLine(name, source, dataOn, reviewNumber)),
    words.ownSource,
  ];
  const scale = view ? scaleOf(view.centre.lat, view.zoom) : null;
  const setScale = (wanted: number): void => {
    if (view) map.current?.goTo(view.centre, wanted === 0 ? (at?.zoom ?? view.zoom) : zoomOf(view.centre.lat, wanted));
  };
  return (
    <PrintPage
      className="map-print"
      back={words.back}
      onBack={back}
      choices={
        <>
          <h1>{words.title}</h1>
          <Input
            className="map-print-heading"
            aria-label={words.heading}
            maxLength={60}
            value={heading ?? words.titleOf(title, settings.unitName)}
            onChange={(event) => setHeading(event.target.value)}
          />
          <Segmented aria-label={words.paper} value={paper} options={[...papers]} onChange={setPaper} />
          <Segmented
            aria-label={words.orientation}
            value={orientation}
            options={orientations.map((one) => ({ value: one, label: words[one] }))}
            onChange={setOrientation}
          />
          <Select
            aria-label={words.scale}
            value={scales.find((one) => one === scale) ?? 0}
            options={[{ value: 0, label: words.asOnScreen }, ...scales.map((one) => ({ value: one, label: words.ratio(one) }))]}
            onChange={setScale}
            popupMatchSelectWidth={false}
          />
          <Button aria-pressed={names} onClick={() => setNames(!names)}>
            {words.names}
          </Button>
        </>
      }
      print={drawn ? words.print : words.drawing}
      ready={drawn}
    >
      <SheetDesk label={words.title}>
        <MapSheet
          paper={paper}
          orientation={orientation}
          title={heading ?? words.titleOf(title, settings.unitName)}
          internal={internal}
          set={set}
          places={legend}
          plots={inFrame}
          centre={view && { lat: view.centre.lat, zoom: view.zoom }}
          office={settings.officeName}
          made={words.made(momentOf(now, false), user)}
          sources={sources}
          failed={base.some(({ state }) => state.problem !== null)}
        >
          <PaperPixels ratio={pixelsOf[paper]}>
            <WatchMap
              ref={map}
              paper
              centre={at ?? settings.centre ?? nowhere}
              zoom={at?.zoom ?? startZoom}
              label={words.title}
              fit={at ? null : everything}
              onMove={setView}
            >
              <BaseMap />
              {incident !== null && centre ? <PrintedRings incident={incident} centre={centre} /> : null}
              <PointLayer index={places.index} shown={shown} set={set} labels={names} interactive={false} />
              <DrawnLayer shapes={shapes} set={set} />
            </WatchMap>
          </PaperPixels>
        </MapSheet>
      </SheetDesk>
    </PrintPage>
  );
}
