import { getRouteApi, Link } from '@tanstack/react-router';
import { Alert, Card, Statistic } from 'antd';
import { useTranslation } from 'react-i18next';
import { WaitingRequests } from '@/features/approval/waiting-requests';
import { api } from '@/shared/api/client';
import { useList } from '@/shared/api/list';
import { useCan } from '@/shared/api/session';
import { formatInstant } from '@/shared/lib/date';
import { isZero } from '@/shared/lib/money';
import { CustomerLink } from '@/shared/ui/customer-link';
import { Details } from '@/shared/ui/detail';
import { Loaded } from '@/shared/ui/loaded';
import { MoneyText } from '@/shared/ui/money-text';
import { Page } from '@/shared/ui/page';
import { BillActions } from './bill-actions';
import { InstalmentCard, LinesCard } from './bill-lines-card';
import { BillTags } from './bill-list';
import { CardPayments, Mails, Notices, Settlements } from './bill-sections';
import { type Bill, debitsOf } from './vocabulary';

const route = getRouteApi('/shell/bills/$billId');

/** One bill: what it asks for, what came in, and what was sent about it. */
export function BillPage() {
  const { t } = useTranslation('billing');
  const { billId } = route.useParams();
  const can = useCan();
  const bill = api.useQuery('get', '/api/v1/bills/{id}', { params: { path: { id: billId } } });
  return (
    <Loaded query={bill}>
      {(found) => (
        <Page
          title={found.number ? t('bill', { number: found.number }) : t('billDraft')}
          tags={<BillTags bill={found} />}
          actions={<BillActions bill={found} />}
        >
          {found.disputed && (
            <Alert type="warning" showIcon title={t('disputedBecause', { reason: found.disputeReason })} />
          )}
          {found.voidedAt && (
            <Alert
              type="info"
              showIcon
              title={t('voidedBecause', { at: formatInstant(found.voidedAt), reason: found.voidReason })}
            />
          )}
          <WaitingRequests of={{ customerId: found.customerId }} about={[billId, ...debitsOf(found)]} />
          {found.status !== 'DRAFT' && <Figures bill={found} />}
          <Facts bill={found} />
          <LinesCard bill={found} />
          {found.instalments && found.instalments.length > 0 && (
            <InstalmentCard instalments={found.instalments} />
          )}
          {found.status !== 'DRAFT' && (
            <>
              {can('transaction:read') && debitsOf(found).length > 0 && <Settlements bill={found} />}
              <CardPayments billId={billId} />
              <Mails billId={billId} />
              <Notices billId={billId} />
            </>
          )}
        </Page>
      )}
    </Loaded>
  );
}

function Figures(props: { bill: Bill }) {
  const { t } = useTranslation('billing');
  const { total, paid, credited, writtenOff, residual } = props.bill;
  const figures = [
    [t('field.total'), total, true],
    [t('field.paid'), paid, true],
    [t('field.credited'), credited, !isZero(credited)],
    [t('field.writtenOff'), writtenOff, !isZero(writtenOff)],
    [t('field.residual'), residual, true],
  ] as const;
  return (
    <div className="figures">
      {figures
        .filter(([, , shown]) => shown)
        .map(([label, amount]) => (
          <Card key={label} size="small">
            <Statistic title={label} valueRender={() => <MoneyText value={amount} />} />
          </Card>
        ))}
    </div>
  );
}

function Facts(props: { bill: Bill }) {
  const { t } = useTranslation(['billing', 'common']);
  const can = useCan();
  const { bill } = props;
  const [contract] = useList('/api/v1/contracts', {
    query: { id: bill.contractId, limit: 1 },
    enabled: bill.contractId !== undefined && can('contract:read'),
  }).items;
  const period = [bill.periodFrom, bill.periodTo].filter(Boolean).join(' – ');
  const by = (name: string | undefined, at: string | undefined) =>
    at && [formatInstant(at), name].filter(Boolean).join(' · ');
  return (
    <Card>
      <Details
        items={[
          [
            t('common:field.customer'),
            <CustomerLink key="customer" id={bill.customerId} name={bill.customerName} />,
          ],
          [
            t('field.contract'),
            bill.contractId && can('contract:read') && (
              <Link key="contract" to="/contracts/$contractId" params={{ contractId: bill.contractId }}>
                {contract ? `${contract.number} ${contract.title}` : t('openContract')}
              </Link>
            ),
          ],
          [t('field.period'), period],
          [t('field.issueOn'), bill.issueOn],
          [t('field.dueOn'), bill.dueOn],
          [t('field.nextDueOn'), bill.nextDueOn !== bill.dueOn && bill.nextDueOn],
          [t('field.promisedOn'), bill.promisedOn],
          [t('field.sentAt'), bill.sentAt && formatInstant(bill.sentAt)],
          [t('field.drafted'), by(bill.createdByName, bill.createdAt)],
          [t('field.approved'), by(bill.approvedByName, bill.approvedAt)],
          [t('common:field.memo'), bill.memo && <span className="prewrap">{bill.memo}</span>],
        ]}
      />
    </Card>
  );
}
