import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { CustomerFile } from '@/features/customer/customer-file';
import { CustomerFrame, type CustomerTab } from '@/features/customer/customer-frame';
import { CustomerTimeline } from '@/features/customer/customer-timeline';
import { useCan } from '@/shared/api/session';
import { customerTabs } from './customer-route';
import { KeptMeanwhile } from './kept-meanwhile';

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
const CustomerPrivacy = lazy(() =>
  import('@/features/privacy/customer-privacy').then((module) => ({ default: module.CustomerPrivacy })),
);
const CustomerHistory = lazy(() =>
  import('@/features/audit/customer-history').then((module) => ({ default: module.CustomerHistory })),
);
const CustomerMerges = lazy(() =>
  import('@/features/duplicate/customer-merges').then((module) => ({ default: module.CustomerMerges })),
);
const FreshnessBanner = lazy(() =>
  import('@/features/freshness/freshness-marks').then((module) => ({ default: module.FreshnessBanner })),
);
const FreshnessMark = lazy(() =>
  import('@/features/freshness/freshness-marks').then((module) => ({ default: module.FreshnessMark })),
);

const contents: Record<
  (typeof customerTabs)[number],
  { permission: string; content: CustomerTab['content'] }
> = {
  timeline: { permission: 'customer:read', content: ({ id }) => <CustomerTimeline customerId={id} /> },
  interactions: {
    permission: 'interaction:read',
    content: ({ id, name }) => <CustomerInteractions customerId={id} customerName={name} />,
  },
  transactions: { permission: 'transaction:read', content: ({ id }) => <CustomerAccount customerId={id} /> },
  receivables: {
    permission: 'transaction:read',
    content: ({ id }) => <CustomerReceivables customerId={id} />,
  },
  bills: { permission: 'bill:read', content: ({ id }) => <CustomerBills customerId={id} /> },
  cards: { permission: 'card:read', content: ({ id }) => <CustomerCards customerId={id} /> },
  contracts: { permission: 'contract:read', content: ({ id }) => <CustomerContracts customerId={id} /> },
  care: {
    permission: 'task:read',
    content: ({ id, name }) => <CustomerCare customerId={id} customerName={name} />,
  },
  file: {
    permission: 'customer:read',
    content: (customer) => (
      <CustomerFile
        customer={customer}
        above={<FreshnessBanner customer={customer} />}
        mark={(field, entryId) => <FreshnessMark customer={customer} field={field} entryId={entryId} />}
      >
        <CustomerMerges customerId={customer.id} />
      </CustomerFile>
    ),
  },
  history: { permission: 'audit:read', content: ({ id }) => <CustomerHistory customerId={id} /> },
  privacy: { permission: 'customer:read', content: ({ id }) => <CustomerPrivacy customerId={id} /> },
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
    <KeptMeanwhile key={customerId} customerId={customerId}>
      <CustomerFrame
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
    </KeptMeanwhile>
  );
}
