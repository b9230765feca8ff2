import { FullscreenExitOutlined, FullscreenOutlined } from '@ant-design/icons';
import { getRouteApi, Link } from '@tanstack/react-router';
import {
  Alert,
  App,
  Button,
  Col,
  Flex,
  Input,
  type InputRef,
  Card as Panel,
  Radio,
  Row,
  Space,
  Typography,
} from 'antd';
import { type FormEvent, type Ref, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '@/shared/api/command';
import type { Schemas } from '@/shared/api/types';
import { useScanner } from '@/shared/lib/scanner';
import { useLost } from '@/shared/offline/connection';
import { MoneyText } from '@/shared/ui/money-text';
import { Page } from '@/shared/ui/page';
import { ProblemNote } from '@/shared/ui/problem-note';
import { useKeys } from '@/shared/ui/use-keys';
import { CardActions } from './card-actions';
import { CardStatus } from './card-status';
import { ChargeForm, isCharge, UnsurePanel } from './charge-form';
import { checkOut, findCards } from './commands';
import { CheckoutPanel, ReceiptPanel } from './receipt-panel';
import { checkOutOf, readShown, type Sale, type Shown } from './shown';
import type { Card, Checkout, Receipt } from './vocabulary';

const route = getRouteApi('/shell/pos');

const NO_SALE: Sale = { amount: '', memo: '' };
const FIND = 'desk-find';

type Asked = { by: 'number' | 'phone'; text: string };
type Done = { checkout: Checkout } | { receipt: Receipt; title: string };

/** The till: show the card, type the amount, charge; by scanner, keyboard or thumb, in either order. */
export function CheckoutPage() {
  const { t } = useTranslation(['card', 'offline']);
  const { message } = App.useApp();
  const lost = useLost();
  const { find, full } = route.useSearch();
  const navigate = route.useNavigate();
  const [cards, setCards] = useState<Card[]>();
  const [shown, setShown] = useState<Shown>();
  const [sale, setSale] = useState(NO_SALE);
  const [done, setDone] = useState<Done>();
  const [unsure, setUnsure] = useState<Schemas['CheckOut']>();
  const [asked, setAsked] = useState<Asked>();
  // Each sale has a key of its own: one that was given up is never taken for the next.
  const [round, setRound] = useState(0);
  const [acting, setActing] = useState(false);
  const search = useCommand(({ by, text }: Asked) => findCards(by, text));
  const charge = useCommand(checkOut, String(round));
  const form = useRef<HTMLFormElement>(null);
  const findField = useRef<InputRef>(null);
  const amountField = useRef<InputRef>(null);
  const beforeScan = useRef(NO_SALE);

  async function look(typed: string, of: Sale = sale) {
    const { by, text } = readShown(typed);
    setDone(undefined);
    setShown(undefined);
    setCards(undefined);
    charge.clear();
    if (by === 'code') {
      const coded: Shown = { by, code: text };
      setShown(coded);
      // With the amount on the screen the customer has agreed by showing the code, which lives for a minute.
      if (isCharge(of.amount)) void send(checkOutOf(coded, of));
      else amountField.current?.focus();
      return;
    }
    setAsked({ by, text });
    const found = await search.run({ by, text });
    if (!found) return;
    setCards(found);
    const usable = found.filter(({ status }) => status === 'ACTIVE');
    if (usable.length === 1 && usable[0]) choose(usable[0], { by, text });
  }

  function choose(card: Card, { by, text }: Asked) {
    setShown(by === 'phone' ? { by, phone: text, card } : { by, card });
    amountField.current?.focus();
  }

  async function send(body: Schemas['CheckOut']) {
    const paid = await charge.run(body);
    if (!paid) {
      setUnsure(body);
      return;
    }
    setUnsure(undefined);
    setDone({ checkout: paid });
    setSale(NO_SALE);
  }

  function next() {
    setDone(undefined);
    setShown(undefined);
    setCards(undefined);
    setUnsure(undefined);
    charge.clear();
    setRound(round + 1);
    void navigate({ search: ({ full: kept }) => (kept ? { full: kept } : {}), replace: true });
    findField.current?.focus();
  }

  const waiting = charge.problem && !charge.problem.final && unsure;

  /** Another card, unless that would throw away what is open, or what is under way with this one. */
  function seek(typed: string, of: Sale = sale) {
    if (!lost && !acting && !charge.pending && !waiting) void look(typed, of);
    else void message.warning({ key: FIND, content: lost ? t('offline:notNow') : t('checkout.finishFirst') });
  }

  useScanner({
    ownField: FIND,
    onBegin: () => {
      beforeScan.current = sale;
    },
    onScan: (text) => {
      setSale(beforeScan.current);
      // What the scanner typed into the amount by the way must not be charged.
      seek(text, beforeScan.current);
    },
  });
  useKeys([
    ['F2', () => findField.current?.focus()],
    ['F8', () => amountField.current?.focus()],
    ['F9', () => !acting && form.current?.requestSubmit()],
    ['F10', () => done && globalThis.print()],
  ]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a link from a card's page is followed once
  useEffect(() => {
    if (find) void look(find);
  }, [find]);

  return (
    <Page title={t('checkout.title')} actions={<FullScreen full={full ?? false} />}>
      <Row gutter={[16, 16]}>
        <Col xs={24} lg={12}>
          <Flex vertical gap={16}>
            <FindForm
              key={find ?? ''}
              field={findField}
              initial={find ?? ''}
              pending={search.pending}
              onFind={(typed) => seek(typed)}
            />
            <ProblemNote problem={search.problem} />
            {shown?.by === 'code' && !done && (
              <Alert type="info" showIcon title={t('checkout.code', { end: shown.code.slice(-4) })} />
            )}
            {cards?.length === 0 && <Alert type="warning" showIcon title={t('checkout.none')} />}
            {cards && cards.length > 0 && (
              <CardChoice
                cards={cards}
                card={shown && shown.by !== 'code' ? shown.card : undefined}
                onChoose={(card) => asked && choose(card, asked)}
                onDone={(receipt, title) => setDone({ receipt, title })}
                onChanged={(number) => void look(number)}
                onBusy={setActing}
              />
            )}
            {!cards && !shown && <Typography.Text type="secondary">{t('checkout.how')}</Typography.Text>}
          </Flex>
        </Col>
        <Col xs={24} lg={12}>
          {done && 'checkout' in done && <CheckoutPanel checkout={done.checkout} onNext={next} />}
          {done && 'receipt' in done && (
            <ReceiptPanel title={done.title} receipt={done.receipt} onNext={next} />
          )}
          {!done && waiting && (
            <UnsurePanel charge={charge} onAgain={() => void send(waiting)} onGiveUp={next} />
          )}
          {!done && !waiting && (
            <ChargeForm
              shown={shown}
              sale={sale}
              charge={charge}
              form={form}
              amountField={amountField}
              onChange={setSale}
              onCharge={(body) => void send(body)}
            />
          )}
        </Col>
      </Row>
    </Page>
  );
}

/** The till alone on the screen, without the menu. */
function FullScreen(props: { full: boolean }) {
  const { t } = useTranslation('card');
  const navigate = route.useNavigate();
  function change() {
    // Some browsers refuse; the menu goes away all the same.
    if (props.full) void document.exitFullscreen?.().catch(() => undefined);
    else void document.documentElement.requestFullscreen?.().catch(() => undefined);
    void navigate({
      search: (before) => ({ ...before, full: props.full ? undefined : true }),
      replace: true,
    });
  }
  return (
    <Button
      icon={props.full ? <FullscreenExitOutlined aria-hidden /> : <FullscreenOutlined aria-hidden />}
      onClick={change}
    >
      {t(props.full ? 'checkout.leaveFull' : 'checkout.full')}
    </Button>
  );
}

function FindForm(props: {
  field: Ref<InputRef>;
  initial: string;
  pending: boolean;
  onFind: (typed: string) => void;
}) {
  const { t } = useTranslation('card');
  const [typed, setTyped] = useState(props.initial);
  function submit(event: FormEvent) {
    event.preventDefault();
    if (!typed.trim()) return;
    props.onFind(typed.trim());
    // A payment code is good for one payment and is nobody's name for the card.
    if (readShown(typed).by === 'code') setTyped('');
  }
  return (
    <form onSubmit={submit}>
      <Space.Compact block>
        <Input
          ref={props.field}
          id={FIND}
          size="large"
          autoFocus
          inputMode="numeric"
          autoComplete="off"
          aria-label={t('checkout.find')}
          aria-keyshortcuts="F2"
          placeholder={t('checkout.find')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onFocus={(event) => event.target.select()}
        />
        <Button size="large" type="primary" htmlType="submit" loading={props.pending}>
          {t('checkout.search')}
        </Button>
      </Space.Compact>
    </form>
  );
}

function CardChoice(props: {
  cards: Card[];
  card: Card | undefined;
  onChoose: (card: Card) => void;
  onDone: (receipt: Receipt, title: string) => void;
  onChanged: (number: string) => void;
  onBusy: (busy: boolean) => void;
}) {
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
            <Flex vertical gap={8}>
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
                    <MoneyText value={card.principal} /> · {t('field.bonus')} <MoneyText value={card.bonus} />
                    )
                  </span>
                </Flex>
              </Radio>
              <Flex gap={8} wrap align="center">
                <CardActions
                  card={card}
                  onDone={props.onDone}
                  onChanged={props.onChanged}
                  onBusy={props.onBusy}
                />
                <Link to="/cards/$cardId" params={{ cardId: card.id }}>
                  {t('checkout.statement')}
                </Link>
              </Flex>
            </Flex>
          </Panel>
        ))}
      </Flex>
    </Radio.Group>
  );
}
