// A net of roads as typed arrays: made from lines once, searched often.
import type { OneWay } from './one-way.ts';

export interface RoadInput {
  /** lng, lat in WGS-84 degrees. */
  coordinates: readonly (readonly [number, number])[];
  roadClass: string;
  name: string;
  /** Left out: both ways. */
  oneWay?: OneWay | undefined;
}

/**
 * Nodes are ends and junctions. An edge is a piece of road between two of them, with its shape. Everything that is added up is Float64:
 * with Float32 a search silently drops nodes.
 */
export interface RoadGraph {
  nodeLng: Float64Array;
  nodeLat: Float64Array;
  edgeFrom: Uint32Array;
  edgeTo: Uint32Array;
  /** Along the road. */
  edgeMetres: Float64Array;
  /** Index into `classes`. */
  edgeClass: Uint16Array;
  /** As `oneWay` of the line. */
  edgeWay: Int8Array;
  /** The shape of edge e are the points shapeStart[e] … shapeStart[e + 1] - 1, its ends included. */
  shapeStart: Uint32Array;
  shapeLng: Float64Array;
  shapeLat: Float64Array;
  classes: string[];
  /** Which part of the net each node belongs to; parts are numbered by size, the largest is 0. */
  island: Uint32Array;
  islands: number;
  /** Share of the nodes that the largest part holds. */
  largestShare: number;
}

/** Metres within which ends and lines are taken to meet: what hand-drawn and converted lines miss each other by. */
export const snapMetres = 3;
/** Further away from a road than this nothing is said of ways. */
export const maxAccessMetres = 3_000;
