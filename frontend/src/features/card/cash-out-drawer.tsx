import type { FormInstance } from 'antd';
import { Alert, Flex, Form, Radio, Select, Skeleton, Tag, Typography } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api/client';
import { asProblem } from '@/shared/api/problem';
import type { Money, Schemas } from '@/shared/api/types';
import { fen, formatMoney, isAmount } from '@/shared/lib/money';
import { options } from '@/shared/lib/options';
import { CommandDrawer } from '@/shared/ui/command-drawer';
import { Details } from '@/shared/ui/detail';
import { MoneyInput, useMoneyRule } from '@/shared/ui/inputs';
import { MoneyText } from '@/shared/ui/money-text';
import { ProblemNote } from '@/shared/ui/problem-note';
import { ReasonField } from '@/shared/ui/reason-field';
import { cashOutCard } from './commands';
import { type Card, type Receipt, refundCauses, topUpMethods } from './vocabulary';

type CashOut = Schemas['CashOutCard'];
type Quote = Schemas['CashOutQuoteView'];

/** Pays a card out. What the law says is due to the holder is shown first, and less is never paid. */
export function CashOutDrawer(props: {
  card: Card;
  onDone: (receipt: Receipt | null) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation(['card', 'common']);
  const { card } = props;
  return (
    <CommandDrawer<CashOut, Receipt | null>
      title={`${t('act.cashOut')} · ${card.number}`}
      submitText={t('cashOut.submit')}
      danger
      size={600}
      initial={{ cause: 'CONSUMER', method: 'CASH' }}
      send={(values, key) => cashOutCard(card.id, values, key)}
      onDone={props.onDone}
      onClose={props.onClose}
    >
      {(form) => (
        <>
          <Form.Item name="cause" label={t('cashOut.cause')} rules={[{ required: true }]}>
            <Radio.Group vertical options={options(refundCauses, (cause) => t(`cashOut.causes.${cause}`))} />
          </Form.Item>
          <Terms form={form} cardId={card.id} />
          <Form.Item name="method" label={t('common:field.method')} rules={[{ required: true }]}>
            <Select options={options(topUpMethods, (method) => t(`common:method.${method}`))} />
          </Form.Item>
          <ReasonField />
        </>
      )}
    </CommandDrawer>
  );
}

function Terms(props: { form: FormInstance<CashOut>; cardId: string }) {
  const { form, cardId } = props;
  const cause = Form.useWatch('cause', form) ?? 'CONSUMER';
  const quote = api.useQuery('get', '/api/v1/cards/{id}/cash-out-quote', {
    params: { path: { id: cardId }, query: { cause } },
  });
  const due = quote.data?.refund.amount;
  useEffect(() => {
    if (due) form.setFieldValue('amount', { amount: due, currency: 'CNY' });
  }, [due, form]);

  if (quote.error) return <ProblemNote problem={asProblem(quote.error)} />;
  if (!quote.data) return <Skeleton active paragraph={{ rows: 5 }} />;
  return <Quoted quote={quote.data} />;
}

function Quoted(props: { quote: Quote }) {
  const { t, i18n } = useTranslation(['card', 'common']);
  const { quote } = props;
  const positive = useMoneyRule();
  const { refund, principal } = quote;
  const figures = ['paid', 'gift', 'consumed', 'deducted', 'principal', 'bonus', 'held'] as const;
  return (
    <>
      {!quote.allowed && <Alert type="error" showIcon title={t('cashOut.notAllowed')} />}
      {fen(quote.held.amount) > 0n && <Alert type="warning" showIcon title={t('cashOut.holdOpen')} />}
      <section aria-label={t('cashOut.figures')} className="quote">
        <Flex justify="space-between" align="baseline" gap={12} wrap>
          <Typography.Text strong>{t('cashOut.due')}</Typography.Text>
          <MoneyText value={refund} strong />
        </Flex>
        <Details
          columns={2}
          items={figures.map((figure) => [
            t(`cashOut.${figure}`),
            <MoneyText key={figure} value={quote[figure]} />,
          ])}
        />
        <Flex gap={4} wrap align="center">
          <Typography.Text type="secondary">{t('cashOut.rule')}</Typography.Text>
          {quote.articles.map((number) => (
            <Tag key={number}>{t('cashOut.article', { number })}</Tag>
          ))}
        </Flex>
      </section>
      <Form.Item
        name="amount"
        label={t('cashOut.amount')}
        extra={t('cashOut.between', {
          least: formatMoney(refund, i18n.language),
          most: formatMoney(principal, i18n.language),
        })}
        rules={[
          { required: true },
          positive,
          {
            validator: (_, value: Money | undefined) =>
              !value ||
              !isAmount(value.amount) ||
              (fen(value.amount) >= fen(refund.amount) && fen(value.amount) <= fen(principal.amount))
                ? Promise.resolve()
                : Promise.reject(new Error(t('cashOut.outside'))),
          },
        ]}
      >
        <MoneyInput />
      </Form.Item>
    </>
  );
}
