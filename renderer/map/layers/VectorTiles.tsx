// A layer of vector tiles, drawn in the colours of the theme. What a file calls a border is never drawn: those of world data are not the official ones.
import L, { type GridLayer } from 'leaflet';
import {
  CenteredTextSymbolizer,
  CircleSymbolizer,
  type LabelRule,
  leafletLayer,
  type LeafletLayerOptions,
  LineSymbolizer,
  OffsetTextSymbolizer,
  type PaintRule,
  PolygonSymbolizer,
} from 'protomaps-leaflet';
import { useEffect } from 'react';
import { useMap } from 'react-leaflet';
import { type MapColours, useMapColours } from '../colours.ts';
import { placeRanks } from './place-ranks.ts';
import type { LoadTile } from './tile-images.ts';

/** What the shapes of our own imports are. */
export type DrawnAs = 'road' | 'water' | 'building' | 'green' | 'area' | 'line' | 'place';

// The library was written for pages where Leaflet stands in the window.
Reflect.set(globalThis, 'L', L);

interface Look {
  fill?: string;
  fillOpacity?: number;
  line?: string;
  width?: number;
  text: string;
}

function lookOf(style: DrawnAs, colours: MapColours): Look {
  const { blue, green, muted, faint, line, yellow, text } = colours;
  const looks: Record<DrawnAs, Look> = {
    road: { line: yellow, width: 1.6, text: muted },
    water: { fill: blue, fillOpacity: 0.22, line: blue, width: 1, text: blue },
    building: { fill: faint, fillOpacity: 0.35, line: faint, width: 0.6, text: muted },
    green: { fill: green, fillOpacity: 0.14, line: green, width: 0.6, text: green },
    area: { fill: faint, fillOpacity: 0.1, line: muted, width: 1, text: muted },
    line: { line: muted, width: 1.2, text: muted },
    place: { line, text },
  };
  return looks[style];
}

/** Names under which files of others keep things, and how they are drawn. Borders are not among them. */
const foreign: readonly [RegExp, DrawnAs][] = [
  [/water|river|lake|ocean|hydro|水/i, 'water'],
  [/road|transport|street|highway|path|rail|路/i, 'road'],
  [/build|house|房|建筑/i, 'building'],
  [/park|wood|forest|green|landcover|landuse|grass|绿|林/i, 'green'],
  [/place|poi|label|name|point|地名|注记/i, 'place'],
];

/** Wider near than far. */
const widths = (width: number) => (zoom: number) => width * Math.max(0.5, Math.min(3, 1 + (zoom - 12) * 0.25));
const isPolygon = (_zoom: number, feature?: { geomType: number }): boolean => feature?.geomType === 3;
const isLine = (_zoom: number, feature?: { geomType: number }): boolean => feature?.geomType === 2;
type PlaceFeature = { geomType: number; props: Record<string, unknown> };
const plainFont = '12px "Noto Sans SC","Microsoft YaHei",sans-serif';
const isPoint = (_zoom: number, feature?: { geomType: number }): boolean => feature?.geomType === 1;

function paintOf(dataLayer: string, { fill, fillOpacity = 1, line, width = 1 }: Look): PaintRule[] {
  const rules: PaintRule[] = [];
  if (fill !== undefined) rules.push({ dataLayer, filter: isPolygon, symbolizer: new PolygonSymbolizer({ fill, opacity: fillOpacity }) });
  if (line !== undefined) {
    const symbolizer = new LineSymbolizer({ color: line, width: widths(width) });
    rules.push({ dataLayer, filter: isLine, symbolizer }, { dataLayer, filter: isPolygon, symbolizer });
  }
  return rules;
}

/** @param dot the names of places: by rank, each with a dot where it lies */
function labelsOf(dataLayer: string, look: Look, colours: MapColours, dot: boolean): LabelRule[] {
  const words = { labelProps: ['name'], fill: look.text, stroke: colours.bg, width: 2 };
  if (!dot) return [{ dataLayer, filter: isPoint, symbolizer: new CenteredTextSymbolizer({ ...words, font: plainFont }) }];
  const circle = new CircleSymbolizer({ radius: 2, fill: colours.muted, opacity: 1 });
  const ofRank = (holds: (kind: string) => boolean) => (zoom: number, feature?: PlaceFeature) => {
    const kind = feature?.props.kind;
    return isPoint(zoom, feature) && holds(typeof kind === 'string' ? kind : '');
  };
  // The first rule has the first choice of room: names before dots, so that none is cut by a dot of another.
  return [
    ...placeRanks.map(({ holds, nameFrom, font }): LabelRule => {
      const symbolizer = new OffsetTextSymbolizer({ ...words, font, offsetX: 4, offsetY: 4 });
      return { dataLayer, filter: ofRank(holds), minzoom: nameFrom, symbolizer };
    }),
    ...placeRanks.map(({ holds, dotFrom }): LabelRule => ({ dataLayer, filter: ofRank(holds), minzoom: dotFrom, symbolizer: circle })),
  ];
}

interface Drawn extends GridLayer {
  paintRules: PaintRule[];
  labelRules: LabelRule[];
  clearLayout(): void;
  rerenderTiles(): void;
}

function rulesOf(
  layers: readonly string[],
  style: DrawnAs | null,
  colours: MapColours,
): { paintRules: PaintRule[]; labelRules: LabelRule[] } {
  if (style !== null) {
    const look = lookOf(style, colours);
    return { paintRules: paintOf('shapes', look), labelRules: labelsOf('labels', look, colours, style === 'place') };
  }
  const found = layers.flatMap((name) => {
    const as = foreign.find(([pattern]) => pattern.test(name))?.[1];
    return as ? [{ name, as, look: lookOf(as, colours) }] : [];
  });
  const order: readonly DrawnAs[] = ['green', 'water', 'building', 'road', 'place'];
  const sorted = found.toSorted((a, b) => order.indexOf(a.as) - order.indexOf(b.as));
  return {
    paintRules: sorted.flatMap(({ name, look }) => paintOf(name, look)),
    labelRules: sorted.flatMap(({ name, look, as }) => (as === 'place' ? labelsOf(name, look, colours, false) : [])),
  };
}

interface Props {
  load: LoadTile;
  /** The last level that there are tiles of. */
  maxZoom: number;
  opacity: number;
  order: number;
  /** Of our own shapes; null: a file of others, drawn by the names of what it holds. */
  style: DrawnAs | null;
  /** What a file of others holds; the same array at every call. */
  layers: readonly string[];
}

export function VectorTiles({ load, maxZoom, opacity, order, style, layers }: Props) {
  const map = useMap();
  const colours = useMapColours();
  useEffect(() => {
    const ending = new AbortController();
    const source = {
      getZxy: async (z: number, x: number, y: number) => {
        // A tile that does not come is no tile: why it does not stands with the layer, and the library would only write it to the console.
        const blob = await load({ z, x, y }, ending.signal).catch(() => null);
        return blob ? { data: await blob.arrayBuffer() } : undefined;
      },
    };
    // The library asks nothing of an archive but its tiles.
    const url = source as unknown as NonNullable<LeafletLayerOptions['url']>;
    const made = leafletLayer({
      url,
      maxDataZoom: maxZoom,
      noWrap: true,
      attribution: '',
      ...rulesOf(layers, style, colours),
    }) as unknown as Drawn;
    made.setOpacity(opacity);
    made.setZIndex(order);
    made.addTo(map);
    return () => {
      ending.abort();
      made.remove();
    };
  }, [map, load, maxZoom, opacity, order, layers, style, colours]);
  return null;
}
