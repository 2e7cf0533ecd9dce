// The tables of rules as tabs with how many fit the filters: arrows move among them, one stop for the Tab key.
import type { KeyboardEvent } from 'react';
import type { ReportingTable } from '#shared/settings/types.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { useRulesView } from '../rules-view.ts';
import { tables } from '../use-rules.ts';

const choose = (table: ReportingTable): void => useRulesView.setState({ table, chosen: null, edit: null });

export function RuleTabs({ counts }: { counts: Record<string, number> }) {
  const { rules: words } = useTexts();
  const active = useRulesView((view) => view.table);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const next = step === undefined ? undefined : tables.at((tables.indexOf(active) + step) % tables.length);
    if (!next) return;
    event.preventDefault();
    choose(next);
    event.currentTarget.querySelector<HTMLElement>(`#rules-tab-${next}`)?.focus();
  };
  return (
    <div className="rules-tabs" role="tablist" aria-label={words.title} onKeyDown={onKeyDown}>
      {tables.map((table) => (
        <button
          key={table}
          id={`rules-tab-${table}`}
          type="button"
          role="tab"
          aria-selected={table === active}
          aria-controls="rules-panel"
          tabIndex={table === active ? 0 : -1}
          onClick={() => choose(table)}
          data-testid={`rules-${table}`}
        >
          {words.tables[table]} <em className="num">{counts[table]}</em>
        </button>
      ))}
    </div>
  );
}
