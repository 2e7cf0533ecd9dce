// Places given out as files: exactly the rows of the list, made in a worker.
import type { ExportFormat } from '#shared/resources/types.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import { fieldOf } from '#shared/resources/fields.ts';
import { fileWords } from '#shared/resources/import/file-words.ts';
import { internalMark } from '#shared/resources/public.ts';
import { toIso } from '#shared/time/zone.ts';
import { placeFileName } from '../../documents/places/place-content.ts';
import type { StationParts } from '../../parts.ts';
import type { Os } from '../../rpc.ts';
import type { Box, FacilityOrder } from '../queries.ts';

const mimes: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  geojson: 'application/geo+json',
  topojson: 'application/json',
  shapefile: 'application/zip',
  kml: 'application/vnd.google-earth.kml+xml',
  kmz: 'application/vnd.google-earth.kmz',
};

/** west,south,east,north @throws DomainError notValid */
function boxOf(text: string | undefined): Box | undefined {
  if (text === undefined) return undefined;
  const [west, south, east, north, more] = text.split(',').map(Number);
  if (
    west === undefined ||
    south === undefined ||
    east === undefined ||
    north === undefined ||
    more !== undefined ||
    !(west <= east && south <= north)
  )
    throw new DomainError('notValid', { field: 'bbox', received: text.slice(0, 60) });
  return [west, south, east, north];
}

export function placeExportHandlers(os: Os, parts: StationParts) {
  return {
    exportPlaces: os.facilityFiles.exportPlaces.handler(async ({ input }) => {
      const { format, kind, unit, text, dataset, closed, sort } = input;
      const locale = input.locale ?? 'zh-CN';
      const definition = kind && sort !== undefined ? fieldOf(kind, sort) : undefined;
      const order: FacilityOrder | undefined =
        sort === 'name' || sort === 'checkedOn'
          ? { by: sort }
          : sort !== undefined && definition
            ? { by: 'field', key: sort, choices: definition.choices }
            : undefined;
      if (sort !== undefined && !order) throw new DomainError('notValid', { field: 'sort', received: sort });
      const stamp = toIso(parts.clock.now(), parts.settings().zone).slice(0, 16).replace('T', ' ');
      const bytes = await parts.exportPlaces({
        filter: { kind, unit, box: boxOf(input.bbox), text, dataset, closed },
        order,
        descending: input.descending ?? false,
        open: input.open ?? false,
        locale,
        office: parts.settings().officeName,
        stamp,
        format,
      });
      const name = placeFileName(
        { title: fileWords[locale].title, mark: input.open ? '' : internalMark[locale] },
        format,
        stamp.slice(0, 10),
      );
      return new File([new Uint8Array(bytes)], name, { type: mimes[format] });
    }),
  };
}
