// Settings, rules, backup and the station itself over the contract.
import { DomainError } from '#shared/kernel/errors.ts';
import { type RuleMeta, type RuleTable, ruleTables, type StationSettings } from '#shared/settings/types.ts';
import { outboxState } from '../channels/outbox.ts';
import { attachmentTotals, listIncidents } from '../incidents/queries.ts';
import { intakeFacts, type IntakeInput } from '../incidents/intake-queries.ts';
import type { RuleSet } from '../incidents/rule-queries.ts';
import { countEntries } from '../journal/read.ts';
import { freeBytes } from '../kernel/folders.ts';
import { dropKey, getKey, putKey } from '../kernel/secrets.ts';
import { desiredOut } from '../obligations/wire-queries.ts';
import { isoOf, type StationParts } from '../parts.ts';
import { personById } from '../directory/queries.ts';
import { type Os, userOf } from '../rpc.ts';
import { changeSettings, checkRule, putRules } from './commands.ts';
import { lastBackup, lastBackupError } from './queries.ts';

export const mailKey = 'mail.password';
export const webhookKey = 'webhook.secret';

function healthOf(parts: StationParts) {
  return {
    ok: parts.fault() === null,
    version: parts.version,
    space: parts.space,
    station: parts.journal.station,
    entries: countEntries(parts.read),
    clock: isoOf(parts)(parts.clock.now()),
    fault: parts.fault(),
  };
}

/** The rule set of now with one rule of a table taken for another. A rule of a pack that is off has no effect. */
function withRule(set: RuleSet, table: RuleTable, rule: RuleMeta): RuleSet {
  if (!(table in set.rules)) return set;
  const others = (set.rules[table as keyof RuleSet['rules']] as RuleMeta[]).filter((one) => one.id !== rule.id);
  return { ...set, rules: { ...set.rules, [table]: rule.disabled || !set.packs.includes(rule.pack) ? others : [...others, rule] } };
}

export function settingsHandlers(os: Os, parts: StationParts) {
  const o = os.settings;
  const outcome = (example: Omit<IntakeInput, 'source'> & { source?: IntakeInput['source'] | undefined }, set: RuleSet) => {
    const facts = intakeFacts(parts, example);
    const iso = isoOf(parts);
    return {
      grade: parts.rules.assess(facts, set).grade,
      obligations: parts.rules
        .desired(parts.read, facts, set, { opensOn: 'received', at: parts.clock.now() })
        .map((one) => desiredOut(one, iso)),
    };
  };
  const putTable = (input: { table: RuleTable; items: Record<string, unknown>[]; reason?: string | undefined }, actor: string) => {
    parts.journal.commit(actor, (tx) => putRules(tx, parts.rules.book, input.table, input.items, input.reason));
    const ids = new Set(input.items.map((item) => item.id));
    const versions = parts.rules.book.versions(parts.read, input.table) as unknown as Record<string, unknown>[];
    return { table: input.table, items: versions.filter((rule) => ids.has(rule.id)) };
  };
  return {
    health: o.health.handler(() => healthOf(parts)),
    station: o.station.handler(() => {
      const iso = isoOf(parts);
      const backup = lastBackup(parts.read);
      const error = lastBackupError(parts.read);
      const outbox = outboxState(parts.read);
      return {
        ...healthOf(parts),
        startedAt: iso(parts.startedAt),
        unknownEntries: parts.unknownEntries(),
        dataDir: parts.dataDir,
        attachments: attachmentTotals(parts.read),
        freeBytes: freeBytes(parts.dataDir),
        lastBackup: backup ? { at: iso(backup.at), file: backup.file, bytes: backup.bytes, encrypted: backup.encrypted === 1 } : null,
        lastBackupError: error && (!backup || error.at > backup.at) ? { at: iso(error.at), detail: error.detail } : null,
        outbox: {
          waiting: outbox.waiting,
          oldestAt: outbox.oldestAt === null ? null : iso(outbox.oldestAt),
          lastDeliveredAt: outbox.lastDeliveredAt === null ? null : iso(outbox.lastDeliveredAt),
        },
        mailKeySet: getKey(parts.secrets, mailKey) !== undefined,
        webhookKeySet: getKey(parts.secrets, webhookKey) !== undefined,
        clockHeld: parts.clock.held,
      };
    }),
    get: o.get.handler(() => parts.settings()),
    change: o.change.handler(({ input, context }) => {
      const unknownPack = input.packs?.find((id) => !parts.rules.book.packs.some((pack) => pack.id === id));
      if (unknownPack !== undefined) throw new DomainError('notValid', { field: 'packs', received: unknownPack });
      if (input.directorId && !personById(parts.read, input.directorId)) throw new DomainError('notFound', { field: 'directorId' });
      parts.journal.commit(userOf(context).id, (tx) => changeSettings(tx, parts.settings(), input as Partial<StationSettings>));
      return parts.settings();
    }),
    setKeys: o.setKeys.handler(({ input }) => {
      for (const [name, value] of [
        [mailKey, input.mailPassword],
        [webhookKey, input.webhookSecret],
      ] as const) {
        if (value === null) dropKey(parts.secrets, name);
        else if (value !== undefined) putKey(parts.secrets, name, value);
      }
      return { ok: true as const };
    }),
    tryChannel: o.tryChannel.handler(async ({ input }) => {
      const channel = parts.channels.find((one) => one.name === input.channel);
      if (!channel) throw new DomainError('notFound', { field: 'channel' });
      const { officeName } = parts.settings();
      const text = `这是${officeName || '值守台'}的通道测试，收到即表示通道可用，无需处理。`;
      try {
        const detail = await channel.send(
          {
            id: `try-${parts.clock.now()}`,
            address: input.address,
            name: '测试',
            subject: '【测试】值守台通道测试',
            text,
            data: { kind: 'test' },
          },
          AbortSignal.timeout(20_000),
        );
        return { ok: true, detail };
      } catch (error) {
        return { ok: false, detail: error instanceof Error ? error.message.slice(0, 400) : 'unknown' };
      }
    }),
    packs: o.packs.handler(() => {
      const on = parts.settings().packs;
      const all = ruleTables.flatMap((table) => parts.rules.book.versions(parts.read, table) as RuleMeta[]);
      return {
        items: parts.rules.book.packs.map((pack) => ({
          ...pack,
          on: on.includes(pack.id),
          rules: new Set(all.filter((rule) => rule.pack === pack.id).map((rule) => rule.id)).size,
        })),
      };
    }),
    rules: o.rules.handler(({ input }) => ({
      table: input.table,
      items: parts.rules.book.versions(parts.read, input.table) as unknown as Record<string, unknown>[],
    })),
    putRules: o.putRules.handler(({ input, context }) => putTable(input, userOf(context).id)),
    putDutyRules: o.putDutyRules.handler(({ input, context }) => putTable(input, userOf(context).id)),
    putPlanRules: o.putPlanRules.handler(({ input, context }) => putTable(input, userOf(context).id)),
    putStockRules: o.putStockRules.handler(({ input, context }) => putTable(input, userOf(context).id)),
    tryRules: o.tryRules.handler(({ input }) => {
      const set = parts.rules.ruleSet(parts.read, parts.clock.now());
      const now = outcome(input.example, set);
      if (input.table === undefined || input.item === undefined) return { now, changed: null, running: [] };
      const { table } = input;
      const rule = checkRule(table, { validTo: null, validFrom: null, ...input.item, version: input.item.version ?? 1 }, 0);
      const changedSet = withRule(set, table, rule);
      const open = listIncidents(parts.read, { state: 'open', limit: 500 }).items;
      const duties = (facts: (typeof open)[number], rules: RuleSet): string =>
        JSON.stringify(
          parts.rules.desired(parts.read, facts, rules, { opensOn: 'received', at: facts.receivedAt }).map((one) => [one.key, one.dueAt]),
        );
      const running = open.filter((incident) => {
        const own = parts.rules.ruleSet(parts.read, incident.rulesAsOf, incident.packs);
        return duties(incident, own) !== duties(incident, withRule(own, table, rule));
      });
      return { now, changed: outcome(input.example, changedSet), running: running.map(({ id, number, title }) => ({ id, number, title })) };
    }),
    backup: o.backup.handler(({ input, context }) => parts.backup.make({ ...input, scheduled: false, actor: userOf(context).id })),
    backups: o.backups.handler(() => {
      const iso = isoOf(parts);
      return {
        items: parts.backup.list().map((file) => ({ ...file, at: iso(file.at) })),
        dir: parts.backup.dir,
        leftOut: parts.backup.leftOut(),
      };
    }),
    verify: o.verify.handler(() => parts.verify()),
  };
}
