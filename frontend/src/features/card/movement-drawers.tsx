import { App, Form, Input, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Money, Schemas } from '@/shared/api/types';
import { fen, formatMoney, isAmount } from '@/shared/lib/money';
import { CommandDrawer } from '@/shared/ui/command-drawer';
import { Details } from '@/shared/ui/detail';
import { MoneyInput, useMoneyRule } from '@/shared/ui/inputs';
import { MoneyText } from '@/shared/ui/money-text';
import { captureHold, returnToCard, reverseMovement, voidHold } from './commands';
import type { MovementActs } from './movement-acts';
import type { Card, Hold, Movement, Receipt } from './vocabulary';

export function MemoField() {
  const { t } = useTranslation('common');
  return (
    <Form.Item name="memo" label={t('field.memo')}>
      <Input autoComplete="off" maxLength={200} />
    </Form.Item>
  );
}

/** An amount that may not exceed what there is. */
function AmountUpTo(props: { most: Money; label: string; extra: string }) {
  const { t } = useTranslation('card');
  const positive = useMoneyRule();
  return (
    <Form.Item
      name="amount"
      label={props.label}
      extra={props.extra}
      rules={[
        { required: true },
        positive,
        {
          validator: (_, value: Money | undefined) =>
            !value || !isAmount(value.amount) || fen(value.amount) <= fen(props.most.amount)
              ? Promise.resolve()
              : Promise.reject(new Error(t('tooMuch'))),
        },
      ]}
    >
      <MoneyInput autoFocus />
    </Form.Item>
  );
}

/** Gives back a payment, all of it or a part, to the buckets that it came from. */
export function ReturnDrawer(props: {
  card: Card;
  movement: Movement;
  left: NonNullable<MovementActs['left']>;
  onDone: (receipt: Receipt) => void;
  onClose: () => void;
}) {
  const { t, i18n } = useTranslation('card');
  const { message } = App.useApp();
  const { card, movement, left } = props;
  return (
    <CommandDrawer<Omit<Schemas['ReturnToCard'], 'movement'>, Receipt | null>
      title={`${t('giveBack.title')} · ${card.number}`}
      submitText={t('giveBack.submit')}
      initial={{ amount: left.whole }}
      send={(values, key) => returnToCard(card.id, { ...values, movement: movement.reference }, key)}
      onDone={(receipt) => {
        if (receipt) props.onDone(receipt);
        else void message.success(t('waiting'));
      }}
      onClose={props.onClose}
    >
      <Typography.Paragraph>{t('giveBack.explain')}</Typography.Paragraph>
      <Details
        columns={2}
        items={[
          [t('giveBack.principal'), <MoneyText key="principal" value={left.principal} />],
          [t('giveBack.bonus'), <MoneyText key="bonus" value={left.bonus} />],
        ]}
      />
      <AmountUpTo
        most={left.whole}
        label={t('giveBack.amount')}
        extra={t('giveBack.most', { most: formatMoney(left.whole, i18n.language) })}
      />
      <MemoField />
    </CommandDrawer>
  );
}

/** Undoes a movement as if it had not been. */
export function ReverseDrawer(props: {
  card: Card;
  movement: Movement;
  onDone: (receipt: Receipt) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('card');
  const { card, movement } = props;
  return (
    <CommandDrawer<Omit<Schemas['ReverseMovement'], 'movement'>, Receipt>
      title={`${t('reverse.title')} · ${t(`movement.${movement.kind}`)}`}
      submitText={t('reverse.submit')}
      danger
      send={(values, key) => reverseMovement(card.id, { ...values, movement: movement.reference }, key)}
      onDone={props.onDone}
      onClose={props.onClose}
    >
      <Typography.Paragraph>{t('reverse.explain')}</Typography.Paragraph>
      <Details
        columns={2}
        items={[
          [t('field.principal'), <MoneyText key="principal" value={movement.principal} signed />],
          [t('field.bonus'), <MoneyText key="bonus" value={movement.bonus} signed />],
        ]}
      />
      <MemoField />
    </CommandDrawer>
  );
}

/** Takes what was set aside, or a part of it. */
export function CaptureDrawer(props: {
  hold: Hold;
  onDone: (receipt: Receipt) => void;
  onClose: () => void;
}) {
  const { t, i18n } = useTranslation('card');
  const { hold } = props;
  return (
    <CommandDrawer<Schemas['CaptureHold'], Receipt>
      title={t('hold.capture')}
      submitText={t('hold.captureSubmit')}
      initial={{ amount: hold.amount }}
      send={(values, key) => captureHold(hold.id, values, key)}
      onDone={props.onDone}
      onClose={props.onClose}
    >
      <Typography.Paragraph>{t('hold.captureExplain')}</Typography.Paragraph>
      <AmountUpTo
        most={hold.amount}
        label={t('spendAmount')}
        extra={t('hold.most', { most: formatMoney(hold.amount, i18n.language) })}
      />
      <MemoField />
    </CommandDrawer>
  );
}

/** Releases what was set aside. */
export function VoidDrawer(props: { hold: Hold; onDone: () => void; onClose: () => void }) {
  const { t } = useTranslation('card');
  return (
    <CommandDrawer<Schemas['VoidHold'], Receipt>
      title={t('hold.void')}
      submitText={t('hold.voidSubmit')}
      danger
      send={(values, key) => voidHold(props.hold.id, values, key)}
      onDone={props.onDone}
      onClose={props.onClose}
    >
      <p>
        {t('hold.voidExplain')} <MoneyText value={props.hold.amount} strong />
      </p>
      <MemoField />
    </CommandDrawer>
  );
}
