import { getRouteApi, Link } from '@tanstack/react-router';
import { Button, Flex, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { useList } from '@/shared/api/list';
import { useCan } from '@/shared/api/session';
import type { Schemas } from '@/shared/api/types';
import { DataList } from '@/shared/ui/data-list';
import { MoneyText } from '@/shared/ui/money-text';
import { Page } from '@/shared/ui/page';

const route = getRouteApi('/shell/periods/$runId/unbilled');

type Unbilled = Schemas['Unbilled'];

/** What contracts have to bill in the month and that stands on no bill. */
export function UnbilledPage() {
  const { t } = useTranslation(['period', 'common']);
  const can = useCan();
  const { runId } = route.useParams();
  const list = useList('/api/v1/period-runs/{id}/unbilled', { path: { id: runId } });
  const contract = (item: Unbilled) => (
    <Link to="/contracts/$contractId" params={{ contractId: item.contractId }}>
      {item.contractTitle}
    </Link>
  );
  const what = (item: Unbilled) =>
    [item.name, item.from && `${item.from} – ${item.to ?? ''}`].filter(Boolean).join(' · ') || item.key;
  return (
    <Page
      title={t('check.UNBILLED')}
      actions={
        <>
          <Link to="/periods/$runId" params={{ runId }}>
            <Button>{t('backToMonth')}</Button>
          </Link>
          {can('bill:run') && (
            <Link to="/bill-runs" search={{ new: true }}>
              <Button type="primary">{t('startRun')}</Button>
            </Link>
          )}
        </>
      }
    >
      <DataList
        list={list}
        label={t('check.UNBILLED')}
        rowKey={(item) => `${item.contractId} ${item.key}`}
        empty={t('nothingLeft')}
        columns={[
          { title: t('field.contract'), render: (_, item) => contract(item) },
          { title: t('common:field.number'), dataIndex: 'contractNumber' },
          { title: t('field.what'), render: (_, item) => what(item) },
          { title: t('field.dueOn'), dataIndex: 'dueOn' },
          {
            title: t('common:field.amount'),
            align: 'right',
            render: (_, { amount }) => <MoneyText value={amount} />,
          },
        ]}
        card={(item) => ({
          title: contract(item),
          extra: <MoneyText value={item.amount} strong />,
          lines: (
            <Flex vertical gap={4}>
              <span>{what(item)}</span>
              <Typography.Text type="secondary">
                {item.contractNumber} · {item.dueOn}
              </Typography.Text>
            </Flex>
          ),
        })}
      />
    </Page>
  );
}
