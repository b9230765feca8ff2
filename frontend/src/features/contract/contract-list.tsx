import { Link } from '@tanstack/react-router';
import { Flex, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { type ListQuery, useList } from '@/shared/api/list';
import { CustomerLink } from '@/shared/ui/customer-link';
import { DataList } from '@/shared/ui/data-list';
import { MoneyText } from '@/shared/ui/money-text';
import { type Contract, contractStatusColors } from './vocabulary';

export function ContractStatus(props: { status: Contract['status'] }) {
  const { t } = useTranslation('contract');
  return <Tag color={contractStatusColors[props.status]}>{t(`status.${props.status}`)}</Tag>;
}

/** Contracts; of all customers or of one. */
export function ContractList(props: { query: ListQuery; withCustomer?: boolean; filtered?: boolean }) {
  const { t } = useTranslation(['contract', 'common']);
  const list = useList('/api/v1/contracts', { query: props.query });
  const link = (contract: Contract) => (
    <Link to="/contracts/$contractId" params={{ contractId: contract.id }}>
      {contract.title}
    </Link>
  );
  const term = (contract: Contract) => `${contract.startsOn} – ${contract.endsOn ?? t('openEnd')}`;
  return (
    <DataList
      list={list}
      label={t('title')}
      rowKey={(contract) => contract.id}
      empty={props.filtered ? t('common:list.emptyFiltered') : t('empty')}
      columns={[
        { title: t('field.title'), render: (_, contract) => link(contract) },
        { title: t('field.number'), dataIndex: 'number' },
        ...(props.withCustomer
          ? [
              {
                title: t('common:field.customer'),
                render: (_: unknown, contract: Contract) => (
                  <CustomerLink id={contract.customerId} name={contract.customerName} />
                ),
              },
            ]
          : []),
        {
          title: t('common:field.amount'),
          align: 'right',
          render: (_, contract) => <MoneyText value={contract.amount} />,
        },
        { title: t('field.term'), render: (_, contract) => term(contract) },
        {
          title: t('common:field.status'),
          render: (_, contract) => <ContractStatus status={contract.status} />,
        },
      ]}
      card={(contract) => ({
        title: link(contract),
        extra: <ContractStatus status={contract.status} />,
        lines: (
          <Flex vertical gap={4}>
            {props.withCustomer && <CustomerLink id={contract.customerId} name={contract.customerName} />}
            <MoneyText value={contract.amount} strong />
            <Typography.Text type="secondary">{term(contract)}</Typography.Text>
          </Flex>
        ),
      })}
    />
  );
}
