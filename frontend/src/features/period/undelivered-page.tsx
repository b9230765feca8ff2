import { getRouteApi, Link } from '@tanstack/react-router';
import { Button, Flex, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api/client';
import { useList } from '@/shared/api/list';
import type { Schemas } from '@/shared/api/types';
import { formatInstant, plusDays } from '@/shared/lib/date';
import { DataList } from '@/shared/ui/data-list';
import { Loaded } from '@/shared/ui/loaded';
import { Page } from '@/shared/ui/page';
import type { PeriodRun } from './vocabulary';

const route = getRouteApi('/shell/periods/$runId/undelivered');

type Mail = Schemas['MailDeliveryView'];

/** Mails with bills, of the month, that came back or were given up. */
export function UndeliveredPage() {
  const { t } = useTranslation('period');
  const { runId } = route.useParams();
  const run = api.useQuery('get', '/api/v1/period-runs/{id}', { params: { path: { id: runId } } });
  return (
    <Page
      title={t('check.UNDELIVERED_MAILS')}
      actions={
        <Link to="/periods/$runId" params={{ runId }}>
          <Button>{t('backToMonth')}</Button>
        </Link>
      }
    >
      <Loaded query={run}>{(found) => <Undelivered run={found} />}</Loaded>
    </Page>
  );
}

function Undelivered(props: { run: PeriodRun }) {
  const { t } = useTranslation(['period', 'billing', 'common']);
  const { startsOn, endsOn } = props.run;
  const list = useList('/api/v1/mail-deliveries', {
    query: {
      subjectKind: 'bill',
      status: ['BOUNCED', 'FAILED'],
      'createdAt[gte]': startsOn,
      'createdAt[lt]': plusDays(endsOn, 1),
    },
  });
  const bill = (mail: Mail) => (
    <Link to="/bills/$billId" params={{ billId: mail.subjectId }}>
      {mail.subject}
    </Link>
  );
  const state = (mail: Mail) => <Tag color="red">{t(`billing:mailStatus.${mail.status}`)}</Tag>;
  return (
    <DataList
      list={list}
      label={t('check.UNDELIVERED_MAILS')}
      rowKey={(mail) => mail.id}
      empty={t('nothingLeft')}
      columns={[
        { title: t('field.mail'), render: (_, mail) => bill(mail) },
        { title: t('billing:field.to'), render: (_, { to }) => to.join(', ') },
        { title: t('common:field.status'), render: (_, mail) => state(mail) },
        { title: t('field.reply'), render: (_, { lastReply }) => lastReply ?? '—' },
        { title: t('common:field.time'), render: (_, { createdAt }) => formatInstant(createdAt) },
      ]}
      card={(mail) => ({
        title: bill(mail),
        extra: state(mail),
        lines: (
          <Flex vertical gap={4}>
            <span>{mail.to.join(', ')}</span>
            <Typography.Text type="secondary">{mail.lastReply}</Typography.Text>
          </Flex>
        ),
      })}
    />
  );
}
