// What the import would do, line by line and by kind; the refused with a reason for each field. Nothing is written before it is accepted.
import { useMutation } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { useEffect, useRef } from 'react';
import type { PreviewRow } from '#shared/contract/directory-files.ts';
import { download } from '#renderer/client/download.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { client } from '#renderer/client/link.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { VirtualList } from '#renderer/components/VirtualList.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useLocale, useTexts } from '#renderer/texts/use-texts.ts';
import { type Import, statuses } from '../use-import.ts';

export function ImportPreview({ work, plan }: { work: Import; plan: NonNullable<Import['check']['data']> }) {
  const { directoryFiles } = useTexts();
  const locale = useLocale((state) => state.locale);
  const words = directoryFiles.import;
  const { read, accept, rows, status, setStatus, stale } = work;
  const { counts } = plan;
  const items = rows.data?.items ?? [];
  const file = useMutation({
    mutationFn: () => client.directory.refusedRows({ id: read.data?.previewId ?? '', plan: plan.plan, format: 'xlsx', locale }),
    onSuccess: download,
  });
  const box = useRef<HTMLElement>(null);
  // What the check has found is what the person wants to see next.
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'start' });
  }, []);
  const writes = counts.new + counts.changed > 0;
  return (
    <section ref={box} className="panel import-preview" data-testid="import-preview">
      <div className="import-head">
        <Segmented
          aria-label={words.check}
          value={status}
          onChange={setStatus}
          options={statuses.map((one) => ({ value: one, label: `${words.status[one]} ${counts[one]}` }))}
        />
        {counts.refused > 0 ? (
          <Button loading={file.isPending} onClick={() => file.mutate()}>
            {words.refusedFile}
          </Button>
        ) : null}
        <span className="end">
          <Button
            type="primary"
            disabled={!writes || stale}
            loading={accept.isPending}
            onClick={() => accept.mutate(plan.plan)}
            data-testid="import-accept"
          >
            {writes ? words.accept(counts.new, counts.changed) : words.nothing}
          </Button>
        </span>
      </div>
      {accept.isError ? <Refused refusal={refusalOf(accept.error)} /> : null}
      {file.isError ? <Refused refusal={refusalOf(file.error)} /> : null}
      <p className="muted import-notes">
        {[
          ...(plan.passed > 0 ? [words.passed(plan.passed)] : []),
          ...(plan.newUnits.length > 0 ? [words.newUnits(plan.newUnits.length, plan.newUnits.map((unit) => unit.name).join('、'))] : []),
          ...(plan.newGroups.length > 0 ? [words.newGroups(plan.newGroups.length, plan.newGroups.join('、'))] : []),
          ...(rows.data && rows.data.total > items.length ? [words.firstOf(items.length, rows.data.total)] : []),
        ].join('；')}
      </p>
      {items.length === 0 && !rows.isPending ? <Empty>{words.none}</Empty> : null}
      <VirtualList
        items={items}
        keyOf={(row) => `${row.line}/${row.name}`}
        estimate={52}
        label={words.status[status]}
        testId="import-rows"
        render={(row, active) => <Row row={row} active={active} />}
      />
    </section>
  );
}

function Row({ row, active }: { row: PreviewRow; active: boolean }) {
  const { directoryFiles } = useTexts();
  const { import: words, fields, problems } = directoryFiles;
  return (
    <div className={`import-row${active ? ' active' : ''}`} data-testid="import-row">
      <span className="num muted">{words.line(row.line)}</span>
      <b>{row.name}</b>
      <span>{[row.unitName, row.post].filter((part) => part !== '').join(' · ')}</span>
      <span className="num">{row.phones.map((phone) => phone.number).join('、')}</span>
      {row.problems.length > 0 ? (
        <ul className="import-wrong">
          {row.problems.map((one, nth) => (
            <li key={nth}>
              <b>{fields[one.field]}</b> {problems[one.code](one.received, one.limit ?? 0)}
            </li>
          ))}
        </ul>
      ) : null}
      {row.changes.length > 0 ? (
        <ul className="import-changes">
          {row.changes.map((one) => (
            <li key={one.field}>
              <b>{fields[one.field]}</b> <s>{one.before}</s> → {one.after}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
