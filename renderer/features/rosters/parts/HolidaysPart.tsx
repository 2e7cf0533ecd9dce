// Public holidays by year with their source; a year is entered by pasting the State Council's notice or day by day.
import { Button, Input } from 'antd';
import { useState } from 'react';
import { weekdayOf } from '#shared/rosters/calendar.ts';
import { wallTime } from '#shared/time/zone.ts';
import { stationNow } from '#renderer/client/connection.ts';
import { useMay } from '#renderer/client/session.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { zoneNow } from '#renderer/texts/times.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { type HolidayTable, useHolidays } from '../use-holidays.ts';
import { HolidayEditor } from './HolidayEditor.tsx';
import { TabRow } from '#renderer/components/TabRow.tsx';

export function HolidaysPart() {
  const { rosterSetup } = useTexts();
  const { holidays: words } = rosterSetup;
  const tables = useHolidays();
  const mayEdit = useMay('rosters.edit');
  const [thisYear] = useState(() => wallTime(stationNow(), zoneNow()).year);
  const [chosen, setChosen] = useState(thisYear);
  const [editing, setEditing] = useState(false);
  const [typed, setTyped] = useState('');
  if (!tables) return null;
  // This year and the next always stand there: a year without data is to be seen.
  const years = [...new Set([...tables.map((one) => one.year), thisYear, thisYear + 1, chosen])].sort((a, b) => a - b);
  const table = tables.find((one) => one.year === chosen);
  const other = /^\d{4}$/.test(typed) && Number(typed) >= 1986 && Number(typed) <= 2100 ? Number(typed) : null;
  return (
    <section className="panel setup-panel" data-testid="holidays">
      <div className="row year-row">
        <TabRow
          id="year"
          label={words.years}
          active={String(chosen)}
          onChange={(year) => {
            setChosen(Number(year));
            setEditing(false);
          }}
          tabs={years.map((year) => ({
            key: String(year),
            label: (
              <span className="num">
                {year} {tables.some((one) => one.year === year) ? '' : '▲'}
              </span>
            ),
          }))}
        />
        <Input
          className="num short-input"
          aria-label={words.newYear}
          placeholder={words.newYear}
          value={typed}
          maxLength={4}
          status={typed.length === 4 && other === null ? 'error' : ''}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || other === null) return;
            setChosen(other);
            setTyped('');
          }}
        />
        {mayEdit && !editing ? (
          <Button type="primary" onClick={() => setEditing(true)} data-testid="edit-year">
            {words.editYear(chosen)}
          </Button>
        ) : null}
      </div>
      <div id="year-panel" role="tabpanel" aria-labelledby={`year-${chosen}`} className="scrolls" tabIndex={0}>
        {editing ? (
          <HolidayEditor key={chosen} year={chosen} table={table} onDone={() => setEditing(false)} />
        ) : table ? (
          <YearTable table={table} />
        ) : (
          <Empty>▲ {words.none(chosen)}</Empty>
        )}
      </div>
    </section>
  );
}

function YearTable({ table }: { table: HolidayTable }) {
  const { rosterSetup, common } = useTexts();
  const { holidays: words } = rosterSetup;
  return (
    <>
      <p className="muted">
        {common.labelled(words.source, `${table.source.title} ${table.source.number ?? ''}`)} · {common.confidence[table.confidence]} ·{' '}
        {words.version(table.version)}
      </p>
      {table.note ? <p className="muted">{table.note}</p> : null}
      <table className="holiday-table">
        <thead>
          <tr>
            <th scope="col">{words.day}</th>
            <th scope="col">{words.what}</th>
            <th scope="col">{words.nameOf}</th>
            <th scope="col" aria-label={words.statutory} />
          </tr>
        </thead>
        <tbody>
          {table.days.map((day) => {
            const weekday = weekdayOf(day.day);
            return (
              <tr key={day.day} className={day.kind}>
                <th scope="row" className="num">
                  {day.day.slice(5)} {common.weekdays[weekday]}
                </th>
                <td>
                  {words[day.kind]}
                  {day.kind === 'holiday' && (weekday === 0 || weekday === 6) ? (
                    <small className="muted"> {words.weekendHoliday}</small>
                  ) : null}
                </td>
                <td>{day.name}</td>
                <td>{day.statutory ? words.statutory : ''}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </>
  );
}
