// The frame of every screen: header, alarm bar, faults, navigation, the screen itself, and what opens beside it.
import { useQuery } from '@tanstack/react-query';
import { Modal } from 'antd';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { NavLink, Outlet, useLocation, useNavigate } from 'react-router';
import { useConnection } from '#renderer/client/connection.ts';
import { orpc } from '#renderer/client/query.ts';
import { may, useSession } from '#renderer/client/session.ts';
import { LoginForm } from '#renderer/features/accounts/index.ts';
import { CallNoteDrawer, endCall, useCall } from '#renderer/features/incidents/index.ts';
import { AlarmBar, useAlarms } from '#renderer/features/obligations/index.ts';
import { openShortNotice, RosterDialogs } from '#renderer/features/rosters/index.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { CallList } from './CallList.tsx';
import { CommandBar } from './CommandBar.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { FaultBar } from './FaultBar.tsx';
import { Header } from './Header.tsx';
import { listenToKeys } from './keys.ts';
import { icons, type NavName } from './nav-icons.tsx';
import { useUi } from './ui-store.ts';

/** With the whole manual: loaded when it is first drawn. */
const Help = lazy(() => import('./Help.tsx').then((file) => ({ default: file.Help })));

interface NavEntry {
  name: NavName;
  to: string;
  count?: number;
}

export function Frame() {
  const { frame } = useTexts();
  const navigate = useNavigate();
  const location = useLocation();
  const call = useCall();
  const [noteOpen, setNoteOpen] = useState(false);
  const changeUser = useUi((ui) => ui.changeUser);
  const changeBox = useRef<HTMLDivElement>(null);
  useEffect(
    () => listenToKeys({ goTo: (path) => void navigate(path), takeCallNote: () => setNoteOpen(true), substitute: openShortNotice }),
    [navigate],
  );
  return (
    <div className="frame">
      <Header onCallNote={() => setNoteOpen(true)} />
      <FaultBar />
      <AlarmBar />
      <SampleBar />
      <div className="frame-body">
        <Navigation />
        <main className="frame-main" id="main">
          <ErrorBoundary key={location.pathname}>
            <Suspense fallback={null}>
              <Outlet />
            </Suspense>
          </ErrorBoundary>
        </main>
        <CallNoteDrawer draftKey={`callNote:${call.start?.phone ?? ''}`} open={call.open} start={call.start} onClose={endCall} />
        <CallNoteDrawer open={noteOpen} onClose={() => setNoteOpen(false)} />
        <CallList />
        <Suspense fallback={null}>
          <Help />
        </Suspense>
      </div>
      <CommandBar />
      <Suspense fallback={null}>
        <RosterDialogs />
      </Suspense>
      <Modal
        title={frame.changeUser}
        open={changeUser}
        footer={null}
        onCancel={() => useUi.setState({ changeUser: false })}
        destroyOnHidden
        width={440}
        // The dialog takes the focus for itself when it has opened; what is typed next belongs into the name.
        afterOpenChange={(open) => (open ? changeBox.current?.querySelector('input')?.focus() : undefined)}
      >
        <div ref={changeBox}>
          <LoginForm purpose="change" onDone={() => useUi.setState({ changeUser: false })} />
        </div>
      </Modal>
    </div>
  );
}

function SampleBar() {
  const { frame } = useTexts();
  const sample = useSession((session) => session.sample);
  return sample ? <div className="sample-bar no-print">{frame.sample}</div> : null;
}

function Navigation() {
  const { frame } = useTexts();
  const { all } = useAlarms();
  const { data } = useQuery(orpc.incidents.list.queryOptions({ input: { state: 'open', limit: 1 } }));
  const entries: NavEntry[] = [
    { name: 'desk', to: '/' },
    { name: 'incidents', to: '/incidents', count: data?.total ?? 0 },
    { name: 'calls', to: '/calls' },
    { name: 'duty', to: '/duty' },
    ...(may('plans.read') ? [{ name: 'plans' as const, to: '/plans' }] : []),
    ...(may('resources.read')
      ? [
          { name: 'map' as const, to: '/map' },
          { name: 'resources' as const, to: '/resources' },
        ]
      : []),
    { name: 'alarms', to: '/alarms', count: all.filter((alarm) => alarm.priority !== 'notice').length },
    { name: 'directory', to: '/directory' },
    ...(may('rules.read') ? [{ name: 'rules' as const, to: '/rules' }] : []),
  ];
  return (
    <nav className="frame-nav no-print" aria-label={frame.navigation}>
      {entries.map((entry) => (
        <NavItem key={entry.to} {...entry} />
      ))}
      <span className="push" />
      <button type="button" onClick={() => useUi.setState({ help: true })}>
        {icons.help}
        {frame.nav.help}
      </button>
      <NavItem name="settings" to="/settings" />
    </nav>
  );
}

function NavItem({ name, to, count = 0 }: NavEntry) {
  const { frame } = useTexts();
  return (
    <NavLink to={to} end={to === '/'}>
      {icons[name]}
      {frame.nav[name]}
      {count > 0 ? <em className="num">{count > 99 ? '99+' : count}</em> : null}
    </NavLink>
  );
}

/** Before somebody is in: alarms and faults show all the same. */
export function BareFrame({ children }: { children: React.ReactNode }) {
  const { state } = useConnection();
  useEffect(() => listenToKeys({ goTo: () => undefined, takeCallNote: () => undefined, substitute: () => undefined }), []);
  return (
    <div className="frame">
      <FaultBar />
      <AlarmBar />
      <div className="frame-body" data-connection={state}>
        {children}
      </div>
    </div>
  );
}
