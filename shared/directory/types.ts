// Units as a tree, people with posts and phones.
import type { Id } from '../kernel/ids.ts';

export const unitKinds = ['province', 'city', 'county', 'township', 'department', 'enterprise', 'school', 'hospital', 'other'] as const;
export type UnitKind = (typeof unitKinds)[number];

export interface UnitValue {
  name: string;
  shortName: string | null;
  kind: UnitKind;
  parent: Id | null;
  phone: string | null;
  order: number;
  removed: boolean;
}

export const phoneKinds = ['mobile', 'office', 'home', 'fax'] as const;

export interface Phone {
  kind: (typeof phoneKinds)[number];
  number: string;
}

export interface PersonValue {
  name: string;
  unit: Id | null;
  post: string;
  phones: Phone[];
  email: string | null;
  order: number;
  removed: boolean;
}
