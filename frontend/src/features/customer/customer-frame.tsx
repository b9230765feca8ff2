import { Card, Flex, Skeleton, Statistic, Tag, Typography } from 'antd';
import { type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { WaitingRequests } from '@/features/approval/waiting-requests';
import { api } from '@/shared/api/client';
import { asProblem } from '@/shared/api/problem';
import { formatInstant } from '@/shared/lib/date';
import { Loaded } from '@/shared/ui/loaded';
import { MoneyText } from '@/shared/ui/money-text';
import { Page } from '@/shared/ui/page';
import { TabBar } from '@/shared/ui/tab-bar';
import { CoveredValue } from './covered-value';
import { MergedCustomer } from './merged-customer';
import { PhoneNumber } from './phone-number';
import { Presence } from './presence';
import { StageTag, TierTag } from './tags';
import type { Customer, Sections } from './vocabulary';

/** The tab that shows every number and address itself. */
const FILE = 'file';

export type CustomerTab = { key: string; label: string; content: (customer: Customer) => ReactNode };

/** The one page about a customer: who they are, how things stand, and a tab for everything there is of them. */
export function CustomerFrame(props: {
  customerId: string;
  tabs: CustomerTab[];
  tab: string | undefined;
  onTab: (key: string) => void;
  actions: (customer: Customer) => ReactNode;
}) {
  const { t } = useTranslation('customer');
  const profile = api.useQuery('get', '/api/v1/customers/{id}/profile', {
    params: { path: { id: props.customerId } },
  });
  const active = props.tabs.find(({ key }) => key === props.tab) ?? props.tabs[0];
  if (profile.error && asProblem(profile.error).code === 'customer_merged') {
    return <MergedCustomer customerId={props.customerId} />;
  }
  return (
    <Loaded query={profile} rows={12}>
      {({ customer, sections }) => (
        <Page
          title={customer.name}
          tags={<CustomerTags customer={customer} />}
          actions={props.actions(customer)}
        >
          {active?.key !== FILE && <Reach customer={customer} />}
          <WaitingRequests of={{ customerId: customer.id }} />
          <Figures sections={sections as Sections} />
          <TabBar label={t('tabs')} tabs={props.tabs} active={active?.key ?? ''} onChange={props.onTab}>
            <Suspense fallback={<Skeleton active paragraph={{ rows: 8 }} />}>
              {active?.content(customer)}
            </Suspense>
          </TabBar>
        </Page>
      )}
    </Loaded>
  );
}

/** How to reach them, above all else: whoever is on the way or at the telephone needs it first. */
function Reach(props: { customer: Customer }) {
  const { t } = useTranslation('customer');
  const { customer } = props;
  const { phone, contactPoints, contacts, addresses } = customer;
  const point = contactPoints.find(({ value }) => value === phone);
  const contact = contacts.find(({ primary }) => primary) ?? contacts[0];
  const address = addresses.find(({ primary }) => primary) ?? addresses[0];
  if (!phone && !contact && !address) return null;
  return (
    <Flex gap="4px 16px" wrap align="center">
      {phone && (
        <span>
          <PhoneNumber value={phone} />
          {point?.id && (
            <CoveredValue
              customerId={customer.id}
              value={phone}
              label={t(`contactPointType.${point.type}`)}
              of={{ field: 'CONTACT_POINT', entryId: point.id }}
            />
          )}
        </span>
      )}
      {contact && (
        <span>
          {contact.name} {contact.phone && <PhoneNumber value={contact.phone} />}
          {contact.id && (
            <CoveredValue
              customerId={customer.id}
              value={contact.phone}
              label={t('field.contact_phone')}
              of={{ field: 'CONTACT_PHONE', entryId: contact.id }}
            />
          )}
        </span>
      )}
      {address && (
        <Typography.Text type="secondary">
          {[address.province, address.city, address.district, address.detail].filter(Boolean).join(' ')}
        </Typography.Text>
      )}
    </Flex>
  );
}

export function CustomerTags(props: { customer: Customer }) {
  const { customer } = props;
  return (
    <Flex gap={4} align="center" wrap>
      <TierTag tier={customer.tier} />
      <StageTag stage={customer.stage} />
      <Tag>{customer.number}</Tag>
      {customer.tags.map((tag) => (
        <Tag key={tag}>{tag}</Tag>
      ))}
      <Presence customerId={customer.id} />
    </Flex>
  );
}

export function Figures(props: { sections: Sections }) {
  const { t } = useTranslation('customer');
  const { account, cards, contracts, tasks, interactions } = props.sections;
  const figures: [label: string, value: ReactNode, note?: ReactNode][] = [];
  if (account) {
    const limit = account.creditLimit && (
      <>
        {t('figure.creditLimit')} <MoneyText value={account.creditLimit} />
      </>
    );
    figures.push([t('figure.balance'), <MoneyText key="balance" value={account.balance} />, limit]);
  }
  if (cards)
    figures.push([
      t('figure.cards'),
      <MoneyText key="cards" value={cards.balance} />,
      t('figure.cardCount', { count: cards.count }),
    ]);
  if (contracts) {
    figures.push([
      t('figure.contracts'),
      <MoneyText key="contracts" value={contracts.value} />,
      t('figure.contractCount', { count: contracts.active }),
    ]);
  }
  if (tasks) {
    figures.push([
      t('figure.tasks'),
      tasks.open,
      tasks.overdue > 0 ? t('figure.overdue', { count: tasks.overdue }) : tasks.nextDue,
    ]);
  }
  if (interactions) {
    figures.push([
      t('figure.interactions'),
      interactions.count,
      interactions.last && formatInstant(interactions.last),
    ]);
  }
  return (
    <div className="figures">
      {figures.map(([label, value, note]) => (
        <Card key={label} size="small">
          <Statistic title={label} valueRender={() => value} />
          <small>{note}&nbsp;</small>
        </Card>
      ))}
    </div>
  );
}
