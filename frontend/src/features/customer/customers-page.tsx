import { getRouteApi, Link } from '@tanstack/react-router';
import { Button, Flex, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useList } from '@/shared/api/list';
import { useCan } from '@/shared/api/session';
import { formatInstant } from '@/shared/lib/date';
import { options } from '@/shared/lib/options';
import { Chips } from '@/shared/ui/chips';
import { DataList } from '@/shared/ui/data-list';
import { Page } from '@/shared/ui/page';
import { StaffPicker } from '@/shared/ui/remote-picker';
import { SearchBox } from '@/shared/ui/search-box';
import { RegisterCustomerDrawer } from './customer-drawers';
import { StageTag, TierTag } from './tags';
import { type Customer, stages, tiers } from './vocabulary';

const route = getRouteApi('/shell/customers');

export function CustomersPage() {
  const { t } = useTranslation(['customer', 'common']);
  const can = useCan();
  const { new: asked, ...query } = route.useSearch();
  const navigate = route.useNavigate();
  const list = useList('/api/v1/customers', { query });
  const [registering, setRegistering] = useState(asked ?? false);
  const filter = (change: Partial<typeof query>) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });

  const link = (customer: Customer) => (
    <Link to="/customers/$customerId" params={{ customerId: customer.id }}>
      {customer.name}
    </Link>
  );
  const state = (customer: Customer) => (
    <Space size={4}>
      <TierTag tier={customer.tier} />
      <StageTag stage={customer.stage} />
    </Space>
  );
  return (
    <Page
      title={t('title')}
      actions={
        can('customer:write') && (
          <Button type="primary" onClick={() => setRegistering(true)}>
            {t('register')}
          </Button>
        )
      }
    >
      <Flex gap={12} wrap align="center">
        <SearchBox value={query.q ?? ''} label={t('search')} onSearch={(q) => filter({ q })} />
        <Chips
          label={t('field.tier')}
          options={options(tiers, (tier) => t(`tier.${tier}`))}
          value={query.tier}
          onChange={(tier) => filter({ tier })}
        />
        <Chips
          label={t('field.stage')}
          options={options(stages, (stage) => t(`stage.${stage}`))}
          value={query.stage}
          onChange={(stage) => filter({ stage })}
        />
        {can('staff:read') && (
          <div style={{ minWidth: 180 }}>
            <StaffPicker
              aria-label={t('field.owner')}
              placeholder={t('field.owner')}
              {...(query.ownerId ? { value: query.ownerId } : {})}
              onChange={(ownerId) => filter({ ownerId })}
            />
          </div>
        )}
      </Flex>
      <DataList
        list={list}
        label={t('title')}
        rowKey={(customer) => customer.id}
        empty={Object.keys(query).length > 0 ? t('common:list.emptyFiltered') : t('empty')}
        columns={[
          { title: t('field.name'), render: (_, customer) => link(customer) },
          { title: t('field.number'), dataIndex: 'number' },
          { title: t('field.state'), render: (_, customer) => state(customer) },
          { title: t('field.phone'), render: (_, { phone }) => phone ?? '—' },
          { title: t('field.owner'), render: (_, { ownerName }) => ownerName ?? '—' },
          {
            title: t('field.lastInteraction'),
            render: (_, { lastInteractionAt: last }) => (last ? formatInstant(last) : '—'),
          },
        ]}
        card={(customer) => ({
          title: link(customer),
          extra: state(customer),
          lines: (
            <Flex vertical gap={4}>
              <span>
                {customer.number}
                {customer.ownerName && ` · ${customer.ownerName}`}
              </span>
              {customer.phone && <a href={`tel:${customer.phone}`}>{customer.phone}</a>}
            </Flex>
          ),
        })}
      />
      {registering && <RegisterCustomerDrawer onClose={() => setRegistering(false)} />}
    </Page>
  );
}
