// The duty log: what people and the station did, newest first, and a line to note something at once.
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Input, Switch } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useNavigate } from 'react-router';
import { useNow } from '#renderer/client/now.ts';
import { pagesOf } from '#renderer/client/pages.ts';
import { orpc } from '#renderer/client/query.ts';
import { useMay } from '#renderer/client/session.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { VirtualList } from '#renderer/components/VirtualList.tsx';
import { useLocale, useTexts } from '#renderer/texts/use-texts.ts';
import { QuickLine } from './QuickLine.tsx';
import { TimelineLine } from './TimelineLine.tsx';

export function DutyLog({ searchable = false }: { searchable?: boolean }) {
  const { desk, duty } = useTexts();
  const locale = useLocale((state) => state.locale);
  const now = useNow();
  const navigate = useNavigate();
  const [peopleOnly, setPeopleOnly] = useState(false);
  const [typed, setTyped] = useState('');
  const wanted = useDeferredValue(typed.trim());
  const mayNote = useMay('log.write');
  const query = useInfiniteQuery(
    orpc.duty.log.infiniteOptions({
      input: (cursor: string | undefined) => ({
        locale,
        limit: 100,
        ...(wanted === '' ? {} : { text: wanted }),
        ...(peopleOnly ? { system: false } : {}),
        ...(cursor === undefined ? {} : { cursor }),
      }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.nextCursor,
      placeholderData: keepPreviousData,
    }),
  );
  const { first, items, more } = pagesOf(query);
  return (
    <section className="panel" data-testid="duty-log">
      <h2>
        {desk.log} <em>{desk.today(first?.today ?? 0)}</em>
        <span className="end">
          <Switch size="small" checked={peopleOnly} onChange={setPeopleOnly} aria-label={desk.peopleOnly} />
          <small>{desk.peopleOnly}</small>
        </span>
      </h2>
      {searchable ? (
        <div className="log-search">
          <Input
            aria-label={duty.searchLog}
            placeholder={duty.searchLog}
            allowClear
            value={typed}
            maxLength={200}
            onChange={(event) => setTyped(event.target.value)}
            data-testid="log-search"
          />
        </div>
      ) : null}
      {items.length === 0 && !query.isPending ? <Empty>{wanted === '' ? desk.noLog : duty.noneFound}</Empty> : null}
      <VirtualList
        items={items}
        keyOf={(line) => line.hash}
        estimate={46}
        label={desk.log}
        onOpen={(line) => void (line.subject && navigate(`/incidents/${line.subject}`))}
        onEnd={more}
        render={(line, active) => <TimelineLine line={line} now={now} active={active} />}
      />
      {mayNote ? <QuickLine compact /> : null}
    </section>
  );
}
