// The checking of plans over the contract.
import type { FindingOut, LibraryFindingOut, LintRunOut } from '#shared/contract/plan-lint.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/ids.ts';
import { lintNames, severityNames, shelfNames } from '#shared/plans/names.ts';
import { type Finding, type LintCode, lintCodes } from '#shared/plans/types.ts';
import { dayText } from '#shared/time/zone.ts';
import { actorName } from '../accounts/queries.ts';
import { type SheetContent, writeCsv } from '../documents/write-sheet.ts';
import { defaultPageSize, isoOf, type StationParts } from '../parts.ts';
import { type Os, userOf } from '../rpc.ts';
import { type Aside, asides, type CheckedPlan, type PlanLintInput } from './lint-queries.ts';
import { allPlans, planById, versionById } from './queries.ts';
import { hlcMillis } from '#shared/time/hlc.ts';

interface Filter {
  code?: LintCode | undefined;
  severity?: FindingOut['severity'] | undefined;
  shelf?: CheckedPlan['shelf'] | undefined;
  aside?: boolean | undefined;
  text?: string | undefined;
}

function lintInput(parts: StationParts, plans: Id[]): PlanLintInput {
  const now = parts.clock.now();
  const { packs, zone, level } = parts.settings();
  const { book } = parts.rules;
  return {
    plans,
    today: dayText(now, zone),
    level,
    obsolete: book.inForce(parts.read, 'obsolete', packs, now),
    grading: book.inForce(parts.read, 'grading', packs, now),
    deadlines: book.inForce(parts.read, 'deadlines', packs, now),
    kinds: [...book.kinds.values()],
  };
}

export function planLintHandlers(os: Os, parts: StationParts) {
  const o = os.planLint;
  const asideOut = (aside: Aside | undefined): FindingOut['aside'] =>
    aside ? { reason: aside.reason, by: actorName(parts.read, aside.actor) ?? aside.actor, at: isoOf(parts)(hlcMillis(aside.hlc)) } : null;
  const findingOut = (finding: Finding & { heading: string }, aside: Aside | undefined): FindingOut => ({
    ...finding,
    severity: lintCodes[finding.code],
    aside: asideOut(aside),
  });
  const runOut = (): LintRunOut | null => {
    const run = parts.lint.last;
    if (!run) return null;
    const iso = isoOf(parts);
    const set = asides(parts.read);
    const counts = new Map<LintCode, { count: number; plans: number }>();
    let aside = 0;
    let plansWithFindings = 0;
    for (const { plan, findings } of run.plans) {
      const open = findings.filter(({ key }) => !set.has(`${plan} ${key}`));
      aside += findings.length - open.length;
      if (open.length > 0) plansWithFindings += 1;
      for (const code of new Set(open.map((finding) => finding.code))) {
        const known = counts.get(code) ?? { count: 0, plans: 0 };
        counts.set(code, { count: known.count + open.filter((finding) => finding.code === code).length, plans: known.plans + 1 });
      }
    }
    return {
      total: run.total,
      done: run.done,
      startedAt: iso(run.startedAt),
      finishedAt: run.finishedAt === null ? null : iso(run.finishedAt),
      stopped: run.stopped,
      stale: run.stale,
      plansWithFindings,
      aside,
      byCode: (Object.keys(lintCodes) as LintCode[]).flatMap((code) => {
        const known = counts.get(code);
        return known ? [{ code, severity: lintCodes[code], ...known }] : [];
      }),
    };
  };
  const found = (filter: Filter): LibraryFindingOut[] => {
    const set = asides(parts.read);
    const words = filter.text?.toLowerCase() ?? '';
    return (parts.lint.last?.plans ?? []).flatMap((checked) => {
      if (filter.shelf !== undefined && checked.shelf !== filter.shelf) return [];
      const named = words !== '' && [checked.title, checked.unitName].some((text) => text.toLowerCase().includes(words));
      return checked.findings.flatMap((finding) => {
        const aside = set.get(`${checked.plan} ${finding.key}`);
        if (aside && !filter.aside) return [];
        if (filter.code !== undefined && finding.code !== filter.code) return [];
        if (filter.severity !== undefined && lintCodes[finding.code] !== filter.severity) return [];
        if (words !== '' && !named && !`${finding.received} ${finding.heading}`.toLowerCase().includes(words)) return [];
        return [
          { ...findingOut(finding, aside), plan: checked.plan, planTitle: checked.title, shelf: checked.shelf, unitName: checked.unitName },
        ];
      });
    });
  };
  const mark = (
    input: { id: Id; key: string; code: LintCode; received: string; reason: string; aside: boolean },
    actor: string,
  ): { ok: true } => {
    const plan = planById(parts.read, input.id);
    if (!plan || plan.removed) throw new DomainError('notFound', { field: 'id' });
    const { id, key, ...rest } = input;
    parts.journal.commit(actor, (tx) => tx.append('planLint.setAside', id, { finding: key, planTitle: plan.title, ...rest }));
    return { ok: true };
  };
  return {
    of: o.of.handler(async ({ input }) => {
      const plan = planById(parts.read, input.id);
      if (!plan || plan.removed) throw new DomainError('notFound', { field: 'id' });
      if (input.version !== undefined && versionById(parts.read, input.version)?.plan !== input.id)
        throw new DomainError('notFound', { field: 'version' });
      const [checked] = await parts.lintPlans({ ...lintInput(parts, [input.id]), version: input.version });
      const set = asides(parts.read, input.id);
      return {
        version: checked?.version ?? null,
        items: (checked?.findings ?? []).map((finding) => findingOut(finding, set.get(`${input.id} ${finding.key}`))),
      };
    }),
    run: o.run.handler(() => {
      const ids = allPlans(parts.read).flatMap(({ id, abolished }) => (abolished === null ? [id] : []));
      parts.lint.start(ids, (plans) => parts.lintPlans(lintInput(parts, plans)));
      return { run: runOut() };
    }),
    stop: o.stop.handler(async () => {
      await parts.lint.stop();
      return { run: runOut() };
    }),
    state: o.state.handler(() => ({ run: runOut() })),
    findings: o.findings.handler(({ input }) => {
      const all = found(input);
      const from = Number(input.cursor ?? 0);
      const to = from + (input.limit ?? defaultPageSize);
      return { items: all.slice(from, to), total: all.length, ...(to < all.length ? { nextCursor: String(to) } : {}) };
    }),
    exportFile: o.exportFile.handler(async ({ input: { format, ...filter } }) => {
      const rows = found(filter);
      const made = isoOf(parts)(parts.clock.now()).slice(0, 16).replace('T', ' ');
      const sheet: SheetContent = {
        name: '预案校核问题',
        titleLines: ['预案校核问题清单', `${parts.settings().officeName}　共 ${rows.length} 项　${made} 导出`],
        columns: [
          { head: '预案', width: 36 },
          { head: '类别', width: 14 },
          { head: '程度', width: 8 },
          { head: '问题', width: 26 },
          { head: '章节', width: 30 },
          { head: '原文', width: 40 },
          { head: '参考', width: 40 },
          { head: '已搁置', width: 24 },
        ],
        rows: rows.map((row) => [
          row.planTitle,
          shelfNames[row.shelf],
          severityNames[row.severity],
          lintNames[row.code],
          row.heading,
          row.received,
          Object.values(row.params)
            .filter((value) => value !== '')
            .join('；'),
          row.aside ? `${row.aside.by}：${row.aside.reason}` : '',
        ]),
        landscape: true,
      };
      const bytes = format === 'xlsx' ? await parts.writeSheets([sheet]) : writeCsv([sheet.columns.map(({ head }) => head), ...sheet.rows]);
      const type = format === 'xlsx' ? 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' : 'text/csv; charset=utf-8';
      return new File([new Uint8Array(bytes)], `预案校核问题 ${made.slice(0, 10)}.${format}`, { type });
    }),
    setAside: o.setAside.handler(({ input, context }) => mark({ ...input, aside: true }, userOf(context).id)),
    bringBack: o.bringBack.handler(({ input, context }) => mark({ ...input, reason: '', aside: false }, userOf(context).id)),
  };
}
