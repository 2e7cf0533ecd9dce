// Places given out as files: exactly the rows of the list, made in a worker.
import type { ExportFormat } from '#shared/contract/facility-files.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import { fieldOf } from '#shared/resources/fields.ts';
import { fileWords } from '#shared/resources/import/file-words.ts';
import { toIso } from '#shared/time/zone.ts';
import type { StationParts } from '../../parts.ts';
import type { Os } from '../../rpc.ts';
import type { Box, FacilityOrder } from '../queries.ts';

const files: Record<ExportFormat, { ending: string; mime: string }> = {
  csv: { ending: 'csv', mime: 'text/csv; charset=utf-8' },
  xlsx: { ending: 'xlsx', mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  geojson: { ending: 'geojson', mime: 'application/geo+json' },
  topojson: { ending: 'topojson', mime: 'application/json' },
  shapefile: { ending: 'zip', mime: 'application/zip' },
  kml: { ending: 'kml', mime: 'application/vnd.google-earth.kml+xml' },
  kmz: { ending: 'kmz', mime: 'application/vnd.google-earth.kmz' },
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
      const { ending, mime } = files[format];
      const words = fileWords[locale];
      const mark = input.open ? '' : ` ${words.internalShort}`;
      return new File([new Uint8Array(bytes)], `${words.title} ${stamp.slice(0, 10)}${mark}.${ending}`, { type: mime });
    }),
  };
}
