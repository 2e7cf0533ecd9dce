// The rooms of the house and who may import whom (architecture: folders and rooms). Default: not allowed.
// To add a room: a row here. To let a room use a package: its name in `packages` of that row.

export interface Room {
  /** Path prefix of its files, from the top of the repository. Of several that fit, the longest counts. */
  at: string;
  /** Path prefixes it may import from, beside its own. */
  imports: string[];
  /** npm packages and `node:` it may import. */
  packages: string[];
}

const sharedFeatures = [
  'accounts',
  'directory',
  'duty',
  'incidents',
  'obligations',
  'plans',
  'reports',
  'resources',
  'reviews',
  'rosters',
  'settings',
];
const stationFeatures = [
  'accounts',
  'directory',
  'duty',
  'incidents',
  'obligations',
  'plans',
  'reports',
  'resources',
  'reviews',
  'rosters',
  'settings',
];
const pageFeatures = [
  'accounts',
  'desk',
  'directory',
  'duty',
  'incidents',
  'obligations',
  'plans',
  'reports',
  'resources',
  'rosters',
  'settings',
];

/** What a feature may know of another in shared: its types, and its values as zod. */
const otherTypes = (self: string): string[] =>
  sharedFeatures.filter((name) => name !== self).flatMap((name) => [`shared/${name}/types.ts`, `shared/${name}/schemas.ts`]);

/** What a feature may know of another in the station: what it can read there; and the engine's verbs. */
const otherQueries = (self: string): string[] => [
  ...stationFeatures
    .filter((name) => name !== self)
    .flatMap((name) => [`electron/station/${name}/queries.ts`, `electron/station/${name}/*-queries.ts`]),
  'electron/station/obligations/commands.ts',
];

export const rooms: Room[] = [
  {
    at: 'shared/kernel/',
    imports: [],
    packages: ['zod', 'gcoord', 'proj4', '@turf/area', '@turf/boolean-point-in-polygon', '@turf/kinks', 'geojson'],
  },
  { at: 'shared/time/', imports: ['shared/kernel/'], packages: [] },
  { at: 'shared/journal/', imports: ['shared/kernel/', 'shared/time/'], packages: ['zod'] },
  ...sharedFeatures.map((name) => ({
    at: `shared/${name}/`,
    imports: ['shared/kernel/', 'shared/time/', 'shared/journal/envelope.ts', 'shared/journal/versions.ts', ...otherTypes(name)],
    packages: name === 'plans' ? ['zod', 'diff'] : name === 'resources' ? ['zod', 'geojson'] : ['zod'],
  })),
  {
    at: 'shared/contract/',
    imports: [
      'shared/kernel/',
      ...otherTypes('contract'),
      'shared/plans/parse/types.ts',
      'shared/resources/plots/types.ts',
      'shared/resources/plots/schemas.ts',
      'shared/resources/stock/limits.ts',
      'shared/resources/stock/schemas.ts',
      'shared/resources/stock/types.ts',
      'shared/rosters/import/types.ts',
      'shared/resources/import/schemas.ts',
      'shared/resources/import/types.ts',
      'shared/resources/limits.ts',
      'shared/resources/near/limits.ts',
      'shared/resources/layers/types.ts',
      'shared/resources/layers/schemas.ts',
      'shared/resources/near/types.ts',
      'shared/accounts/permissions.ts',
    ],
    packages: ['zod', '@orpc/contract'],
  },

  {
    at: 'electron/station/kernel/',
    imports: ['shared/kernel/', 'shared/time/'],
    packages: ['node:', 'better-sqlite3', 'pino', 'pinyin-pro'],
  },
  { at: 'electron/station/time/', imports: ['shared/kernel/', 'shared/time/'], packages: [] },
  {
    at: 'electron/station/journal/',
    imports: ['shared/kernel/', 'shared/time/', 'shared/journal/', 'electron/station/kernel/'],
    packages: ['node:', 'zod'],
  },
  {
    at: 'electron/station/channels/',
    imports: ['shared/', 'electron/station/kernel/', 'electron/station/journal/'],
    packages: ['node:', 'nodemailer'],
  },
  {
    at: 'electron/station/documents/',
    imports: ['shared/'],
    packages: [
      'node:',
      '@xmldom/xmldom',
      'docx',
      'fflate',
      'hucre',
      'ical-generator',
      'mammoth',
      'unpdf',
      'geojson',
      'geojson-vt',
      'pmtiles',
      'topojson-client',
      'topojson-server',
      'topojson-specification',
      'vt-pbf',
    ],
  },
  ...stationFeatures.map((name) => ({
    at: `electron/station/${name}/`,
    imports: [
      'shared/',
      'electron/station/kernel/',
      'electron/station/time/',
      'electron/station/journal/',
      'electron/station/channels/outbox.ts',
      'electron/station/documents/',
      'electron/station/parts.ts',
      'electron/station/rpc.ts',
      ...otherQueries(name),
    ],
    packages: ['node:', 'zod', 'tar', 'highs', 'geojson', 'kdbush', 'geokdbush', 'pmtiles'],
  })),
  { at: 'electron/station/', imports: ['shared/', 'electron/station/'], packages: ['node:', 'zod', '@orpc/server'] },
  {
    at: 'electron/web/',
    imports: ['shared/', 'electron/station/station.ts', 'electron/station/rpc.ts'],
    packages: ['node:', '@orpc/openapi', '@orpc/server', '@orpc/json-schema', '@orpc/zod', 'sirv'],
  },
  { at: 'electron/cli/', imports: ['shared/', 'electron/station/', 'electron/launch/'], packages: ['node:'] },
  {
    at: 'electron/launch/',
    imports: ['shared/', 'electron/station/', 'electron/web/'],
    packages: ['node:', 'vite', 'electron-builder', 'h5wasm'],
  },
  { at: 'electron/main/', imports: ['shared/kernel/', 'shared/contract/'], packages: ['node:', 'electron'] },
  { at: 'electron/preload/', imports: [], packages: ['electron'] },

  {
    at: 'renderer/client/',
    imports: ['shared/kernel/', 'shared/time/', 'shared/contract/', 'shared/accounts/permissions.ts', 'shared/accounts/types.ts'],
    packages: ['react', '@orpc/client', '@orpc/contract', '@orpc/tanstack-query', '@tanstack/react-query', 'zustand', 'idb'],
  },
  // How forms are sent and how they end: with words and fields, which the rest of client does without.
  {
    at: 'renderer/client/forms/',
    imports: ['shared/contract/error-texts.ts', 'renderer/client/', 'renderer/components/', 'renderer/texts/'],
    packages: ['react', 'antd', '@tanstack/react-query'],
  },
  {
    at: 'renderer/components/',
    imports: ['shared/kernel/', 'shared/time/'],
    packages: ['react', 'antd', '@tanstack/react-virtual'],
  },
  {
    at: 'renderer/map/',
    imports: ['shared/kernel/', 'shared/resources/types.ts', 'shared/resources/symbols.ts', 'renderer/components/'],
    packages: [
      'react',
      'leaflet',
      'react-leaflet',
      'geojson',
      'kdbush',
      'pmtiles',
      'protomaps-leaflet',
      '@mapbox/maki',
      '@rapideditor/temaki',
    ],
  },
  ...pageFeatures.map((name) => ({
    at: `renderer/features/${name}/`,
    imports: [
      'shared/',
      'renderer/client/',
      'renderer/components/',
      'renderer/map/',
      'renderer/texts/',
      ...pageFeatures.filter((other) => other !== name).map((other) => `renderer/features/${other}/index.ts`),
    ],
    packages: [
      'react',
      'antd',

      '@tanstack/react-query',
      '@tanstack/react-virtual',
      'zustand',
      'react-router',
      'dayjs',
      'zod',
    ],
  })),
  { at: 'renderer/texts/', imports: ['shared/'], packages: ['react', 'zustand', 'antd', 'dayjs'] },
  {
    at: 'renderer/app/',
    imports: [
      'shared/',
      'renderer/client/',
      'renderer/components/',
      'renderer/texts/',
      ...pageFeatures.map((name) => `renderer/features/${name}/index.ts`),
      'assets/',
    ],
    packages: [
      'react',
      'react-dom',
      'antd',

      '@tanstack/react-query',
      'zustand',
      'react-router',
      'dayjs',
      'react-markdown',
      'remark-gfm',
    ],
  },
  {
    at: 'renderer/vite.config.ts',
    imports: ['renderer/app/', 'electron/launch/paths.ts'],
    packages: ['node:', 'vite', '@vitejs/plugin-react'],
  },
];

/** Packages that only one room may import, whatever its row says elsewhere. */
export const exclusive: Record<string, string[]> = {
  electron: ['electron/main/', 'electron/preload/'],
  leaflet: ['renderer/map/'],
  'react-leaflet': ['renderer/map/'],
};
