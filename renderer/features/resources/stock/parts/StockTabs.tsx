// The row below the head of places: what there is to see of stock.
import { NavLink } from 'react-router';
import { moveAmongLinks } from '#renderer/components/move-among.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { ResourcesTabs } from '../../parts/ResourcesTabs.tsx';
import { slipsPath, stockPath, stockRulesPath, suppliesPath } from '../stock-paths.ts';
import '../stock.css';

export function StockTabs() {
  const { stock } = useTexts();
  const tabs = [
    [stock.tabs.stock, stockPath],
    [stock.tabs.slips, slipsPath],
    [stock.tabs.supplies, suppliesPath],
    [stock.tabs.rules, stockRulesPath],
  ] as const;
  return (
    <>
      <ResourcesTabs />
      <nav className="stock-tabs no-print" aria-label={stock.tabs.label} onKeyDown={moveAmongLinks}>
        {tabs.map(([label, to]) => (
          <NavLink key={to} to={to} end>
            {label}
          </NavLink>
        ))}
      </nav>
    </>
  );
}
