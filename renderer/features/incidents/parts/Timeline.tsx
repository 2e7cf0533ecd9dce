// Everything that was done and happened, newest first: filtered by sort and words, with a line to note something at once.
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Input, Segmented } from 'antd';
import { useDeferredValue, useRef, useState } from 'react';
import { useNow } from '#renderer/client/now.ts';
import { pagesOf } from '#renderer/client/pages.ts';
import { orpc } from '#renderer/client/query.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { VirtualList } from '#renderer/components/VirtualList.tsx';
import { type TimelineItem, TimelineLine } from '#renderer/features/duty/index.ts';
import { momentOf } from '#renderer/texts/times.ts';
import { useLocale, useTexts } from '#renderer/texts/use-texts.ts';
import { useStandingRows } from '../use-standing-rows.ts';
import { NoteLine } from './NoteLine.tsx';

const sorts = ['fact', 'report', 'limit', 'alarm', 'note', 'system'] as const;
type Sort = (typeof sorts)[number];

/** The first page is what the eye sees at once; the rest comes in large pages, since each change reads all of them again. */
const firstPage = 100;
const morePages = 500;
const lineHeight = 41;

export function Timeline({ incident, noteRef }: { incident: string; noteRef: React.Ref<HTMLInputElement> }) {
  const words = useTexts().incident.timeline;
  const locale = useLocale((state) => state.locale);
  const now = useNow();
  const [sort, setSort] = useState<Sort | 'all'>('all');
  const [typed, setTyped] = useState('');
  const text = useDeferredValue(typed.trim());
  const [opened, setOpened] = useState<string | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const query = useInfiniteQuery({
    ...orpc.duty.log.infiniteOptions({
      input: (cursor: string | undefined) => ({
        subject: incident,
        locale,
        limit: cursor === undefined ? firstPage : morePages,
        ...(sort === 'all' ? {} : { sort }),
        ...(text === '' ? {} : { text }),
        ...(cursor === undefined ? {} : { cursor }),
      }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.nextCursor,
    }),
    placeholderData: keepPreviousData,
  });
  const { first, items, more } = pagesOf(query);
  const total = first?.total ?? 0;
  useStandingRows(box, items[0]?.hash ?? null, (hash) => items.findIndex((line) => line.hash === hash), lineHeight);
  const toggle = (line: TimelineItem): void => setOpened((before) => (before === line.hash ? null : line.hash));
  const filtered = sort !== 'all' || text !== '';
  return (
    <div className="timeline" ref={box}>
      <div className="timeline-filter">
        <Segmented<Sort | 'all'>
          aria-label={words.sort}
          value={sort}
          options={[{ value: 'all', label: words.all }, ...sorts.map((value) => ({ value, label: words.sorts[value] }))]}
          onChange={(value) => setSort(value)}
        />
        <Input
          allowClear
          aria-label={words.filter}
          placeholder={words.filter}
          value={typed}
          maxLength={200}
          onChange={(event) => setTyped(event.target.value)}
          data-testid="timeline-filter"
        />
        <small className="muted num">{filtered ? '' : words.total(total)}</small>
      </div>
      {items.length === 0 && !query.isPending ? <Empty>{filtered ? words.emptyFiltered : words.empty}</Empty> : null}
      <VirtualList
        items={items}
        keyOf={(line) => line.hash}
        estimate={lineHeight}
        label={words.label}
        testId="timeline"
        onOpen={toggle}
        onEnd={more}
        render={(line, active) => (
          <div className="timeline-row" onClick={() => (window.getSelection()?.isCollapsed === false ? undefined : toggle(line))}>
            <TimelineLine line={line} now={now} active={active} />
            <small className={`sort sort-${line.sort}`}>{words.sorts[line.sort]}</small>
            {opened === line.hash ? <LineDetail line={line} /> : null}
          </div>
        )}
      />
      <NoteLine incident={incident} inputRef={noteRef} />
    </div>
  );
}

function LineDetail({ line }: { line: TimelineItem }) {
  const { common, incident } = useTexts();
  const words = incident.timeline;
  return (
    <dl className="line-detail">
      <dt>{words.at}</dt>
      <dd className="num">{momentOf(Date.parse(line.at))}</dd>
      <dt>{words.recorded}</dt>
      <dd className="num">{common.recordedAt(momentOf(Date.parse(line.recordedAt)), line.actor)}</dd>
      <dt>{words.hash}</dt>
      <dd className="hash">{line.hash}</dd>
    </dl>
  );
}
