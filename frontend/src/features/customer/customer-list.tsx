import { Link } from '@tanstack/react-router';
import { Flex, Space, Tag } from 'antd';
import { Fragment, type Key, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '@/shared/lib/date';
import { DataList, type ListState } from '@/shared/ui/data-list';
import { type CustomerColumn, usualColumns } from './columns';
import { PhoneNumber } from './phone-number';
import { StageTag, TierTag } from './tags';
import type { Customer } from './vocabulary';

/** Customers as a table or, on a phone, as cards. */
export function CustomerList(props: {
  list: ListState<Customer>;
  empty: ReactNode;
  /** What is shown beside the name, in this order. */
  columns?: readonly CustomerColumn[];
  /** Absent where nothing can be done to many. */
  selection?: { chosen: readonly Key[]; onChange: (chosen: Key[]) => void };
}) {
  const { t } = useTranslation('customer');
  const { columns = usualColumns } = props;
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
  const cells: Record<CustomerColumn, (customer: Customer) => ReactNode> = {
    number: ({ number }) => number,
    state,
    phone: ({ phone }) => phone,
    owner: ({ ownerName }) => ownerName,
    unit: ({ unitName }) => unitName,
    lastInteraction: ({ lastInteractionAt }) => lastInteractionAt && formatInstant(lastInteractionAt),
    kind: ({ kind }) => t(`kind.${kind}`),
    industry: ({ industry }) => industry,
    tags: ({ tags }) => tags.length > 0 && tags.map((tag) => <Tag key={tag}>{tag}</Tag>),
    source: ({ source }) => source,
    creditCode: ({ creditCode }) => creditCode,
    birthday: ({ birthday }) => birthday,
    note: ({ note }) => note && <span className="clipped">{note}</span>,
    externalRef: ({ externalRef }) => externalRef,
    createdAt: ({ createdAt }) => formatInstant(createdAt),
    updatedAt: ({ updatedAt }) => formatInstant(updatedAt),
  };
  // A card has the tiers in its head, and where nobody has chosen anything it says only the most needful.
  const lines = columns.filter((column) => column !== 'state');
  return (
    <DataList<Customer>
      list={props.list}
      label={t('title')}
      rowKey={(customer) => customer.id}
      empty={props.empty}
      {...(props.selection
        ? { selection: { ...props.selection, label: ({ name }) => t('choose', { name }) } }
        : {})}
      columns={[
        { key: 'name', title: t('field.name'), render: (_, customer) => link(customer) },
        ...columns.map((column) => ({
          key: column,
          title: t(`field.${column}`),
          render: (_: unknown, customer: Customer) => cells[column](customer) || '—',
        })),
      ]}
      card={(customer) => ({
        title: link(customer),
        extra: state(customer),
        lines:
          columns === usualColumns ? (
            <Flex vertical gap={4}>
              <span>
                {customer.number}
                {customer.ownerName && ` · ${customer.ownerName}`}
              </span>
              {customer.phone && (
                <span>
                  <PhoneNumber value={customer.phone} />
                </span>
              )}
            </Flex>
          ) : (
            <dl className="facts">
              {lines.map((column) => (
                <Fragment key={column}>
                  <dt>{t(`field.${column}`)}</dt>
                  <dd>{cells[column](customer) || '—'}</dd>
                </Fragment>
              ))}
            </dl>
          ),
      })}
    />
  );
}
