import { Card, Flex, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/shared/api/types';
import { Details } from '@/shared/ui/detail';
import { CustomerTags, Figures } from './customer-frame';
import { PhoneNumber } from './phone-number';
import type { Sections } from './vocabulary';

/** What a profile says of a customer, to be read and no more. */
export function KeptCustomerFile(props: { profile: Schemas['ProfileView'] }) {
  const { t } = useTranslation(['customer', 'common']);
  const { customer, sections } = props.profile;
  return (
    <Flex vertical gap={16}>
      <CustomerTags customer={customer} />
      <Figures sections={sections as Sections} />
      <Card title={t('field.contactPoints')}>
        <Flex component="ul" vertical gap={8} className="plain-list">
          {customer.contactPoints.map((point) => (
            <li key={`${point.type} ${point.value}`}>
              {t(`contactPointType.${point.type}`)}
              {t('common:colon')}
              <ContactPoint point={point} /> {point.primary && <Tag>{t('field.primary')}</Tag>}
              {point.optOut && <Tag>{t('field.optOut')}</Tag>}
            </li>
          ))}
        </Flex>
      </Card>
      <Card>
        <Details
          items={[
            [t('field.kind'), t(`kind.${customer.kind}`)],
            [t('field.owner'), customer.ownerName],
            [t('field.unit'), customer.unitName],
            [t('field.industry'), customer.industry],
            [t('field.birthday'), customer.birthday],
            [t('field.addresses'), customer.addresses.map(written).join(t('common:semicolon'))],
            [
              t('field.contacts'),
              customer.contacts
                .map(({ name, phone }) => [name, phone].filter(Boolean).join(' '))
                .join(t('common:semicolon')),
            ],
            [t('field.note'), customer.note && <span className="prewrap">{customer.note}</span>],
          ]}
        />
      </Card>
    </Flex>
  );
}

function written(address: Schemas['Address']): string {
  const { province, city, district, detail } = address;
  return [province, city, district, detail].filter(Boolean).join(' ');
}

/** Telephones work where the network does not. */
function ContactPoint(props: { point: Schemas['ContactPoint'] }) {
  const { type, value } = props.point;
  return type === 'MOBILE' || type === 'PHONE' ? <PhoneNumber value={value} /> : value;
}
