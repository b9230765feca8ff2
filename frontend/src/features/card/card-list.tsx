import { Link } from '@tanstack/react-router';
import { Flex } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type ListQuery, useList } from '@/shared/api/list';
import { CustomerLink } from '@/shared/ui/customer-link';
import { DataList } from '@/shared/ui/data-list';
import { MoneyText } from '@/shared/ui/money-text';
import { CardStatus } from './card-status';
import type { Card } from './vocabulary';

/** Cards with what is left on them; of all customers or of one. */
export function CardList(props: {
  query: ListQuery;
  withCustomer?: boolean;
  filtered?: boolean;
  actions?: (card: Card) => ReactNode;
}) {
  const { t } = useTranslation(['card', 'common']);
  const list = useList('/api/v1/cards', { query: props.query });
  const number = (card: Card) => (
    <Link to="/cards/$cardId" params={{ cardId: card.id }}>
      {card.number}
    </Link>
  );
  const holder = (card: Card): ReactNode =>
    card.customerId && card.customerName ? (
      <CustomerLink id={card.customerId} name={card.customerName} />
    ) : (
      '—'
    );
  return (
    <DataList
      list={list}
      label={t('title')}
      rowKey={(card) => card.id}
      empty={props.filtered ? t('common:list.emptyFiltered') : t('empty')}
      columns={[
        { title: t('field.number'), render: (_, card) => number(card) },
        { title: t('field.program'), dataIndex: 'programName' },
        ...(props.withCustomer
          ? [{ title: t('common:field.customer'), render: (_: unknown, card: Card) => holder(card) }]
          : []),
        {
          title: t('field.balance'),
          align: 'right',
          render: (_, card) => <MoneyText value={card.balance} strong />,
        },
        {
          title: t('field.principal'),
          align: 'right',
          render: (_, card) => <MoneyText value={card.principal} />,
        },
        { title: t('field.bonus'), align: 'right', render: (_, card) => <MoneyText value={card.bonus} /> },
        { title: t('common:field.status'), render: (_, card) => <CardStatus status={card.status} /> },
        { title: t('field.expiresOn'), render: (_, { expiresOn }) => expiresOn ?? t('noExpiry') },
      ]}
      {...(props.actions ? { actions: props.actions } : {})}
      card={(card) => ({
        title: number(card),
        extra: <CardStatus status={card.status} />,
        lines: (
          <Flex vertical gap={4}>
            <Flex justify="space-between">
              <span>{card.programName}</span>
              <MoneyText value={card.balance} strong />
            </Flex>
            {props.withCustomer && holder(card)}
            {props.actions?.(card)}
          </Flex>
        ),
      })}
    />
  );
}
