import { getRouteApi, useRouter } from '@tanstack/react-router';
import { Alert, Card, Flex, Layout, Spin, Typography } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '@/shared/api/problem';
import { session, useSession } from '@/shared/api/session';
import { safeNext } from '@/shared/lib/search';
import { LoginForm } from './login-form';
import { PasswordForm } from './password-form';
import { LanguageSwitch } from './prefs-form';

const route = getRouteApi('/login');

export function LoginPage() {
  const { t } = useTranslation('identity');
  const { next } = route.useSearch();
  const router = useRouter();
  const { status, me } = useSession();

  useEffect(() => {
    // Opened by its address: perhaps somebody is signed in already.
    void session.start().catch((error: unknown) => {
      if (!asProblem(error).unanswered) session.reset({ status: 'out' });
      else void router.navigate({ to: '/offline', search: { next: safeNext(next) }, replace: true });
    });
  }, [router, next]);

  useEffect(() => {
    if (status === 'in' && !me.mustChangePassword) router.history.replace(safeNext(next));
  }, [status, me, next, router]);

  useEffect(() => {
    document.title = t('login.title');
  }, [t]);

  return (
    <Layout style={{ minHeight: '100vh' }}>
      <Flex
        component="main"
        vertical
        align="center"
        justify="center"
        gap={24}
        style={{ flex: 1, padding: 16 }}
      >
        <Typography.Title level={1} className="page-title">
          {t('login.title')}
        </Typography.Title>
        <Card style={{ width: '100%', maxWidth: 400 }}>{content()}</Card>
        <LanguageSwitch />
      </Flex>
    </Layout>
  );

  function content() {
    // Whoever is signed in already is taken further in a moment; for the others nothing moves when that is known.
    if (status !== 'in') return <LoginForm onSignedIn={() => undefined} />;
    if (!me.mustChangePassword) return <Spin />;
    return (
      <Flex vertical gap={16}>
        <Alert type="info" showIcon title={t('password.forced')} />
        <PasswordForm onChanged={() => undefined} />
      </Flex>
    );
  }
}
