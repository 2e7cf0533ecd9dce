// Tables of plans, versions and their texts, copies, files, acts; and of responses. Projection: dropped and rebuilt when its schema changes.
import type { z } from 'zod';
import type { Entry } from '#shared/journal/envelope.ts';
import { blankPlan, blankVersion } from '#shared/plans/blank.ts';
import { levelsInOrder, shelfOf } from '#shared/plans/current.ts';
import type { planEntries } from '#shared/plans/entries.ts';
import type { ActValue, CopyValue, NoticeValue, PlanFileValue, PlanValue, VersionValue } from '#shared/plans/types.ts';
import { type EntityTable, entitySchema, savedIn } from '../journal/entity.ts';
import type { Projection } from '../journal/project.ts';
import type { WriteDb } from '../kernel/db.ts';
import { pinyinOf } from '../kernel/pinyin.ts';

type Payload<T extends keyof typeof planEntries> = z.infer<(typeof planEntries)[T]['schema']>;
export type ActivationStarted = Payload<'activation.started'>;
export type ActivationMove =
  | { kind: 'levelChanged'; payload: Payload<'activation.levelChanged'> }
  | { kind: 'ended'; payload: Payload<'activation.ended'> }
  | { kind: 'stepAdded'; payload: Payload<'activation.stepAdded'> };
export type StepMark = Payload<'activation.stepMarked'>;

const plans: EntityTable<PlanValue> = {
  table: 'plans',
  blank: blankPlan,
  columns: (plan) => ({
    title: plan.title,
    pinyin: pinyinOf(plan.title),
    shelf: shelfOf(plan),
    unit: plan.unit,
    inForce: plan.abolished === null ? 1 : 0,
    removed: plan.removed ? 1 : 0,
  }),
};

const versions: EntityTable<VersionValue> = {
  table: 'planVersions',
  blank: blankVersion,
  columns: (version) => ({
    plan: version.plan,
    state: version.state,
    number: version.number,
    issuedOn: version.issuedOn,
    removed: version.removed ? 1 : 0,
  }),
};

const copies: EntityTable<CopyValue> = {
  table: 'planCopies',
  blank: { plan: '', version: null, number: '', place: '', holder: '', placedOn: null, removed: false },
  columns: (copy) => ({ plan: copy.plan, removed: copy.removed ? 1 : 0 }),
};

const files: EntityTable<PlanFileValue> = {
  table: 'planFiles',
  blank: { plan: '', file: { hash: '', name: '', mime: '', size: 0 }, title: '', text: '', removed: false },
  columns: (file) => ({ plan: file.plan, removed: file.removed ? 1 : 0 }),
};

const acts: EntityTable<ActValue> = {
  table: 'planActs',
  blank: { plan: '', version: null, act: 'filing', on: '', by: '', reference: '', note: '', reviseBy: null, removed: false },
  columns: (act) => ({ plan: act.plan, act: act.act, doneOn: act.on, removed: act.removed ? 1 : 0 }),
};

const notices: EntityTable<NoticeValue> = {
  table: 'activationNotices',
  blank: { activation: '', incident: '', unit: null, unitName: '', phone: '', text: '', told: null, removed: false },
  columns: (notice) => ({ activation: notice.activation, removed: notice.removed ? 1 : 0 }),
};

/** What happens to a response is a row of its own: rows only grow, so their order of arrival does not matter. */
const keepMove =
  (kind: ActivationMove['kind']) =>
  (entry: Entry, db: WriteDb): void => {
    db.run(
      'plans.keepMove',
      'INSERT OR IGNORE INTO activationMoves (activation, hlc, kind, actor, payload) VALUES (?, ?, ?, ?, ?)',
      entry.subject,
      entry.hlc,
      kind,
      entry.actor,
      JSON.stringify(entry.payload),
    );
  };

export const plansProjection: Projection = {
  name: 'plans',
  version: 2,
  tables: [
    'plans',
    'planVersions',
    'planTexts',
    'planCopies',
    'planFiles',
    'planActs',
    'activations',
    'activationMoves',
    'activationSteps',
    'activationNotices',
  ],
  schema: `
    ${entitySchema('plans', 'title TEXT NOT NULL, pinyin TEXT NOT NULL, shelf TEXT NOT NULL, unit TEXT, inForce INTEGER NOT NULL, removed INTEGER NOT NULL')}
    ${entitySchema('planVersions', 'plan TEXT NOT NULL, state TEXT NOT NULL, number TEXT NOT NULL, issuedOn TEXT, removed INTEGER NOT NULL')}
    CREATE INDEX planVersionsByPlan ON planVersions (plan, issuedOn);
    CREATE TABLE planTexts (
      id TEXT PRIMARY KEY, plan TEXT NOT NULL, hlc TEXT NOT NULL, actor TEXT NOT NULL, sections INTEGER NOT NULL,
      levels TEXT NOT NULL, cards INTEGER NOT NULL, people TEXT NOT NULL, text TEXT NOT NULL
    ) STRICT;
    CREATE INDEX planTextsByPlan ON planTexts (plan);
    ${entitySchema('planCopies', 'plan TEXT NOT NULL, removed INTEGER NOT NULL')}
    CREATE INDEX planCopiesByPlan ON planCopies (plan);
    ${entitySchema('planFiles', 'plan TEXT NOT NULL, removed INTEGER NOT NULL')}
    CREATE INDEX planFilesByPlan ON planFiles (plan);
    ${entitySchema('planActs', 'plan TEXT NOT NULL, act TEXT NOT NULL, doneOn TEXT NOT NULL, removed INTEGER NOT NULL')}
    CREATE INDEX planActsByPlan ON planActs (plan, act, doneOn);
    CREATE TABLE activations (
      id TEXT PRIMARY KEY, incident TEXT NOT NULL, plan TEXT NOT NULL, hlc TEXT NOT NULL, actor TEXT NOT NULL, value TEXT NOT NULL
    ) STRICT;
    CREATE INDEX activationsByIncident ON activations (incident);
    CREATE INDEX activationsByPlan ON activations (plan);
    CREATE TABLE activationMoves (
      activation TEXT NOT NULL, hlc TEXT NOT NULL, kind TEXT NOT NULL, actor TEXT NOT NULL, payload TEXT NOT NULL,
      PRIMARY KEY (activation, hlc)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE activationSteps (
      activation TEXT NOT NULL, step TEXT NOT NULL, hlc TEXT NOT NULL, actor TEXT NOT NULL, payload TEXT NOT NULL,
      PRIMARY KEY (activation, step)
    ) STRICT, WITHOUT ROWID;
    ${entitySchema('activationNotices', 'activation TEXT NOT NULL, removed INTEGER NOT NULL')}
    CREATE INDEX noticesByActivation ON activationNotices (activation);
  `,
  apply: {
    'plan.saved': savedIn(plans),
    'planVersion.saved': savedIn(versions),
    'planVersion.written': (entry: Entry<Payload<'planVersion.written'>>, db: WriteDb) => {
      const { plan, text } = entry.payload;
      db.run(
        'plans.written',
        `INSERT INTO planTexts (id, plan, hlc, actor, sections, levels, cards, people, text) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET plan = excluded.plan, hlc = excluded.hlc, actor = excluded.actor, sections = excluded.sections,
           levels = excluded.levels, cards = excluded.cards, people = excluded.people, text = excluded.text WHERE excluded.hlc > hlc`,
        entry.subject,
        plan,
        entry.hlc,
        entry.actor,
        text.sections.length,
        levelsInOrder(text.levels)
          .map(({ level }) => level)
          .join(' '),
        text.cards.length,
        text.contacts.flatMap(({ person }) => person ?? []).join(' '),
        JSON.stringify(text),
      );
    },
    'planCopy.saved': savedIn(copies),
    'planFile.saved': savedIn(files),
    'planAct.recorded': savedIn(acts),
    'activation.started': (entry: Entry<ActivationStarted>, db: WriteDb) => {
      db.run(
        'plans.activationStarted',
        'INSERT OR IGNORE INTO activations (id, incident, plan, hlc, actor, value) VALUES (?, ?, ?, ?, ?, ?)',
        entry.subject,
        entry.payload.incident,
        entry.payload.plan,
        entry.hlc,
        entry.actor,
        JSON.stringify(entry.payload),
      );
    },
    'activation.levelChanged': keepMove('levelChanged'),
    'activation.ended': keepMove('ended'),
    'activation.stepAdded': keepMove('stepAdded'),
    'activation.stepMarked': (entry: Entry<StepMark>, db: WriteDb) => {
      db.run(
        'plans.stepMarked',
        `INSERT INTO activationSteps (activation, step, hlc, actor, payload) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET hlc = excluded.hlc, actor = excluded.actor, payload = excluded.payload WHERE excluded.hlc > hlc`,
        entry.payload.activation,
        entry.payload.step,
        entry.hlc,
        entry.actor,
        JSON.stringify(entry.payload),
      );
    },
    'activationNotice.saved': savedIn(notices),
  },
};
