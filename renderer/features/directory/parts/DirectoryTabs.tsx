// The screens of the directory: people, groups, import. Links, so that each can be opened beside the others.
import type { KeyboardEvent } from 'react';
import { NavLink } from 'react-router';
import { useMay } from '#renderer/client/session.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';

/** Arrows move among the tabs; Enter opens. */
function moveAmong(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (step === undefined) return;
  const links = [...event.currentTarget.querySelectorAll('a')];
  const index = links.indexOf(event.target as HTMLAnchorElement);
  if (index < 0) return;
  event.preventDefault();
  links[(index + step + links.length) % links.length]?.focus();
}

export function DirectoryTabs() {
  const { directory, directoryFiles: words } = useTexts();
  const mayEdit = useMay('directory.edit');
  return (
    <nav className="directory-tabs no-print" aria-label={directory.title} onKeyDown={moveAmong}>
      <NavLink to="/directory" end>
        {words.tabs.people}
      </NavLink>
      <NavLink to="/directory/groups">{words.tabs.groups}</NavLink>
      {mayEdit ? <NavLink to="/directory/import">{words.tabs.import}</NavLink> : null}
    </nav>
  );
}
