import { getRouteApi } from '@tanstack/react-router';
import { Alert, Card, Flex, Progress, Tag, Typography } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api/client';
import { useList } from '@/shared/api/list';
import { useCan } from '@/shared/api/session';
import { formatInstant } from '@/shared/lib/date';
import { options } from '@/shared/lib/options';
import { ActButton } from '@/shared/ui/act-button';
import { Chips } from '@/shared/ui/chips';
import { CustomerLink } from '@/shared/ui/customer-link';
import { DataList } from '@/shared/ui/data-list';
import { Details } from '@/shared/ui/detail';
import { Loaded } from '@/shared/ui/loaded';
import { Page } from '@/shared/ui/page';
import { ChangeWords } from './change-words';
import { type BulkEdit, type BulkRow, stopBulkEdit, undoBulkEdit } from './commands';
import { isUnderWay, outcomeColors, outcomes, percentDone, statusColors } from './vocabulary';

const route = getRouteApi('/shell/customers/bulk-edits/$editId');

/** One change of many customers: how far it is, what became of each, stopping it and taking it back. */
export function BulkEditPage() {
  const { t } = useTranslation('bulk');
  const { editId } = route.useParams();
  const edit = api.useQuery(
    'get',
    '/api/v1/customer-bulk-edits/{id}',
    { params: { path: { id: editId } } },
    { refetchInterval: ({ state }) => (state.data && isUnderWay(state.data) ? 1000 : false) },
  );
  return (
    <Loaded query={edit}>
      {(shown) => (
        <Page
          title={t('editOf', { at: formatInstant(shown.createdAt) })}
          tags={<Tag color={statusColors[shown.status]}>{t(`status.${shown.status}`)}</Tag>}
          actions={<Acts edit={shown} />}
        >
          <Card>
            <Flex vertical gap={12}>
              <Progress
                percent={percentDone(shown)}
                status={isUnderWay(shown) ? 'active' : 'normal'}
                aria-label={t('progress')}
              />
              {shown.stopCode && (
                <Alert
                  type="warning"
                  showIcon
                  title={t('stoppedBecause', {
                    why: t(`code.${shown.stopCode}`, { defaultValue: shown.stopCode }),
                  })}
                />
              )}
              <Details
                columns={4}
                items={[
                  [t('changes'), <ChangeWords key="changes" changes={shown.changes} />],
                  [t('total'), shown.total],
                  [t('outcome.CHANGED'), shown.changed],
                  [t('outcome.UNCHANGED'), shown.unchanged],
                  [t('outcome.REFUSED'), shown.refused],
                  [t('outcome.UNDONE'), shown.undone || undefined],
                  [t('outcome.KEPT'), shown.kept || undefined],
                  [t('by'), shown.createdByName],
                  [t('finishedAt'), shown.finishedAt && formatInstant(shown.finishedAt)],
                ]}
              />
            </Flex>
          </Card>
          <Rows edit={shown} />
        </Page>
      )}
    </Loaded>
  );
}

function Acts(props: { edit: BulkEdit }) {
  const { t } = useTranslation('bulk');
  const can = useCan();
  const { edit } = props;
  if (!can('customer:bulk-edit')) return null;
  if (isUnderWay(edit)) {
    return (
      <ActButton danger done={t('stopped')} send={() => stopBulkEdit(edit.id)}>
        {t('stop')}
      </ActButton>
    );
  }
  return (
    edit.changed > 0 && (
      <ActButton
        danger
        confirm={t('confirmUndo', { count: edit.changed })}
        done={t('undoing')}
        send={() => undoBulkEdit(edit.id)}
      >
        {t('undo')}
      </ActButton>
    )
  );
}

function Rows(props: { edit: BulkEdit }) {
  const { t } = useTranslation(['bulk', 'common']);
  const { outcome } = route.useSearch();
  const navigate = route.useNavigate();
  const { edit } = props;
  const list = useList('/api/v1/customer-bulk-edits/{id}/rows', {
    path: { id: edit.id },
    query: { outcome, sort: 'position' },
  });
  const { refetch } = list;
  const seen = `${edit.status} ${percentDone(edit)}`;
  // The rows move on with the figures while it is worked on.
  useEffect(() => {
    if (seen) void refetch();
  }, [seen, refetch]);
  const who = (row: BulkRow) => (
    <CustomerLink id={row.customerId} name={row.customerName ?? row.customerId} />
  );
  const became = (row: BulkRow) => (
    <Tag color={outcomeColors[row.outcome]}>{t(`outcome.${row.outcome}`)}</Tag>
  );
  const why = (row: BulkRow) => row.code && t(`code.${row.code}`, { defaultValue: row.code });
  return (
    <>
      <Chips
        label={t('result')}
        options={options(outcomes, (each) => t(`outcome.${each}`))}
        value={outcome}
        onChange={(chosen) => void navigate({ search: { outcome: chosen } })}
      />
      <DataList
        list={list}
        label={t('rows')}
        rowKey={(row) => row.position}
        empty={t('noRows')}
        columns={[
          { title: t('common:field.customer'), render: (_, row) => who(row) },
          { title: t('common:field.number'), dataIndex: 'customerNumber' },
          { title: t('result'), render: (_, row) => became(row) },
          { title: t('common:field.reason'), render: (_, row) => why(row) },
        ]}
        card={(row) => ({
          title: who(row),
          extra: became(row),
          lines: (
            <Flex vertical>
              <Typography.Text type="secondary">{row.customerNumber}</Typography.Text>
              {why(row)}
            </Flex>
          ),
        })}
      />
    </>
  );
}
