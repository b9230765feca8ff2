import { useNavigate } from '@tanstack/react-router';
import { App, Col, Form, Input, Row } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/shared/api/types';
import { plusDays, today } from '@/shared/lib/date';
import { ChangeDrawer } from '@/shared/ui/change-drawer';
import { CommandDrawer } from '@/shared/ui/command-drawer';
import { DateInput } from '@/shared/ui/inputs';
import { CustomerPicker } from '@/shared/ui/remote-picker';
import { BillLines } from './bill-lines';
import { CollectField } from './collect-field';
import { changeBill, draftBill } from './commands';
import type { Bill } from './vocabulary';

type Draft = Schemas['DraftBill'];

/** Drafts a bill of new lines, of debits that stand on the account, or of both, and goes to its page. */
export function DraftBillDrawer(props: { customerId?: string; onClose: () => void }) {
  const { t } = useTranslation(['billing', 'common']);
  const { message } = App.useApp();
  const navigate = useNavigate();
  const { customerId } = props;
  return (
    <CommandDrawer<Draft, Bill>
      title={t('draft')}
      submitText={t('draftSubmit')}
      draft={`bill.${customerId ?? ''}`}
      size={720}
      initial={{ dueOn: plusDays(today(), 30), lines: [] }}
      send={(values, key) => draftBill(customerId ? { ...values, customerId } : values, key)}
      onDone={(bill) => {
        void message.success(t('drafted'));
        void navigate({ to: '/bills/$billId', params: { billId: bill.id } });
      }}
      onClose={props.onClose}
    >
      {!customerId && (
        <Form.Item name="customerId" label={t('common:field.customer')} rules={[{ required: true }]}>
          <CustomerPicker />
        </Form.Item>
      )}
      <BillFields {...(customerId ? { customerId } : {})} />
    </CommandDrawer>
  );
}

/** What of a draft can be changed: its own lines, and which debits it collects. */
export function editable(bill: Bill): Omit<Draft, 'customerId'> {
  const { dueOn, periodFrom, periodTo, memo } = bill;
  return {
    lines: bill.lines
      .filter(({ entryId }) => !entryId)
      .map(({ description, quantity, unitPrice, discount, taxRate }) => ({
        description,
        quantity,
        unitPrice,
        ...(discount ? { discount } : {}),
        ...(taxRate ? { taxRate } : {}),
      })),
    collect: bill.lines.map(({ entryId }) => entryId).filter((id) => id !== undefined),
    dueOn,
    ...(periodFrom ? { periodFrom } : {}),
    ...(periodTo ? { periodTo } : {}),
    ...(memo ? { memo } : {}),
  };
}

export function ChangeBillDrawer(props: { bill: Bill; onClose: () => void }) {
  const { t } = useTranslation(['billing', 'common']);
  const { message } = App.useApp();
  const { bill } = props;
  return (
    <ChangeDrawer<Omit<Draft, 'customerId'>, Bill>
      title={t('change')}
      size={720}
      stored={bill}
      draft={`bill.change.${bill.id}`}
      read={editable}
      labels={{
        lines: t('lines.title'),
        collect: t('field.collect'),
        dueOn: t('field.dueOn'),
        periodFrom: t('field.periodFrom'),
        periodTo: t('field.periodTo'),
        memo: t('common:field.memo'),
      }}
      change={(patch, version) => changeBill(bill.id, patch, version)}
      onDone={() => void message.success(t('common:saved'))}
      onClose={props.onClose}
    >
      <BillFields
        customerId={bill.customerId}
        known={bill.lines.flatMap(({ entryId, description }) =>
          entryId ? [{ value: entryId, label: description }] : [],
        )}
      />
    </ChangeDrawer>
  );
}

function BillFields(props: { customerId?: string; known?: { value: string; label: string }[] }) {
  const { t } = useTranslation(['billing', 'common']);
  const picked: string | undefined = Form.useWatch('customerId');
  const customerId = props.customerId ?? picked;
  return (
    <>
      <BillLines />
      {customerId && (
        <Form.Item name="collect" label={t('field.collect')} extra={t('collectHint')}>
          <CollectField key={customerId} customerId={customerId} known={props.known ?? []} />
        </Form.Item>
      )}
      <Row gutter={12}>
        <Col xs={24} sm={8}>
          <Form.Item name="dueOn" label={t('field.dueOn')} rules={[{ required: true }]}>
            <DateInput />
          </Form.Item>
        </Col>
        <Col xs={24} sm={8}>
          <Form.Item name="periodFrom" label={t('field.periodFrom')}>
            <DateInput />
          </Form.Item>
        </Col>
        <Col xs={24} sm={8}>
          <Form.Item name="periodTo" label={t('field.periodTo')}>
            <DateInput />
          </Form.Item>
        </Col>
      </Row>
      <Form.Item name="memo" label={t('common:field.memo')}>
        <Input.TextArea autoSize={{ minRows: 2 }} maxLength={500} />
      </Form.Item>
    </>
  );
}
