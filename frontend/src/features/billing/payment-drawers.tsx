import { Alert, App, Form, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Money, Schemas } from '@/shared/api/types';
import { today } from '@/shared/lib/date';
import { formatMoney } from '@/shared/lib/money';
import { options } from '@/shared/lib/options';
import { CommandDrawer } from '@/shared/ui/command-drawer';
import { DateInput, MoneyInput, useMoneyRule } from '@/shared/ui/inputs';
import { ReasonField } from '@/shared/ui/reason-field';
import { payBill, payBillByCard, undoCardPayment } from './commands';
import { shownCard } from './shown-card';
import { type Bill, billPaymentMethods } from './vocabulary';

function OpenNote(props: { bill: Bill }) {
  const { t, i18n } = useTranslation('billing');
  return (
    <Alert
      type="info"
      role="note"
      style={{ marginBottom: 16 }}
      title={t('openNow', { amount: formatMoney(props.bill.residual, i18n.language) })}
    />
  );
}

export function PayDrawer(props: { bill: Bill; onClose: () => void }) {
  const { t } = useTranslation(['billing', 'common']);
  const { message } = App.useApp();
  const rule = useMoneyRule();
  const { bill } = props;
  return (
    <CommandDrawer<Schemas['PayBill'], Bill>
      title={t('pay')}
      submitText={t('paySubmit')}
      initial={{ amount: bill.residual, method: 'TRANSFER', businessDate: today() }}
      send={(values, key) => payBill(bill.id, values, key)}
      onDone={() => void message.success(t('paid'))}
      onClose={props.onClose}
    >
      <OpenNote bill={bill} />
      <Form.Item
        name="amount"
        label={t('common:field.amount')}
        rules={[{ required: true }, rule]}
        extra={t('payHint')}
      >
        <MoneyInput autoFocus />
      </Form.Item>
      <Form.Item name="method" label={t('common:field.method')} rules={[{ required: true }]}>
        <Radio.Group
          optionType="button"
          options={options(billPaymentMethods, (each) => t(`common:method.${each}`))}
        />
      </Form.Item>
      <Form.Item name="businessDate" label={t('field.paidOn')} rules={[{ required: true }]}>
        <DateInput />
      </Form.Item>
      <Form.Item name="memo" label={t('common:field.memo')}>
        <Input maxLength={500} autoComplete="off" />
      </Form.Item>
    </CommandDrawer>
  );
}

type ByCard = { amount?: Money; shown: string; pin?: string };

/** The card is shown as at the till: its number, the customer's phone, or the code on their phone. */
export function PayByCardDrawer(props: { bill: Bill; onClose: () => void }) {
  const { t, i18n } = useTranslation(['billing', 'common']);
  const { message } = App.useApp();
  const rule = useMoneyRule();
  const { bill } = props;
  return (
    <CommandDrawer<ByCard, Schemas['CheckoutView']>
      title={t('payByCard')}
      submitText={t('payByCardSubmit')}
      initial={{ amount: bill.residual }}
      send={({ shown, amount, pin }, key) =>
        payBillByCard(
          bill.id,
          { ...shownCard(shown), ...(amount ? { amount } : {}), ...(pin ? { pin } : {}) },
          key,
        )
      }
      onDone={({ card }) =>
        void message.success(
          t('paidByCard', {
            card: card.maskedNumber,
            amount: formatMoney(card.amount, i18n.language),
            left: formatMoney(card.balanceAfter, i18n.language),
          }),
          6,
        )
      }
      onClose={props.onClose}
    >
      <OpenNote bill={bill} />
      <Form.Item
        name="shown"
        label={t('field.shown')}
        rules={[{ required: true, whitespace: true }]}
        extra={t('shownHint')}
      >
        <Input autoFocus autoComplete="off" inputMode="numeric" />
      </Form.Item>
      <Form.Item name="amount" label={t('common:field.amount')} rules={[{ required: true }, rule]}>
        <MoneyInput />
      </Form.Item>
      <Form.Item name="pin" label={t('field.pin')} extra={t('pinHint')}>
        <Input.Password autoComplete="off" inputMode="numeric" maxLength={12} />
      </Form.Item>
    </CommandDrawer>
  );
}

export function UndoCardPaymentDrawer(props: {
  payment: Schemas['BillCardPaymentView'];
  onClose: () => void;
}) {
  const { t } = useTranslation('billing');
  const { message } = App.useApp();
  return (
    <CommandDrawer<Schemas['UndoCardPayment'], Schemas['BillCardPaymentView'] | null>
      title={t('undoCardPayment')}
      submitText={t('undoCardPayment')}
      danger
      send={(values, key) => undoCardPayment(props.payment, values, key)}
      onDone={(undone) => void message.success(t(undone ? 'cardPaymentUndone' : 'waitsForSecond'))}
      onClose={props.onClose}
    >
      <p>{t('undoCardPaymentHint')}</p>
      <ReasonField />
    </CommandDrawer>
  );
}
