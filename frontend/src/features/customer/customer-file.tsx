import { useNavigate } from '@tanstack/react-router';
import { Button, Card, Empty, Flex, Space, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '@/shared/api/session';
import { formatInstant } from '@/shared/lib/date';
import { ActButton } from '@/shared/ui/act-button';
import { Details } from '@/shared/ui/detail';
import { deleteCustomer } from './commands';
import { ChangeCustomerDrawer } from './customer-drawers';
import type { Customer } from './vocabulary';

/** The customer's file: what is known of them, and changing it. */
export function CustomerFile(props: { customer: Customer }) {
  const { t } = useTranslation(['customer', 'common']);
  const can = useCan();
  const navigate = useNavigate();
  const [changing, setChanging] = useState(false);
  const { customer } = props;
  return (
    <Flex vertical gap={16}>
      <Space wrap>
        {can('customer:write') && (
          <Button type="primary" onClick={() => setChanging(true)}>
            {t('change')}
          </Button>
        )}
        {can('customer:delete') && (
          <ActButton
            danger
            confirm={t('confirmDelete', { name: customer.name })}
            send={() => deleteCustomer(customer.id, customer.version)}
            done={t('deleted')}
            onDone={() => void navigate({ to: '/customers' })}
          >
            {t('delete')}
          </ActButton>
        )}
      </Space>
      <Card>
        <Details
          items={[
            [t('field.kind'), t(`kind.${customer.kind}`)],
            [t('field.number'), customer.number],
            [t('field.owner'), customer.ownerName],
            [t('field.unit'), customer.unitName],
            [t('field.industry'), customer.industry],
            [t('field.creditCode'), customer.creditCode],
            [t('field.gender'), customer.gender && t(`gender.${customer.gender}`)],
            [t('field.birthday'), customer.birthday],
            [t('field.source'), customer.source],
            [t('field.externalRef'), customer.externalRef],
            ...Object.entries(customer.customFields).map(([name, value]): [string, string] => [
              name,
              String(value),
            ]),
            [t('common:field.createdAt'), formatInstant(customer.createdAt)],
            [t('common:field.updatedAt'), formatInstant(customer.updatedAt)],
            [t('field.note'), customer.note && <span className="prewrap">{customer.note}</span>],
          ]}
        />
      </Card>
      <Card title={t('field.contactPoints')}>
        <Lines
          lines={customer.contactPoints.map((point) => ({
            key: `${point.type} ${point.value}`,
            text: `${t(`contactPointType.${point.type}`)}: ${point.value}`,
            tags: [point.label, point.primary && t('field.primary'), point.optOut && t('field.optOut')],
          }))}
        />
      </Card>
      <Card title={t('field.addresses')}>
        <Lines
          lines={customer.addresses.map((address) => ({
            key: `${address.type} ${address.detail}`,
            text: [address.province, address.city, address.district, address.detail, address.postcode]
              .filter(Boolean)
              .join(' '),
            tags: [t(`addressType.${address.type}`), address.primary && t('field.primary')],
          }))}
        />
      </Card>
      <Card title={t('field.contacts')}>
        <Lines
          lines={customer.contacts.map((contact) => ({
            key: `${contact.name} ${contact.phone}`,
            text: [contact.name, contact.position, contact.phone, contact.email, contact.note]
              .filter(Boolean)
              .join(' · '),
            tags: [contact.primary && t('field.primary')],
          }))}
        />
      </Card>
      {changing && <ChangeCustomerDrawer customer={customer} onClose={() => setChanging(false)} />}
    </Flex>
  );
}

function Lines(props: { lines: { key: string; text: string; tags: (string | false | undefined)[] }[] }) {
  const { t } = useTranslation('customer');
  if (props.lines.length === 0) {
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('noneYet')} />;
  }
  return (
    <Flex component="ul" vertical gap={8} className="plain-list">
      {props.lines.map(({ key, text, tags }) => (
        <li key={key}>
          {text} {tags.map((tag) => tag && <Tag key={tag}>{tag}</Tag>)}
        </li>
      ))}
    </Flex>
  );
}
