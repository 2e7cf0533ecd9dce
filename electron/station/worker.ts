// Long jobs off the station's thread, each on a read-only connection of its own: the obligation clock must not wait for them.
import { once } from 'node:events';
import { setImmediate as othersFirst } from 'node:timers/promises';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { DomainError, type ErrorCode, type ErrorDetails, isDomainError } from '#shared/kernel/errors.ts';
import type { Verification } from './journal/verify.ts';
import type { ReadTable } from './documents/read-tables.ts';
import type { SheetContent } from './documents/write-sheet.ts';
import { SqliteFile } from './kernel/db.ts';
import { toFault } from './kernel/faults.ts';
import type { SourceDocument } from '#shared/plans/parse/types.ts';
import type { FiguresOut } from '#shared/contract/duty-figures.ts';
import type { FigureInput } from './duty/figure-queries.ts';
import type { PlanFigures } from '#shared/plans/figures.ts';
import type { CheckedPlan, PlanLintInput } from './plans/lint-queries.ts';
import type { PlanFiguresInput, PlanStateInput, PlanStateResult } from './plans/state-queries.ts';
import type { PlaceOptions, PlaceProgress, PlaceRow, PlaceTable } from '#shared/kernel/place-table.ts';
import type { RoadGraph } from '#shared/resources/near/roads/types.ts';
import type { MakeTiles } from './resources/layers/make-tiles.ts';
import type { TileFileFacts } from './resources/layers/tile-file.ts';
import type { PlaceExport } from './resources/import/export-table.ts';
import type { AuditResult } from './obligations/audit.ts';

interface Jobs {
  verify: { in: { file: string }; out: Verification };
  audit: { in: { file: string; now: number }; out: AuditResult };
  figures: { in: FigureInput & { file: string }; out: FiguresOut };
  planState: { in: PlanStateInput & { file: string }; out: PlanStateResult };
  lintPlans: { in: PlanLintInput & { file: string }; out: CheckedPlan[] };
  planFigures: { in: PlanFiguresInput & { file: string }; out: PlanFigures };
  /** Tables out of an office file: unpacking and reading a large one takes seconds. */
  readTables: { in: { name: string; bytes: Uint8Array }; out: ReadTable[] };
  /** Rows of a file of places or shapes: they come in parts, and `rows` of the answer is empty. */
  readPlaces: { in: { name: string; bytes: Uint8Array; options: PlaceOptions }; out: PlaceTable };
  /** The text of a plan file: a Word file of 100 pages or a PDF takes a second. */
  readPlan: { in: { name: string; bytes: Uint8Array }; out: SourceDocument };
  /** A file of tiles, looked through from end to end. */
  makeTiles: { in: MakeTiles; out: number };
  /** A net of roads: a province has a million pieces. */
  roadGraph: { in: { file: string }; out: RoadGraph };
  checkMapFile: { in: { map: string; kind: 'mbtiles' | 'pmtiles' }; out: TileFileFacts };
  writeSheets: { in: { sheets: readonly SheetContent[] }; out: Uint8Array };
  /** All places of a province as a file. */
  exportPlaces: { in: PlaceExport & { file: string }; out: Uint8Array };
}

/** One moment of the tables, read by a connection that cannot write. */
function reading<T>(file: string, work: (db: SqliteFile) => T): T {
  const db = new SqliteFile(file, { readonly: true });
  try {
    return db.snapshot(() => work(db));
  } finally {
    db.close();
  }
}

/** Tells the station something before the answer; of rows, done when it has taken them and wants more. */
type Send = (message: Message) => Promise<void>;

/** Each loads what it needs when it is run: all that all of them need together takes a worker half a second. */
const jobs: { [J in keyof Jobs]: (input: Jobs[J]['in'], send: Send) => Promise<Jobs[J]['out']> } = {
  async readTables({ name, bytes }) {
    const { readTables } = await import('./documents/read-tables.ts');
    return readTables(name, bytes);
  },
  async readPlaces({ name, bytes, options }, send) {
    const { readPlaces } = await import('./documents/places/read-places.ts');
    const table = await readPlaces(name, bytes, options, (progress) => void send({ progress }));
    for (let at = 0; at < table.rows.length; at += rowsPerMessage) await send({ rows: table.rows.slice(at, at + rowsPerMessage) });
    return { ...table, rows: [] };
  },
  async readPlan({ name, bytes }) {
    const { readPlanDocument } = await import('./documents/read-plan.ts');
    return readPlanDocument(name, bytes);
  },
  async makeTiles(input) {
    const { makeTiles } = await import('./resources/layers/make-tiles.ts');
    return makeTiles(input);
  },
  async roadGraph({ file }) {
    const { buildRoads } = await import('#shared/resources/near/roads/build.ts');
    const { readRoadLines } = await import('./resources/layers/area-queries.ts');
    return buildRoads(await readRoadLines(file));
  },
  async checkMapFile({ map, kind }) {
    if (kind === 'pmtiles') return (await import('./resources/layers/pmtiles-file.ts')).checkPmtiles(map);
    return (await import('./resources/layers/mbtiles.ts')).checkMbtiles(map);
  },
  async writeSheets({ sheets }) {
    const { writeXlsx } = await import('./documents/write-sheet.ts');
    return writeXlsx(sheets);
  },
  async verify({ file }) {
    const { definitions, projections } = await import('./catalogue.ts');
    const { verifyJournal, verifyProjections } = await import('./journal/verify.ts');
    const db = new SqliteFile(file, { readonly: true });
    try {
      const result = verifyJournal(db, definitions);
      return { ...result, problems: [...result.problems, ...verifyProjections(file, definitions, projections)] };
    } finally {
      db.close();
    }
  },
  async audit({ file, now }) {
    const { audit } = await import('./obligations/audit.ts');
    return reading(file, (db) => audit(db, now));
  },
  async figures({ file, ...input }) {
    const { dutyFigures } = await import('./duty/figure-queries.ts');
    return reading(file, (db) => dutyFigures(db, input));
  },
  async planState({ file, ...input }) {
    const { planState } = await import('./plans/state-queries.ts');
    return reading(file, (db) => planState(db, input));
  },
  async lintPlans({ file, ...input }) {
    const { lintPlans } = await import('./plans/lint-queries.ts');
    return reading(file, (db) => lintPlans(db, input));
  },
  async planFigures({ file, ...input }) {
    const { planFiguresOf } = await import('./plans/state-queries.ts');
    return reading(file, (db) => planFiguresOf(db, input));
  },
  async exportPlaces({ file, ...input }) {
    const { exportTable } = await import('./resources/import/export-table.ts');
    const { writePlaces } = await import('./documents/places/write-places.ts');
    return writePlaces(
      input.format,
      reading(file, (db) => exportTable(db, input)),
    );
  },
};

/** What comes before the answer. */
type Message = { progress: PlaceProgress } | { rows: PlaceRow[] };
type Answer<J extends keyof Jobs> =
  | { ok: true; result: Jobs[J]['out'] }
  | { ok: false; message: string; refusal: { code: ErrorCode; details: ErrorDetails } | null };

/** The worker's file: the source itself, or the bundle beside ours in the desktop build. */
const workerFile = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.mjs', import.meta.url);

/** Rows of one message: taking them over holds the station's thread for some ms. */
const rowsPerMessage = 2_000;

/** Runs a job in a worker of its own and ends the worker. @param onMessage what comes before the answer */
export function runJob<J extends keyof Jobs>(
  job: J,
  input: Jobs[J]['in'],
  onMessage?: (message: Message) => void,
): Promise<Jobs[J]['out']> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerFile, { workerData: { job, input } });
    worker.on('message', (message: Answer<J> | Message) => {
      if (!('ok' in message)) {
        onMessage?.(message);
        // The next part is asked for when everything else that waits has had its turn.
        if ('rows' in message) void othersFirst().then(() => worker.postMessage('more'));
      } else if (message.ok) resolve(message.result);
      else reject(message.refusal === null ? new Error(message.message) : new DomainError(message.refusal.code, message.refusal.details));
    });
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the ${job} worker ended with ${code}`)));
  });
}

/** Reads a file of places in a worker; the rows come over in parts. */
export async function readPlacesApart(
  name: string,
  bytes: Uint8Array,
  options: PlaceOptions,
  onProgress?: (progress: PlaceProgress) => void,
): Promise<PlaceTable> {
  const rows: PlaceRow[] = [];
  const table = await runJob('readPlaces', { name, bytes, options }, (message) => {
    if ('progress' in message) onProgress?.(message.progress);
    else for (const row of message.rows) rows.push(row);
  });
  return { ...table, rows };
}

if (!isMainThread && parentPort && typeof workerData === 'object' && workerData !== null && 'job' in workerData) {
  const { job, input } = workerData as { job: keyof Jobs; input: never };
  const port = parentPort;
  const answer = (message: Answer<keyof Jobs>): void => port.postMessage(message);
  const send: Send = async (message) => {
    port.postMessage(message);
    if ('rows' in message) await once(port, 'message');
  };
  try {
    answer({ ok: true, result: await jobs[job](input, send) });
  } catch (error) {
    const fault = toFault(error);
    const message = error instanceof Error ? error.message : String(error);
    answer({ ok: false, message, refusal: isDomainError(fault) ? { code: fault.code, details: fault.details } : null });
  }
}
