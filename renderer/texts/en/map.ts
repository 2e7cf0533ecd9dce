// English of zh-CN/map.ts.
import type { CompassPoint } from '#shared/resources/near/bearing.ts';
import type { map as zhCN } from '../zh-CN/map.ts';

const directions: Record<CompassPoint, string> = {
  n: 'north',
  ne: 'north-east',
  e: 'east',
  se: 'south-east',
  s: 'south',
  sw: 'south-west',
  w: 'west',
  nw: 'north-west',
};

export const distance = (metres: number): string =>
  metres < 995 ? `${Math.round(metres / 10) * 10} m` : `${(metres / 1000).toFixed(metres < 99_500 ? 1 : 0)} km`;

export const map: typeof zhCN = {
  title: 'Map',
  label: 'Map of places: arrows move it, plus and minus zoom, Home shows all, Ctrl with arrows moves among symbols, Enter opens',
  side: 'Beside the map',
  tabs: { places: 'Places' },
  incident: 'Incident',
  closed: 'closed',
  opened: 'opened',
  filter: {
    text: 'Filter by name',
    unit: 'Unit in charge',
    anyUnit: 'All units',
    kinds: 'Kinds',
    only: 'A click shows or hides, a double click shows only this kind',
  },
  list: {
    label: 'Places in view of the map',
    inView: (count) => `${count} in view`,
    onOneSpot: (count) => `${count} on one spot`,
    sort: 'Order',
    sorts: { kind: 'By kind', name: 'By name', distance: 'By distance to the middle' },
    noPlaces: 'No place has a position yet. Once entered or imported under Resources it is shown here.',
    noneInView: 'No place within this view fits the filters. Home shows all; or loosen the filters.',
  },
  tools: {
    all: 'Show all',
    labels: 'Names',
    colours: 'Colours of symbols',
    sets: { screen: 'Screen', standard: 'Standard' },
  },
  goTo: {
    label: 'Go to a coordinate or name, Ctrl+G',
    swapped: ' (longitude and latitude swapped)',
    nothing: 'Neither a name nor a coordinate. A coordinate is 116.305, 35.902 or 116°18′18″E 35°54′07″N',
  },
  legend: { title: 'Legend', none: 'No places in view' },
  north: 'North is up',
  northShort: 'N',
  scale: (length) => `Scale: the line is ${length} long`,
  length: (metres) => (metres < 1000 ? `${metres} m` : `${metres / 1000} km`),
  atMouse: 'mouse',
  atCentre: 'middle',
  copyHint: 'Ctrl+C on the map or the right button copies the coordinate (WGS-84)',
  copied: (text) => `Copied ${text}`,
  where: ({ metres, direction }) => (direction === null ? 'in the middle' : `${directions[direction]} ${distance(metres)}`),
  meant: (names, kinds) =>
    names.length === 1
      ? (names[0] ?? '')
      : `${names.length} places: ${kinds.map(({ symbol, count }) => `${symbol.text} ${count}`).join(', ')}. Enter goes nearer`,
};
