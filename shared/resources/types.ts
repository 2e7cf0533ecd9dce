// Places on the map and what is there: facilities of every kind, who has the key, and where the data came from.
import type { Id } from '../kernel/ids.ts';
import type { CoordinateSystem } from '../kernel/coordinate-systems.ts';
import type { Position } from '../kernel/geo.ts';
import type { RuleMeta } from '../settings/types.ts';

/** In the order of lists and legends. */
export const facilityKinds = [
  'fireStation',
  'team',
  'supplyDepot',
  'shelter',
  'hospital',
  'producer',
  'distributor',
  'hazardSource',
  'reservoir',
  'school',
  'protectedTarget',
  'commandPost',
  'transport',
] as const;
export type FacilityKind = (typeof facilityKinds)[number];

/**
 * 公开 and 内部. 秘密 is no value: this machine is not made for it, and whoever says it of a file is refused.
 * `internal` leaves the office on nothing but our own paper, marked as internal.
 */
export const secrecies = ['public', 'internal'] as const;
export type Secrecy = (typeof secrecies)[number];

/** One field of a kind: a number in the field's unit, a word, a choice, yes or no, a day. null: not known. */
export type FieldValue = string | number | boolean | null;

export interface FacilityValue {
  kind: FacilityKind;
  /** The word on the symbol when it is finer than the kind: 加油站, 尾矿库, 急救中心. '' when it is not. */
  subKind: string;
  name: string;
  /** Responsible unit, of the directory. */
  unit: Id | null;
  /** Its name when it is not in the directory. */
  unitName: string;
  address: string;
  /** WGS-84 degrees; null: not yet placed, stands in lists only. */
  position: Position | null;
  /** By key of `fieldsOf(kind)`; each key has its own last writer. */
  fields: Record<string, FieldValue>;
  note: string;
  /** The set of data it came with; null: entered by hand. */
  dataset: Id | null;
  secrecy: Secrecy;
  /** YYYY-MM-DD of the last look at the place itself. */
  checkedOn: string | null;
  closed: { on: string; reason: string } | null;
  removed: boolean;
}

/** Who answers for a place, and who has the key. Linked to the directory its phones follow every change there. */
export interface FacilityContactValue {
  facility: Id;
  person: Id | null;
  unit: Id | null;
  /** 负责人, 保管员, 值守电话 … */
  role: string;
  /** Only for somebody who is not in the directory. */
  name: string;
  phone: string;
  keyHolder: boolean;
  order: number;
  removed: boolean;
}

/** `open`: rows are still being written and are shown to nobody. `undone`: its rows are gone again. */
export const datasetStates = ['open', 'taken', 'undone'] as const;
export type DatasetState = (typeof datasetStates)[number];

export { coordinateSystems, type CoordinateSystem } from '../kernel/coordinate-systems.ts';

/** Where data came from: each import, of places or of a layer, is one. */
export interface DatasetValue {
  name: string;
  /** facilities: rows of places. layer: shapes drawn on the map. roads: a net that is searched. boundary: the unit's own area. */
  use: 'facilities' | 'layer' | 'roads' | 'boundary';
  /** Who gave it: an office, a website, a book. */
  source: string;
  /** 审图号 of the data where it has one. Never one of ours. */
  reviewNumber: string;
  /** YYYY-MM-DD of the data, or null. */
  dataOn: string | null;
  crs: CoordinateSystem;
  /** EPSG number of a projected system, 0 otherwise. */
  epsg: number;
  secrecy: Secrecy;
  file: string;
  sha256: string;
  note: string;
  state: DatasetState;
  removed: boolean;
}

/** Where a typical supply or a class of supplies was read. `recalled`: from memory, to be checked. */
export interface SupplyReading {
  confidence: 'seen' | 'recalled';
  source: { title: string; number: string; year: number | null; url: string | null };
}

/** What the program proposes for the list of supplies. */
export interface SupplyCatalogue {
  /** 大类 of GB/T 38565-2020. */
  categories: (SupplyReading & { code: string; name: string })[];
  /** How codes are built. */
  scheme: SupplyReading & { text: string };
  items: (SupplyReading & { id: string; name: string; unit: string; spec: string; note: string })[];
}

export const stockTopics = ['minimum', 'expiry'] as const;

/** When stock becomes a duty. `minimum`: less than the line's minimum is usable. `expiry`: a batch comes to its last day. */
export interface StockRule extends RuleMeta {
  topic: (typeof stockTopics)[number];
  name: string;
  nameEn: string;
  /** Classes of supplies; empty: all. */
  categories: string[];
  /** Of `expiry`: it is owed from so many days before the last day. */
  aheadDays: number;
  /** Days to put it right: from the fall below the minimum, or from the day on which somebody recorded what had expired before. */
  graceDays: number;
  ladder: string;
}

/** What places are given out as. */
export const exportFormats = ['csv', 'xlsx', 'geojson', 'topojson', 'shapefile', 'kml', 'kmz'] as const;
export type ExportFormat = (typeof exportFormats)[number];
