// The header: unit, intake, search, clock, who is on duty, connection, sound, user. Always in the same place.
import { useQuery } from '@tanstack/react-query';
import { Button, Dropdown, Tooltip } from 'antd';
import { useEffect } from 'react';
import { useNavigate } from 'react-router';
import { client } from '#renderer/client/link.ts';
import { useConnection } from '#renderer/client/connection.ts';
import { useNow } from '#renderer/client/now.ts';
import { orpc } from '#renderer/client/query.ts';
import { leave, may, setLocked, useSession } from '#renderer/client/session.ts';
import { Key } from '#renderer/components/Key.tsx';
import { SignButton } from '#renderer/features/duty/index.ts';
import { enableSound, useAlarmActions, useSound } from '#renderer/features/obligations/index.ts';
import { clockOf, dateLine, setZone } from '#renderer/texts/times.ts';
import { setLocale, useLocale, useTexts } from '#renderer/texts/use-texts.ts';
import { icons } from './nav-icons.tsx';
import type { ThemeChoice } from './theme.ts';
import { setTheme, useUi } from './ui-store.ts';

export function Header({ onCallNote }: { onCallNote: () => void }) {
  const { frame, common } = useTexts();
  const navigate = useNavigate();
  const now = useNow();
  const texts = useTexts();
  const { data: settings } = useQuery(orpc.settings.get.queryOptions());
  useEffect(() => setZone(settings?.zone ?? 'Asia/Shanghai'), [settings?.zone]);
  return (
    <header className="frame-head no-print">
      <b className="frame-app">{common.app}</b>
      <span className="frame-unit muted" title={settings?.officeName}>
        {settings?.officeName}
      </span>
      {may('incidents.write') ? (
        <>
          <Button type="primary" onClick={() => void navigate('/intake')}>
            {frame.intake} <Key name="F2" />
          </Button>
          <Button onClick={onCallNote}>
            {frame.callNote} <Key name="F3" />
          </Button>
        </>
      ) : null}
      <Button className="frame-find" aria-label={`${frame.find} Ctrl K`} onClick={() => useUi.setState({ commandBar: true })}>
        <span>{frame.find}</span> <Key name="Ctrl K" />
      </Button>
      <span className="frame-date muted num">{dateLine(now, texts)}</span>
      <span className="frame-clock num" data-testid="clock">
        {clockOf(now, true)}
      </span>
      <SignButton />
      <DutyLine />
      <ConnectionPill />
      <SoundPill />
      <UserMenu />
    </header>
  );
}

function DutyLine() {
  const { frame } = useTexts();
  const now = useNow();
  // Asked again at each handover: the minute is part of the question.
  const { data: duty } = useQuery({ ...orpc.rosters.duty.queryOptions({ input: {} }), refetchInterval: 60_000 });
  const navigate = useNavigate();
  const name = (person: { name: string; phones: { number: string }[] } | null | undefined, withPhone: boolean) =>
    person ? (
      <>
        <b>{person.name}</b> {withPhone ? <small className="num">{person.phones[0]?.number}</small> : null}
      </>
    ) : (
      <b className="vacant">{frame.nobody}</b>
    );
  return (
    <button
      type="button"
      className={`frame-duty${duty?.gap ? ' gap' : ''}`}
      title={duty?.gap ? frame.gap : clockOf(now)}
      onClick={() => void navigate('/duty')}
      data-testid="duty-line"
    >
      <span>
        <i>{frame.leader}</i>
        {name(duty?.leader, true)}
      </span>
      <span>
        <i>{frame.main}</i>
        {name(duty?.main, false)}
      </span>
      <span>
        <i>{frame.deputy}</i>
        {duty?.deputy ? <b>{duty.deputy.name}</b> : <b className="muted">—</b>}
      </span>
    </button>
  );
}

function ConnectionPill() {
  const { frame } = useTexts();
  const { state, brokenSince, heardAt } = useConnection();
  const now = useNow();
  const seconds = (at: number | null): number => Math.max(0, Math.round((now - (at ?? now)) / 1000));
  const text =
    state === 'live'
      ? frame.connection.live(seconds(heardAt))
      : state === 'broken'
        ? frame.connection.broken(seconds(brokenSince))
        : frame.connection.connecting;
  return (
    <span className={`pill pill-${state}`} role="status" data-testid="connection" data-state={state} title={text}>
      <i aria-hidden="true" />
      <span className="num">{text}</span>
    </span>
  );
}

function SoundPill() {
  const { frame } = useTexts();
  const { enabled, leader } = useSound();
  const { selfTest } = useAlarmActions();
  if (!enabled) {
    return (
      <Button danger onClick={() => void enableSound()} data-testid="sound-off">
        {frame.sound.off}
      </Button>
    );
  }
  return (
    <Tooltip title={`${leader ? frame.sound.on : frame.sound.elsewhere} · ${frame.sound.selfTest}`}>
      <Button type="text" aria-label={frame.sound.selfTest} onClick={() => selfTest.mutate({})} disabled={!may('obligations.act')}>
        {icons.sound}
      </Button>
    </Tooltip>
  );
}

function UserMenu() {
  const { frame } = useTexts();
  const { user } = useSession();
  const navigate = useNavigate();
  const { theme, zoom } = useUi();
  const locale = useLocale((state) => state.locale);
  const logout = async (): Promise<void> => {
    await client.accounts.closeSession().catch(() => undefined);
    leave();
  };
  const choose = (next: typeof locale): void => {
    setLocale(next);
    void client.accounts.changeOwn({ locale: next }).catch(() => undefined);
  };
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'change', label: frame.changeUser, onClick: () => useUi.setState({ changeUser: true }) },
          { key: 'handover', label: `${frame.handover} (F9)`, onClick: () => void navigate('/duty/handover') },
          { key: 'lock', label: frame.lock, onClick: () => setLocked(true) },
          { key: 'logout', label: frame.logout, onClick: () => void logout() },
          { type: 'divider' },
          {
            key: 'theme',
            label: frame.themeSwitch,
            children: (['auto', 'night', 'day'] as ThemeChoice[]).map((choice) => ({
              key: choice,
              label: `${theme === choice ? '✓ ' : ''}${frame.theme[choice]}`,
              onClick: () => setTheme(choice),
            })),
          },
          {
            key: 'language',
            label: frame.language,
            children: [
              { key: 'zh-CN', label: `${locale === 'zh-CN' ? '✓ ' : ''}中文`, onClick: () => choose('zh-CN') },
              { key: 'en', label: `${locale === 'en' ? '✓ ' : ''}English`, onClick: () => choose('en') },
            ],
          },
          { key: 'zoom', label: `${frame.zoom(zoom)} (Ctrl +/−)`, disabled: true },
        ],
      }}
    >
      <Button type="text" aria-label={`${user?.name ?? ''} ${frame.userMenu}`} data-testid="user-menu">
        {user?.name} <span aria-hidden="true">▾</span>
      </Button>
    </Dropdown>
  );
}
