import { getRouteApi } from '@tanstack/react-router';
import { Button, Flex, Select, Switch, Tag, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useList } from '@/shared/api/list';
import { useSession } from '@/shared/api/session';
import type { Schemas } from '@/shared/api/types';
import { formatInstant } from '@/shared/lib/date';
import { options } from '@/shared/lib/options';
import { valuesOf } from '@/shared/lib/vocabulary';
import { ActButton } from '@/shared/ui/act-button';
import { CustomerLink } from '@/shared/ui/customer-link';
import { DataList } from '@/shared/ui/data-list';
import { SubjectLink } from '@/shared/ui/subject-link';
import { useCustomerNames } from '@/shared/ui/use-customer-name';
import { ApprovalFrame } from './approval-frame';
import { Asked } from './asked';
import { type ApprovalRequest, withdraw } from './commands';
import { ApproveDrawer, RejectDrawer } from './decide-drawers';
import { Mandates } from './mandates';
import { useActName } from './vocabulary';

const colors: Record<Schemas['ApprovalStatus'], string> = {
  PENDING: 'gold',
  APPROVED: 'green',
  REJECTED: 'red',
  WITHDRAWN: 'default',
  EXPIRED: 'default',
};
const statuses = valuesOf(colors);

const route = getRouteApi('/shell/approvals');

/** What one person asked for and another decides. */
export function ApprovalsPage() {
  const { t } = useTranslation(['approval', 'common']);
  const { me } = useSession();
  const { status, mayDecide } = route.useSearch();
  const navigate = route.useNavigate();
  const [deciding, setDeciding] = useState<{ request: ApprovalRequest; by: typeof ApproveDrawer }>();
  const list = useList('/api/v1/approvals', { query: { status, mayDecide } });
  const nameOf = useCustomerNames(list.items.map(({ customerId }) => customerId));
  const actName = useActName();
  const act = (request: ApprovalRequest) => actName(request.action);
  const checker = ({ checkerName, decidedForName }: ApprovalRequest) =>
    decidedForName ? t('decidedFor', { checker: checkerName ?? '', of: decidedForName }) : checkerName;
  const subject = ({ subjectType, subjectId, subjectLabel, customerId }: ApprovalRequest) => {
    const name = customerId && nameOf(customerId);
    const ofCustomer = customerId === subjectId;
    return (
      <Flex vertical>
        {name && <CustomerLink id={customerId} name={name} />}
        {ofCustomer && name ? (
          <Typography.Text type="secondary">{subjectLabel}</Typography.Text>
        ) : (
          <span>
            <SubjectLink type={subjectType} id={subjectId}>
              {subjectLabel}
            </SubjectLink>
          </span>
        )}
      </Flex>
    );
  };
  const state = (request: ApprovalRequest) => (
    <Tag color={colors[request.status]}>{t(`status.${request.status}`)}</Tag>
  );
  const isOwn = ({ status, maker }: ApprovalRequest) => status === 'PENDING' && maker === me?.id;
  const decide = (request: ApprovalRequest) =>
    (request.mayDecide || isOwn(request)) && (
      <Flex gap={8} wrap>
        {request.mayDecide && (
          <>
            <Button type="primary" size="small" onClick={() => setDeciding({ request, by: ApproveDrawer })}>
              {t('approve')}
            </Button>
            <Button size="small" danger onClick={() => setDeciding({ request, by: RejectDrawer })}>
              {t('reject')}
            </Button>
          </>
        )}
        {isOwn(request) && (
          <ActButton size="small" done={t('withdrawn')} send={() => withdraw(request.id)}>
            {t('withdraw')}
          </ActButton>
        )}
      </Flex>
    );
  return (
    <ApprovalFrame place="requests">
      <Mandates />
      <Flex gap={16} wrap align="center">
        <Select
          allowClear
          aria-label={t('common:field.status')}
          placeholder={t('common:field.status')}
          style={{ width: 160 }}
          value={status ?? null}
          options={options(statuses, (each) => t(`status.${each}`))}
          onChange={(chosen: string | null) =>
            void navigate({ search: (before) => ({ ...before, status: chosen ?? undefined }), replace: true })
          }
        />
        <Flex gap={8} align="center" component="label">
          <Switch
            checked={mayDecide ?? false}
            onChange={(on) =>
              void navigate({
                search: (before) => ({ ...before, mayDecide: on ? true : undefined }),
                replace: true,
              })
            }
          />
          {t('mayDecide')}
        </Flex>
      </Flex>
      <DataList
        list={list}
        label={t('title')}
        rowKey={(request) => request.id}
        empty={t('empty')}
        details={(request) => <Asked request={request} />}
        columns={[
          { title: t('common:field.time'), render: (_, request) => formatInstant(request.createdAt) },
          { title: t('field.action'), render: (_, request) => act(request) },
          { title: t('field.subject'), render: (_, request) => subject(request) },
          { title: t('field.maker'), dataIndex: 'makerName' },
          { title: t('common:field.reason'), width: 220, dataIndex: 'makerReason' },
          { title: t('common:field.status'), render: (_, request) => state(request) },
          { title: t('field.checker'), render: (_, request) => checker(request) },
        ]}
        actions={decide}
        card={(request) => ({
          title: act(request),
          extra: state(request),
          lines: (
            <Flex vertical gap={8}>
              {subject(request)}
              <Typography.Text type="secondary">
                {request.makerName} · {formatInstant(request.createdAt)}
              </Typography.Text>
              {request.makerReason && <span>{request.makerReason}</span>}
              {request.checkerName && (
                <span>
                  {t('field.checker')}
                  {t('common:colon')}
                  {checker(request)}
                </span>
              )}
              {decide(request)}
            </Flex>
          ),
        })}
      />
      {deciding && <deciding.by request={deciding.request} onClose={() => setDeciding(undefined)} />}
    </ApprovalFrame>
  );
}
