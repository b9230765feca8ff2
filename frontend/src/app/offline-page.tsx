import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useRouter } from '@tanstack/react-router';
import { Alert, Button, Card, Empty, Flex, Layout, Skeleton, Typography } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { session, useSession } from '@/shared/api/session';
import { formatInstant } from '@/shared/lib/date';
import { safeNext } from '@/shared/lib/search';
import { useLost } from '@/shared/offline/connection';
import { type KeptCustomer, type Owner, useKeptCustomers, useWriter } from '@/shared/offline/device';
import { useUnsent } from '@/shared/offline/outbox';
import { Page } from '@/shared/ui/page';
import { SearchBox } from '@/shared/ui/search-box';
import { useQuestion } from '@/shared/ui/use-question';
import { KeptCustomerPage } from './kept-customer-page';
import { UnsentList } from './unsent-list';

const route = getRouteApi('/offline');

/** After so many milliseconds a server that has answered with a failure is asked again. */
const AGAIN = 5_000;

/** What can be done while the server does not answer: look up who was seen lately, and write down what happens. */
export function OfflinePage() {
  const { t } = useTranslation('offline');
  const { customer: id, next } = route.useSearch();
  const writer = useWriter();
  const kept = useKeptCustomers(writer?.id);
  const [draft, setDraft] = useState(false);
  const customer = kept?.find(({ profile }) => profile.customer.id === id);
  useGoOn(next, draft);
  return (
    <Layout style={{ minHeight: '100vh' }}>
      <main className="shell-main offline-page">
        <Flex vertical gap={16}>
          <Reachability next={next} writer={writer} />
          {customer && writer ? (
            <KeptCustomerPage
              key={customer.profile.customer.id}
              kept={customer}
              writer={writer}
              onDraft={setDraft}
              back={
                <Link from="/offline" to="/offline" search={({ q }) => ({ q, next })}>
                  <Button>{t('recent')}</Button>
                </Link>
              }
            />
          ) : (
            <Recent writer={writer} kept={kept} />
          )}
        </Flex>
      </main>
    </Layout>
  );
}

/** Signs in by the cookie as soon as the server answers, and goes on – but not away from what is being written. */
function useGoOn(next: string | undefined, draft: boolean): void {
  const router = useRouter();
  const queries = useQueryClient();
  const lost = useLost();
  const { status } = useSession();
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    if (lost || status !== 'unknown') return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    void session.start().catch(() => {
      timer = setTimeout(() => setAttempt(attempt + 1), AGAIN);
    });
    return () => clearTimeout(timer);
  }, [lost, status, attempt]);

  useEffect(() => {
    if (status === 'out') {
      // The next person at this device must not see what this one has read.
      queries.clear();
      void router.navigate({ to: '/login', search: { next: safeNext(next) }, replace: true });
    }
    // Whoever came here by themselves leaves by themselves, unless they have to sign in again.
    if ((status === 'in' && next !== undefined && !draft) || status === 'expired') {
      router.history.replace(safeNext(next));
    }
  }, [status, next, draft, queries, router]);
}

function Reachability(props: { next: string | undefined; writer: Owner | undefined }) {
  const { t } = useTranslation('offline');
  const { next, writer } = props;
  const router = useRouter();
  const lost = useLost();
  const { status } = useSession();
  const { length: waiting } = useUnsent(writer?.id);
  const back = status === 'in' && !lost;
  return (
    <div role="status">
      <Alert
        type={back ? 'success' : 'warning'}
        showIcon
        title={back ? t('backAgain') : t('lost')}
        description={
          <>
            {!back && <div>{t('lostExplain')}</div>}
            {waiting > 0 && (
              <Link className="underlined" from="/offline" to="/offline" search={({ q }) => ({ q, next })}>
                {t('unsent', { count: waiting })}
              </Link>
            )}
          </>
        }
        action={
          status === 'in' && (
            <Button size="small" onClick={() => router.history.push(safeNext(next))}>
              {t('goOn')}
            </Button>
          )
        }
      />
    </div>
  );
}

function Recent(props: { writer: Owner | undefined; kept: KeptCustomer[] | undefined }) {
  const { t } = useTranslation('offline');
  const { writer, kept } = props;
  const { q = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const waiting = useUnsent(writer?.id);
  if (!writer) {
    return (
      <Page title={t('title')}>
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('nobody')} />
      </Page>
    );
  }
  const found = kept?.filter((each) => isMeant(each, q));
  return (
    <Page title={t('title')} actions={<SignOut writer={writer} waiting={waiting.length} />}>
      <Typography.Text type="secondary">{t('whose', { name: writer.displayName })}</Typography.Text>
      {waiting.length > 0 && (
        <>
          <Typography.Title level={2} className="section-title">
            {t('unsentTitle')}
          </Typography.Title>
          <UnsentList person={writer.id} />
        </>
      )}
      <Typography.Title level={2} className="section-title">
        {t('recent')}
      </Typography.Title>
      <SearchBox
        value={q}
        label={t('search')}
        onSearch={(typed) =>
          void navigate({ search: (before) => ({ ...before, q: typed || undefined }), replace: true })
        }
      />
      {!found && <Skeleton active paragraph={{ rows: 6 }} />}
      {found?.length === 0 && (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={q ? t('noneFound') : t('noneKept')} />
      )}
      {found && found.length > 0 && (
        <ul className="cards" aria-label={t('recent')}>
          {found.map(({ profile: { customer }, readAt }) => (
            <li key={customer.id}>
              <Card
                size="small"
                title={
                  <Link
                    from="/offline"
                    to="/offline"
                    search={(before) => ({ ...before, customer: customer.id })}
                  >
                    {customer.name}
                  </Link>
                }
                extra={customer.phone}
              >
                <Typography.Text type="secondary">
                  {customer.number} · {t('readAt', { at: formatInstant(readAt) })}
                </Typography.Text>
              </Card>
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}

/** By a part of the name or number, or by the last digits of a telephone number. */
function isMeant({ profile: { customer } }: KeptCustomer, q: string): boolean {
  const wanted = q.normalize('NFKC').toLowerCase();
  const texts = [customer.name, customer.number].map((text) => text.toLowerCase());
  const numbers = [customer.phone ?? '', ...customer.contactPoints.map(({ value }) => value)];
  return texts.some((text) => text.includes(wanted)) || numbers.some((number) => number.endsWith(wanted));
}

function SignOut(props: { writer: Owner; waiting: number }) {
  const { t } = useTranslation(['offline', 'common']);
  const ask = useQuestion();
  const { writer, waiting } = props;
  async function signOut() {
    const content =
      waiting > 0 ? t('signOutUnsent', { count: waiting, name: writer.displayName }) : undefined;
    if (await ask({ title: t('signOutAsk'), content })) await session.signOut();
  }
  return <Button onClick={() => void signOut()}>{t('common:nav.signOut')}</Button>;
}
