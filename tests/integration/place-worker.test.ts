// Files of places are read beside the station's thread: the same rows arrive, in parts, and refusals keep their code.
import { describe, expect, it } from 'vitest';
import { zipBomb } from '#kit/place-files.ts';
import type { PlaceProgress } from '#shared/kernel/place-table.ts';
import { readPlaces } from '#station/documents/places/read-places.ts';
import { readPlacesApart } from '#station/worker.ts';

// More than two messages of rows.
const csv = Buffer.from(
  `名称,经度,纬度\n${Array.from({ length: 5_001 }, (_, nth) => `场所${nth},116.${nth},35.9`).join('\n')}\n乙,1\n`,
  'utf8',
);

describe('reading in a worker', () => {
  it('gives what reading here gives, and says how far it is', async () => {
    const heard: PlaceProgress[] = [];
    const apart = await readPlacesApart('a.csv', csv, {}, (progress) => heard.push(progress));
    expect(apart).toEqual(await readPlaces('a.csv', csv));
    expect(apart.rows).toHaveLength(5_001);
    expect(apart.refused).toHaveLength(1);
    expect(heard.at(-1)).toEqual({ done: csv.length, total: csv.length });
  });

  it('keeps the code and the limit of a refusal', async () => {
    await expect(readPlacesApart('a.csv', csv, { maxRows: 100 })).rejects.toMatchObject({ code: 'tooManyRows', details: { limit: 100 } });
    await expect(readPlacesApart('a.zip', zipBomb('a.shp'), {})).rejects.toMatchObject({ code: 'unpackedTooLarge' });
  });
});
