// What the search is narrowed by: sort of place, shelf, kind of event, unit, state.
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { foundSorts, foundStates, shelves } from '#shared/plans/types.ts';
import { orpc } from '#renderer/client/query.ts';
import { KindSelect } from '#renderer/features/incidents/index.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { changeSearch, useSearchView } from '../search-view.ts';

export function SearchFilters() {
  const { plans, planSearch: words } = useTexts();
  const view = useSearchView();
  const { data } = useQuery(orpc.plans.list.queryOptions({ input: { limit: 1 } }));
  return (
    <div className="search-filters">
      <Select
        aria-label={words.what}
        value={view.what ?? ('all' as const)}
        onChange={(what) => changeSearch({ what: what === 'all' ? null : what })}
        options={[
          { value: 'all' as const, label: words.allSorts },
          ...foundSorts.map((sort) => ({ value: sort, label: words.sort[sort] })),
        ]}
        popupMatchSelectWidth={false}
      />
      <Select
        aria-label={plans.list.state}
        value={view.state}
        onChange={(state) => changeSearch({ state })}
        options={[
          { value: 'current' as const, label: words.allStates },
          ...foundStates.map((state) => ({ value: state, label: words.state[state] })),
          { value: 'all' as const, label: words.allVersions },
        ]}
        popupMatchSelectWidth={false}
      />
      <Select
        aria-label={plans.list.shelves}
        allowClear
        placeholder={plans.list.shelves}
        value={view.shelf}
        onChange={(shelf: (typeof shelves)[number] | undefined) => changeSearch({ shelf: shelf ?? null })}
        options={shelves.map((shelf) => ({ value: shelf, label: plans.shelf[shelf] }))}
        popupMatchSelectWidth={false}
      />
      <label className="plan-pick">
        <span className="visually-hidden">{plans.list.eventKind}</span>
        <KindSelect id="plan-search-kind" value={view.eventKind} onChange={(eventKind) => changeSearch({ eventKind })} />
      </label>
      <Select
        className="plan-pick"
        aria-label={plans.list.unit}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={plans.list.unit}
        value={view.unit}
        onChange={(unit: string | undefined) => changeSearch({ unit: unit ?? null })}
        options={(data?.units ?? []).map((unit) => ({ value: unit.id, label: plans.list.unitOption(unit.name, unit.plans) }))}
        popupMatchSelectWidth={320}
      />
    </div>
  );
}
