// Which unit a table means by its words; the ones that it would make anew.
import { searchForm } from '#shared/directory/match.ts';
import type { UnitKind } from '#shared/directory/types.ts';
import type { Id } from '#shared/kernel/ids.ts';
import type { Unit } from '../queries.ts';

/** A unit that stands, or one that the import would make, by its key. */
export interface UnitRef {
  id: Id | null;
  key: string;
  name: string;
}

export interface NewUnit {
  key: string;
  name: string;
  kind: UnitKind;
  /** The unit above: one that stands, one that is made before, or none. */
  parent: UnitRef | null;
}

export type FoundUnit = { found: UnitRef | null } | { fault: 'unitUnknown' | 'unitAmbiguous'; text: string };

const endings: [RegExp, UnitKind][] = [
  [/(镇|乡|街道|街道办事处|镇人民政府|乡人民政府)$/, 'township'],
  [/(学校|小学|中学|幼儿园|学院)$/, 'school'],
  [/(医院|卫生院|卫生服务中心)$/, 'hospital'],
  [/(公司|厂|集团|企业|煤矿)$/, 'enterprise'],
  [/(县|县人民政府|区人民政府|县委)$/, 'county'],
  [/(局|委|办|办公室|室|科|股|所|站|中心|队|处|部|会|厅|院)$/, 'department'],
];

const kindOf = (name: string): UnitKind => endings.find(([ending]) => ending.test(name))?.[1] ?? 'other';

export class UnitFinder {
  readonly made: NewUnit[] = [];
  readonly #byName = new Map<string, Unit[]>();
  readonly #byId = new Map<Id, Unit>();
  readonly #make: boolean;
  readonly #top: UnitRef | null;
  readonly #new = new Map<string, NewUnit>();
  readonly #seen = new Map<string, FoundUnit>();

  /** @param make units that are not known are planned anew @param parent the unit below which those stand that name none above */
  constructor(units: readonly Unit[], make: boolean, parent: Id | null) {
    for (const unit of units) {
      this.#byId.set(unit.id, unit);
      for (const form of new Set([unit.name, unit.shortName ?? ''].map(searchForm))) {
        if (form !== '') this.#byName.set(form, [...(this.#byName.get(form) ?? []), unit]);
      }
    }
    this.#make = make;
    const top = parent === null ? undefined : this.#byId.get(parent);
    this.#top = top ? this.#ref(top) : null;
  }

  nameOf(id: Id | null): string {
    return id === null ? '' : (this.#byId.get(id)?.name ?? '');
  }

  /** The unit of a line: 上级单位, 单位 and 部门, each possibly empty. */
  find(above: string, unit: string, department: string): FoundUnit {
    let at: UnitRef | null = null;
    const steps = [above, unit, department].filter((text) => text !== '');
    for (const text of steps) {
      const next = this.#below(at, text);
      if ('fault' in next) return next;
      at = next.found;
    }
    return { found: at };
  }

  #ref = (unit: Unit): UnitRef => ({ id: unit.id, key: unit.id, name: unit.name });

  /** Thousands of lines name the same few units. */
  #below(above: UnitRef | null, text: string): FoundUnit {
    const key = `${above?.key ?? ''}\n${text}`;
    const seen = this.#seen.get(key);
    if (seen) return seen;
    const found = this.#search(above, text);
    this.#seen.set(key, found);
    return found;
  }

  #search(above: UnitRef | null, text: string): FoundUnit {
    const all = this.#byName.get(searchForm(text)) ?? [];
    const known = above === null ? all : all.filter((unit) => unit.id !== above.id && this.#isBelow(unit, above.id));
    if (above !== null && all.some((unit) => unit.id === above.id) && known.length === 0) return { found: above };
    const near = known.length > 1 && above !== null ? known.filter((unit) => unit.parent === above.id) : known;
    const one = near.length === 1 ? near[0] : undefined;
    if (one) return { found: this.#ref(one) };
    if (known.length > 1) return { fault: 'unitAmbiguous', text: known.map((unit) => this.#pathOf(unit)).join('；') };
    // 应急管理局 is 云河县应急管理局 where there is no other.
    const longer = above === null && text.length >= 3 ? [...this.#byId.values()].filter((unit) => unit.name.endsWith(text)) : [];
    const only = longer.length === 1 ? longer[0] : undefined;
    if (only) return { found: this.#ref(only) };
    if (!this.#make) return { fault: 'unitUnknown', text };
    const parent = above ?? this.#top;
    const key = `${parent?.key ?? ''}/${searchForm(text)}`;
    if (!this.#new.has(key)) {
      const made: NewUnit = { key, name: text, kind: kindOf(text), parent };
      this.#new.set(key, made);
      this.made.push(made);
    }
    return { found: { id: null, key, name: text } };
  }

  #isBelow(unit: Unit, top: Id | null): boolean {
    if (top === null) return false;
    for (let one = unit.parent; one !== null; one = this.#byId.get(one)?.parent ?? null) if (one === top) return true;
    return false;
  }

  #pathOf(unit: Unit): string {
    const parent = unit.parent === null ? undefined : this.#byId.get(unit.parent);
    return parent ? `${parent.name} ${unit.name}` : unit.name;
  }
}
