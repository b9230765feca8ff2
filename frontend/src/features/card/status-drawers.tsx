import { App, Form, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/shared/api/types';
import { CommandDrawer } from '@/shared/ui/command-drawer';
import { MoneyInput, useMoneyRule } from '@/shared/ui/inputs';
import { MoneyText } from '@/shared/ui/money-text';
import { ReasonField } from '@/shared/ui/reason-field';
import { replaceCard } from './commands';
import type { Card } from './vocabulary';

/** Moves a card to another state, for a reason that the audit trail keeps. */
export function StatusDrawer(props: {
  card: Card;
  title: string;
  explain: string;
  danger: boolean;
  send: (id: string, body: Schemas['ChangeCardStatus']) => Promise<Card>;
  onDone: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('common');
  const { message } = App.useApp();
  return (
    <CommandDrawer<Schemas['ChangeCardStatus'], Card>
      title={`${props.title} · ${props.card.number}`}
      submitText={props.title}
      danger={props.danger}
      send={(values) => props.send(props.card.id, values)}
      onDone={() => {
        void message.success(t('saved'));
        props.onDone();
      }}
      onClose={props.onClose}
    >
      <Typography.Paragraph>{props.explain}</Typography.Paragraph>
      <ReasonField />
    </CommandDrawer>
  );
}

/** A new card for a lost or broken one: it takes over the money and stands for the old one. */
export function ReplaceDrawer(props: { card: Card; onDone: (successor: Card) => void; onClose: () => void }) {
  const { t } = useTranslation('card');
  const { message } = App.useApp();
  const notNegative = useMoneyRule({ zero: true });
  return (
    <CommandDrawer<Schemas['ReplaceCard'], Card>
      title={`${t('act.replace')} · ${props.card.number}`}
      submitText={t('act.replace')}
      send={(values, key) => replaceCard(props.card.id, values, key)}
      onDone={(successor) => {
        void message.success(t('replaced', { number: successor.number }), 6);
        props.onDone(successor);
      }}
      onClose={props.onClose}
    >
      <Typography.Paragraph>{t('explain.replace')}</Typography.Paragraph>
      <p>
        {t('field.balance')} <MoneyText value={props.card.balance} strong />
      </p>
      <Form.Item name="fee" label={t('fee')} extra={t('feeHint')} rules={[notNegative]}>
        <MoneyInput />
      </Form.Item>
      <ReasonField />
    </CommandDrawer>
  );
}
