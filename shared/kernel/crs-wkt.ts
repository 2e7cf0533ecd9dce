// Coordinate systems as a .prj writes them (WKT 1, ESRI's and OGC's names alike).
import type { Crs } from './coordinate-systems.ts';
import { cgcs2000, crsOfEpsg, epsgOfZone, transverseMercator, wgs84 } from './crs.ts';

export interface WktReading {
  crs: Crs | null;
  /** Why there is none: a datum whose shift is not public (北京54, 西安80), or a text that says nothing we know. */
  problem: 'oldDatum' | 'unknownPrj' | null;
  name: string;
}

const oldDatum = /beijing[_\s]*(?:19)?54|xian[_\s]*(?:19)?80|krass?ov|iag[_\s]*(?:19)?75|pulkovo/i;
const ourDatum = /wgs[_\s]*(?:19)?84|china[_\s]*2000|cgcs[_\s]*2000|china[_\s]*geodetic/i;

const numbers = (text: string, pattern: RegExp): Map<string, number> =>
  new Map([...text.matchAll(pattern)].map(([, name = '', value]) => [name.toLowerCase().replace(/[\s_]/g, ''), Number(value)]));

/** The system a text of WKT names. Nothing is looked up anywhere: its parameters say it. */
export function crsOfWkt(text: string): WktReading {
  const wkt = text.replace(/\0/g, '').trim();
  const name = /^\w+\s*[[(]\s*"([^"]*)"/.exec(wkt)?.[1] ?? '';
  const none = (problem: WktReading['problem']): WktReading => ({ crs: null, problem, name: name.slice(0, 80) });
  const found = (crs: Crs): WktReading => ({ crs, problem: null, name: name.slice(0, 80) });
  if (!/^(?:PROJCS|GEOGCS|PROJCRS|GEOGCRS|GEODCRS)\b/i.test(wkt)) return none('unknownPrj');
  if (oldDatum.test(wkt)) return none('oldDatum');
  if (!ourDatum.test(wkt)) return none('unknownPrj');
  const ours = /china[_\s]*2000|cgcs[_\s]*2000|china[_\s]*geodetic/i.test(wkt);
  if (!/^PROJ/i.test(wkt)) return found(ours ? cgcs2000 : wgs84);
  if (/mercator_auxiliary_sphere|popular[_\s]*visualisation|pseudo-?mercator/i.test(wkt)) return found(crsOfEpsg(3857) ?? wgs84);
  const projection = (/(?:PROJECTION|METHOD)\s*[[(]\s*"([^"]*)"/i.exec(wkt)?.[1] ?? '').toLowerCase().replace(/[\s_-]/g, '');
  const units = [...wkt.matchAll(/(?:LENGTH)?UNIT\s*[[(]\s*"([^"]*)"\s*,\s*([\d.eE+-]+)/g)];
  const unit = Number(units.at(-1)?.[2] ?? 1);
  if (!/^(gausskruger|transversemercator)$/.test(projection) || unit !== 1) return none('unknownPrj');
  const parameters = numbers(wkt, /PARAMETER\s*[[(]\s*"([^"]*)"\s*,\s*(-?[\d.eE+-]+)/gi);
  const meridian = parameters.get('centralmeridian') ?? parameters.get('longitudeofnaturalorigin');
  const easting = parameters.get('falseeasting') ?? 0;
  const northing = parameters.get('falsenorthing') ?? 0;
  const scale = parameters.get('scalefactor') ?? parameters.get('scalefactoratnaturalorigin') ?? 1;
  const origin = parameters.get('latitudeoforigin') ?? parameters.get('latitudeofnaturalorigin') ?? 0;
  if (meridian === undefined || ![meridian, easting, northing, scale, origin].every(Number.isFinite)) return none('unknownPrj');
  if (scale === 1 && northing === 0 && origin === 0 && easting % 1_000_000 === 500_000) {
    const prefix = easting === 500_000 ? null : (easting - 500_000) / 1_000_000;
    for (const width of [3, 6] as const) {
      const crs = crsOfEpsg(epsgOfZone({ width, meridian, prefix }));
      if (crs) return found(crs);
    }
  }
  if (scale === 0.9996 && northing === 0 && origin === 0 && easting === 500_000 && !ours) {
    const crs = crsOfEpsg(32_600 + (meridian + 183) / 6);
    if (crs) return found(crs);
  }
  return found({ system: 'projected', epsg: 0, definition: transverseMercator(meridian, easting, scale, northing, origin) });
}

/** The text of a .prj for a system; '' when it has no name. */
export function wktOf(crs: Crs): string {
  const geographic = (label: string, datum: string, spheroid: string): string =>
    `GEOGCS["${label}",DATUM["${datum}",SPHEROID[${spheroid}]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]`;
  if (crs.system === 'cgcs2000')
    return geographic('GCS_China_Geodetic_Coordinate_System_2000', 'D_China_2000', '"CGCS2000",6378137.0,298.257222101');
  return crs.system === 'wgs84' ? geographic('GCS_WGS_1984', 'D_WGS_1984', '"WGS_1984",6378137.0,298.257223563') : '';
}
