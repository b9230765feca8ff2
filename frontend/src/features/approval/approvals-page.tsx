import { getRouteApi } from '@tanstack/react-router';
import { App, Button, Flex, Form, Input, Select, Switch, Table, Tag, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useList } from '@/shared/api/list';
import { useSession } from '@/shared/api/session';
import type { Schemas } from '@/shared/api/types';
import { same } from '@/shared/lib/body';
import { formatInstant } from '@/shared/lib/date';
import { options } from '@/shared/lib/options';
import { valuesOf } from '@/shared/lib/vocabulary';
import { ActButton } from '@/shared/ui/act-button';
import { CommandDrawer } from '@/shared/ui/command-drawer';
import { DataList } from '@/shared/ui/data-list';
import { MoneyText } from '@/shared/ui/money-text';
import { ApprovalFrame } from './approval-frame';
import { type ApprovalRequest, approve, reject, withdraw } from './commands';
import { Mandates } from './mandates';
import { leavesOf } from './payload';
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
  const [rejecting, setRejecting] = useState<ApprovalRequest>();
  const list = useList('/api/v1/approvals', { query: { status, mayDecide } });
  const actName = useActName();
  const act = (request: ApprovalRequest) => actName(request.action);
  const checker = ({ checkerName, decidedForName }: ApprovalRequest) =>
    decidedForName ? t('decidedFor', { checker: checkerName ?? '', of: decidedForName }) : checkerName;
  const state = (request: ApprovalRequest) => (
    <Tag color={colors[request.status]}>{t(`status.${request.status}`)}</Tag>
  );
  const decide = (request: ApprovalRequest) => (
    <Flex gap={8} wrap>
      {request.mayDecide && (
        <>
          <ActButton
            type="primary"
            size="small"
            confirm={t('approveConfirm', { act: act(request), subject: request.subjectLabel })}
            done={t('approved')}
            send={() => approve(request.id)}
          >
            {t('approve')}
          </ActButton>
          <Button size="small" danger onClick={() => setRejecting(request)}>
            {t('reject')}
          </Button>
        </>
      )}
      {request.status === 'PENDING' && request.maker === me?.id && (
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
          { title: t('field.subject'), dataIndex: 'subjectLabel' },
          { title: t('field.maker'), dataIndex: 'makerName' },
          { title: t('common:field.reason'), dataIndex: 'makerReason' },
          { title: t('common:field.status'), render: (_, request) => state(request) },
          { title: t('field.checker'), render: (_, request) => checker(request) },
          { title: t('common:field.actions'), render: (_, request) => decide(request) },
        ]}
        card={(request) => ({
          title: act(request),
          extra: state(request),
          lines: (
            <Flex vertical gap={8}>
              <span>{request.subjectLabel}</span>
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
      {rejecting && <RejectDrawer request={rejecting} onClose={() => setRejecting(undefined)} />}
    </ApprovalFrame>
  );
}

/** What was asked for, field by field. */
function Asked(props: { request: ApprovalRequest }) {
  const { t } = useTranslation('approval');
  const { diff } = props.request;
  return (
    <Flex vertical gap={8}>
      {diff && diff.length > 0 ? <Diff diff={diff} /> : <Leaves value={props.request.payload} />}
      {props.request.checkerReason && (
        <Typography.Text>{t('checkerReason', { reason: props.request.checkerReason })}</Typography.Text>
      )}
      {props.request.refusal && (
        <Typography.Text type="danger">{t('refused', { code: props.request.refusal.code })}</Typography.Text>
      )}
    </Flex>
  );
}

/** What was asked for or stands there, leaf by leaf. */
function Leaves(props: { value: unknown; field?: string }) {
  const { t } = useTranslation('approval');
  return (
    <dl className="changes">
      {leavesOf(props.field ?? '', props.value).map(({ field, value }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a field may stand there more than once, and nothing moves
        <div key={index}>
          {field !== props.field && <dt>{t(`payload.${field}`, { defaultValue: field })}</dt>}
          <dd>{typeof value === 'string' ? value : <MoneyText value={value} />}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What a change of a record is to make of each field, beside what it was when asked for and what it is now. */
function Diff(props: { diff: NonNullable<ApprovalRequest['diff']> }) {
  const { t } = useTranslation('approval');
  const stale = props.diff.some((row) => !same(row.before, row.current));
  const column = (key: 'before' | 'proposed' | 'current') => ({
    title: t(`diff.${key}`),
    render: (_: unknown, row: (typeof props.diff)[number]) => <Leaves field={row.field} value={row[key]} />,
  });
  return (
    <Table
      size="small"
      rowKey="field"
      pagination={false}
      scroll={{ x: 'max-content' }}
      dataSource={props.diff}
      columns={[
        {
          title: t('field.field'),
          render: (_, { field }) => t(`payload.${field}`, { defaultValue: field }),
        },
        column('before'),
        column('proposed'),
        ...(stale ? [column('current')] : []),
      ]}
    />
  );
}

function RejectDrawer(props: { request: ApprovalRequest; onClose: () => void }) {
  const { t } = useTranslation(['approval', 'common']);
  const { message } = App.useApp();
  return (
    <CommandDrawer<Schemas['RejectRequest'], ApprovalRequest>
      title={t('rejectTitle', { subject: props.request.subjectLabel })}
      submitText={t('reject')}
      danger
      send={(values) => reject(props.request.id, values)}
      onDone={() => void message.success(t('rejected'))}
      onClose={props.onClose}
    >
      <Form.Item
        name="reason"
        label={t('common:field.reason')}
        rules={[{ required: true, whitespace: true }]}
      >
        <Input.TextArea autoFocus autoSize={{ minRows: 2 }} maxLength={500} />
      </Form.Item>
    </CommandDrawer>
  );
}
