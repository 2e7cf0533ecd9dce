// The head that all screens of places and stock share. Links, so that each can be opened beside the others.
// To hang a screen in: a line here, its word in `resources.tabs`, its route in renderer/app/routes.tsx.
import { NavLink, useLocation } from 'react-router';
import type { Permission } from '#shared/accounts/permissions.ts';
import { useSession } from '#renderer/client/session.ts';
import { moveAmongLinks } from '#renderer/components/move-among.ts';
import type { Texts } from '#renderer/texts/catalogue.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';

interface Tab {
  name: Exclude<keyof Texts['resources']['tabs'], 'label'>;
  to: string;
  needs: Permission;
}

const tabs: readonly Tab[] = [
  { name: 'places', to: '/resources', needs: 'resources.read' },
  { name: 'today', to: '/resources/today', needs: 'resources.read' },
  { name: 'stock', to: '/resources/stock', needs: 'resources.read' },
  { name: 'import', to: '/resources/import', needs: 'resources.edit' },
];

/** A place that is looked at, entered or changed belongs to the list. */
const ofOnePlace = /^\/resources\/(places\/|new$|print$)/;

export function ResourcesTabs() {
  const { resources: words } = useTexts();
  const { pathname } = useLocation();
  const permissions = useSession((session) => session.permissions);
  return (
    <nav className="area-tabs no-print" aria-label={words.tabs.label} onKeyDown={moveAmongLinks}>
      {tabs
        .filter(({ needs }) => permissions.includes(needs))
        .map(({ name, to }) => (
          <NavLink
            key={name}
            to={to}
            end={name === 'places'}
            className={({ isActive }) => (isActive || (name === 'places' && ofOnePlace.test(pathname)) ? 'active' : undefined)}
          >
            {words.tabs[name]}
          </NavLink>
        ))}
    </nav>
  );
}
