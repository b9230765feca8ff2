import { getRouteApi } from '@tanstack/react-router';
import { App, Button, Flex, Form, Input, Select, Table, Tag, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useList } from '@/shared/api/list';
import { useSession } from '@/shared/api/session';
import type { Schemas } from '@/shared/api/types';
import { formatInstant } from '@/shared/lib/date';
import { options } from '@/shared/lib/options';
import { valuesOf } from '@/shared/lib/vocabulary';
import { ActButton } from '@/shared/ui/act-button';
import { CommandDrawer } from '@/shared/ui/command-drawer';
import { DataList } from '@/shared/ui/data-list';
import { Page } from '@/shared/ui/page';
import { type ApprovalRequest, approve, reject, withdraw } from './commands';

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
  const { status } = route.useSearch();
  const navigate = route.useNavigate();
  const [rejecting, setRejecting] = useState<ApprovalRequest>();
  const list = useList('/api/v1/approvals', { query: { status } });
  const act = (request: ApprovalRequest) =>
    t(`action.${request.action.replace('.', '_')}`, { defaultValue: request.action });
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
    <Page title={t('title')}>
      <Select
        allowClear
        aria-label={t('common:field.status')}
        placeholder={t('common:field.status')}
        style={{ width: 160 }}
        value={status ?? null}
        options={options(statuses, (each) => t(`status.${each}`))}
        onChange={(chosen: string | null) =>
          void navigate({ search: chosen ? { status: chosen } : {}, replace: true })
        }
      />
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
          { title: t('field.checker'), dataIndex: 'checkerName' },
          { title: '', render: (_, request) => decide(request) },
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
              {decide(request)}
            </Flex>
          ),
        })}
      />
      {rejecting && <RejectDrawer request={rejecting} onClose={() => setRejecting(undefined)} />}
    </Page>
  );
}

/** What was asked for, field by field. */
function Asked(props: { request: ApprovalRequest }) {
  const { t } = useTranslation('approval');
  const rows = Object.entries(props.request.payload).map(([field, value]) => ({
    field,
    value: typeof value === 'string' ? value : JSON.stringify(value),
  }));
  return (
    <Flex vertical gap={8}>
      <Table
        size="small"
        rowKey="field"
        pagination={false}
        dataSource={rows}
        columns={[
          { title: t('field.field'), dataIndex: 'field' },
          { title: t('field.value'), dataIndex: 'value' },
        ]}
      />
      {props.request.checkerReason && (
        <Typography.Text>{t('checkerReason', { reason: props.request.checkerReason })}</Typography.Text>
      )}
      {props.request.refusal && (
        <Typography.Text type="danger">{t('refused', { code: props.request.refusal.code })}</Typography.Text>
      )}
    </Flex>
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
