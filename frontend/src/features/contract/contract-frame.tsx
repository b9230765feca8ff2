import { DownOutlined } from '@ant-design/icons';
import { Link, useNavigate } from '@tanstack/react-router';
import { Alert, Button, Card, Dropdown, Flex, Timeline, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { WaitingRequests } from '@/features/approval/waiting-requests';
import { api } from '@/shared/api/client';
import { useList } from '@/shared/api/list';
import { useCan } from '@/shared/api/session';
import { formatInstant } from '@/shared/lib/date';
import { ActButton } from '@/shared/ui/act-button';
import { CustomerLink } from '@/shared/ui/customer-link';
import { Details } from '@/shared/ui/detail';
import { Loaded } from '@/shared/ui/loaded';
import { MoneyText } from '@/shared/ui/money-text';
import { Page } from '@/shared/ui/page';
import { deleteContract, restoreContract } from './commands';
import { AmendDrawer, ChangeContractDrawer, SignDrawer, TerminateDrawer } from './contract-drawers';
import { ContractFiles } from './contract-files';
import { ContractStatus } from './contract-list';
import { ContractPlan } from './contract-plan';
import { RenewDrawer, ResumeDrawer, SuspendDrawer } from './life-drawers';
import { useLifeWords } from './use-life-words';
import type { Contract } from './vocabulary';

/** The one page about a contract: its terms and their versions, and what other features add in between. */
export function ContractFrame(props: { contractId: string; children?: ReactNode }) {
  const { contractId } = props;
  const contract = api.useQuery('get', '/api/v1/contracts/{id}', { params: { path: { id: contractId } } });
  return (
    <Loaded query={contract}>
      {(found) => (
        <Page
          title={found.title}
          tags={<ContractStatus status={found.status} />}
          actions={<Actions contract={found} />}
        >
          <WaitingRequests of={{ subjectId: contractId }} />
          <Waiting contract={found} />
          <Terms contract={found} />
          <ContractPlan contract={found} />
          {props.children}
          <ContractFiles contractId={contractId} />
          <Versions contractId={contractId} />
        </Page>
      )}
    </Loaded>
  );
}

function Actions(props: { contract: Contract }) {
  const { t } = useTranslation(['contract', 'common']);
  const { t: life } = useLifeWords();
  const can = useCan();
  const navigate = useNavigate();
  const { contract } = props;
  const [open, setOpen] = useState<
    'change' | 'sign' | 'amend' | 'terminate' | 'suspend' | 'resume' | 'renew'
  >();
  const close = () => setOpen(undefined);
  const { status } = contract;
  const running = status === 'SIGNED' || status === 'ACTIVE';
  const suspended = contract.suspendedFrom !== undefined && contract.resumesOn === undefined;
  const rest = [
    { key: 'renew' as const, shown: status !== 'DRAFT' && !contract.renewedBy && can('contract:write') },
    { key: 'suspend' as const, shown: running && !suspended && can('contract:sign') },
    {
      key: 'terminate' as const,
      shown: (running || status === 'SUSPENDED') && can('contract:sign'),
      danger: true,
    },
  ].filter(({ shown }) => shown);
  return (
    <>
      {contract.status === 'DRAFT' && can('contract:sign') && (
        <Button type="primary" onClick={() => setOpen('sign')}>
          {t('sign')}
        </Button>
      )}
      {contract.status === 'DRAFT' && can('contract:write') && (
        <>
          <Button onClick={() => setOpen('change')}>{t('common:action.edit')}</Button>
          <ActButton
            danger
            send={() => deleteContract(contract.id, contract.version)}
            done={t('deleted')}
            undo={() => restoreContract(contract.id)}
            onDone={() => void navigate({ to: '/contracts' })}
          >
            {t('common:action.delete')}
          </ActButton>
        </>
      )}
      {running && can('contract:sign') && <Button onClick={() => setOpen('amend')}>{t('amend')}</Button>}
      {suspended && can('contract:sign') && (
        <Button type="primary" onClick={() => setOpen('resume')}>
          {life('resume')}
        </Button>
      )}
      {rest.length > 0 && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: rest.map(({ key, danger = false }) => ({
              key,
              danger,
              label: key === 'terminate' ? t('terminate') : life(key),
              onClick: () => setOpen(key),
            })),
          }}
        >
          <Button icon={<DownOutlined aria-hidden />} iconPlacement="end">
            {life('more')}
          </Button>
        </Dropdown>
      )}
      {open === 'change' && <ChangeContractDrawer contract={contract} onClose={close} />}
      {open === 'sign' && <SignDrawer contract={contract} onClose={close} />}
      {open === 'amend' && <AmendDrawer contract={contract} onClose={close} />}
      {open === 'suspend' && <SuspendDrawer contract={contract} onClose={close} />}
      {open === 'resume' && <ResumeDrawer contract={contract} onClose={close} />}
      {open === 'renew' && <RenewDrawer contract={contract} onClose={close} />}
      {open === 'terminate' && <TerminateDrawer contract={contract} onClose={close} />}
    </>
  );
}

/** What is under way about a contract: an amendment that a second person decides, a suspension, its successor. */
function Waiting(props: { contract: Contract }) {
  const { t } = useLifeWords();
  const { suspendedFrom, resumesOn, renewedBy } = props.contract;
  return (
    <>
      {suspendedFrom && (
        <Alert
          type="warning"
          showIcon
          title={
            resumesOn
              ? t('suspendedUntil', { from: suspendedFrom, on: resumesOn })
              : t('suspendedSince', { from: suspendedFrom })
          }
        />
      )}
      {renewedBy && (
        <Alert
          type="info"
          showIcon
          title={t('isRenewed')}
          action={
            <Link to="/contracts/$contractId" params={{ contractId: renewedBy }}>
              {t('toNext')}
            </Link>
          }
        />
      )}
    </>
  );
}

function Terms(props: { contract: Contract }) {
  const { t } = useTranslation(['contract', 'common']);
  const { t: life } = useLifeWords();
  const { contract } = props;
  return (
    <Card>
      <Details
        items={[
          [t('field.number'), contract.number],
          [
            t('common:field.customer'),
            <CustomerLink key="customer" id={contract.customerId} name={contract.customerName} />,
          ],
          [
            t('field.counterparties'),
            contract.counterparties.map(({ name, role }) => `${name} (${role})`).join(t('common:comma')),
          ],
          [t('common:field.amount'), <MoneyText key="amount" value={contract.amount} strong />],
          [t('field.startsOn'), contract.startsOn],
          [t('field.endsOn'), contract.endsOn ?? t('openEnd')],
          [t('field.signedOn'), contract.signedOn],
          [t('field.terminatedOn'), contract.terminatedOn],
          [life('terminationReason'), contract.terminationReason],
          [
            life('autoRenew'),
            contract.autoRenewMonths && life('everyMonths', { count: contract.autoRenewMonths }),
          ],
          [
            life('renews'),
            contract.renews && (
              <Link key="renews" to="/contracts/$contractId" params={{ contractId: contract.renews }}>
                {life('toPrevious')}
              </Link>
            ),
          ],
          [
            t('billing.title'),
            contract.billing.amount && (
              <span key="billing">
                {t(`cycle.${contract.billing.cycle}`)} · <MoneyText value={contract.billing.amount} />
              </span>
            ),
          ],
          [t('field.termsVersion'), contract.termsVersion],
          [t('common:field.note'), contract.note && <span className="prewrap">{contract.note}</span>],
        ]}
      />
      {contract.terms && <p className="prewrap">{contract.terms}</p>}
    </Card>
  );
}

function Versions(props: { contractId: string }) {
  const { t } = useTranslation('contract');
  const list = useList('/api/v1/contracts/{id}/versions', { path: { id: props.contractId } });
  return (
    <Card title={t('versions')}>
      <Timeline
        items={list.items.map((version) => ({
          key: version.termsVersion,
          content: (
            <Flex vertical gap={4}>
              <Flex gap={8} wrap>
                <Typography.Text strong>{t('version', { number: version.termsVersion })}</Typography.Text>
                <MoneyText value={version.amount} />
                <span>
                  {version.startsOn} – {version.endsOn ?? t('openEnd')}
                </span>
              </Flex>
              {version.reason && <span>{version.reason}</span>}
              <Typography.Text type="secondary">
                {formatInstant(version.createdAt)}
                {version.createdByName && ` · ${version.createdByName}`}
              </Typography.Text>
            </Flex>
          ),
        }))}
      />
    </Card>
  );
}
