// What the tests use of shpjs, which comes without types: a rival for our reading of shapefiles.
declare module 'shpjs' {
  import type { FeatureCollection } from 'geojson';

  /** Of a zip; an array when it has several layers. */
  export default function shp(bytes: Uint8Array): Promise<FeatureCollection | FeatureCollection[]>;
}
