import { App, Form, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Money, Schemas } from '@/shared/api/types';
import { today } from '@/shared/lib/date';
import { formatMoney } from '@/shared/lib/money';
import { options } from '@/shared/lib/options';
import { valuesOf } from '@/shared/lib/vocabulary';
import { CommandDrawer } from '@/shared/ui/command-drawer';
import { DateInput, MoneyInput, useMoneyRule } from '@/shared/ui/inputs';
import { ReasonField } from '@/shared/ui/reason-field';
import { receivePayment, refundCredit, writeOff } from './commands';
import { cashMethods, type OpenItem } from './vocabulary';

const strategies = valuesOf<Schemas['Strategy']>({ OLDEST: 0, NONE: 0 });

function MethodField() {
  const { t } = useTranslation('common');
  return (
    <Form.Item name="method" label={t('field.method')} rules={[{ required: true }]}>
      <Radio.Group optionType="button" options={options(cashMethods, (each) => t(`method.${each}`))} />
    </Form.Item>
  );
}

/** A customer pays: what is oldest due is settled first, or nothing yet. */
export function ReceiveDrawer(props: { customerId: string; onClose: () => void }) {
  const { t, i18n } = useTranslation(['receivable', 'common']);
  const { message } = App.useApp();
  const rule = useMoneyRule();
  return (
    <CommandDrawer<Omit<Schemas['ReceivePayment'], 'customerId'>, Schemas['PaymentView']>
      title={t('receive')}
      submitText={t('receiveSubmit')}
      initial={{ method: 'TRANSFER', businessDate: today(), allocate: 'OLDEST' }}
      send={(values, key) => receivePayment({ ...values, customerId: props.customerId }, key)}
      onDone={({ entry, allocations, unallocated }) =>
        void message.success(
          t('received', {
            number: entry.number,
            count: allocations.length,
            rest: formatMoney(unallocated, i18n.language),
          }),
          6,
        )
      }
      onClose={props.onClose}
    >
      <Form.Item name="amount" label={t('common:field.amount')} rules={[{ required: true }, rule]}>
        <MoneyInput autoFocus />
      </Form.Item>
      <MethodField />
      <Form.Item name="businessDate" label={t('field.paidOn')} rules={[{ required: true }]}>
        <DateInput />
      </Form.Item>
      <Form.Item name="allocate" label={t('field.allocate')}>
        <Radio.Group optionType="button" options={options(strategies, (each) => t(`strategy.${each}`))} />
      </Form.Item>
      <Form.Item name="memo" label={t('common:field.memo')}>
        <Input maxLength={500} autoComplete="off" />
      </Form.Item>
    </CommandDrawer>
  );
}

export function RefundDrawer(props: { customerId: string; onClose: () => void }) {
  const { t } = useTranslation(['receivable', 'common']);
  const { message } = App.useApp();
  const rule = useMoneyRule();
  return (
    <CommandDrawer<Schemas['RefundCredit'], Schemas['PaymentView'] | null>
      title={t('refund')}
      submitText={t('refundSubmit')}
      danger
      initial={{ method: 'TRANSFER', businessDate: today() }}
      send={(values, key) => refundCredit(props.customerId, values, key)}
      onDone={(refund) => void message.success(t(refund ? 'refunded' : 'waitsForSecond'))}
      onClose={props.onClose}
    >
      <p>{t('refundHint')}</p>
      <Form.Item name="amount" label={t('common:field.amount')} rules={[{ required: true }, rule]}>
        <MoneyInput autoFocus />
      </Form.Item>
      <MethodField />
      <Form.Item name="businessDate" label={t('field.paidOn')} rules={[{ required: true }]}>
        <DateInput />
      </Form.Item>
      <ReasonField />
    </CommandDrawer>
  );
}

export function WriteOffDrawer(props: { item: OpenItem; onClose: () => void }) {
  const { t } = useTranslation(['receivable', 'common']);
  const { message } = App.useApp();
  const rule = useMoneyRule();
  const { item } = props;
  return (
    <CommandDrawer<{ amount: Money; reason: string }, Schemas['PaymentView'] | null>
      title={t('writeOffTitle', { number: item.number })}
      submitText={t('writeOff')}
      danger
      initial={{ amount: item.residual }}
      send={({ amount, reason }, key) =>
        writeOff(item.customerId, { shares: [{ itemId: item.id, amount }], reason }, key)
      }
      onDone={(written) => void message.success(t(written ? 'writtenOff' : 'waitsForSecond'))}
      onClose={props.onClose}
    >
      <p>{t('writeOffHint')}</p>
      <Form.Item name="amount" label={t('common:field.amount')} rules={[{ required: true }, rule]}>
        <MoneyInput />
      </Form.Item>
      <ReasonField />
    </CommandDrawer>
  );
}
