// The figures of duty over the contract, as an answer and as files.
import type { FiguresOut } from '#shared/contract/duty-figures.ts';
import { checkPeriod } from '#shared/rosters/calendar.ts';
import { rulesInForce } from '#shared/settings/in-force.ts';
import { type SheetContent, writeCsv, writeXlsx } from '../documents/write-sheet.ts';
import { isoOf, type StationParts } from '../parts.ts';
import type { Os } from '../rpc.ts';

interface Period {
  from: string;
  to: string;
}

function count(parts: StationParts, period: Period): Promise<FiguresOut> {
  checkPeriod(period);
  const { handoverTime, zone } = parts.settings();
  const now = parts.clock.now();
  const { book } = parts.rules;
  return parts.figures({
    ...period,
    now,
    years: rulesInForce(book.versions(parts.read, 'holidays'), null, now),
    handover: handoverTime,
    zone,
    scores: rulesInForce(book.versions(parts.read, 'dutyScores'), null, now),
    allowances: rulesInForce(book.versions(parts.read, 'dutyAllowances'), null, now),
  });
}

const hours = (value: number): string => String(Math.round(value * 10) / 10);
const timed = ({ due, late, missed }: { due: number; late: number; missed: number }): string => (due === 0 ? '' : `${late}/${missed}`);
const text = (value: number | null): string => (value === null ? '' : String(value));

function peopleSheet(people: FiguresOut['people']): Pick<SheetContent, 'columns' | 'rows'> {
  const heads: [string, number][] = [
    ['姓名', 10],
    ['单位', 24],
    ['工作日班', 9],
    ['周末班', 8],
    ['节假日班', 9],
    ['夜班', 7],
    ['小时合计', 9],
    ['工作日', 8],
    ['周末', 8],
    ['节假日', 8],
    ['其中法定', 9],
    ['夜间', 8],
    ['顶班', 7],
    ['被顶', 7],
    ['换班', 7],
    ['签到迟/未', 10],
    ['补贴（元）', 10],
    ['补休（天）', 10],
    ['得分', 7],
  ];
  return {
    columns: heads.map(([head, width], index) => ({ head, width, align: index < 2 ? 'left' : 'right' })),
    rows: people.map((line) => [
      line.person.name,
      line.unitName,
      String(line.duties.workday),
      String(line.duties.weekend),
      String(line.duties.holiday),
      String(line.nights),
      hours(line.hours.total),
      hours(line.hours.workday),
      hours(line.hours.weekend),
      hours(line.hours.holiday),
      hours(line.hours.statutory),
      hours(line.hours.night),
      String(line.stoodIn),
      String(line.replaced),
      String(line.swaps),
      timed(line.checkIns),
      text(line.yuan),
      text(line.restDays),
      String(line.score.total),
    ]),
  };
}

function unitsSheet(units: FiguresOut['units']): Pick<SheetContent, 'columns' | 'rows'> {
  const heads: [string, number][] = [
    ['班表', 28],
    ['班次', 8],
    ['空岗', 8],
    ['经批准的空岗', 13],
    ['顶班', 8],
    ['换班', 8],
    ['签到迟/未', 10],
    ['交接迟/未', 10],
    ['查岗次数', 10],
    ['应答', 8],
    ['不合格', 8],
    ['平均应答（秒）', 14],
    ['报告迟/漏', 10],
    ['得分', 8],
  ];
  return {
    columns: heads.map(([head, width], index) => ({ head, width, align: index < 1 ? 'left' : 'right' })),
    rows: units.map((unit) => [
      unit.name,
      String(unit.shifts),
      String(unit.gaps),
      String(unit.gapsAllowed),
      String(unit.substitutions),
      String(unit.swaps),
      timed(unit.checkIns),
      timed(unit.handovers),
      String(unit.spotChecks.made),
      String(unit.spotChecks.answered),
      String(unit.spotChecks.failed),
      text(unit.spotChecks.averageSeconds),
      timed(unit.reports),
      String(unit.score.total),
    ]),
  };
}

export function figureHandlers(os: Os, parts: StationParts) {
  const o = os.dutyFigures;
  return {
    get: o.get.handler(({ input }) => count(parts, input)),
    exportFile: o.exportFile.handler(async ({ input }) => {
      const figures = await count(parts, input);
      const table = input.of === 'people' ? peopleSheet(figures.people) : unitsSheet(figures.units);
      const title = input.of === 'people' ? '值班工作量统计表' : '值班考核统计表';
      const { officeName } = parts.settings();
      const made = isoOf(parts)(parts.clock.now()).slice(0, 16).replace('T', ' ');
      const name = `${title} ${input.from} 至 ${input.to}.${input.format}`;
      const sheet: SheetContent = {
        name: title,
        titleLines: [title, `${officeName}　${input.from} 至 ${input.to}　共 ${table.rows.length} 行　${made} 统计`],
        ...table,
        landscape: true,
        notes: figures.missingYears.length > 0 ? [`${figures.missingYears.join('、')} 年没有录入节假日，按星期几算。`] : [],
      };
      const bytes = input.format === 'xlsx' ? await writeXlsx([sheet]) : writeCsv([table.columns.map(({ head }) => head), ...table.rows]);
      const type =
        input.format === 'xlsx' ? 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' : 'text/csv; charset=utf-8';
      return new File([new Uint8Array(bytes)], name, { type });
    }),
  };
}
