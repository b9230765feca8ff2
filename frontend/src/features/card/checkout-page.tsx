import { getRouteApi } from '@tanstack/react-router';
import { Alert, Button, Col, Flex, Input, Card as Panel, Radio, Row, Space, Typography } from 'antd';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '@/shared/api/command';
import { MoneyText } from '@/shared/ui/money-text';
import { Page } from '@/shared/ui/page';
import { ProblemNote } from '@/shared/ui/problem-note';
import { TopUpDrawer } from './card-drawers';
import { CardStatus } from './card-status';
import { ChargeForm, type Sale } from './charge-form';
import { findCards } from './commands';
import { ReceiptPanel } from './receipt-panel';
import type { Card, Receipt } from './vocabulary';

const route = getRouteApi('/shell/pos');

const NO_SALE: Sale = { amount: '', memo: '' };

/** The till: find the card, type the amount, charge. Three steps, by keyboard or by thumb. */
export function CheckoutPage() {
  const { t } = useTranslation('card');
  const { find } = route.useSearch();
  const [cards, setCards] = useState<Card[]>();
  const [card, setCard] = useState<Card>();
  const [sale, setSale] = useState(NO_SALE);
  const [receipt, setReceipt] = useState<Receipt>();
  const [toppingUp, setToppingUp] = useState(false);
  const search = useCommand((typed: string) => findCards(typed));

  async function look(typed: string) {
    setReceipt(undefined);
    setCard(undefined);
    setCards(undefined);
    const found = await search.run(typed);
    if (!found) return;
    setCards(found);
    const usable = found.filter((each) => each.status === 'ACTIVE');
    if (usable.length === 1) setCard(usable[0]);
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: a link from a card's page is followed once
  useEffect(() => {
    if (find) void look(find);
  }, [find]);

  function next() {
    setReceipt(undefined);
    setCard(undefined);
    setCards(undefined);
  }

  return (
    <Page title={t('checkout.title')}>
      <Row gutter={[16, 16]}>
        <Col xs={24} lg={12}>
          <Flex vertical gap={16}>
            <FindForm
              key={find ?? ''}
              initial={find ?? ''}
              pending={search.pending}
              onFind={(typed) => void look(typed)}
            />
            <ProblemNote problem={search.problem} />
            {cards?.length === 0 && <Alert type="warning" showIcon title={t('checkout.none')} />}
            {cards && cards.length > 0 && <CardChoice cards={cards} card={card} onChoose={setCard} />}
            {card && !receipt && (
              <Space wrap>
                <Button onClick={() => setToppingUp(true)}>{t('topUp')}</Button>
              </Space>
            )}
          </Flex>
        </Col>
        <Col xs={24} lg={12}>
          {receipt ? (
            <ReceiptPanel receipt={receipt} onNext={next} />
          ) : (
            <ChargeForm
              card={card}
              sale={sale}
              onChange={setSale}
              onCharged={(paid) => {
                setReceipt(paid);
                setSale(NO_SALE);
              }}
            />
          )}
        </Col>
      </Row>
      {card && toppingUp && (
        <TopUpDrawer card={card} onDone={() => void look(card.number)} onClose={() => setToppingUp(false)} />
      )}
    </Page>
  );
}

function FindForm(props: { initial: string; pending: boolean; onFind: (typed: string) => void }) {
  const { t } = useTranslation('card');
  const [typed, setTyped] = useState(props.initial);
  function submit(event: FormEvent) {
    event.preventDefault();
    if (typed.trim()) props.onFind(typed.trim());
  }
  return (
    <form onSubmit={submit}>
      <Space.Compact block>
        <Input
          size="large"
          autoFocus
          inputMode="numeric"
          autoComplete="off"
          aria-label={t('checkout.find')}
          placeholder={t('checkout.find')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button size="large" type="primary" htmlType="submit" loading={props.pending}>
          {t('checkout.search')}
        </Button>
      </Space.Compact>
    </form>
  );
}

function CardChoice(props: { cards: Card[]; card: Card | undefined; onChoose: (card: Card) => void }) {
  const { t } = useTranslation('card');
  return (
    <Radio.Group
      className="wide"
      aria-label={t('checkout.choose')}
      value={props.card?.id ?? null}
      onChange={(event) => {
        const chosen = props.cards.find((card) => card.id === event.target.value);
        if (chosen) props.onChoose(chosen);
      }}
    >
      <Flex vertical gap={8}>
        {props.cards.map((card) => (
          <Panel key={card.id} size="small">
            <Radio value={card.id} disabled={card.status !== 'ACTIVE'} className="wide">
              <Flex vertical gap={2}>
                <Space wrap>
                  <Typography.Text strong>{card.customerName ?? t('kind.ANONYMOUS')}</Typography.Text>
                  <CardStatus status={card.status} />
                </Space>
                <Typography.Text type="secondary">
                  {card.programName} · {card.number}
                </Typography.Text>
                <span>
                  {t('field.available')} <MoneyText value={card.available} strong /> ({t('field.principal')}{' '}
                  <MoneyText value={card.principal} /> · {t('field.bonus')} <MoneyText value={card.bonus} />)
                </span>
              </Flex>
            </Radio>
          </Panel>
        ))}
      </Flex>
    </Radio.Group>
  );
}
