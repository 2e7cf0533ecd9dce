// The net of roads of this station: made in a worker when the office loads roads, kept, searched on this thread in some milliseconds.
import type { Position } from '#shared/kernel/geo.ts';
import type { Id } from '#shared/kernel/ids.ts';
import { RoadNet, type Toward } from '#shared/resources/near/roads/net.ts';
import type { RoadGraph } from '#shared/resources/near/roads/types.ts';
import type { ReadDb } from '../../kernel/db.ts';
import type { Log } from '../../kernel/log.ts';
import { roadFile } from '../layers/area-queries.ts';
import type { MapFiles } from '../layers/map-files.ts';
import { plotsOf } from '../plots/queries.ts';
import { officeSpeeds } from './speed-queries.ts';

/** 危险路段 and 遭破坏道路 of GB/T 35649: nobody drives there. */
const closedSigns: ReadonlySet<string> = new Set(['E20400', 'E20500']);

export interface RoadsOptions {
  read: ReadDb;
  files: MapFiles;
  log: Log;
  /** Reads the lines of a file and makes the net, off this thread. */
  make: (file: string) => Promise<RoadGraph>;
}

export class Roads {
  readonly #options: RoadsOptions;
  #loaded: { dataset: Id; graph: Promise<RoadGraph> } | null = null;
  #net: { graph: RoadGraph; speeds: string; net: RoadNet } | null = null;
  #last: { key: string; toward: Toward | undefined } | null = null;

  constructor(options: RoadsOptions) {
    this.#options = options;
  }

  /** null: the office has loaded none, or they cannot be read. */
  async net(): Promise<RoadNet | null> {
    const { read, files, make, log } = this.#options;
    const found = roadFile(read, files);
    if (!found) {
      this.#loaded = null;
      return null;
    }
    if (this.#loaded?.dataset !== found.dataset) this.#loaded = { dataset: found.dataset, graph: make(found.file) };
    let graph: RoadGraph;
    try {
      graph = await this.#loaded.graph;
    } catch (error) {
      // Straight lines still say something; the next question tries again.
      log.error({ err: error, dataset: found.dataset }, 'the roads cannot be read');
      this.#loaded = null;
      return null;
    }
    const kmh = officeSpeeds(read);
    const speeds = JSON.stringify([...kmh]);
    if (this.#net?.graph !== graph || this.#net.speeds !== speeds) this.#net = { graph, speeds, net: new RoadNet(graph, kmh) };
    return this.#net.net;
  }

  /** The ways to a point, what is plotted as closed on the incident left out; undefined: no road is near it. */
  toward(net: RoadNet, point: Position, incident: Id | undefined): Toward | undefined {
    const closed =
      incident === undefined
        ? []
        : plotsOf(this.#options.read, incident)
            .filter(({ removed, symbol }) => !removed && closedSigns.has(symbol))
            .map(({ points }) => points);
    const key = JSON.stringify([point.lng, point.lat, closed]);
    if (this.#last?.key === key && this.#last.toward?.of(net)) return this.#last.toward;
    const toward = net.toward(point, net.closedBy(closed));
    this.#last = { key, toward };
    return toward;
  }
}
