import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App, ConfigProvider, type ThemeConfig } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { type ReactNode, useEffect } from 'react';
import { asProblem } from '@/shared/api/problem';
import { session } from '@/shared/api/session';
import { useMedia } from '@/shared/lib/media';
import { usePrefs } from '@/shared/lib/prefs';
import { connection } from '@/shared/offline/connection';
import { themeOf } from './theme';

/**
 * Reads are tried again when the answer is missing or the server fails, never when it has refused. What one person has read
 * is gone with them: the next at this machine must not see it.
 */
export function createQueryClient(): QueryClient {
  const queries = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        // What the browser says of its network does not hold a request back: it may be wrong.
        networkMode: 'always',
        retry: (failures, error) => failures < 2 && !asProblem(error).final && !connection.isLost(),
      },
    },
  });
  let person = session.get().me?.id;
  session.subscribe(() => {
    const before = person;
    person = session.get().me?.id;
    if (before !== undefined && before !== person) queries.clear();
  });
  return queries;
}

export function Providers(props: { queries: QueryClient; theme?: ThemeConfig; children: ReactNode }) {
  const { language, theme, density } = usePrefs();
  const systemDark = useMedia('(prefers-color-scheme: dark)');
  const still = useMedia('(prefers-reduced-motion: reduce)');
  const isDark = theme === 'dark' || (theme === 'system' && systemDark);

  useEffect(() => {
    document.documentElement.style.colorScheme = isDark ? 'dark' : 'light';
  }, [isDark]);

  return (
    <QueryClientProvider client={props.queries}>
      <ConfigProvider
        locale={language === 'zh-CN' ? zhCN : enUS}
        theme={{ ...themeOf(isDark, density === 'compact', still), ...props.theme }}
        button={{ autoInsertSpace: false }}
      >
        <App>{props.children}</App>
      </ConfigProvider>
    </QueryClientProvider>
  );
}
