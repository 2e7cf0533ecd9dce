// The head that all screens of the library share: which of them is open. Links, so that each can be opened beside the others.
import { NavLink } from 'react-router';
import { useMay } from '#renderer/client/session.ts';
import { moveAmongLinks } from '#renderer/components/move-among.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';

const tabs = [
  ['library', '/plans'],
  ['search', '/plans/search'],
  ['import', '/plans/import'],
  ['state', '/plans/state'],
  ['lint', '/plans/lint'],
  ['rules', '/plans/rules'],
] as const;

export function PlansTabs() {
  const { plans: words } = useTexts();
  const mayEdit = useMay('plans.edit');
  return (
    <nav className="area-tabs no-print" aria-label={words.tabs.label} onKeyDown={moveAmongLinks}>
      {tabs
        .filter(([name]) => name !== 'import' || mayEdit)
        .map(([name, to]) => (
          <NavLink key={name} to={to} end={name === 'library'}>
            {words.tabs[name]}
          </NavLink>
        ))}
    </nav>
  );
}
