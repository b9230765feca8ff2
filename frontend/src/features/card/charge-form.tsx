import { Alert, Button, Flex, Input, type InputRef, Card as Panel, Select } from 'antd';
import { type FormEvent, type Ref, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api/client';
import type { Command } from '@/shared/api/command';
import type { Schemas } from '@/shared/api/types';
import { fen, formatMoney, isAmount, normaliseAmount, yuan } from '@/shared/lib/money';
import { options } from '@/shared/lib/options';
import { useLost } from '@/shared/offline/connection';
import { ProblemNote } from '@/shared/ui/problem-note';
import { Keypad } from './keypad';
import { checkOutOf, type RestMethod, type Sale, type Shown, shortOf } from './shown';
import { type Checkout, restMethods } from './vocabulary';

export type Charge = Command<Schemas['CheckOut'], Checkout>;

export const isCharge = (amount: string): boolean => isAmount(amount) && fen(amount) > 0n;

/** The amount and the one button that charges it. Nothing is shown as paid before the server has said so. */
export function ChargeForm(props: {
  shown: Shown | undefined;
  sale: Sale;
  charge: Charge;
  form: Ref<HTMLFormElement>;
  amountField: Ref<InputRef>;
  onChange: (sale: Sale) => void;
  onCharge: (body: Schemas['CheckOut']) => void;
}) {
  const { t, i18n } = useTranslation(['card', 'common']);
  const { shown, sale, charge, onChange } = props;
  const lost = useLost();
  const { amount, memo } = sale;
  const holder = shown && shown.by !== 'code' ? shown.card.id : undefined;
  // Of the card that was charged last: a PIN that was typed for one card is never sent with another.
  const [pin, setPin] = useState({ of: '', asked: false, typed: '' });
  const [rest, setRest] = useState<RestMethod>();
  const ofThis = pin.of === holder;
  const typedPin = ofThis ? pin.typed : '';
  const refusedPin = ofThis && (pin.asked || charge.problem?.code.startsWith('card_pin_') === true);
  const byPhone = shown?.by === 'phone';
  const { data: known } = api.useQuery(
    'get',
    '/api/v1/cards/{id}/pin',
    { params: { path: { id: holder ?? '' } } },
    { enabled: byPhone },
  );
  const impossible = byPhone && known && (known.locked ? 'pinLocked' : !known.set && 'noPin');
  const asksPin = (byPhone && !impossible) || refusedPin;
  const valid = isCharge(amount);
  const missing = valid ? shortOf(shown, amount) : undefined;
  const unpaid = missing !== undefined && !rest;
  const ready = !lost && valid && !impossible && !unpaid && (!byPhone || typedPin.length === 6);
  const money = (value: string) => formatMoney(yuan(value), i18n.language);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!shown || !ready) return;
    setPin({ of: holder ?? '', asked: refusedPin, typed: '' });
    props.onCharge(
      checkOutOf(shown, sale, { ...(typedPin ? { pin: typedPin } : {}), rest: missing ? rest : undefined }),
    );
  }

  function label() {
    if (lost) return t('checkout.offline');
    if (!shown) return t('checkout.findFirst');
    if (impossible) return t('checkout.otherWay');
    if (!valid) return t('checkout.chargeNothing');
    if (unpaid) return t('checkout.shortBy', { amount: money(missing) });
    return ready ? t('checkout.charge', { amount: money(amount) }) : t('checkout.pinFirst');
  }

  return (
    <Panel>
      <form ref={props.form} onSubmit={submit}>
        <Flex vertical gap={12}>
          <Input
            ref={props.amountField}
            size="large"
            prefix="¥"
            inputMode="decimal"
            autoComplete="off"
            style={{ fontSize: 28 }}
            aria-label={t('common:field.amount')}
            aria-keyshortcuts="F8"
            placeholder="0.00"
            disabled={charge.pending || lost}
            value={amount}
            onChange={(event) => onChange({ ...sale, amount: normaliseAmount(event.target.value) })}
          />
          <Keypad
            amount={amount}
            onChange={(next) => onChange({ ...sale, amount: next })}
            disabled={charge.pending || lost}
          />
          <Input
            aria-label={t('common:field.memo')}
            placeholder={t('common:field.memo')}
            maxLength={200}
            value={memo}
            onChange={(event) => onChange({ ...sale, memo: event.target.value })}
          />
          {missing && (
            <Alert
              type="warning"
              showIcon
              title={t('checkout.short', { amount: money(missing) })}
              description={
                <Flex vertical gap={8}>
                  {unpaid && t('checkout.shortHow')}
                  <Select
                    allowClear
                    className="wide"
                    aria-label={t('checkout.rest')}
                    placeholder={t('checkout.rest')}
                    value={rest ?? null}
                    options={options(restMethods, (method) => t(`common:method.${method}`))}
                    onChange={(chosen: RestMethod | null) => setRest(chosen ?? undefined)}
                  />
                </Flex>
              }
            />
          )}
          {impossible && <Alert type="info" showIcon title={t(`checkout.${impossible}`)} />}
          <ProblemNote problem={charge.problem} />
          {asksPin && (
            <Input.Password
              size="large"
              autoFocus={refusedPin}
              visibilityToggle={false}
              inputMode="numeric"
              autoComplete="off"
              maxLength={6}
              aria-label={t('checkout.pin')}
              placeholder={t('checkout.pin')}
              value={typedPin}
              onChange={(event) =>
                setPin({ of: holder ?? '', asked: refusedPin, typed: event.target.value.replace(/\D/g, '') })
              }
            />
          )}
          <Button
            type="primary"
            size="large"
            htmlType="submit"
            block
            style={{ height: 56, fontSize: 20 }}
            aria-keyshortcuts="F9"
            disabled={!shown || !ready}
            loading={charge.pending}
          >
            {label()}
          </Button>
        </Flex>
      </form>
    </Panel>
  );
}

/**
 * No answer came, so nobody knows whether the card was charged. The same request is sent again, under the same key: it
 * charges once. Until that is known, the next sale waits.
 */
export function UnsurePanel(props: { charge: Charge; onAgain: () => void; onGiveUp: () => void }) {
  const { t } = useTranslation('card');
  const lost = useLost();
  return (
    <Panel>
      <Flex vertical gap={12}>
        <ProblemNote problem={props.charge.problem} />
        <Alert type="warning" showIcon role="alert" title={t('checkout.unsure')} />
        <Button
          type="primary"
          size="large"
          block
          autoFocus
          style={{ height: 56, fontSize: 20 }}
          loading={props.charge.pending}
          onClick={props.onAgain}
        >
          {t('checkout.findOut')}
        </Button>
        <Button disabled={props.charge.pending || lost} onClick={props.onGiveUp}>
          {t('checkout.giveUp')}
        </Button>
      </Flex>
    </Panel>
  );
}
