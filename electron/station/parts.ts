// What handlers work with: the parts of one running space. station.ts makes them; nobody else constructs.
import type { PlaceOptions, PlaceProgress, PlaceTable } from '#shared/kernel/place-table.ts';
import type { FiguresOut } from '#shared/contract/duty-figures.ts';
import type { PlanFigures } from '#shared/plans/figures.ts';
import type { SourceDocument } from '#shared/plans/parse/types.ts';
import type { LineRules } from '#shared/reviews/types.ts';
import type { StationSettings } from '#shared/settings/types.ts';
import type { Millis } from '#shared/time/clock.ts';
import { toIso } from '#shared/time/zone.ts';
import type { Sessions } from './accounts/sessions.ts';
import type { Channel } from './channels/channel.ts';
import type { ReadTable } from './documents/read-tables.ts';
import type { SheetContent } from './documents/write-sheet.ts';
import type { ImportStore } from './directory/import/store.ts';
import type { PeopleIndex } from './directory/people-index.ts';
import type { FigureInput } from './duty/figure-queries.ts';
import type { AttachmentStore } from './kernel/attachment-store.ts';
import type { IncidentDeps } from './incidents/rule-queries.ts';
import type { Journal } from './journal/append.ts';
import type { ReadDb, SqliteFile } from './kernel/db.ts';
import type { Log } from './kernel/log.ts';
import type { LiveHub } from './live.ts';
import type { ObligationLoop } from './obligations/loop.ts';
import type { Timeline } from './reviews/queries.ts';
import type { PlanImports } from './plans/import/store.ts';
import type { PlaceExport } from './resources/import/export-table.ts';
import type { PlaceImports } from './resources/import/store.ts';
import type { BackupService } from './settings/backup.ts';
import type { PlanIndex } from './plans/search/plan-index.ts';
import type { Roads } from './resources/near/roads.ts';
import type { PlaceIndex } from './resources/near/place-index.ts';
import type { Generations } from './rosters/generate/generations.ts';
import type { CheckedPlan, PlanLintInput } from './plans/lint-queries.ts';
import type { LintRuns } from './plans/lint-runs.ts';
import type { PlanFiguresInput, PlanStateInput, PlanStateResult } from './plans/state-queries.ts';
import type { MakeTiles } from './resources/layers/make-tiles.ts';
import type { ShapeImports } from './resources/layers/shape-imports.ts';
import type { MapFiles } from './resources/layers/map-files.ts';
import type { TileFileFacts } from './resources/layers/tile-file.ts';
import type { MapTiles } from './resources/layers/tiles.ts';
import type { RosterContext } from './rosters/queries.ts';
import type { SteadyClock } from './time/steady-clock.ts';

export interface StationParts extends IncidentDeps {
  /** Name of the space: live, or a drill's. */
  space: string;
  version: string;
  dataDir: string;
  /** The program's own assets folder. */
  assetsDir: string;
  /** The data folder holds the sample county. */
  sample: boolean;
  /** Opens the sample county beside this station and gives the link to it; null where the shell cannot. */
  lookAround: (() => Promise<string>) | null;
  journal: Journal;
  /** A handle that cannot write. */
  read: ReadDb;
  secrets: SqliteFile;
  clock: SteadyClock;
  log: Log;
  sessions: Sessions;
  loop: ObligationLoop;
  /** 0 ≤ x < 1, fresh at each call. */
  random: () => number;
  timeline: Timeline;
  lines: LineRules;
  live: LiveHub;
  attachments: AttachmentStore;
  people: PeopleIndex;
  /** Full text of the plan library. */
  planIndex: PlanIndex;
  /** The net of roads that the office has loaded. */
  roads: Roads;
  /** Places by where they are. */
  places: PlaceIndex;
  /** Files of people that were read and are not taken in yet. */
  imports: ImportStore;
  /** Files of plans that were sent and are not taken in yet. */
  planImports: PlanImports;
  /** Tiles of the map's layers, from servers and files. */
  mapTiles: MapTiles;
  /** Files of shapes that were read and are not taken in yet. */
  shapeImports: ShapeImports;
  /** Cuts a file of shapes into tiles, off this thread. @returns their number @throws DomainError tooLarge */
  makeTiles: (input: MakeTiles) => Promise<number>;
  /** Files of tiles in the data folder. */
  mapFiles: MapFiles;
  /** Looks a file of tiles through, off this thread. @throws DomainError brokenFile, tooLarge */
  checkMapFile: (map: string, kind: 'mbtiles' | 'pmtiles') => Promise<TileFileFacts>;
  /** Files of places that were sent and are not taken in yet. */
  placeImports: PlaceImports;
  channels: readonly Channel[];
  backup: BackupService;
  settings: () => StationSettings;
  /** Tables that are being made. */
  generations: Generations;
  /** What shifts depend on, as it stands now. */
  rosterContext: () => RosterContext;
  startedAt: Millis;
  /** Event kinds with pinyin for finding them. */
  kindList: () => { code: string; name: string; parent: string | null; level: number; pinyin: string }[];
  unknownEntries: () => number;
  fault: () => string | null;
  /** Counts in a worker: a year of all townships takes longer than the clock should wait. */
  figures: (input: FigureInput) => Promise<FiguresOut>;
  /** Count the plan library in a worker, for the same reason. */
  planState: (input: PlanStateInput) => Promise<PlanStateResult>;
  planFigures: (input: PlanFiguresInput) => Promise<PlanFigures>;
  /** Checks plans in a worker. */
  lintPlans: (input: PlanLintInput) => Promise<CheckedPlan[]>;
  /** The last check of the whole library. */
  lint: LintRuns;
  /** Reads the tables of an office file, off this thread. @throws DomainError as `documents/read-tables.ts` */
  readTables: (name: string, bytes: Uint8Array) => Promise<ReadTable[]>;
  /** Reads a file of places or shapes, off this thread. @throws DomainError as `documents/places/read-places.ts` */
  readPlaces: (
    name: string,
    bytes: Uint8Array,
    options: PlaceOptions,
    onProgress?: (progress: PlaceProgress) => void,
  ) => Promise<PlaceTable>;
  /** Reads the text of a plan file, off this thread. @throws DomainError as `documents/read-plan.ts` */
  readPlanDocument: (name: string, bytes: Uint8Array) => Promise<SourceDocument>;
  /** Places as a file, made off this thread. */
  exportPlaces: (input: PlaceExport) => Promise<Uint8Array>;
  /** A workbook of these sheets; a large one is made off this thread. */
  writeSheets: (sheets: readonly SheetContent[]) => Promise<Uint8Array>;
  verify: () => Promise<{ entries: number; unknown: number; problems: { what: string; detail: string; station: string; seq: number }[] }>;
}

/** ISO 8601 in the unit's zone. */
export function isoOf(parts: Pick<StationParts, 'settings'>): (at: Millis) => string {
  const { zone } = parts.settings();
  return (at) => toIso(at, zone);
}

export const isoOrNull = (iso: (at: Millis) => string, at: Millis | null | undefined): string | null => (at == null ? null : iso(at));

/** "time/id" cursors of lists that are sorted by time. */
export function encodeCursor(at: Millis, id: string): string {
  return `${at}/${id}`;
}

export function decodeCursor(cursor: string | undefined): [Millis, string] | undefined {
  const match = /^(-?\d+)\/(.*)$/.exec(cursor ?? '');
  return match ? [Number(match[1]), match[2] ?? ''] : undefined;
}

export const defaultPageSize = 100;
