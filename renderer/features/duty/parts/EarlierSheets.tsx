// The sheets of earlier handovers, newest first; each opens as it was signed.
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { useNow } from '#renderer/client/now.ts';
import { pagesOf } from '#renderer/client/pages.ts';
import { orpc } from '#renderer/client/query.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { VirtualList } from '#renderer/components/VirtualList.tsx';
import { shortMoment } from '#renderer/texts/times.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';

export function EarlierSheets() {
  const { onDuty } = useTexts();
  const words = onDuty.handover;
  const now = useNow();
  const navigate = useNavigate();
  const query = useInfiniteQuery(
    orpc.duty.handovers.infiniteOptions({
      input: (cursor: string | undefined) => ({ limit: 60, ...(cursor === undefined ? {} : { cursor }) }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.nextCursor,
    }),
  );
  const { items, more } = pagesOf(query);
  return (
    <section className="panel earlier-sheets" data-testid="earlier-sheets">
      <h2>{words.earlier}</h2>
      {items.length === 0 && !query.isPending ? <Empty>{words.noEarlier}</Empty> : null}
      {items.length > 0 ? (
        <VirtualList
          items={items}
          keyOf={(item) => item.id}
          estimate={56}
          label={words.earlier}
          onOpen={(item) => void navigate(`/duty/handover/${item.id}`)}
          onEnd={more}
          render={(item, active) => (
            <div className={`earlier-row${active ? ' active' : ''}`} onClick={() => void navigate(`/duty/handover/${item.id}`)}>
              <time className="num" dateTime={item.at}>
                {shortMoment(Date.parse(item.at), now)}
              </time>
              <span>
                <b>{words.row(item.outgoing, item.relief)}</b> {item.late ? <small className="late">{words.late}</small> : null}
                <br />
                <small className="muted num">{words.rowCounts(item.limits, item.incidents)}</small>
              </span>
            </div>
          )}
        />
      ) : null}
    </section>
  );
}
