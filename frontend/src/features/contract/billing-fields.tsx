import { Col, Form, Input, InputNumber, Row, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/shared/api/types';
import { options } from '@/shared/lib/options';
import { MoneyInput, useMoneyRule } from '@/shared/ui/inputs';
import { billingCycles } from './vocabulary';

/** How a contract is billed by itself: how often, on which day, and how much each time. */
export function BillingFields() {
  const { t } = useTranslation('contract');
  const rule = useMoneyRule();
  const cycle: Schemas['BillingCycle'] | undefined = Form.useWatch(['billing', 'cycle']);
  return (
    <>
      <Form.Item name={['billing', 'cycle']} label={t('billing.cycle')} extra={t('billing.hint')}>
        <Select options={options(billingCycles, (each) => t(`cycle.${each}`))} />
      </Form.Item>
      {cycle && cycle !== 'NONE' && (
        <Row gutter={12}>
          <Col xs={24} sm={12}>
            <Form.Item
              name={['billing', 'amount']}
              label={t('billing.amount')}
              rules={[{ required: true }, rule]}
            >
              <MoneyInput />
            </Form.Item>
          </Col>
          <Col xs={24} sm={12}>
            <Form.Item
              name={['billing', 'dayOfMonth']}
              label={t('billing.dayOfMonth')}
              rules={[{ required: true }]}
            >
              <InputNumber min={1} max={31} precision={0} className="wide" />
            </Form.Item>
          </Col>
          <Col xs={24} sm={12}>
            <Form.Item name={['billing', 'paymentTermsDays']} label={t('billing.paymentTermsDays')}>
              <InputNumber min={0} max={365} precision={0} className="wide" />
            </Form.Item>
          </Col>
          <Col xs={24} sm={12}>
            <Form.Item
              name={['billing', 'taxRate']}
              label={t('billing.taxRate')}
              rules={[{ pattern: /^(\d{1,2}(\.\d{1,2})?|100)$/, message: t('billing.taxInvalid') }]}
            >
              <Input suffix="%" inputMode="decimal" autoComplete="off" />
            </Form.Item>
          </Col>
        </Row>
      )}
    </>
  );
}
