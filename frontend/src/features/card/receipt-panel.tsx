import { CheckCircleFilled } from '@ant-design/icons';
import { Button, Flex, Modal, Card as Panel, Space, Typography } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '@/shared/lib/date';
import { formatMoney } from '@/shared/lib/money';
import { Details } from '@/shared/ui/detail';
import { MoneyText } from '@/shared/ui/money-text';
import { Paper, PrintButtons } from './paper';
import type { Checkout, Receipt } from './vocabulary';

/** What was charged and what is left. */
export function CheckoutPanel(props: { checkout: Checkout; onNext: () => void }) {
  const { t } = useTranslation(['card', 'common']);
  const { card, payments, print, ...sale } = props.checkout;
  const others = payments.filter(({ method }) => method !== 'CARD');
  return (
    <Done title={t('checkout.paid')} amount={<MoneyText value={sale.amount} />} onNext={props.onNext}>
      <Details
        columns={2}
        items={[
          [t('field.number'), card.maskedNumber],
          [t('checkout.fromPrincipal'), <MoneyText key="principal" value={card.principal} />],
          [t('checkout.fromBonus'), <MoneyText key="bonus" value={card.bonus} />],
          ...others.map(
            ({ method, amount }) =>
              [t(`common:method.${method}`), <MoneyText key={method} value={amount} />] as [
                string,
                ReactNode,
              ],
          ),
          [t('checkout.left'), <MoneyText key="balance" value={card.balanceAfter} strong />],
          [t('common:field.time'), formatInstant(sale.at)],
          [t('checkout.entry'), sale.entryNumber],
        ]}
      />
      {print && <Paper lines={{ '80': print.mm80, '58': print.mm58 }} />}
    </Done>
  );
}

/** What was paid onto a card, or out of it. */
export function ReceiptPanel(props: {
  title: string;
  receipt: Receipt;
  nextText?: string;
  onNext: () => void;
}) {
  const { t, i18n } = useTranslation(['card', 'common']);
  const { receipt } = props;
  const money = (value: Receipt['amount']) => formatMoney(value, i18n.language);
  return (
    <Done
      title={props.title}
      amount={<MoneyText value={receipt.amount} />}
      nextText={props.nextText}
      onNext={props.onNext}
    >
      <Details
        columns={2}
        items={[
          [t('field.number'), receipt.number],
          [t('field.principal'), <MoneyText key="principal" value={receipt.principal} />],
          [t('field.bonus'), <MoneyText key="bonus" value={receipt.bonus} />],
          [t('checkout.left'), <MoneyText key="balance" value={receipt.balance} strong />],
          [t('common:field.time'), formatInstant(receipt.at)],
          [t('checkout.reference'), receipt.reference],
        ]}
      />
      <Paper
        rows={[
          [props.title, money(receipt.amount)],
          [t('field.number'), `•••• ${receipt.number.slice(-4)}`],
          [t('field.principal'), money(receipt.principal)],
          [t('field.bonus'), money(receipt.bonus)],
          [t('checkout.left'), money(receipt.balance)],
          [t('common:field.time'), formatInstant(receipt.at)],
          [t('checkout.reference'), receipt.reference],
        ]}
      />
    </Done>
  );
}

/** The same over a page that goes on afterwards. */
export function ReceiptDialog(props: { title: string; receipt: Receipt; onClose: () => void }) {
  const { t } = useTranslation('card');
  return (
    <Modal open footer={null} title={t('checkout.receipt')} onCancel={props.onClose}>
      <ReceiptPanel
        title={props.title}
        receipt={props.receipt}
        nextText={t('closeReceipt')}
        onNext={props.onClose}
      />
    </Modal>
  );
}

function Done(props: {
  title: string;
  amount: ReactNode;
  nextText?: string | undefined;
  onNext: () => void;
  children: ReactNode;
}) {
  const { t } = useTranslation('card');
  const next = useRef<HTMLButtonElement>(null);
  useEffect(() => next.current?.focus(), []);
  return (
    <Panel role="status" aria-label={t('checkout.receipt')} data-testid="receipt">
      <Flex vertical gap={16}>
        <Space>
          <CheckCircleFilled style={{ color: '#2e8b36', fontSize: 28 }} aria-hidden />
          <Typography.Title level={2} style={{ margin: 0 }}>
            {props.title} {props.amount}
          </Typography.Title>
        </Space>
        {props.children}
        <Flex gap={8} wrap>
          <Button ref={next} type="primary" size="large" onClick={props.onNext}>
            {props.nextText ?? t('checkout.next')}
          </Button>
          <PrintButtons />
        </Flex>
      </Flex>
    </Panel>
  );
}
