// Contract of settings, rules, ways out, backup and the station itself.
import { z } from 'zod';
import { settingsSchema } from '../settings/schemas.ts';
import { dutyTables, packScopes, planTables, ruleTables, stockTables } from '../settings/types.ts';
import { grades } from '../incidents/types.ts';
import { idSchema } from '../kernel/schemas.ts';
import { base, done, isoSchema } from './base.ts';
import { desiredOut, intakeIn } from './incidents.ts';

const edit = { permission: 'settings.edit' } as const;
const maintain = { permission: 'station.maintain' } as const;
const tableIn = z.object({ table: z.enum(ruleTables) });

const healthOut = z.object({
  ok: z.boolean(),
  version: z.string(),
  space: z.string(),
  station: z.string(),
  entries: z.number(),
  clock: isoSchema,
  /** Why the station cannot record, when it cannot. */
  fault: z.string().nullable(),
});

const stationOut = healthOut.extend({
  startedAt: isoSchema,
  unknownEntries: z.number(),
  dataDir: z.string(),
  attachments: z.object({ count: z.number(), bytes: z.number() }),
  freeBytes: z.number().nullable(),
  lastBackup: z.object({ at: isoSchema, file: z.string(), bytes: z.number(), encrypted: z.boolean() }).nullable(),
  lastBackupError: z.object({ at: isoSchema, detail: z.string() }).nullable(),
  outbox: z.object({ waiting: z.number(), oldestAt: isoSchema.nullable(), lastDeliveredAt: isoSchema.nullable() }),
  mailKeySet: z.boolean(),
  webhookKeySet: z.boolean(),
  clockHeld: z.boolean(),
});

/** A file of a map that is too large to be in each backup. */
const leftOut = z.object({ path: z.string(), name: z.string(), size: z.number() });

const ruleRow = z.record(z.string(), z.unknown());

export const settings = {
  health: base
    .route({ method: 'GET', path: '/health', tags: ['station'] })
    .meta({ permission: 'none' })
    .output(healthOut),
  station: base.route({ method: 'GET', path: '/station', tags: ['station'] }).output(stationOut),
  get: base.route({ method: 'GET', path: '/settings', tags: ['settings'] }).output(settingsSchema),
  change: base
    .route({ method: 'POST', path: '/settings', tags: ['settings'] })
    .meta(edit)
    .input(settingsSchema.partial())
    .output(settingsSchema),
  setKeys: base
    .route({ method: 'POST', path: '/settings/keys', tags: ['settings'] })
    .meta(edit)
    .input(z.object({ mailPassword: z.string().max(500).nullable().optional(), webhookSecret: z.string().max(500).nullable().optional() }))
    .output(done),
  tryChannel: base
    .route({ method: 'POST', path: '/settings/try-channel', tags: ['settings'] })
    .meta(edit)
    .input(z.object({ channel: z.enum(['mail', 'webhook']), address: z.string().trim().max(300) }))
    .output(z.object({ ok: z.boolean(), detail: z.string() })),
  packs: base
    .route({ method: 'GET', path: '/packs', tags: ['rules'] })
    .meta({ permission: 'rules.read' })
    .output(
      z.object({
        items: z.array(
          z.object({
            id: z.string(),
            name: z.string(),
            nameEn: z.string(),
            scope: z.enum(packScopes),
            description: z.string(),
            descriptionEn: z.string(),
            defaultOn: z.boolean(),
            on: z.boolean(),
            rules: z.number(),
          }),
        ),
      }),
    ),
  rules: base
    .route({ method: 'GET', path: '/rules/{table}', tags: ['rules'] })
    .meta({ permission: 'rules.read' })
    .input(tableIn)
    .output(z.object({ table: z.enum(ruleTables), items: z.array(ruleRow) })),
  /** Adds a dated version of one rule, or of several; what stood before stays readable. */
  putRules: base
    .route({ method: 'PUT', path: '/rules/{table}', tags: ['rules'] })
    .meta({ permission: 'rules.edit' })
    .input(tableIn.extend({ items: z.array(ruleRow).min(1).max(500), reason: z.string().trim().max(1000).optional() }))
    .output(z.object({ table: z.enum(ruleTables), items: z.array(ruleRow) })),
  /** The same for the tables of the office's own duty, for those who make the rosters. */
  putDutyRules: base
    .route({ method: 'PUT', path: '/duty/rules/{table}', tags: ['duty'] })
    .meta({ permission: 'rosters.edit' })
    .input(z.object({ table: z.enum(dutyTables), items: z.array(ruleRow).min(1).max(500), reason: z.string().trim().max(1000).optional() }))
    .output(z.object({ table: z.enum(ruleTables), items: z.array(ruleRow) })),
  /** And for the tables of the plan library, for those who keep it. */
  putPlanRules: base
    .route({ method: 'PUT', path: '/plans/rules/{table}', tags: ['plans'] })
    .meta({ permission: 'plans.edit' })
    .input(z.object({ table: z.enum(planTables), items: z.array(ruleRow).min(1).max(500), reason: z.string().trim().max(1000).optional() }))
    .output(z.object({ table: z.enum(ruleTables), items: z.array(ruleRow) })),
  /** And for when stock is to be refilled or cleared, for those who keep it. */
  putStockRules: base
    .route({ method: 'PUT', path: '/stock/rules/{table}', tags: ['stock'] })
    .meta({ permission: 'resources.edit' })
    .input(
      z.object({ table: z.enum(stockTables), items: z.array(ruleRow).min(1).max(500), reason: z.string().trim().max(1000).optional() }),
    )
    .output(z.object({ table: z.enum(ruleTables), items: z.array(ruleRow) })),
  /** What an example incident would be given by the rules of now, and by them with a changed rule. */
  tryRules: base
    .route({ method: 'POST', path: '/rules/try', tags: ['rules'] })
    .meta({ permission: 'rules.read' })
    .input(z.object({ example: intakeIn.partial({ source: true }), table: z.enum(ruleTables).optional(), item: ruleRow.optional() }))
    .output(
      z.object({
        now: z.object({ grade: z.enum(grades), obligations: z.array(desiredOut) }),
        changed: z.object({ grade: z.enum(grades), obligations: z.array(desiredOut) }).nullable(),
        /** Open incidents for which the changed rule would give something else. */
        running: z.array(z.object({ id: idSchema, number: z.string(), title: z.string() })),
      }),
    ),
  backup: base
    .route({ method: 'POST', path: '/backups', successStatus: 201, tags: ['station'] })
    .meta(maintain)
    .input(z.object({ to: z.string().max(1000).optional(), passphrase: z.string().min(8).max(500).optional() }))
    .output(z.object({ file: z.string(), bytes: z.number(), leftOut: z.array(leftOut) })),
  backups: base
    .route({ method: 'GET', path: '/backups', tags: ['station'] })
    .meta(maintain)
    .output(
      z.object({
        items: z.array(z.object({ file: z.string(), at: isoSchema, bytes: z.number(), encrypted: z.boolean() })),
        dir: z.string(),
        /** What a backup made now does not hold. */
        leftOut: z.array(leftOut),
      }),
    ),
  verify: base
    .route({ method: 'POST', path: '/station/verify', tags: ['station'] })
    .meta(maintain)
    .output(
      z.object({
        entries: z.number(),
        unknown: z.number(),
        problems: z.array(z.object({ what: z.string(), detail: z.string(), station: z.string(), seq: z.number() })),
      }),
    ),
};
