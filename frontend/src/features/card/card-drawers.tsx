import { useNavigate } from '@tanstack/react-router';
import { App, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCan } from '@/shared/api/session';
import type { Schemas } from '@/shared/api/types';
import { options } from '@/shared/lib/options';
import { CommandDrawer } from '@/shared/ui/command-drawer';
import { MoneyInput, useMoneyRule } from '@/shared/ui/inputs';
import { MoneyText } from '@/shared/ui/money-text';
import { CustomerPicker } from '@/shared/ui/remote-picker';
import { freezeCard, issueCard, spendCard, topUpCard, unfreezeCard } from './commands';
import { ProgramPicker } from './program-picker';
import { type Card, type Receipt, topUpMethods } from './vocabulary';

/** Issues a card, ready for use, and goes to its page. */
export function IssueCardDrawer(props: { customerId?: string; onClose: () => void }) {
  const { t } = useTranslation(['card', 'common']);
  const { message } = App.useApp();
  const navigate = useNavigate();
  const { customerId } = props;
  return (
    <CommandDrawer<Schemas['IssueCard'], Card>
      title={t('issue')}
      submitText={t('issueSubmit')}
      send={(values, key) =>
        issueCard({ ...values, ...(customerId ? { customerId } : {}), activate: true }, key)
      }
      onDone={(card) => {
        void message.success(t('issued', { number: card.number }));
        void navigate({ to: '/cards/$cardId', params: { cardId: card.id } });
      }}
      onClose={props.onClose}
    >
      <Form.Item name="programId" label={t('field.program')} rules={[{ required: true }]}>
        {/* A card with a name on it needs a customer; of the anonymous ones nobody may be the holder. */}
        <ProgramPicker query={{ status: 'ACTIVE', ...(customerId ? { kind: 'REGISTERED' } : {}) }} />
      </Form.Item>
      {!customerId && (
        <Form.Item name="customerId" label={t('common:field.customer')} extra={t('anonymousHint')}>
          <CustomerPicker />
        </Form.Item>
      )}
    </CommandDrawer>
  );
}

export function TopUpDrawer(props: { card: Card; onDone?: (receipt: Receipt) => void; onClose: () => void }) {
  const { t } = useTranslation(['card', 'common']);
  const { message } = App.useApp();
  const can = useCan();
  const positive = useMoneyRule();
  const notNegative = useMoneyRule({ zero: true });
  return (
    <CommandDrawer<Schemas['TopUpCard'], Receipt | null>
      title={t('topUpTitle', { number: props.card.number })}
      submitText={t('topUpSubmit')}
      initial={{ method: 'CASH' }}
      send={(values, key) => topUpCard(props.card.id, values, key)}
      onDone={(receipt) => {
        void message.success(t(receipt ? 'toppedUp' : 'waiting'));
        if (receipt) props.onDone?.(receipt);
      }}
      onClose={props.onClose}
    >
      <p>
        {t('field.balance')} <MoneyText value={props.card.balance} strong />
      </p>
      <Form.Item name="amount" label={t('topUpAmount')} rules={[{ required: true }, positive]}>
        <MoneyInput autoFocus />
      </Form.Item>
      {can('card-program:write') && (
        <Form.Item name="bonus" label={t('field.bonus')} rules={[notNegative]} extra={t('bonusHint')}>
          <MoneyInput />
        </Form.Item>
      )}
      <Form.Item name="method" label={t('common:field.method')} rules={[{ required: true }]}>
        <Select options={options(topUpMethods, (method) => t(`common:method.${method}`))} />
      </Form.Item>
      <Form.Item name="memo" label={t('common:field.memo')}>
        <Input autoComplete="off" maxLength={200} />
      </Form.Item>
    </CommandDrawer>
  );
}

export function SpendDrawer(props: { card: Card; onClose: () => void }) {
  const { t } = useTranslation(['card', 'common']);
  const { message } = App.useApp();
  const positive = useMoneyRule();
  return (
    <CommandDrawer<Schemas['SpendFromCard'], Receipt>
      title={t('spendTitle', { number: props.card.number })}
      submitText={t('spendSubmit')}
      send={(values, key) => spendCard(props.card.id, values, key)}
      onDone={() => void message.success(t('spent'))}
      onClose={props.onClose}
    >
      <p>
        {t('field.available')} <MoneyText value={props.card.available} strong />
      </p>
      <Form.Item name="amount" label={t('spendAmount')} rules={[{ required: true }, positive]}>
        <MoneyInput autoFocus />
      </Form.Item>
      <Form.Item name="memo" label={t('common:field.memo')}>
        <Input autoComplete="off" maxLength={200} />
      </Form.Item>
    </CommandDrawer>
  );
}

/** Freezes a card, or lets it be used again; the reason stays in the audit trail. */
export function FreezeDrawer(props: { card: Card; onClose: () => void }) {
  const { t } = useTranslation(['card', 'common']);
  const { message } = App.useApp();
  const frozen = props.card.status === 'FROZEN';
  const act = frozen ? unfreezeCard : freezeCard;
  return (
    <CommandDrawer<Schemas['ChangeCardStatus'], Card | null>
      title={t(frozen ? 'unfreeze' : 'freeze')}
      submitText={t(frozen ? 'unfreezeSubmit' : 'freezeSubmit')}
      danger={!frozen}
      send={(values) => act(props.card.id, values)}
      onDone={(card) => {
        const done = frozen ? 'unfrozen' : 'frozen';
        void message.success(t(card ? done : 'waiting'));
      }}
      onClose={props.onClose}
    >
      <Form.Item
        name="reason"
        label={t('common:field.reason')}
        rules={[{ required: true, whitespace: true }]}
      >
        <Input.TextArea autoSize={{ minRows: 2 }} maxLength={200} />
      </Form.Item>
    </CommandDrawer>
  );
}
