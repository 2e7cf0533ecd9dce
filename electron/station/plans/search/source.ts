// What the index reads: the library's tables as they stand.
import type { Id } from '#shared/kernel/ids.ts';
import type { PlanFileValue, PlanText, PlanValue, VersionValue } from '#shared/plans/types.ts';
import { entityOf, type EntityRow } from '../../journal/entity.ts';
import { lastRowid } from '../../journal/read.ts';
import type { ReadDb } from '../../kernel/db.ts';

/** A text that is kept in the index: of a version, or of a file of a plan. */
export interface DocStamp {
  kind: 'version' | 'file';
  id: Id;
  plan: Id;
  /** Another one after each change. */
  stamp: string;
}

export type PlanHead = PlanValue & { id: Id };
export type VersionHead = VersionValue & { id: Id };

export interface PlanSource {
  /** Goes up with each change of anything that the search shows. */
  revision(): number;
  /** Plans that are not removed. */
  plans(): PlanHead[];
  /** Versions that are not removed, of each plan the newest first. */
  versions(): VersionHead[];
  /** Texts of versions and files that are not removed. */
  docs(): DocStamp[];
  text(version: Id): PlanText | undefined;
  file(id: Id): Pick<PlanFileValue, 'title' | 'file' | 'text'> | undefined;
}

/** The tables of the library. */
export class TableSource implements PlanSource {
  readonly #db: ReadDb;
  #seen = -1;
  #revision = 0;

  constructor(db: ReadDb) {
    this.#db = db;
  }

  revision(): number {
    const last = lastRowid(this.#db);
    if (last === this.#seen) return this.#revision;
    const touched = this.#db.get(
      'planSearch.touched',
      "SELECT 1 FROM entries WHERE rowid > ? AND type IN ('plan.saved', 'planVersion.saved', 'planVersion.written', 'planFile.saved') LIMIT 1",
      this.#seen,
    );
    if (touched !== undefined || this.#seen < 0 || last < this.#seen) this.#revision += 1;
    this.#seen = last;
    return this.#revision;
  }

  plans(): PlanHead[] {
    return this.#db
      .all<EntityRow>('planSearch.plans', 'SELECT id, value FROM plans WHERE removed = 0 ORDER BY title, id')
      .map((row) => entityOf(row));
  }

  versions(): VersionHead[] {
    return this.#db
      .all<EntityRow>(
        'planSearch.versions',
        'SELECT id, value FROM planVersions WHERE removed = 0 ORDER BY issuedOn IS NULL DESC, issuedOn DESC, id DESC',
      )
      .map((row) => entityOf(row));
  }

  docs(): DocStamp[] {
    return this.#db.all(
      'planSearch.docs',
      `SELECT 'version' AS kind, t.id, v.plan, t.hlc AS stamp FROM planTexts t
         JOIN planVersions v ON v.id = t.id AND v.removed = 0 JOIN plans p ON p.id = v.plan AND p.removed = 0
       UNION ALL
       SELECT 'file', f.id, f.plan, f.clocks FROM planFiles f JOIN plans p ON p.id = f.plan AND p.removed = 0 WHERE f.removed = 0`,
    );
  }

  text(version: Id): PlanText | undefined {
    const row = this.#db.get<{ text: string }>('planSearch.text', 'SELECT text FROM planTexts WHERE id = ?', version);
    return row && (JSON.parse(row.text) as PlanText);
  }

  file(id: Id): PlanFileValue | undefined {
    const row = this.#db.get<EntityRow>('planSearch.file', 'SELECT id, value FROM planFiles WHERE id = ?', id);
    return row && entityOf<PlanFileValue>(row);
  }
}
