// Settings and the rules in force, for all features.
import { rulesInForce } from '#shared/settings/in-force.ts';
import type { RulesByTable } from '#shared/settings/rule-tables.ts';
import type { Pack, RuleTable, StationSettings } from '#shared/settings/types.ts';
import { indexKinds, type KindIndex } from '#shared/incidents/kinds.ts';
import type { Millis } from '#shared/time/clock.ts';
import type { ReadDb } from '../kernel/db.ts';
import type { FactoryRules } from './factory-rules.ts';
import { hlcMillis } from '#shared/time/hlc.ts';

/** What holds until the office says otherwise. */
const defaultSettings: StationSettings = {
  unitName: '',
  level: 'county',
  officeName: '',
  zone: 'Asia/Shanghai',
  prefix: 'A',
  serialTitle: '值班信息',
  packs: [],
  handoverTime: '08:00',
  directorId: null,
  centre: null,
  backupTime: '03:30',
  backupKeep: 14,
  backupDir: null,
  backupMaps: false,
  mail: null,
  webhook: null,
  allowedHosts: [],
};

export function readSettings(db: ReadDb): StationSettings {
  const settings: Record<string, unknown> = { ...defaultSettings };
  for (const row of db.all<{ key: string; value: string }>('settings.all', 'SELECT key, value FROM settings')) {
    settings[row.key] = JSON.parse(row.value);
  }
  return settings as unknown as StationSettings;
}

/** The unit of every new entry: one row instead of all settings, since each command asks for it. */
export function unitNameIn(db: ReadDb): string {
  const row = db.get<{ value: string }>('settings.unitName', "SELECT value FROM settings WHERE key = 'unitName'");
  return row ? (JSON.parse(row.value) as string) : defaultSettings.unitName;
}

/** When somebody last said which packs are on; 0 before that. */
export function packsSince(db: ReadDb): Millis {
  const row = db.get<{ hlc: string }>('settings.packsSince', "SELECT hlc FROM settings WHERE key = 'packs'");
  return row ? hlcMillis(row.hlc) : 0;
}

export interface BackupRow {
  at: Millis;
  file: string;
  bytes: number;
  encrypted: number;
}

export function lastBackup(db: ReadDb): BackupRow | undefined {
  return db.get<BackupRow>('settings.lastBackup', 'SELECT at, file, bytes, encrypted FROM backups ORDER BY at DESC LIMIT 1');
}

export function lastBackupError(db: ReadDb): { at: Millis; detail: string } | undefined {
  return db.get('settings.lastBackupError', 'SELECT at, detail FROM backupErrors ORDER BY at DESC LIMIT 1');
}

/** All versions of all rules, the program's and the office's own, and which of them hold. */
export class RuleBook {
  readonly kinds: KindIndex;
  readonly #factory: FactoryRules;

  constructor(factory: FactoryRules) {
    this.#factory = factory;
    this.kinds = indexKinds(factory.kinds);
  }

  get packs(): readonly Pack[] {
    return this.#factory.packs;
  }

  get supplies(): FactoryRules['supplies'] {
    return this.#factory.supplies;
  }

  /** The packs that are on in a new data folder. */
  get defaultPacks(): string[] {
    return this.#factory.packs.filter((pack) => pack.defaultOn).map((pack) => pack.id);
  }

  kindName(code: string | null): string | null {
    return code === null ? null : (this.kinds.get(code)?.name ?? code);
  }

  /** Every version, oldest first. */
  versions<T extends RuleTable>(db: ReadDb, table: T): RulesByTable[T] {
    const own = db
      .all<{ rule: string }>('settings.ownRules', 'SELECT rule FROM ownRules WHERE tableName = ? ORDER BY hlc', table)
      .map((row) => JSON.parse(row.rule) as RulesByTable[T][number]);
    return [...this.#factory[table], ...own] as RulesByTable[T];
  }

  /** The rules of a table that hold at `at` for these packs. */
  inForce<T extends RuleTable>(db: ReadDb, table: T, packs: readonly string[], at: Millis): RulesByTable[T] {
    const all = this.versions(db, table) as RulesByTable[T][number][];
    return rulesInForce<RulesByTable[T][number]>(all, packs, at) as RulesByTable[T];
  }
}
