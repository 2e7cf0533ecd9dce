// A plan, a version and a text before anything is said of them.
import type { PlanText, PlanValue, VersionValue } from './types.ts';

export const blankPlan: PlanValue = {
  title: '',
  planKind: 'special',
  body: null,
  eventKinds: [],
  unit: null,
  unitName: '',
  places: [],
  activityOn: null,
  abolished: null,
  note: '',
  removed: false,
};

export const blankVersion: VersionValue = {
  plan: '',
  label: '',
  number: '',
  state: 'draft',
  issuedOn: null,
  effectiveOn: null,
  changes: '',
  approvedBy: '',
  approvedOn: null,
  original: null,
  removed: false,
};

export const blankText: PlanText = { sections: [], levels: [], duties: [], contacts: [], annexes: [], cards: [] };
