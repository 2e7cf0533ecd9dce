// A year of public holidays entered: the notice pasted and read, each day to be checked, saved as a dated version.
import { useMutation } from '@tanstack/react-query';
import { App, Button, Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import { weekdayOf } from '#shared/rosters/calendar.ts';
import { readHolidayNotice } from '#shared/rosters/holiday-notice.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { orpc } from '#renderer/client/query.ts';
import { useForm } from '#renderer/client/use-form.ts';
import { Key } from '#renderer/components/Key.tsx';
import { SubmitButton } from '#renderer/components/SubmitButton.tsx';
import { TextAreaField, TextField } from '#renderer/components/TextField.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { type DayRow, holidayForm, holidayProblems, type HolidayTable, rowDay } from '../use-holidays.ts';

interface Props {
  year: number;
  table: HolidayTable | undefined;
  onDone: () => void;
}

/** Longer than any notice that was published. */
const maxNotice = 10_000;

export function HolidayEditor({ year, table, onDone }: Props) {
  const texts = useTexts();
  const { holidays: words } = texts.rosterSetup;
  const { message } = App.useApp();
  const put = useMutation(orpc.settings.putDutyRules.mutationOptions());
  const [notice, setNotice] = useState('');
  const [said, setSaid] = useState<{ text: string; unread: string[] } | null>(null);
  const form = useForm({
    name: `holidays-${year}`,
    start: holidayForm(table, year, texts),
    check: (values) => holidayProblems(values, year, texts),
    save: ({ rows, title, number, reason }) =>
      put.mutate(
        {
          table: 'holidays',
          items: [
            {
              id: String(year),
              pack: 'office',
              validFrom: null,
              validTo: null,
              source: { title: title.trim(), number: number.trim() === '' ? null : number.trim(), year: year - 1 },
              confidence: 'seen',
              year,
              days: rows
                .map((row) => ({
                  day: rowDay(row, year) ?? '',
                  kind: row.kind,
                  name: row.name.trim(),
                  ...(row.statutory && row.kind === 'holiday' ? { statutory: true } : {}),
                }))
                .sort((a, b) => (a.day < b.day ? -1 : 1)),
            },
          ],
          ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
        },
        {
          onSuccess: () => {
            form.reset();
            void message.success(words.saved(year));
            onDone();
          },
        },
      ),
  });
  const { values, set } = form;
  const take = (): void => {
    const { days, unread } = readHolidayNotice(notice, year);
    if (days.length > 0)
      set({ rows: days.map(({ day, kind, name, statutory }) => ({ day: day.slice(5), kind, name, statutory: statutory ?? false })) });
    setSaid({
      text:
        days.length === 0
          ? words.nothingRead
          : words.read(days.filter((day) => day.kind === 'holiday').length, days.filter((day) => day.kind === 'workday').length),
      unread,
    });
  };
  const setRow = (at: number, patch: Partial<DayRow>): void =>
    set({ rows: values.rows.map((row, index) => (index === at ? { ...row, ...patch } : row)) });
  return (
    <form
      className="form holiday-form"
      {...form.formProps}
      onKeyDown={(event) => {
        form.formProps.onKeyDown(event);
        if (event.key === 'Escape' && !event.nativeEvent.isComposing) onDone();
      }}
      data-testid="holiday-form"
    >
      <TextAreaField
        id="notice"
        label={words.paste}
        hint={words.pasteHint}
        autoSize={{ minRows: 3, maxRows: 8 }}
        value={notice}
        maxLength={maxNotice}
        onChange={setNotice}
      />
      <div className="buttons">
        <Button onClick={take} disabled={notice.trim() === ''} data-testid="take-notice">
          {words.take}
        </Button>
        {said ? <span role="status">{said.text}</span> : null}
      </div>
      {said && said.unread.length > 0 ? (
        <div className="unread">
          <p>{words.unread}</p>
          <ul>
            {said.unread.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </div>
      ) : null}
      <div className="day-rows">
        {values.rows.map((row, index) => {
          const day = rowDay(row, year);
          const problem = form.field(`day-${index}`).error ?? form.field(`name-${index}`).error;
          return (
            // oxlint-disable-next-line react/no-array-index-key -- a row has no name of its own while its day is being typed
            <div key={index} className="day-row">
              <Input
                aria-label={words.day}
                className="num"
                value={row.day}
                maxLength={12}
                aria-invalid={form.field(`day-${index}`).error !== undefined}
                status={form.field(`day-${index}`).error ? 'error' : ''}
                onChange={(event) => setRow(index, { day: event.target.value })}
              />
              <span className="muted">{day ? texts.common.weekdays[weekdayOf(day)] : ''}</span>
              <Select
                aria-label={words.what}
                value={row.kind}
                options={(['holiday', 'workday'] as const).map((value) => ({ value, label: words[value] }))}
                onChange={(kind) => setRow(index, { kind })}
              />
              <Input
                aria-label={words.nameOf}
                value={row.name}
                maxLength={20}
                aria-invalid={form.field(`name-${index}`).error !== undefined}
                status={form.field(`name-${index}`).error ? 'error' : ''}
                onChange={(event) => setRow(index, { name: event.target.value })}
              />
              <Checkbox
                disabled={row.kind === 'workday'}
                checked={row.statutory}
                onChange={(event) => setRow(index, { statutory: event.target.checked })}
              >
                {words.statutory}
              </Checkbox>
              <Button
                size="small"
                type="text"
                aria-label={`${words.removeDay} ${row.day}`}
                onClick={() => set({ rows: values.rows.filter((_, at) => at !== index) })}
              >
                ×
              </Button>
              {problem ? (
                <p className="wrong" role="alert">
                  {problem}
                </p>
              ) : null}
            </div>
          );
        })}
        {form.field('rows').error ? (
          <p className="wrong" role="alert">
            {form.field('rows').error}
          </p>
        ) : null}
        <Button
          onClick={() =>
            set({ rows: [...values.rows, { day: '', kind: 'holiday', name: values.rows.at(-1)?.name ?? '', statutory: false }] })
          }
        >
          ＋ {words.addDay}
        </Button>
      </div>
      <TextField {...form.field('title')} label={words.notice} value={values.title} maxLength={200} onChange={(title) => set({ title })} />
      <TextField
        {...form.field('number')}
        label={words.number}
        value={values.number}
        maxLength={60}
        onChange={(number) => set({ number })}
      />
      <TextField
        {...form.field('reason')}
        label={words.reason}
        value={values.reason}
        maxLength={200}
        onChange={(reason) => set({ reason })}
      />
      {put.isError ? <Refused refusal={refusalOf(put.error)} /> : null}
      <div className="buttons">
        <SubmitButton label={words.save} loading={put.isPending} data-testid="save-holidays" />
        <Button onClick={onDone}>
          {texts.common.cancel} <Key name="Esc" />
        </Button>
      </div>
    </form>
  );
}
