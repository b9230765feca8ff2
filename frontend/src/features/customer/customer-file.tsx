import { useNavigate } from '@tanstack/react-router';
import { Button, Card, Empty, Flex, Space, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '@/shared/api/session';
import type { Schemas } from '@/shared/api/types';
import { formatInstant } from '@/shared/lib/date';
import { ActButton } from '@/shared/ui/act-button';
import { Details } from '@/shared/ui/detail';
import { deleteCustomer, restoreCustomer } from './commands';
import { CoveredValue } from './covered-value';
import { ChangeCustomerDrawer } from './customer-drawers';
import { type Customer, fieldOfPoint } from './vocabulary';

/** The customer's file: what is known of them, and changing it. */
export function CustomerFile(props: {
  customer: Customer;
  /** Said of the file as a whole. */
  above?: ReactNode;
  /** Said of a field, or of one entry of it. */
  mark: (field: Schemas['CustomerField'], entryId?: string) => ReactNode;
  children?: ReactNode;
}) {
  const { t } = useTranslation(['customer', 'common']);
  const can = useCan();
  const navigate = useNavigate();
  const [changing, setChanging] = useState(false);
  const { customer, mark } = props;
  const marked = (value: string | undefined, field: Schemas['CustomerField']) =>
    value && (
      <span>
        {value} {mark(field)}
      </span>
    );
  return (
    <Flex vertical gap={16}>
      {props.above}
      <Space wrap>
        {can('customer:write') && (
          <Button type="primary" onClick={() => setChanging(true)}>
            {t('change')}
          </Button>
        )}
        {can('customer:delete') && (
          <ActButton
            danger
            send={() => deleteCustomer(customer.id, customer.version)}
            done={t('deleted', { name: customer.name })}
            undo={() => restoreCustomer(customer.id)}
            onDone={() => void navigate({ to: '/customers' })}
          >
            {t('delete')}
          </ActButton>
        )}
      </Space>
      <Card>
        <Details
          items={[
            [t('field.name'), marked(customer.name, 'NAME')],
            [t('field.kind'), t(`kind.${customer.kind}`)],
            [t('field.number'), customer.number],
            [t('field.owner'), customer.ownerName],
            [t('field.unit'), customer.unitName],
            [t('field.industry'), marked(customer.industry, 'INDUSTRY')],
            [t('field.creditCode'), marked(customer.creditCode, 'CREDIT_CODE')],
            [t('field.gender'), customer.gender && t(`gender.${customer.gender}`)],
            [t('field.birthday'), marked(customer.birthday, 'BIRTHDAY')],
            [t('field.source'), customer.source],
            [t('field.externalRef'), customer.externalRef],
            ...Object.entries(customer.customFields).map(([name, value]): [string, ReactNode] => [
              name,
              <span key={name}>
                {String(value)}{' '}
                <CoveredValue
                  customerId={customer.id}
                  value={String(value)}
                  label={name}
                  of={{ field: 'CUSTOM_FIELD', name }}
                />
              </span>,
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
            text: `${t(`contactPointType.${point.type}`)}${t('common:colon')}${point.value}`,
            tags: [point.label, point.primary && t('field.primary'), point.optOut && t('field.optOut')],
            mark: (
              <>
                <CoveredValue
                  customerId={customer.id}
                  value={point.value}
                  label={t(`contactPointType.${point.type}`)}
                  of={{ field: 'CONTACT_POINT', ...entry(point) }}
                />
                {mark(fieldOfPoint(point.type), point.id)}
              </>
            ),
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
            mark: (
              <>
                <CoveredValue
                  customerId={customer.id}
                  value={address.detail}
                  label={t('field.detail')}
                  of={{ field: 'ADDRESS', ...entry(address) }}
                />
                {mark('ADDRESS', address.id)}
              </>
            ),
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
            mark: (
              <>
                <CoveredValue
                  customerId={customer.id}
                  value={contact.phone}
                  label={t('field.contact_phone')}
                  of={{ field: 'CONTACT_PHONE', ...entry(contact) }}
                />
                <CoveredValue
                  customerId={customer.id}
                  value={contact.email}
                  label={t('field.contact_email')}
                  of={{ field: 'CONTACT_EMAIL', ...entry(contact) }}
                />
                {mark('CONTACT', contact.id)}
              </>
            ),
          }))}
        />
      </Card>
      {props.children}
      {changing && <ChangeCustomerDrawer customer={customer} onClose={() => setChanging(false)} />}
    </Flex>
  );
}

const entry = ({ id }: { id?: string }) => (id ? { entryId: id } : {});

function Lines(props: {
  lines: { key: string; text: string; tags: (string | false | undefined)[]; mark: ReactNode }[];
}) {
  const { t } = useTranslation('customer');
  if (props.lines.length === 0) {
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('noneYet')} />;
  }
  return (
    <Flex component="ul" vertical gap={8} className="plain-list">
      {props.lines.map(({ key, text, tags, mark }) => (
        <li key={key}>
          {text} {tags.map((tag) => tag && <Tag key={tag}>{tag}</Tag>)} {mark}
        </li>
      ))}
    </Flex>
  );
}
