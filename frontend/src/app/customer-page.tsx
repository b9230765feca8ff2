import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { CustomerFile } from '@/features/customer/customer-file';
import { CustomerFrame, type CustomerTab } from '@/features/customer/customer-frame';
import { CustomerTimeline } from '@/features/customer/customer-timeline';
import { useCan } from '@/shared/api/session';
import { customerTabs } from './customer-route';

const CustomerInteractions = lazy(() =>
  import('@/features/interaction/customer-interactions').then((module) => ({
    default: module.CustomerInteractions,
  })),
);
const CustomerAccount = lazy(() =>
  import('@/features/account/customer-account').then((module) => ({ default: module.CustomerAccount })),
);
const CustomerReceivables = lazy(() =>
  import('@/features/receivable/customer-receivables').then((module) => ({
    default: module.CustomerReceivables,
  })),
);
const CustomerBills = lazy(() =>
  import('@/features/billing/customer-bills').then((module) => ({ default: module.CustomerBills })),
);
const CustomerCards = lazy(() =>
  import('@/features/card/customer-cards').then((module) => ({ default: module.CustomerCards })),
);
const CustomerContracts = lazy(() =>
  import('@/features/contract/customer-contracts').then((module) => ({ default: module.CustomerContracts })),
);
const CustomerCare = lazy(() =>
  import('@/features/care/customer-care').then((module) => ({ default: module.CustomerCare })),
);

const contents: Record<
  (typeof customerTabs)[number],
  { permission: string; content: CustomerTab['content'] }
> = {
  timeline: { permission: 'customer:read', content: ({ id }) => <CustomerTimeline customerId={id} /> },
  interactions: {
    permission: 'interaction:read',
    content: ({ id }) => <CustomerInteractions customerId={id} />,
  },
  transactions: { permission: 'transaction:read', content: ({ id }) => <CustomerAccount customerId={id} /> },
  receivables: {
    permission: 'transaction:read',
    content: ({ id }) => <CustomerReceivables customerId={id} />,
  },
  bills: { permission: 'bill:read', content: ({ id }) => <CustomerBills customerId={id} /> },
  cards: { permission: 'card:read', content: ({ id }) => <CustomerCards customerId={id} /> },
  contracts: { permission: 'contract:read', content: ({ id }) => <CustomerContracts customerId={id} /> },
  care: { permission: 'task:read', content: ({ id }) => <CustomerCare customerId={id} /> },
  file: { permission: 'customer:read', content: (customer) => <CustomerFile customer={customer} /> },
};

const route = getRouteApi('/shell/customers/$customerId');

/** Puts the tabs of all features together on the customer's page. */
export function CustomerPage() {
  const { t } = useTranslation('customer');
  const can = useCan();
  const { customerId } = route.useParams();
  const { tab } = route.useSearch();
  const navigate = route.useNavigate();
  const tabs = customerTabs
    .filter((key) => can(contents[key].permission))
    .map((key) => ({ key, label: t(`tab.${key}`), content: contents[key].content }));
  return (
    <CustomerFrame
      key={customerId}
      customerId={customerId}
      tabs={tabs}
      tab={tab}
      onTab={(key) =>
        void navigate({
          search: { tab: customerTabs.find((each) => each === key) },
          replace: true,
          resetScroll: false,
        })
      }
      actions={(customer) =>
        can('card:sell') &&
        customer.phone && (
          <Link to="/pos" search={{ find: customer.phone }}>
            <Button type="primary">{t('toCheckout')}</Button>
          </Link>
        )
      }
    />
  );
}
