// What is measured of the map, inside the browser: our layer of places and leaflet.markercluster on the same map with the same places.
import * as leaflet from 'leaflet';
import { PointCanvas } from '#renderer/map/layers/point-canvas.ts';
import { PointIndex } from '#renderer/map/layers/point-index.ts';
import { facilityKinds } from '#shared/resources/types.ts';
import { symbolOf } from '#shared/resources/symbols.ts';

export interface Measured {
  /** Until the places are on the map and painted, ms. */
  loadMs: number;
  /** From each change of zoom until its frame is painted, ms, by zoom. */
  zooms: { zoom: number; ms: number }[];
  /** DOM elements in the map. */
  nodes: number;
}

export type Layer = 'ours' | 'markercluster';

declare global {
  interface Window {
    benchMap: {
      measure: (layer: Layer, count: number, rounds: number) => Promise<Measured>;
      /** A map with places all in the window, to be moved by the mouse. */
      stand: (layer: Layer, count: number) => Promise<void>;
      record: () => void;
      recorded: () => number[];
    };
  }
}

const centre: [number, number] = [35.9, 116.3];
const zoomsMeasured = { from: 5, to: 18 };
/** Degrees around the middle. */
const reach = { lng: 0.35, lat: 0.28 };
const towns = 15;

/** A small generator of our own: each run and each layer has the same places. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

interface Place {
  lng: number;
  lat: number;
  kind: number;
}

/** A third of the places around towns, the rest anywhere. */
function places(count: number): Place[] {
  const next = random(7);
  const around = Array.from({ length: towns }, () => ({ lng: next() * 2 - 1, lat: next() * 2 - 1 }));
  return Array.from({ length: count }, () => {
    const town = next() < 0.33 ? around[Math.floor(next() * towns)] : undefined;
    const near = (middle: number | undefined): number =>
      middle === undefined ? next() * 2 - 1 : middle + (next() + next() + next() - 1.5) * 0.08;
    return {
      lng: centre[1] + reach.lng * near(town?.lng),
      lat: centre[0] + reach.lat * near(town?.lat),
      kind: Math.floor(next() * facilityKinds.length),
    };
  });
}

/** Once the next frame has been painted. */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => resolve());
      port1.start();
      port2.postMessage(null);
    });
  });
}

let map: leaflet.Map | null = null;

function newMap(): leaflet.Map {
  map?.remove();
  map = leaflet
    .map('map', {
      preferCanvas: true,
      attributionControl: false,
      zoomAnimation: false,
      fadeAnimation: false,
      markerZoomAnimation: false,
      inertia: false,
      minZoom: 5,
      maxZoom: 18,
    })
    .setView(centre, 11);
  return map;
}

function addOurs(to: leaflet.Map, all: readonly Place[]): void {
  const index = new PointIndex({
    ids: all.map((_, n) => String(n)),
    lngs: all.map(({ lng }) => lng),
    lats: all.map(({ lat }) => lat),
    labels: all.map((_, n) => `第 ${n} 处`),
    symbols: all.map(({ kind }) => symbolOf(facilityKinds[kind] ?? 'shelter', '')),
    states: all.map(() => 0),
  });
  new PointCanvas({ index, shown: null, set: 'screen', labels: true, chosen: null }).addTo(to);
}

async function addClusters(to: leaflet.Map, all: readonly Place[]): Promise<void> {
  // It adds itself to a global of its own making.
  Object.assign(window, { L: { ...leaflet } });
  await import('leaflet.markercluster');
  const { L } = window as unknown as { L: typeof leaflet };
  const group = L.markerClusterGroup({ animate: false, chunkedLoading: false });
  group.addLayers(
    all.map(({ lng, lat, kind }, n) =>
      L.marker([lat, lng], { icon: L.divIcon({ className: 'k', html: `<b>${kind}</b>`, iconSize: [44, 44] }), title: `第 ${n} 处` }),
    ),
  );
  group.addTo(to);
}

async function add(layer: Layer, to: leaflet.Map, count: number): Promise<void> {
  const all = places(count);
  if (layer === 'ours') addOurs(to, all);
  else await addClusters(to, all);
}

let frames: number[] = [];
let recording = false;

window.benchMap = {
  async measure(layer, count, rounds) {
    const to = newMap();
    await painted();
    const from = performance.now();
    await add(layer, to, count);
    await painted();
    const loadMs = performance.now() - from;
    const next = random(11);
    const zooms: Measured['zooms'] = [];
    for (let round = 0; round < rounds; round += 1) {
      for (let zoom = zoomsMeasured.from; zoom <= zoomsMeasured.to; zoom += 1) {
        // Everything in the window at least once, towns near: where it is full.
        const at: [number, number] = [centre[0] + (next() - 0.5) * 0.1, centre[1] + (next() - 0.5) * 0.1];
        await painted();
        const begun = performance.now();
        to.setView(at, zoom, { animate: false });
        await painted();
        zooms.push({ zoom, ms: performance.now() - begun });
      }
    }
    return { loadMs, zooms, nodes: document.querySelectorAll('#map *').length };
  },
  async stand(layer, count) {
    const to = newMap();
    await add(layer, to, count);
    to.setView(centre, 10, { animate: false });
    await painted();
  },
  record() {
    frames = [];
    recording = true;
    let last: number | null = null;
    const frame = (at: number): void => {
      if (last !== null) frames.push(at - last);
      last = at;
      if (recording) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  },
  recorded() {
    recording = false;
    return frames;
  },
};
