import { LogoutOutlined, MenuOutlined, SearchOutlined } from '@ant-design/icons';
import { Link, Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { App, Button, Drawer, Flex, Layout, Menu, type MenuProps, Modal, Typography, theme } from 'antd';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChanges } from '@/shared/api/changes';
import { session, useCan, useSession } from '@/shared/api/session';
import { useWide } from '@/shared/lib/media';
import { bottomBar, entryOf, navigation } from './nav';
import { StatusBar } from './status-bar';

const SignInAgain = lazy(() =>
  import('@/features/identity/sign-in-again').then((module) => ({ default: module.SignInAgain })),
);

const Palette = lazy(() => import('./palette/palette').then((module) => ({ default: module.Palette })));

/** The frame of every page behind the sign-in. It begins anew with every person: no form of one is left for another. */
export function Shell() {
  const { me } = useSession();
  return <Frame key={me?.id} />;
}

/** A side menu on a desk, a bottom bar on a phone. */
function Frame() {
  const { t } = useTranslation('common');
  const { status, me } = useSession();
  const wide = useWide();
  const path = useRouterState({ select: (state) => state.location.pathname });
  // The till can have the screen to itself.
  const alone = useRouterState({ select: ({ location }) => 'full' in location.search });
  const navigate = useNavigate();
  useChanges();
  const [finding, setFinding] = useState(false);
  const find = () => setFinding(true);

  useEffect(() => {
    function press(event: KeyboardEvent) {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k' || event.isComposing) return;
      event.preventDefault();
      setFinding(true);
    }
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);

  const { message } = App.useApp();
  // Questions and messages stand outside this frame, and may name a customer or show a one-time password.
  useEffect(
    () => () => {
      Modal.destroyAll();
      message.destroy();
    },
    [message],
  );

  useEffect(() => {
    if (status === 'out') void navigate({ to: '/login' });
    // Whoever another tab has signed in begins at their own home, if they may.
    if (status === 'unknown') void navigate({ to: '/' });
  }, [status, navigate]);

  return (
    <Layout style={{ minHeight: '100vh' }}>
      <a className="skip-link" href="#main">
        {t('skip')}
      </a>
      {wide && !alone && <SideMenu path={path} onFind={find} />}
      <Layout>
        <StatusBar />
        <main id="main" tabIndex={-1} className="shell-main">
          {me && <Outlet />}
        </main>
        {!wide && !alone && <BottomBar path={path} onFind={find} />}
      </Layout>
      {finding && status === 'in' && (
        <Suspense>
          <Palette onClose={() => setFinding(false)} />
        </Suspense>
      )}
      {status === 'expired' && (
        <Suspense>
          <SignInAgain />
        </Suspense>
      )}
    </Layout>
  );
}

function useMenu(): NonNullable<MenuProps['items']> {
  const { t } = useTranslation('common');
  const can = useCan();
  return navigation.flatMap(({ group, entries }): NonNullable<MenuProps['items']> => {
    const items = entries
      .filter((entry) => !('permission' in entry) || can(entry.permission))
      .map((entry) => ({
        key: entry.key,
        icon: entry.icon,
        label: <Link to={entry.to}>{t(`nav.${entry.key}`)}</Link>,
      }));
    if (items.length === 0) return [];
    return group
      ? [{ key: group, type: 'group' as const, label: t(`nav.${group}`), children: items }]
      : items;
  });
}

function SideMenu(props: { path: string; onFind: () => void }) {
  const { t } = useTranslation('common');
  const { me } = useSession();
  const items = useMenu();
  const menu = useRef<HTMLElement>(null);

  // The menu is longer than most screens: where one is must be seen in it.
  useEffect(() => {
    const item = props.path && menu.current?.querySelector('.ant-menu-item-selected');
    if (!menu.current || !item) return;
    const [frame, place] = [menu.current.getBoundingClientRect(), item.getBoundingClientRect()];
    if (place.top < frame.top || place.bottom > frame.bottom)
      menu.current.scrollTop += place.top - frame.top - frame.height / 2;
  }, [props.path]);

  return (
    <Layout.Sider theme="light" width={208} className="no-print">
      <Flex vertical style={{ position: 'sticky', top: 0, height: '100vh' }}>
        <Typography.Text strong style={{ padding: '20px 24px 12px', fontSize: 18 }}>
          {t('product')}
        </Typography.Text>
        <Button
          icon={<SearchOutlined aria-hidden />}
          aria-keyshortcuts="Control+K Meta+K"
          className="find-button"
          onClick={props.onFind}
        >
          {t('nav.find')}
          <kbd>Ctrl K</kbd>
        </Button>
        <nav ref={menu} aria-label={t('nav.main')} style={{ flex: 1, overflowY: 'auto' }}>
          <Menu
            mode="inline"
            selectedKeys={selected(props.path)}
            items={items}
            style={{ borderInlineEnd: 0 }}
          />
        </nav>
        <Flex vertical gap={4} style={{ padding: 16 }}>
          <Typography.Text type="secondary" ellipsis>
            {me?.displayName}
          </Typography.Text>
          <SignOut />
        </Flex>
      </Flex>
    </Layout.Sider>
  );
}

function SignOut() {
  const { t } = useTranslation('common');
  return (
    <Button icon={<LogoutOutlined aria-hidden />} onClick={() => void session.signOut()}>
      {t('nav.signOut')}
    </Button>
  );
}

function BottomBar(props: { path: string; onFind: () => void }) {
  const { t } = useTranslation('common');
  const can = useCan();
  const { token } = theme.useToken();
  const [open, setOpen] = useState(false);
  const items = useMenu();
  const here = entryOf(props.path)?.key;
  const places: readonly string[] = bottomBar;
  const entries = navigation
    .flatMap((group) => [...group.entries])
    .filter((entry) => places.includes(entry.key) && (!('permission' in entry) || can(entry.permission)))
    .sort((left, right) => places.indexOf(left.key) - places.indexOf(right.key));
  return (
    <>
      <nav
        className="bottom-bar no-print"
        aria-label={t('nav.main')}
        style={
          {
            background: token.colorBgContainer,
            '--bottom-bar-active': token.colorLink,
          } as React.CSSProperties
        }
      >
        {entries.map((entry) => (
          <Link
            key={entry.key}
            to={entry.to}
            className={here === entry.key ? 'active' : ''}
            style={{ color: here === entry.key ? token.colorLink : token.colorText }}
          >
            {entry.icon}
            {t(`nav.${entry.key}`)}
          </Link>
        ))}
        <button type="button" style={{ color: token.colorText }} onClick={props.onFind}>
          <SearchOutlined aria-hidden />
          {t('nav.find')}
        </button>
        <button
          type="button"
          aria-expanded={open}
          style={{ color: token.colorText }}
          onClick={() => setOpen(true)}
        >
          <MenuOutlined aria-hidden />
          {t('nav.more')}
        </button>
      </nav>
      <Drawer title={t('nav.more')} placement="bottom" size="85%" open={open} onClose={() => setOpen(false)}>
        <Menu
          mode="inline"
          selectedKeys={selected(props.path)}
          items={items}
          onClick={() => setOpen(false)}
        />
        <div style={{ padding: 16 }}>
          <SignOut />
        </div>
      </Drawer>
    </>
  );
}

function selected(path: string): string[] {
  const here = entryOf(path);
  return here ? [here.key] : [];
}
