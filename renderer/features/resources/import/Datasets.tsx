// Sets of data of places: where each came from, who took it in, what it came to; each can be undone as a whole.
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { PlaceDataset } from '#shared/contract/facility-files.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { orpc } from '#renderer/client/query.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useAskBefore } from '#renderer/texts/use-ask-before.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';

const moment = (iso: string): string => iso.slice(0, 16).replace('T', ' ');

export function Datasets() {
  const { placeFiles } = useTexts();
  const words = placeFiles.sets;
  const askBefore = useAskBefore();
  const { data, isPending, refetch } = useQuery(orpc.facilityFiles.datasets.queryOptions({}));
  const undo = useMutation(orpc.facilityFiles.undo.mutationOptions());
  const items = data?.items ?? [];
  const ask = async (listed: PlaceDataset): Promise<void> => {
    // What hangs on its places is said as it is now, not as it was when the list came.
    const now = await refetch();
    const { id, name, rows, stock } = now.data?.items.find((one) => one.id === listed.id) ?? listed;
    askBefore({
      title: words.undo,
      content: `${words.undoWhat(name, rows)}${stock.places > 0 ? words.undoStock(stock.places, stock.lines, stock.movements) : ''}`,
      ok: words.undo,
      onOk: async () => {
        await undo.mutateAsync({ id });
      },
    });
  };
  return (
    <section className="panel place-import-panel" aria-labelledby="place-datasets" data-testid="place-datasets">
      <h2 id="place-datasets">{words.title}</h2>
      {undo.isError ? <Refused refusal={refusalOf(undo.error)} /> : null}
      {items.length === 0 && !isPending ? <Empty>{words.empty}</Empty> : null}
      <ul className="place-datasets">
        {items.map((one) => (
          <li key={one.id}>
            <b>{one.name}</b>
            <span className="preview-row-state">{words.state[one.state]}</span>
            {one.state === 'taken' ? <span className="num">{words.rows(one.rows)}</span> : null}
            {one.state === 'taken' ? (
              <Button size="small" onClick={() => void ask(one)}>
                {words.undo}
              </Button>
            ) : null}
            <span className="muted facts">
              {words.facts(one.source, one.reviewNumber, one.dataOn ?? '', placeFiles.dataset.secrecies[one.secrecy])}
              {'　'}
              {placeFiles.crs.names[one.crs]}
              {one.epsg > 0 ? ` EPSG:${one.epsg}` : ''}
            </span>
            <span className="muted facts">
              {one.file}
              {'　'}
              {words.by(one.by, moment(one.at))}
              {one.added + one.updated > 0 ? `　${words.figures(one.added, one.updated, one.refused)}` : ''}
            </span>
            {one.undone ? (
              <span className="muted facts">
                {words.reasons[one.undone.reason]}
                {'　'}
                {words.undone(one.undone.by, moment(one.undone.at), one.undone.kept, one.undone.restored)}
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
