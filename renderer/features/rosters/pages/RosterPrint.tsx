// The official duty table on A4, as it will come out of the printer: one roster or all of them, each on pages of its own.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useNavigate, useSearchParams } from 'react-router';
import { type OfficialTable, officialMerges, officialTable } from '#shared/rosters/official.ts';
import { homeRosterId } from '#shared/rosters/types.ts';
import { dayText } from '#shared/time/zone.ts';
import { DayInput } from '#renderer/texts/DayInput.tsx';
import { useNow } from '#renderer/client/now.ts';
import { orpc } from '#renderer/client/query.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { SheetDesk } from '#renderer/components/SheetDesk.tsx';
import { asSheet } from '#renderer/components/sheet.ts';
import { clockOf, zoneNow } from '#renderer/texts/times.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { ExportMenu } from '../parts/ExportMenu.tsx';
import '../styles/print.css';

const wholeMonth = (day: string): { from: string; to: string } => {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return { from: `${day.slice(0, 7)}-01`, to: new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10) };
};
const isDay = (text: string | null): text is string => /^\d{4}-\d{2}-\d{2}$/.test(text ?? '');

export function RosterPrintPage() {
  const { rosterFiles } = useTexts();
  const words = rosterFiles.print;
  const navigate = useNavigate();
  const now = useNow();
  const today = dayText(now, zoneNow());
  const [params, setParams] = useSearchParams();
  const month = wholeMonth(today);
  const [askedFrom, askedTo] = [params.get('from'), params.get('to')];
  const from = isDay(askedFrom) ? askedFrom : month.from;
  const to = isDay(askedTo) ? askedTo : month.to;
  const roster = params.get('roster');
  const fits = from <= to;
  const { data: settings } = useQuery(orpc.settings.get.queryOptions());
  const { data: list } = useQuery(orpc.rosters.list.queryOptions());
  const { data: shifts } = useQuery({
    ...orpc.rosters.shifts.queryOptions({ input: { from, to, ...(roster === null ? {} : { roster }) } }),
    placeholderData: keepPreviousData,
    enabled: fits,
  });
  const set = (patch: Record<string, string | null>): void => {
    const next = new URLSearchParams(params);
    for (const [key, value] of Object.entries(patch)) {
      if (value === null) next.delete(key);
      else next.set(key, value);
    }
    setParams(next, { replace: true });
  };
  const rosters = (list?.items ?? []).filter((one) => !one.removed && (roster === null || one.id === roster));
  const office = settings?.officeName ?? '';
  const tables = rosters.map((one) => {
    const own = (shifts?.items ?? []).filter((shift) => shift.roster === one.id);
    const unit = one.id === homeRosterId ? office : one.unitName;
    return {
      id: one.id,
      table: officialTable(own, one.posts, { office: unit, roster: one.id === homeRosterId ? '' : one.name }, from, to),
    };
  });
  const shown = tables.filter(({ table }) => table.rows.length > 0);
  return (
    <div className="page roster-print">
      <header className="page-head roster-print-bar">
        <Button onClick={() => void navigate('/duty/roster')}>← {words.back}</Button>
        <h1>{words.title}</h1>
        <Select
          aria-label={words.roster}
          value={roster ?? ''}
          options={[{ value: '', label: words.all }, ...(list?.items ?? []).map((one) => ({ value: one.id, label: one.name }))]}
          onChange={(value) => set({ roster: value === '' ? null : value })}
          popupMatchSelectWidth={false}
        />
        <DayInput label={words.from} value={from} onChange={(day) => set({ from: day })} />
        <DayInput label={words.to} value={to} onChange={(day) => set({ to: day })} />
        {fits ? null : <span className="problem">{words.wrong}</span>}
        <span className="end">
          <ExportMenu from={from} to={fits ? to : from} roster={roster} />
          <Button type="primary" disabled={!fits || shown.length === 0} onClick={() => window.print()} data-testid="print">
            {words.print}
          </Button>
        </span>
      </header>
      <SheetDesk label={words.title}>
        {shifts && list && shown.length === 0 ? <Empty>{words.empty}</Empty> : null}
        {fits
          ? shown.map(({ id, table }) => (
              <Sheet
                key={id}
                table={table}
                notes={[words.handover(settings?.handoverTime ?? ''), words.made(office, `${today} ${clockOf(now)}`, table.rows.length)]}
              />
            ))
          : null}
      </SheetDesk>
    </div>
  );
}

/** From so many columns on the table lies across. */
const across = 8;

function Sheet({ table, notes }: { table: OfficialTable; notes: string[] }) {
  const merges = officialMerges(table);
  const spanAt = (row: number, column: number): number => {
    const merge = merges.find((one) => one.column === column && one.startRow <= row && row <= one.endRow);
    if (!merge) return 1;
    return merge.startRow === row ? merge.endRow - merge.startRow + 1 : 0;
  };
  return (
    <section {...asSheet} className={`roster-sheet${table.columns.length > across ? ' across' : ''}`} data-testid="sheet">
      <h2>{table.title}</h2>
      <table>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th key={`${column.kind}-${column.post ?? ''}`} scope="col">
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, at) => (
            <tr key={`${row.day}-${row.cells.join('|')}`} className={row.off ? 'off' : ''}>
              {table.columns.map((column, x) => {
                const span = spanAt(at, x);
                return span === 0 ? null : (
                  <td key={`${column.kind}-${column.post ?? ''}`} rowSpan={span} className={column.kind}>
                    {row.cells[x]}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <footer>
        {notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
      </footer>
    </section>
  );
}
