// People as files over the contract: read, checked, accepted, set back; given out.
import { createHash } from 'node:crypto';
import { fieldNames, fileWords, reasonOf } from '#shared/directory/file-words.ts';
import { guessColumns } from '#shared/directory/import-columns.ts';
import type { ImportField } from '#shared/directory/types.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/ids.ts';
import { maxLine } from '#shared/kernel/limits.ts';
import { dayText, toIso } from '#shared/time/zone.ts';
import { actorName } from '../accounts/queries.ts';
import { widthOf, writeCsv } from '../documents/write-sheet.ts';
import { isoOf, type StationParts } from '../parts.ts';
import { type Os, userOf } from '../rpc.ts';
import { type DoneImport, importById, latestImports } from './import-queries.ts';
import { applyPlan, undoImport } from './import/apply.ts';
import { makePlan, type PlannedRow } from './import/plan.ts';
import type { WaitingImport } from './import/store.ts';
import { allGroups, allUnits, groupById, peopleByIds, type Person, unitById } from './queries.ts';
import { hlcMillis } from '#shared/time/hlc.ts';

/** Lines that show what the columns hold. */
const sampleRows = 12;
const shownImports = 50;
const mimes = { xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', csv: 'text/csv; charset=utf-8' };
type Format = keyof typeof mimes;
type Locale = 'zh-CN' | 'en';

const widths: Partial<Record<ImportField, number>> = {
  name: 12,
  unit: 26,
  above: 26,
  post: 22,
  mobile: 16,
  office: 18,
  email: 32,
  note: 24,
};

/** As wide as its fullest cell, up to the field's own width: fifteen columns, of which many are empty, are to be read on A4. */
function columnWidth(field: ImportField, locale: Locale, rows: readonly string[][], at: number): number {
  const widest = rows.reduce((most, row) => Math.max(most, widthOf(row[at] ?? '')), widthOf(fieldNames[locale][field]));
  return Math.min(widths[field] ?? 12, widest + 2);
}

async function tableFile(
  parts: StationParts,
  format: Format,
  fileName: string,
  table: { titleLines: string[]; columns: { head: string; width: number }[]; rows: string[][]; notes: string[] },
): Promise<File> {
  const { titleLines, columns, rows, notes } = table;
  const bytes =
    format === 'xlsx'
      ? await parts.writeSheets([{ name: titleLines[0] ?? '', titleLines, columns, rows, notes, landscape: true }])
      : writeCsv([...titleLines.map((line) => [line]), columns.map((one) => one.head), ...rows, ...notes.map((line) => [line])]);
  return new File([new Uint8Array(bytes)], `${fileName}.${format}`, { type: mimes[format] });
}

const exported: ImportField[] = [
  'above',
  'unit',
  'name',
  'post',
  'postSince',
  'mobile',
  'office',
  'hours',
  'home',
  'fax',
  'email',
  'qualifications',
  'groups',
  'order',
  'note',
];

export function directoryFileHandlers(os: Os, parts: StationParts) {
  const o = os.directory;
  const today = (): string => dayText(parts.clock.now(), parts.settings().zone);
  const stamp = (): string => toIso(parts.clock.now(), parts.settings().zone).slice(0, 16).replace('T', ' ');

  const waiting = (id: Id, user: Id, number: number): WaitingImport & { plan: NonNullable<WaitingImport['plan']> } => {
    const found = parts.imports.find(id, user);
    if (found.plan?.number !== number) throw new DomainError('conflict', { field: 'plan' });
    return { ...found, plan: found.plan };
  };

  const importOut = (done: DoneImport) => {
    const iso = isoOf(parts);
    const at = (hlc: string): string => iso(hlcMillis(hlc));
    const by = (actor: string): string => actorName(parts.read, actor) ?? actor;
    const { id, file, added, changed, same, refused, units, groups, undone } = done;
    return {
      id,
      file,
      at: at(done.hlc),
      by: by(done.actor),
      added,
      changed,
      same,
      refused,
      units,
      groups,
      undone: undone && { at: at(undone.hlc), by: by(undone.actor), restored: undone.restored, kept: undone.kept },
    };
  };
  const foundImport = (id: Id): DoneImport => {
    const done = importById(parts.read, id);
    if (!done) throw new DomainError('notFound', { field: 'id' });
    return done;
  };

  return {
    importFile: o.importFile.handler(async ({ input, context }) => {
      const bytes = Buffer.from(await input.file.arrayBuffer());
      const tables = await parts.readTables(input.file.name, bytes);
      const file =
        input.file.name
          .replace(/^.*[\\/]/, '')
          .trim()
          .slice(-maxLine) || '—';
      const kept = parts.imports.keep({
        user: userOf(context).id,
        file,
        sha256: createHash('sha256').update(bytes).digest('hex'),
        tables,
      });
      const sheets = tables.map(({ name, rows }) => ({
        name,
        rows: rows.length,
        sample: rows.slice(0, sampleRows),
        ...guessColumns(rows),
      }));
      return { previewId: kept.id, file, sheets };
    }),
    checkImport: o.checkImport.handler(({ input, context }) => {
      const kept = parts.imports.find(input.id, userOf(context).id);
      const table = kept.tables[input.sheet];
      if (!table) throw new DomainError('notFound', { field: 'sheet' });
      if (!input.mapping.includes('name')) throw new DomainError('notValid', { field: 'mapping', received: 'name' });
      if (input.parent !== null && !unitById(parts.read, input.parent)) throw new DomainError('notFound', { field: 'parent' });
      const plan = makePlan(parts.read, table.rows, input, today());
      kept.plan = { number: (kept.plan?.number ?? 0) + 1, sheet: input.sheet, mapping: input.mapping, plan };
      return {
        plan: kept.plan.number,
        counts: plan.counts,
        passed: plan.passed,
        newUnits: plan.units.map((unit) => ({ name: unit.name, parentName: unit.parent?.name ?? '' })),
        newGroups: plan.groups,
      };
    }),
    importRows: o.importRows.handler(({ input, context }) => {
      const { plan } = waiting(input.id, userOf(context).id, input.plan);
      const rows = input.status === undefined ? plan.plan.rows : plan.plan.rows.filter((row) => row.status === input.status);
      const from = input.offset ?? 0;
      return { items: rows.slice(from, from + (input.limit ?? 200)).map(previewOf), total: rows.length };
    }),
    refusedRows: o.refusedRows.handler(async ({ input, context }) => {
      const { plan, file, tables } = waiting(input.id, userOf(context).id, input.plan);
      const locale: Locale = input.locale ?? 'zh-CN';
      const words = fileWords[locale];
      const refused = plan.plan.rows.filter((row) => row.status === 'refused');
      const width = tables[plan.sheet]?.rows[0]?.length ?? 0;
      const heads = Array.from({ length: width }, (_, column) => {
        const field = plan.mapping[column];
        return field ? fieldNames[locale][field] : '';
      });
      return tableFile(parts, input.format, `${file.replace(/\.[^.]+$/, '')} ${words.refusedTitle}`, {
        titleLines: [words.refusedTitle],
        columns: [words.reason, words.line, ...heads].map((head, nth) => ({ head, width: nth === 0 ? 40 : 14 })),
        rows: refused.map((row) => [row.problems.map((one) => reasonOf(one, locale)).join('；'), String(row.line), ...row.cells]),
        notes: [],
      });
    }),
    acceptImport: o.acceptImport.handler(({ input, context }) => {
      const user = userOf(context).id;
      const { plan, file, sha256 } = waiting(input.id, user, input.plan);
      const done = parts.journal.commit(user, (tx) => applyPlan(tx, plan.plan, { file, sha256 }));
      parts.imports.drop(input.id);
      return importOut(foundImport(done));
    }),
    imports: o.imports.handler(() => ({ items: latestImports(parts.read, shownImports).map(importOut) })),
    undoImport: o.undoImport.handler(({ input, context }) => {
      parts.journal.commit(userOf(context).id, (tx) => undoImport(tx, input.id));
      return importOut(foundImport(input.id));
    }),
    exportPeople: o.exportPeople.handler(async ({ input }) => {
      const locale: Locale = input.locale ?? 'zh-CN';
      const words = fileWords[locale];
      const people = peopleByIds(parts.read, parts.people.find(input));
      const unit = input.unit === undefined ? undefined : unitById(parts.read, input.unit);
      const group = input.group === undefined ? undefined : groupById(parts.read, input.group);
      const filters = [
        ...(unit ? [input.below ? words.below(unit.name) : unit.name] : []),
        ...(group ? [words.group(group.name)] : []),
        ...(input.text?.trim() ? [words.typed(input.text.trim())] : []),
      ];
      const cellsOf = personCells(parts);
      const rows = people.map((person) => {
        const cells = cellsOf(person);
        return exported.map((field) => cells[field] ?? '');
      });
      return tableFile(parts, input.format, `${words.title} ${stamp().slice(0, 10)}`, {
        titleLines: [
          words.title,
          `${words.filter(filters.join('，') || words.all)}　${words.count(people.length)}　${words.made(parts.settings().officeName, stamp())}`,
        ],
        columns: exported.map((field, at) => ({ head: fieldNames[locale][field], width: columnWidth(field, locale, rows, at) })),
        rows,
        notes: [],
      });
    }),
  };
}

const previewOf = (row: PlannedRow) => ({
  line: row.line,
  status: row.status,
  name: row.value.name,
  unitName: row.unitName,
  post: row.value.post,
  phones: row.value.phones,
  changes: row.changes,
  problems: row.problems,
});

/** A person as the cells that the import reads again. Units and groups are read once for all. */
function personCells(parts: StationParts): (person: Person) => Partial<Record<ImportField, string>> {
  const units = new Map(allUnits(parts.read).map((unit) => [unit.id, unit]));
  const groups = new Map<Id, string[]>();
  for (const { id, name } of allGroups(parts.read)) {
    for (const person of parts.people.find({ group: id })) groups.set(person, [...(groups.get(person) ?? []), name]);
  }
  return (person) => {
    const unit = person.unit === null ? undefined : units.get(person.unit);
    const above = unit?.parent ? units.get(unit.parent) : undefined;
    const numbers = (kind: string): string =>
      person.phones
        .filter((phone) => phone.kind === kind)
        .map((phone) => phone.number)
        .join(' / ');
    return {
      above: above?.name ?? '',
      unit: unit?.name ?? '',
      name: person.name,
      post: person.post,
      postSince: person.postSince ?? '',
      mobile: numbers('mobile'),
      office: numbers('office'),
      hours: person.phones.find((phone) => phone.kind === 'office' && phone.hours)?.hours ?? '',
      home: numbers('home'),
      fax: numbers('fax'),
      email: person.email ?? '',
      qualifications: person.qualifications.join('、'),
      groups: (groups.get(person.id) ?? []).join('、'),
      order: String(person.order),
      note: person.note,
    };
  };
}
