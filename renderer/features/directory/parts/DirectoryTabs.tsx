// The screens of the directory: people, groups, import. Links, so that each can be opened beside the others.
import { NavLink } from 'react-router';
import { useMay } from '#renderer/client/session.ts';
import { moveAmongLinks } from '#renderer/components/move-among.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';

export function DirectoryTabs() {
  const { directory, directoryFiles: words } = useTexts();
  const mayEdit = useMay('directory.edit');
  return (
    <nav className="directory-tabs no-print" aria-label={directory.title} onKeyDown={moveAmongLinks}>
      <NavLink to="/directory" end>
        {words.tabs.people}
      </NavLink>
      <NavLink to="/directory/groups">{words.tabs.groups}</NavLink>
      {mayEdit ? <NavLink to="/directory/import">{words.tabs.import}</NavLink> : null}
    </nav>
  );
}
