import { App, Flex, Form, Input, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/shared/api/types';
import { formatInstant } from '@/shared/lib/date';
import { CommandDrawer } from '@/shared/ui/command-drawer';
import { CustomerLink } from '@/shared/ui/customer-link';
import { useCustomerName } from '@/shared/ui/use-customer-name';
import { Compared } from './asked';
import { type ApprovalRequest, approve, reject } from './commands';
import { useActName } from './vocabulary';

/** The yes of the second person, under what it would change. */
export function ApproveDrawer(props: { request: ApprovalRequest; onClose: () => void }) {
  const { t } = useTranslation('approval');
  const { message } = App.useApp();
  const { request } = props;
  const actName = useActName();
  return (
    <CommandDrawer<object, ApprovalRequest>
      title={t('approveTitle', { act: actName(request.action), subject: request.subjectLabel })}
      submitText={t('approve')}
      send={() => approve(request.id)}
      onDone={() => void message.success(t('approved'))}
      onClose={props.onClose}
    >
      <Flex vertical gap={16} style={{ marginBottom: 16 }}>
        <Typography.Text type="secondary">
          {request.makerName} · {formatInstant(request.createdAt)}
        </Typography.Text>
        <Whose customerId={request.customerId} />
        {request.makerReason && <span className="prewrap">{request.makerReason}</span>}
        <Compared request={request} />
      </Flex>
    </CommandDrawer>
  );
}

/** Whom it is about: what is decided names a card or a contract by its number alone. */
function Whose(props: { customerId: string | undefined }) {
  const name = useCustomerName(props.customerId);
  return props.customerId && name ? <CustomerLink id={props.customerId} name={name} /> : null;
}

export function RejectDrawer(props: { request: ApprovalRequest; onClose: () => void }) {
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
      <Flex vertical gap={16} style={{ marginBottom: 16 }}>
        <Whose customerId={props.request.customerId} />
        {props.request.makerReason && <span className="prewrap">{props.request.makerReason}</span>}
      </Flex>
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
