import { getRouteApi, Link } from '@tanstack/react-router';
import { Button, Flex, Select, Switch, Tag, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useList } from '@/shared/api/list';
import { useCan, useSession } from '@/shared/api/session';
import { options } from '@/shared/lib/options';
import { CustomerLink } from '@/shared/ui/customer-link';
import { DataList } from '@/shared/ui/data-list';
import { MoneyText } from '@/shared/ui/money-text';
import { Page } from '@/shared/ui/page';
import { ConfirmDrawer } from './confirm-drawer';
import { type DueCustomer, tierColors, tiers } from './vocabulary';

const route = getRouteApi('/shell/freshness');

/** Whose file is to be looked at again, the most important first. */
export function FreshnessPage() {
  const { t } = useTranslation(['freshness', 'common']);
  const can = useCan();
  const { me } = useSession();
  const { tier, mine } = route.useSearch();
  const navigate = route.useNavigate();
  const list = useList('/api/v1/freshness-queue', { query: { tier, ownerId: mine ? me?.id : undefined } });
  const [open, setOpen] = useState<DueCustomer>();
  const filter = (change: ReturnType<typeof route.useSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });

  const level = (row: DueCustomer) => <Tag color={tierColors[row.tier]}>{t(`tier.${row.tier}`)}</Tag>;
  const due = (row: DueCustomer) => (
    <Flex gap={4} wrap>
      {row.dueFields.map((field) => (
        <Tag key={field} color="orange">
          {t(`customerField.${field}`)}
        </Tag>
      ))}
    </Flex>
  );
  const since = (row: DueCustomer) =>
    row.overdueDays > 0 ? t('overdue', { count: row.overdueDays }) : t('dueToday');
  const action = (row: DueCustomer) =>
    can('customer:write') && (
      <Button size="small" type="primary" onClick={() => setOpen(row)}>
        {t('confirm')}
      </Button>
    );
  return (
    <Page
      title={t('title')}
      actions={
        can('review:read') && (
          <Link to="/freshness/reviews">
            <Button>{t('reviews')}</Button>
          </Link>
        )
      }
    >
      <Flex gap={16} wrap align="center">
        <Select
          mode="multiple"
          allowClear
          aria-label={t('field.tier')}
          placeholder={t('field.tier')}
          style={{ minWidth: 180 }}
          options={options(tiers, (each) => t(`tier.${each}`))}
          value={tier ?? []}
          onChange={(chosen) => filter({ tier: chosen.length > 0 ? chosen : undefined })}
        />
        <Flex gap={8} align="center" component="label">
          <Switch checked={mine ?? false} onChange={(on) => filter({ mine: on ? true : undefined })} />
          {t('mineOnly')}
        </Flex>
      </Flex>
      <DataList
        list={list}
        label={t('title')}
        rowKey={(row) => row.customerId}
        empty={t('empty')}
        columns={[
          {
            title: t('common:field.customer'),
            render: (_, row) => <CustomerLink id={row.customerId} name={row.customerName} />,
          },
          { title: t('field.tier'), render: (_, row) => level(row) },
          { title: t('field.due'), render: (_, row) => due(row) },
          { title: t('field.since'), render: (_, row) => since(row) },
          { title: t('field.worth'), align: 'right', render: (_, row) => <MoneyText value={row.worth} /> },
          { title: t('field.completeness'), render: (_, row) => `${row.completeness}%` },
          { title: t('common:field.owner'), dataIndex: 'ownerName' },
        ]}
        actions={action}
        card={(row) => ({
          title: <CustomerLink id={row.customerId} name={row.customerName} />,
          extra: level(row),
          lines: (
            <Flex vertical gap={8}>
              {due(row)}
              <Typography.Text type="secondary">
                {since(row)} · {row.completeness}%
              </Typography.Text>
              {action(row)}
            </Flex>
          ),
        })}
      />
      {open && (
        <ConfirmDrawer id={open.customerId} name={open.customerName} onClose={() => setOpen(undefined)} />
      )}
    </Page>
  );
}
