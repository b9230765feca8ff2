import { Button, Flex, Input, Card as Panel } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '@/shared/api/command';
import { fen, formatMoney, isAmount, normaliseAmount, yuan } from '@/shared/lib/money';
import { ProblemNote } from '@/shared/ui/problem-note';
import { spendCard } from './commands';
import { Keypad } from './keypad';
import type { Card, Receipt } from './vocabulary';

export type Sale = { amount: string; memo: string };

/** The amount and the one button that charges it. Nothing is shown as paid before the server has said so. */
export function ChargeForm(props: {
  card: Card | undefined;
  sale: Sale;
  onChange: (sale: Sale) => void;
  onCharged: (receipt: Receipt) => void;
}) {
  const { t, i18n } = useTranslation(['card', 'common']);
  const { card, sale, onChange } = props;
  const { amount, memo } = sale;
  // Of the card that was charged last: a PIN that was typed for one card is never sent with another.
  const [pin, setPin] = useState({ of: '', asked: false, typed: '' });
  const charge = useCommand(
    (id: string, key) =>
      spendCard(
        id,
        {
          amount: yuan(amount),
          ...(memo ? { memo } : {}),
          ...(pin.of === id && pin.typed ? { pin: pin.typed } : {}),
        },
        key,
      ),
    card?.id,
  );
  const asksPin = pin.of === card?.id && (pin.asked || charge.problem?.code.startsWith('card_pin_') === true);
  const valid = isAmount(amount) && fen(amount) > 0n;
  const label = valid
    ? t('checkout.charge', { amount: formatMoney(yuan(amount), i18n.language) })
    : t('checkout.chargeNothing');

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!card || !valid) return;
    setPin({ of: card.id, asked: asksPin, typed: '' });
    const receipt = await charge.run(card.id);
    if (receipt) props.onCharged(receipt);
  }

  return (
    <Panel>
      <form onSubmit={(event) => void submit(event)}>
        <Flex vertical gap={12}>
          <Input
            size="large"
            prefix="¥"
            inputMode="decimal"
            autoComplete="off"
            style={{ fontSize: 28 }}
            aria-label={t('common:field.amount')}
            placeholder="0.00"
            disabled={charge.pending}
            value={amount}
            onChange={(event) => onChange({ ...sale, amount: normaliseAmount(event.target.value) })}
          />
          <Keypad
            amount={amount}
            onChange={(next) => onChange({ ...sale, amount: next })}
            disabled={charge.pending}
          />
          <Input
            aria-label={t('common:field.memo')}
            placeholder={t('common:field.memo')}
            maxLength={200}
            value={memo}
            onChange={(event) => onChange({ ...sale, memo: event.target.value })}
          />
          <ProblemNote problem={charge.problem} />
          {asksPin && (
            <Input.Password
              size="large"
              autoFocus
              visibilityToggle={false}
              inputMode="numeric"
              autoComplete="off"
              maxLength={6}
              aria-label={t('checkout.pin')}
              placeholder={t('checkout.pin')}
              value={pin.typed}
              onChange={(event) => setPin({ ...pin, typed: event.target.value.replace(/\D/g, '') })}
            />
          )}
          <Button
            type="primary"
            size="large"
            htmlType="submit"
            block
            style={{ height: 56, fontSize: 20 }}
            disabled={!card || !valid}
            loading={charge.pending}
          >
            {card ? label : t('checkout.findFirst')}
          </Button>
        </Flex>
      </form>
    </Panel>
  );
}
