// What taking the file in would do: on a map and row by row, with everything that is wrong; cells are mended and duplicates decided here.
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Segmented, Select } from 'antd';
import { useMemo } from 'react';
import { duplicateActions } from '#shared/resources/import/types.ts';
import { download } from '#renderer/client/download.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { client } from '#renderer/client/link.ts';
import { orpc } from '#renderer/client/query.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { VirtualList } from '#renderer/components/VirtualList.tsx';
import { PreviewPoints } from '#renderer/map/layers/PreviewPoints.tsx';
import { boxOf } from '#renderer/map/view.ts';
import { WatchMap } from '#renderer/map/WatchMap.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useLocale, useTexts } from '#renderer/texts/use-texts.ts';
import { BaseMap } from '../layers/BaseMap.tsx';
import { PreviewRow } from './PreviewRow.tsx';
import { type PlaceImport, shownStates, type Work } from './use-place-import.ts';

const nowhere = { lng: 105, lat: 36 };
const allActions = ['each', ...duplicateActions] as const;

export function ImportPreview({ import: work, work: { preview, check, settings } }: { import: PlaceImport; work: Work }) {
  const { placeFiles: words } = useTexts();
  const locale = useLocale((state) => state.locale);
  const { state, setState, chosen, setChosen, rows, mend, decide, tie, change } = work;
  const { counts } = check;
  const items = rows.data?.items ?? [];
  const file = useMutation({
    mutationFn: (format: 'xlsx' | 'csv') => client.facilityFiles.refusedRows({ previewId: preview.previewId, format, locale }),
    onSuccess: download,
  });
  const count = (one: (typeof shownStates)[number]): number => (one === 'all' ? preview.rows : counts[one]);
  const error = [mend, decide, tie, file].find(({ isError }) => isError)?.error;
  return (
    <section className="panel place-import-panel place-import-preview" data-testid="place-preview">
      <div className="place-import-head">
        <Segmented
          aria-label={words.check}
          value={state}
          onChange={setState}
          options={shownStates.map((one) => ({ value: one, label: `${words.counts[one]} ${count(one)}` }))}
        />
        {counts.duplicate + counts.same > 0 ? (
          <label>
            {words.duplicates}{' '}
            <Select
              value={settings.duplicates}
              popupMatchSelectWidth={false}
              onChange={(duplicates) => change({ duplicates })}
              options={allActions.map((one) => ({ value: one, label: words.duplicateAll[one] }))}
              data-testid="duplicates-all"
            />
          </label>
        ) : null}
        {counts.refused > 0 ? (
          <Button loading={file.isPending} onClick={() => file.mutate('xlsx')} data-testid="refused-file">
            {words.refusedFile}
          </Button>
        ) : null}
      </div>
      {error ? <Refused refusal={refusalOf(error)} /> : null}
      {counts.tied > 0 ? (
        <p className={counts.undecided > 0 ? 'place-import-ask' : 'muted'} role="status" data-testid="ties-verdict">
          {words.tie.verdict(counts.tied, counts.undecided)}
        </p>
      ) : null}
      {check.codes.length > 0 ? (
        <ul className="place-import-codes" aria-label={words.codes}>
          {check.codes.slice(0, 8).map(({ code, severity, rows: rowCount }) => (
            <li key={code} className={`is-${severity}`}>
              {words.codeRows(words.problem({ code, received: '…', limit: '…' }).replace(/“…”\s*/g, ''), rowCount)}
            </li>
          ))}
        </ul>
      ) : null}
      <div className="place-import-both">
        <div className="place-import-list">
          {items.length === 0 && !rows.isPending ? <Empty>{words.noRows}</Empty> : null}
          <VirtualList
            items={items}
            keyOf={(row) => String(row.line)}
            estimate={64}
            label={`${words.counts[state]}. ${words.listHint}`}
            focusKey={chosen === null ? null : String(chosen)}
            interactive
            onOpen={(row) => setChosen(row.line === chosen ? null : row.line)}
            testId="preview-rows"
            render={(row, active) => (
              <PreviewRow
                row={row}
                active={active}
                open={row.line === chosen}
                columns={preview.columns}
                mapping={settings.mapping}
                onToggle={() => setChosen(row.line === chosen ? null : row.line)}
                onMend={(column, text) => mend.mutate({ line: row.line, column, text })}
                onDecide={(action) => decide.mutate({ line: row.line, action })}
                onTie={(contact, person) => tie.mutate({ line: row.line, contact, person })}
              />
            )}
          />
          {rows.data && rows.data.total > items.length ? <p className="muted">{words.firstOf(items.length, rows.data.total)}</p> : null}
        </div>
        <PreviewMap work={work} />
      </div>
    </section>
  );
}

function PreviewMap({ work: { points, chosen, setChosen } }: { work: PlaceImport }) {
  const { placeFiles: words } = useTexts();
  const { data: settings } = useQuery(orpc.settings.get.queryOptions({}));
  const { data } = points;
  const shown = useMemo(
    () =>
      (data?.lines ?? []).map((line, nth) => ({
        line,
        lng: data?.lngs[nth] ?? 0,
        lat: data?.lats[nth] ?? 0,
        state: data?.statuses[nth] ?? ('new' as const),
      })),
    [data],
  );
  const fit = useMemo(() => (data ? boxOf(data.lngs, data.lats) : null), [data]);
  const legend = ['new', 'warned', 'duplicate', 'same', 'refused'] as const;
  return (
    <div className="place-import-map">
      <WatchMap centre={settings?.centre ?? nowhere} zoom={9} label={words.mapLabel} fit={fit}>
        <BaseMap />
        <PreviewPoints points={shown} chosen={chosen} onOpen={setChosen} />
      </WatchMap>
      <ul className="place-import-legend">
        {legend.map((one) => (
          <li key={one} className={`is-${one}`}>
            {words.counts[one]}
          </li>
        ))}
        {data && data.total > shown.length ? <li className="muted">{words.mapFirst(shown.length, data.total)}</li> : null}
      </ul>
    </div>
  );
}
