// The head that all screens of duty share: which of them is open. Links, so that each can be opened beside the others.
import { useQuery } from '@tanstack/react-query';
import { NavLink, useLocation } from 'react-router';
import { orpc } from '#renderer/client/query.ts';
import { moveAmongLinks } from '#renderer/components/move-among.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';

const tabs = [
  ['now', '/duty'],
  ['roster', '/duty/roster'],
  ['swaps', '/duty/swaps'],
  ['checks', '/duty/checks'],
  ['handover', '/duty/handover'],
  ['log', '/duty/log'],
  ['figures', '/duty/figures'],
  ['setup', '/duty/setup'],
] as const;

/** Screens that one comes to from the roster stand under its tab. */
const ofRoster = /^\/duty\/(?:generate|drafts|versions|import|print)\b/;

export function DutyTabs() {
  const { onDuty } = useTexts();
  const { pathname } = useLocation();
  const { data: waiting } = useQuery(orpc.swaps.list.queryOptions({ input: { state: 'waiting' } }));
  const counts: Partial<Record<string, number>> = { swaps: waiting?.items.length ?? 0 };
  return (
    <nav className="area-tabs no-print" aria-label={onDuty.tabs.label} onKeyDown={moveAmongLinks}>
      {tabs.map(([name, to]) => (
        <NavLink key={name} to={to} end={name === 'now'} {...(name === 'roster' && ofRoster.test(pathname) ? { className: 'active' } : {})}>
          {onDuty.tabs[name]}
          {(counts[name] ?? 0) > 0 ? <em className="num"> {counts[name]}</em> : null}
        </NavLink>
      ))}
    </nav>
  );
}
