import { Link } from '@tanstack/react-router';
import { Button, Card, Empty, Flex, Skeleton, Typography } from 'antd';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCount, useCounts } from '@/shared/api/list';
import { asProblem } from '@/shared/api/problem';
import { allows, useCan, useSession } from '@/shared/api/session';
import type { Me } from '@/shared/api/types';
import { Page } from '@/shared/ui/page';
import { ProblemNote } from '@/shared/ui/problem-note';
import { Reserved } from '@/shared/ui/reserved';
import { keepWaiting, readWaiting } from './home-kept';
import { type ToDo, type ToDoKey, toDosOf, worksAlone } from './home-to-do';
import { Today } from './home-today';

const MyDay = lazy(() => import('@/features/care/my-day').then((module) => ({ default: module.MyDay })));

/** What waits for this person, how the day goes, and the ways into the daily work. */
export function HomePage() {
  const { t } = useTranslation('home');
  const can = useCan();
  const { me } = useSession();
  if (!me) return null;
  return (
    <Page title={t('welcome', { name: me.displayName })} actions={<QuickActions />}>
      <FirstSteps />
      <ToDos me={me} />
      <Today />
      {can('task:read') && (
        <Suspense
          fallback={
            <Card size="small">
              <Skeleton active paragraph={{ rows: 8 }} />
            </Card>
          }
        >
          <MyDay {...(worksAlone(me) ? { ownerId: me.id } : {})} />
        </Suspense>
      )}
    </Page>
  );
}

function QuickActions() {
  const { t } = useTranslation('home');
  const can = useCan();
  return (
    <>
      {can('card:sell') && (
        <Link to="/pos">
          <Button type="primary">{t('quick.pos')}</Button>
        </Link>
      )}
      {can('customer:write') && (
        <Link to="/customers" search={{ new: true }}>
          <Button>{t('quick.customer')}</Button>
        </Link>
      )}
      {(can('transaction:draft') || can('transaction:post')) && (
        <Link to="/transactions" search={{ new: true }}>
          <Button>{t('quick.entry')}</Button>
        </Link>
      )}
      {can('import:write') && (
        <Link to="/imports/new">
          <Button>{t('quick.import')}</Button>
        </Link>
      )}
    </>
  );
}

/** In an empty house: what to begin with. */
function FirstSteps() {
  const { t } = useTranslation('home');
  const can = useCan();
  const customers = useCount('/api/v1/customers', {}, can('customer:write'));
  if (customers.data?.count !== 0) return null;
  return (
    <Card
      title={
        <Typography.Title level={2} className="section-title">
          {t('first.title')}
        </Typography.Title>
      }
    >
      <ol className="first-steps">
        <li>
          <Link to="/customers" search={{ new: true }}>
            {t('first.customer')}
          </Link>
        </li>
        {can('import:write') && (
          <li>
            <Link to="/imports/new">{t('first.import')}</Link>
          </li>
        )}
        {can('card-program:write') && (
          <li>
            <Link to="/card-programs">{t('first.program')}</Link>
          </li>
        )}
        {can('demo:manage') && (
          <li>
            <Link to="/demo">{t('first.demo')}</Link>
          </li>
        )}
      </ol>
    </Card>
  );
}

function ToDos(props: { me: Me }) {
  const { t } = useTranslation('home');
  const { me } = props;
  const toDos = toDosOf(me);
  const answers = useCounts(toDos);
  const [expected] = useState(() =>
    readWaiting(
      me.id,
      toDos.map(({ key }) => key),
    ),
  );
  const asked = toDos.map((toDo, index) => ({ toDo, answer: answers[index] }));
  const failed = answers.filter(({ error }) => error);
  const pending = answers.some(({ isPending }) => isPending);
  const waits = ({ toDo, answer }: (typeof asked)[number]) =>
    // What was not expected would push the rest away; it comes with the last answer.
    pending ? expected.includes(toDo.key) : (answer?.data?.count ?? 0) > 0;
  const waiting = asked.filter(waits);
  const clear = asked.filter((each) =>
    pending ? !expected.includes(each.toDo.key) : each.answer?.data?.count === 0,
  );
  const found = pending || failed.length > 0 ? undefined : waiting.map(({ toDo }) => toDo.key).join();
  useEffect(() => {
    if (found !== undefined) keepWaiting(me.id, found.split(',') as ToDoKey[]);
  }, [me.id, found]);
  if (toDos.length === 0) return null;
  const nothing = (
    <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('toDo.nothing')}>
      <Typography.Text type="secondary">{t(`teach.${lesson(me)}`)}</Typography.Text>
    </Empty>
  );
  const cleared = (
    <Typography.Text type="secondary">
      {t('toDo.clear', {
        what: clear.map(({ toDo }) => t(`toDo.${toDo.key}`)).join(t('toDo.comma')),
      })}
    </Typography.Text>
  );
  return (
    <Card
      title={
        <Typography.Title level={2} className="section-title">
          {t('toDo.title')}
        </Typography.Title>
      }
    >
      <Flex vertical gap={12} aria-busy={pending}>
        {waiting.length > 0 && (
          <ul className="to-dos" aria-label={t('toDo.title')}>
            {waiting.map(({ toDo, answer }) => (
              <Waiting key={toDo.key} toDo={toDo} answer={answer?.data} />
            ))}
          </ul>
        )}
        {failed[0] && (
          <ProblemNote
            problem={asProblem(failed[0].error)}
            onRetry={() => {
              for (const answer of failed) void answer.refetch();
            }}
          />
        )}
        {waiting.length === 0 &&
          (pending ? <Reserved rows={3}>{nothing}</Reserved> : failed.length === 0 && nothing)}
        {waiting.length > 0 && clear.length > 0 && (pending ? <Reserved>{cleared}</Reserved> : cleared)}
      </Flex>
    </Card>
  );
}

/** One of what waits; as high before it is known how much there is of it. */
function Waiting(props: { toDo: ToDo; answer: { count: number; capped: boolean } | undefined }) {
  const { t } = useTranslation('home');
  const { toDo, answer } = props;
  const known = answer && answer.count > 0;
  const text = (
    <>
      <span className="to-do-count">{known ? `${answer.count}${answer.capped ? '+' : ''}` : '0'}</span>
      <span>
        <span className="to-do-name">{t(`toDo.${toDo.key}`)}</span>
        <span className="to-do-hint">{t(`toDoHint.${toDo.key}`)}</span>
      </span>
    </>
  );
  return (
    <li className={toDo.urgent ? 'urgent' : ''}>
      {known ? (
        toDo.link(text)
      ) : (
        <Reserved rows={2}>
          <span className="to-do">{text}</span>
        </Reserved>
      )}
    </li>
  );
}

/** What somebody with nothing to do is told: how their own work begins. */
function lesson({ permissions }: Me) {
  if (allows(permissions, 'task:write')) return 'care';
  if (allows(permissions, 'card:sell')) return 'sell';
  if (allows(permissions, 'transaction:post')) return 'books';
  return 'look';
}
