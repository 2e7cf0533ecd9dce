// Lakes and rivers of the world's data (GSHHG) around the unit: a picture of where water is, half a kilometre rough, and never a border.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type Box, boxesMeet } from '#shared/kernel/geometry.ts';

type Line = [number, number][];

interface Water {
  lakes: { box: Box; rings: Line[] }[];
  rivers: { box: Box; line: Line }[];
}

/** As `electron/launch/make-water.ts` writes it: coordinates are ten-thousandths of a degree, each the step from the one before. */
interface Stored {
  lakes: number[][][];
  rivers: number[][];
}

const unit = 1e4;

function lineOf(steps: readonly number[]): Line {
  const line: Line = [];
  let [x, y] = [0, 0];
  for (let at = 0; at + 1 < steps.length; at += 2) {
    x += steps[at] ?? 0;
    y += steps[at + 1] ?? 0;
    line.push([x / unit, y / unit]);
  }
  return line;
}

function boxOfLine(line: Line): Box {
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of line) {
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  }
  return box;
}

let read: { file: string; water: Water } | null = null;

/** @param file may be replaced by a better one, or be missing: then there is no water */
function waterOf(file: string): Water {
  if (read?.file === file) return read.water;
  const stored: Stored = existsSync(file)
    ? (JSON.parse(gunzipSync(readFileSync(file)).toString('utf8')) as Stored)
    : { lakes: [], rivers: [] };
  const water: Water = {
    lakes: stored.lakes.map((rings) => rings.map(lineOf)).map((rings) => ({ rings, box: boxOfLine(rings[0] ?? []) })),
    rivers: stored.rivers.map(lineOf).map((line) => ({ line, box: boxOfLine(line) })),
  };
  read = { file, water };
  return water;
}

/** What of it meets a box: west, south, east, north. */
export function waterIn(assetsDir: string, box: Box): { lakes: Line[][]; rivers: Line[] } {
  const { lakes, rivers } = waterOf(path.join(assetsDir, 'basemap', 'water.json.gz'));
  return {
    lakes: lakes.filter((lake) => boxesMeet(lake.box, box)).map(({ rings }) => rings),
    rivers: rivers.filter((river) => boxesMeet(river.box, box)).map(({ line }) => line),
  };
}
