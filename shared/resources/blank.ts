// What places, contacts and sets of data are before their first entry.
import type { DatasetValue, FacilityContactValue, FacilityValue } from './types.ts';

export const blankFacility: FacilityValue = {
  kind: 'protectedTarget',
  subKind: '',
  name: '',
  unit: null,
  unitName: '',
  address: '',
  position: null,
  fields: {},
  note: '',
  dataset: null,
  secrecy: 'internal',
  checkedOn: null,
  closed: null,
  removed: false,
};

export const blankContact: FacilityContactValue = {
  facility: '',
  person: null,
  unit: null,
  role: '',
  name: '',
  phone: '',
  keyHolder: false,
  order: 0,
  removed: false,
};

export const blankDataset: DatasetValue = {
  name: '',
  use: 'facilities',
  source: '',
  reviewNumber: '',
  dataOn: null,
  crs: 'wgs84',
  epsg: 0,
  secrecy: 'internal',
  file: '',
  sha256: '',
  note: '',
  state: 'taken',
  removed: false,
};
