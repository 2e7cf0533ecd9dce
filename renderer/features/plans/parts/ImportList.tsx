// The files of a list, by state: what was understood of each, or why it could not be read. Enter opens; Delete leaves out, and takes back.
import { useMutation } from '@tanstack/react-query';
import type { KeyboardEvent } from 'react';
import { useNavigate } from 'react-router';
import { create } from 'zustand';
import { errorTexts } from '#shared/contract/error-texts.ts';
import type { BatchItem, BatchState, ItemState } from '#shared/contract/plan-import.ts';
import { orpc } from '#renderer/client/query.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { VirtualList } from '#renderer/components/VirtualList.tsx';
import { useLocale, useTexts } from '#renderer/texts/use-texts.ts';
import { askAnew, useItems } from '../import/use-batch.ts';
import { LevelChip } from './LevelChip.tsx';
import '#renderer/components/chip-row.css';

const shownStates: readonly ItemState[] = ['ready', 'refused', 'accepted', 'skipped', 'waiting', 'reading'];
const stateClass: Record<ItemState, string> = {
  ready: '',
  refused: 'state-over',
  accepted: 'state-met',
  skipped: '',
  waiting: '',
  reading: 'state-near',
};

/** Where the list was left. */
const usePlace = create<{ filter: ItemState | null; opened: string | null }>(() => ({ filter: null, opened: null }));

export function ImportList({ batch }: { batch: BatchState }) {
  const { planImport: words } = useTexts();
  const navigate = useNavigate();
  const { filter, opened } = usePlace();
  const { items, more } = useItems(batch.batch, filter);
  const skip = useMutation({ ...orpc.planImport.skip.mutationOptions(), onSettled: askAnew });
  const open = (item: BatchItem): void => {
    usePlace.setState({ opened: item.previewId });
    if (item.state === 'accepted' && item.plan !== null) void navigate(`/plans/${item.plan}`);
    else if (item.state === 'ready' || (item.state === 'skipped' && item.sections > 0)) void navigate(`/plans/import/${item.previewId}`);
  };
  const show = (next: ItemState | null): void => usePlace.setState({ filter: next });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Delete') return;
    const at = event.target instanceof Element ? event.target.getAttribute('aria-activedescendant') : null;
    const item = items.find(({ previewId }) => `row-${previewId}` === at);
    if (item && item.state !== 'accepted') skip.mutate({ previewId: item.previewId, again: item.state === 'skipped' });
  };
  const counts = (state: ItemState): number => batch[state];
  return (
    <section className="panel import-list" onKeyDown={onKeyDown}>
      <div className="chip-row import-states" role="radiogroup" aria-label={words.list}>
        <button type="button" role="radio" aria-checked={filter === null} onClick={() => show(null)}>
          {words.all} <em>{batch.total}</em>
        </button>
        {shownStates
          .filter((state) => counts(state) > 0 || state === filter)
          .map((state) => (
            <button
              key={state}
              type="button"
              role="radio"
              aria-checked={filter === state}
              onClick={() => show(state)}
              data-testid={`state-${state}`}
            >
              {words.states[state]} <em>{counts(state)}</em>
            </button>
          ))}
        <small className="muted end">{words.listKeys}</small>
      </div>
      {items.length === 0 ? (
        <Empty>{words.empty}</Empty>
      ) : (
        <VirtualList
          items={items}
          keyOf={(item) => item.previewId}
          estimate={64}
          label={words.list}
          onOpen={open}
          onEnd={more}
          focusKey={opened}
          testId="import-items"
          render={(item, active) => <Row item={item} active={active} onOpen={() => open(item)} />}
        />
      )}
    </section>
  );
}

function Row({ item, active, onOpen }: { item: BatchItem; active: boolean; onOpen: () => void }) {
  const { planImport: words, plans } = useTexts();
  const locale = useLocale((state) => state.locale);
  const read = item.state === 'ready' || item.state === 'accepted' || (item.state === 'skipped' && item.sections > 0);
  return (
    <div className={`import-item${active ? ' active' : ''}`} onClick={onOpen} data-testid="import-item" data-state={item.state}>
      <span className={`state ${stateClass[item.state]}`}>{words.states[item.state]}</span>
      <span className="import-what">
        <b>{item.title || item.name.split('/').at(-1)}</b>
        <small className="muted">{item.name}</small>
        {item.refusal ? <small className="wrong">{errorTexts[locale][item.refusal.code]}</small> : null}
        {item.sameAs.map((same) => (
          <small key={same.plan} className="warn">
            {words.same[same.because](same.title)}
          </small>
        ))}
      </span>
      {read ? (
        <>
          <span>
            {item.planKind === null ? '' : plans.kind[item.planKind]}
            <small className="muted"> {item.unitName}</small>
          </span>
          <span className="plan-levels">
            {[...new Set(item.levels)].map((level) => (
              <LevelChip key={level} level={level} />
            ))}
          </span>
          <span className="import-facts">
            <small className="num muted">{words.sections(item.sections)}</small>
            {item.missing > 0 ? <small className="wrong">{words.missingCount(item.missing)}</small> : null}
            <small className={item.serious.length > 0 ? 'wrong' : item.problems > 0 ? 'warn' : 'good'}>
              {item.problems > 0 ? words.problemCount(item.problems) : words.noProblems}
            </small>
            {item.mended ? <small className="muted">{words.mended}</small> : null}
          </span>
        </>
      ) : null}
    </div>
  );
}
