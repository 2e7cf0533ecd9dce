// The page as a whole: theme, language, who is here, which screen.
import { QueryClientProvider } from '@tanstack/react-query';
import { App as AntApp, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { type ReactNode, useEffect } from 'react';
import { createHashRouter, RouterProvider } from 'react-router';
import { wallTime } from '#shared/time/zone.ts';
import { startConnection } from '#renderer/client/connection.ts';
import { useNow } from '#renderer/client/now.ts';
import { queryClient } from '#renderer/client/query.ts';
import { loadSession, useSession } from '#renderer/client/session.ts';
import { LoginScreen, Setup } from '#renderer/features/accounts/index.ts';
import { competeForSound } from '#renderer/features/obligations/index.ts';
import { zoneNow } from '#renderer/texts/times.ts';
import { useLocale } from '#renderer/texts/use-texts.ts';
import { BareFrame } from './Frame.tsx';
import { router } from './routes.tsx';
import { antdTheme, type ThemeName, themeAt } from './theme.ts';
import { useUi } from './ui-store.ts';

function useThemeName(): ThemeName {
  const choice = useUi((ui) => ui.theme);
  const now = useNow();
  return choice === 'auto' ? themeAt(wallTime(now, zoneNow()).hour) : choice;
}

/** The screen stays on while somebody watches. */
function keepAwake(): void {
  const ask = (): void => {
    if (document.visibilityState === 'visible') void navigator.wakeLock?.request('screen').catch(() => undefined);
  };
  document.addEventListener('visibilitychange', ask);
  ask();
}

export function App() {
  const locale = useLocale((state) => state.locale);
  const theme = useThemeName();
  const zoom = useUi((ui) => ui.zoom);
  useEffect(() => {
    startConnection();
    void loadSession();
    competeForSound();
    keepAwake();
  }, []);
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
    document.documentElement.style.setProperty('--zoom', String(zoom / 100));
  }, [theme, zoom]);
  useEffect(() => {
    document.documentElement.lang = locale;
    dayjs.locale(locale === 'zh-CN' ? 'zh-cn' : 'en');
  }, [locale]);
  return (
    <ConfigProvider button={{ autoInsertSpace: false }} theme={antdTheme(theme)} locale={locale === 'zh-CN' ? zhCN : enUS}>
      <AntApp style={{ height: '100%' }} message={{ top: 150 }}>
        <QueryClientProvider client={queryClient}>
          <Screens />
        </QueryClientProvider>
      </AntApp>
    </ConfigProvider>
  );
}

const bareRouters = {
  setup: createHashRouter([
    {
      path: '*',
      element: (
        <BareFrame>
          <Setup />
        </BareFrame>
      ),
    },
  ]),
  login: createHashRouter([
    {
      path: '*',
      element: (
        <BareFrame>
          <LoginScreen purpose="login" />
        </BareFrame>
      ),
    },
  ]),
  unlock: createHashRouter([
    {
      path: '*',
      element: (
        <BareFrame>
          <LoginScreen purpose="unlock" />
        </BareFrame>
      ),
    },
  ]),
};

function Screens(): ReactNode {
  const { state, locked } = useSession();
  switch (state) {
    case 'loading':
      return null;
    case 'setup':
      return <RouterProvider router={bareRouters.setup} />;
    case 'anonymous':
      return <RouterProvider router={bareRouters.login} />;
    case 'in':
      return <RouterProvider router={locked ? bareRouters.unlock : router} />;
  }
}
