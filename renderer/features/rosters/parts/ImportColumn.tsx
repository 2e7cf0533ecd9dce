// What a column is taken for, and the form to say otherwise.
import { Button, Popover, Select } from 'antd';
import { useState } from 'react';
import { type ColumnRole, columnRoles } from '#shared/rosters/import/types.ts';
import type { Roster } from '#shared/rosters/types.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { columnName, type ImportTableView } from '../import-store.ts';
import type { Correct } from '../use-import.ts';

interface Props {
  table: number;
  column: ImportTableView['columns'][number];
  /** Letter of the column, or number of the row, in the file. */
  transposed: boolean;
  roster: Roster;
  correct: Correct;
}

export function ImportColumn({ table, column, transposed, roster, correct }: Props) {
  const { rosterFiles } = useTexts();
  const words = rosterFiles.import;
  const [open, setOpen] = useState(false);
  const name = transposed ? String(column.at + 1) : columnName(column.at);
  const set = (patch: { role?: ColumnRole; posts?: string[]; shift?: string | null }): void =>
    correct((before) => ({
      ...before,
      columns: [
        ...before.columns.filter((one) => one.table !== table || one.at !== column.at),
        { table, at: column.at, role: column.role, posts: column.posts, shift: column.shift, ...patch },
      ],
    }));
  const posts = column.posts.map((id) => roster.posts.find((post) => post.id === id)?.name ?? id);
  const shift = roster.patterns.find((pattern) => pattern.id === column.shift)?.name;
  const holdsPeople = (role: ColumnRole): boolean => role === 'names' || role === 'person';
  const said =
    holdsPeople(column.role) && posts.length > 0 ? [shift, posts.join(' + ')].filter(Boolean).join(' ') : words.roles[column.role];
  return (
    <Popover
      trigger="click"
      open={open}
      onOpenChange={setOpen}
      placement="bottomLeft"
      content={
        <div
          className="import-mapping"
          onKeyDown={(event) => {
            if (event.key === 'Escape' && !event.defaultPrevented) setOpen(false);
          }}
          data-testid="mapping"
        >
          <label>
            {words.role}
            <Select
              aria-label={words.role}
              value={column.role}
              options={columnRoles.map((role) => ({ value: role, label: words.roles[role] }))}
              onChange={(role) => set({ role, ...(holdsPeople(role) ? {} : { posts: [], shift: null }) })}
            />
          </label>
          {holdsPeople(column.role) ? (
            <>
              <label>
                {words.posts}
                <Select
                  aria-label={words.posts}
                  mode="multiple"
                  value={column.posts}
                  options={roster.posts.map((post) => ({ value: post.id, label: post.name }))}
                  onChange={(next) => set({ posts: next })}
                />
              </label>
              {roster.patterns.length > 1 ? (
                <label>
                  {words.shiftOf}
                  <Select
                    aria-label={words.shiftOf}
                    value={column.shift ?? ''}
                    options={[
                      { value: '', label: words.anyShift },
                      ...roster.patterns.map((pattern) => ({ value: pattern.id, label: pattern.name })),
                    ]}
                    onChange={(next) => set({ shift: next === '' ? null : next })}
                  />
                </label>
              ) : null}
            </>
          ) : null}
        </div>
      }
    >
      <Button
        size="small"
        type="text"
        className={`import-role ${column.role}`}
        aria-label={`${words.column(name)} ${said}`}
        data-testid="column"
      >
        {said} ▾
      </Button>
    </Popover>
  );
}
