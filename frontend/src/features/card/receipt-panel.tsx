import { CheckCircleFilled } from '@ant-design/icons';
import { Button, Flex, Card as Panel, Space, Typography } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '@/shared/lib/date';
import { Details } from '@/shared/ui/detail';
import { MoneyText } from '@/shared/ui/money-text';
import type { Receipt } from './vocabulary';

/** What was charged and what is left; can be printed. */
export function ReceiptPanel(props: { receipt: Receipt; onNext: () => void }) {
  const { t } = useTranslation(['card', 'common']);
  const next = useRef<HTMLButtonElement>(null);
  const { receipt } = props;
  useEffect(() => next.current?.focus(), []);
  return (
    <Panel role="status" aria-label={t('checkout.receipt')} data-testid="receipt">
      <Flex vertical gap={16}>
        <Space>
          <CheckCircleFilled style={{ color: '#2e8b36', fontSize: 28 }} aria-hidden />
          <Typography.Title level={2} style={{ margin: 0 }}>
            {t('checkout.paid')} <MoneyText value={receipt.amount} />
          </Typography.Title>
        </Space>
        <Details
          columns={2}
          items={[
            [t('field.number'), receipt.number],
            [t('checkout.fromPrincipal'), <MoneyText key="principal" value={receipt.principal} />],
            [t('checkout.fromBonus'), <MoneyText key="bonus" value={receipt.bonus} />],
            [t('checkout.left'), <MoneyText key="balance" value={receipt.balance} strong />],
            [t('common:field.time'), formatInstant(receipt.at)],
            [t('checkout.reference'), receipt.reference],
          ]}
        />
        <Flex gap={8} className="no-print">
          <Button ref={next} type="primary" size="large" onClick={props.onNext}>
            {t('checkout.next')}
          </Button>
          <Button size="large" onClick={() => globalThis.print()}>
            {t('checkout.print')}
          </Button>
        </Flex>
      </Flex>
    </Panel>
  );
}
