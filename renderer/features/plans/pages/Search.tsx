// The search through the plan library: answers as one types, arrows move, Enter opens the plan at the place, coming back finds it as it was.
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Button, Input, type InputRef } from 'antd';
import { type KeyboardEvent, type UIEvent, useEffect, useRef, useState } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { maxQuery } from '#shared/plans/limits.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { pagesOf } from '#renderer/client/pages.ts';
import { orpc } from '#renderer/client/query.ts';
import { useSettled } from '#renderer/client/use-settled.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { useKeptScroll } from '#renderer/components/use-kept-scroll.ts';
import { VirtualList } from '#renderer/components/VirtualList.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { HitRow } from '../parts/HitRow.tsx';
import { PlansTabs } from '../parts/PlansTabs.tsx';
import { SearchFilters } from '../parts/SearchFilters.tsx';
import { canBeFound, changeSearch, hitKey, pathOfHit, questionOf, searchPlace, useSearchView } from '../search-view.ts';
import '../plans.css';
import '../search.css';

const rowHeight = 92;
const pageSize = 40;
/** After so long without a key the station is asked: less than a hand takes from key to key. */
const typingMs = 60;

export function PlanSearchPage() {
  const { planSearch: words } = useTexts();
  const [params, setParams] = useSearchParams();
  const asked = params.get('q');
  // A question in the address is the one that is asked; what is typed goes into the address.
  const [typed, setTyped] = useState(() => {
    const before = useSearchView.getState().text;
    if (asked !== null && asked !== before) changeSearch({ text: asked });
    return asked ?? before;
  });
  const inAddress = useRef(asked);
  const view = useSearchView();
  const navigate = useNavigate();
  const { key } = useLocation();
  const [opensHere] = useState(key === 'default');
  const field = useRef<InputRef>(null);
  const box = useRef<HTMLElement>(null);
  const [composing, setComposing] = useState(false);
  const settled = useSettled(typed.trim(), typingMs);
  useEffect(() => {
    if (composing || settled === useSearchView.getState().text) return;
    changeSearch({ text: settled });
  }, [settled, composing]);
  useEffect(() => {
    // Somebody asks from elsewhere while this screen is open.
    if (asked === null || asked === inAddress.current) return;
    inAddress.current = asked;
    setTyped(asked);
  }, [asked]);
  useEffect(() => {
    if (view.text === (inAddress.current ?? '')) return;
    inAddress.current = view.text;
    setParams(view.text === '' ? {} : { q: view.text }, { replace: true });
  }, [view.text, setParams]);
  const findable = canBeFound(view.text);
  const query = useInfiniteQuery({
    ...orpc.planSearch.search.infiniteOptions({
      input: (offset: number) => ({ ...questionOf(view), offset, limit: pageSize }),
      initialPageParam: 0,
      getNextPageParam: (page, pages) => {
        const shown = pages.reduce((sum, one) => sum + one.items.length, 0);
        return page.items.length === 0 || shown >= page.total ? undefined : shown;
      },
    }),
    enabled: findable,
    placeholderData: keepPreviousData,
    // While texts are being indexed the answer is asked for again.
    refetchInterval: ({ state }) => (state.data?.pages[0]?.indexing ? 1_000 : false),
  });
  const answer = pagesOf(query);
  const first = findable ? answer.first : undefined;
  const items = first ? answer.items : [];
  const [start] = useState(searchPlace.leftAt);
  useKeptScroll(box, items.length > 0, start);
  useEffect(() => {
    if (useSearchView.getState().opened === null) field.current?.focus({ cursor: 'all' });
  }, []);
  const open = (key: string): void => {
    const hit = items.find((one) => hitKey(one) === key);
    if (!hit) return;
    useSearchView.setState({ opened: key });
    void navigate(pathOfHit(hit, view.text));
  };
  const toList = (): void => box.current?.querySelector<HTMLElement>('.virtual')?.focus();
  const onFieldKey = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      toList();
    } else if (event.key === 'Enter' && items[0] && settled === view.text) open(hitKey(items[0]));
    else if (event.key === 'Escape') {
      event.preventDefault();
      void (opensHere ? navigate('/plans') : navigate(-1));
    }
  };
  const onListKey = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      field.current?.focus({ cursor: 'all' });
    } else if (event.key.length === 1 && event.key !== ' ' && event.key !== '/') field.current?.focus({ cursor: 'end' });
  };
  // The title stands once over the hits of a plan.
  const firstOfPlan = new Set(items.flatMap((hit, nth) => (items[nth - 1]?.planId === hit.planId ? [] : [hitKey(hit)])));
  return (
    <div className="page plans" data-testid="plan-search">
      <PlansTabs />
      <header className="page-head">
        <h1>{words.title}</h1>
        <span className="end muted num" role="status" data-testid="plan-search-count">
          {first ? words.found(first.total, first.plans) : ''} <small>{first ? words.took(first.ms) : ''}</small>
        </span>
      </header>
      <div className="search-field">
        <Input
          ref={field}
          size="large"
          allowClear
          aria-label={words.field}
          aria-describedby="plan-search-hint"
          placeholder={words.field}
          value={typed}
          maxLength={maxQuery}
          onChange={(event) => setTyped(event.target.value)}
          onCompositionStart={() => setComposing(true)}
          onCompositionEnd={() => setComposing(false)}
          onKeyDown={onFieldKey}
          data-testid="plan-search-field"
        />
        <small id="plan-search-hint" className="muted">
          {words.hint}
        </small>
      </div>
      <SearchFilters />
      <div className="search-notes">
        {first?.indexing ? (
          <span className="behind" role="status">
            {words.indexing(first.indexing.done, first.indexing.of)}
          </span>
        ) : null}
        {first?.also.map((one) => (
          <span key={one.typed}>{words.also(one.typed, one.words)}</span>
        ))}
        {(first?.also.length ?? 0) > 0 || !view.synonyms ? (
          <Button size="small" type="text" onClick={() => changeSearch({ synonyms: !view.synonyms })}>
            {view.synonyms ? words.onlyTyped : words.withOthers}
          </Button>
        ) : null}
      </div>
      <section
        ref={box}
        className="panel list-panel"
        aria-label={words.results}
        onKeyDown={onListKey}
        onScrollCapture={(event: UIEvent) => {
          if (event.target instanceof HTMLElement) searchPlace.keep(event.target.scrollTop);
        }}
      >
        {query.isError && findable ? <Refused refusal={refusalOf(query.error)} /> : null}
        {view.text === '' ? <Empty>{words.empty}</Empty> : null}
        {view.text !== '' && !findable ? <Empty>{words.onlySigns}</Empty> : null}
        {first && first.total === 0 ? <Empty>{words.nothing}</Empty> : null}
        {items.length > 0 ? (
          <VirtualList
            items={items}
            keyOf={hitKey}
            estimate={rowHeight}
            label={words.results}
            focusKey={view.opened}
            onOpen={(hit) => open(hitKey(hit))}
            onEnd={answer.more}
            testId="plan-hits"
            render={(hit, active) => (
              <div onClick={() => open(hitKey(hit))}>
                <HitRow hit={hit} active={active} first={firstOfPlan.has(hitKey(hit))} />
              </div>
            )}
          />
        ) : null}
      </section>
    </div>
  );
}
