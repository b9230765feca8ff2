import { App, Checkbox, Form, Input, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useList } from '@/shared/api/list';
import type { Schemas } from '@/shared/api/types';
import { today } from '@/shared/lib/date';
import { options } from '@/shared/lib/options';
import { LANGUAGES } from '@/shared/lib/prefs';
import { CommandDrawer } from '@/shared/ui/command-drawer';
import { DateInput, MoneyInput, useMoneyRule } from '@/shared/ui/inputs';
import { MoneyText } from '@/shared/ui/money-text';
import { ReasonField } from '@/shared/ui/reason-field';
import {
  creditBill,
  disputeBill,
  mailBill,
  promisePayment,
  sendBill,
  settleDispute,
  voidBill,
  writeOff,
} from './commands';
import { type Bill, sendingChannels } from './vocabulary';

type Props = { bill: Bill; onClose: () => void };

export function SendDrawer(props: Props) {
  const { t } = useTranslation(['billing', 'common']);
  const { message } = App.useApp();
  return (
    <CommandDrawer<Schemas['SendBill'], Bill>
      title={t('send')}
      submitText={t('sendSubmit')}
      initial={{ channel: 'HANDED_OVER' }}
      send={(values, key) => sendBill(props.bill.id, values, key)}
      onDone={() => void message.success(t('sent'))}
      onClose={props.onClose}
    >
      <p>{t('sendHint')}</p>
      <Form.Item name="channel" label={t('field.channel')} rules={[{ required: true }]}>
        <Radio.Group optionType="button" options={options(sendingChannels, (each) => t(`channel.${each}`))} />
      </Form.Item>
      <Form.Item name="note" label={t('common:field.note')}>
        <Input.TextArea autoSize={{ minRows: 2 }} maxLength={500} />
      </Form.Item>
    </CommandDrawer>
  );
}

/** Sent before in the same words to the same people, it goes again only because `attempt` says so. */
export function MailDrawer(props: Props & { before: number }) {
  const { t, i18n } = useTranslation(['billing', 'common']);
  const { message } = App.useApp();
  return (
    <CommandDrawer<Schemas['MailBill'], Schemas['MailDeliveryView']>
      title={t('mail')}
      submitText={t('mailSubmit')}
      initial={{ to: [], language: i18n.language }}
      send={({ to, language }, key) =>
        mailBill(
          props.bill.id,
          {
            ...(to && to.length > 0 ? { to } : {}),
            ...(language ? { language } : {}),
            ...(props.before > 0 ? { attempt: props.before + 1 } : {}),
          },
          key,
        )
      }
      onDone={(mail) => void message.success(t(mail.waitsForServer ? 'mailWaits' : 'mailed'))}
      onClose={props.onClose}
    >
      <Form.Item
        name="to"
        label={t('field.to')}
        extra={t('toHint')}
        rules={[{ type: 'array', defaultField: { type: 'email', message: t('toInvalid') } }]}
      >
        <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[',', ';', ' ']} />
      </Form.Item>
      <Form.Item name="language" label={t('common:prefs.language')}>
        <Radio.Group optionType="button" options={options(LANGUAGES, (each) => t(`common:prefs.${each}`))} />
      </Form.Item>
    </CommandDrawer>
  );
}

export function CreditDrawer(props: Props) {
  const { t } = useTranslation(['billing', 'common']);
  const { message } = App.useApp();
  const rule = useMoneyRule();
  return (
    <CommandDrawer<Schemas['CreditBill'], Bill>
      title={t('credit')}
      submitText={t('creditSubmit')}
      danger
      send={(values, key) => creditBill(props.bill.id, values, key)}
      onDone={() => void message.success(t('credited'))}
      onClose={props.onClose}
    >
      <p>{t('creditHint')}</p>
      <Form.Item name="amount" label={t('common:field.amount')} rules={[{ required: true }, rule]}>
        <MoneyInput autoFocus />
      </Form.Item>
      <ReasonField />
    </CommandDrawer>
  );
}

export function VoidDrawer(props: Props) {
  const { t } = useTranslation('billing');
  const { message } = App.useApp();
  return (
    <CommandDrawer<Schemas['VoidBill'], Bill>
      title={t('void')}
      submitText={t('voidSubmit')}
      danger
      send={(values, key) => voidBill(props.bill.id, values, key)}
      onDone={() => void message.success(t('voided'))}
      onClose={props.onClose}
    >
      <p>{t('voidHint')}</p>
      <ReasonField />
    </CommandDrawer>
  );
}

/** Notes a dispute, or how it was settled. */
export function DisputeDrawer(props: Props) {
  const { t } = useTranslation('billing');
  const { message } = App.useApp();
  const { bill } = props;
  const title = t(bill.disputed ? 'settleDispute' : 'dispute');
  return (
    <CommandDrawer<Schemas['DisputeBill'], Bill>
      title={title}
      submitText={title}
      send={(values) => (bill.disputed ? settleDispute(bill.id, values) : disputeBill(bill.id, values))}
      onDone={() => void message.success(t(bill.disputed ? 'disputeSettled' : 'disputeNoted'))}
      onClose={props.onClose}
    >
      <p>{t(bill.disputed ? 'settleDisputeHint' : 'disputeHint')}</p>
      <ReasonField />
    </CommandDrawer>
  );
}

export function PromiseDrawer(props: Props) {
  const { t } = useTranslation('billing');
  const { message } = App.useApp();
  return (
    <CommandDrawer<Schemas['PromisePayment'], Bill>
      title={t('promise')}
      submitText={t('promiseSubmit')}
      {...(props.bill.promisedOn ? { initial: { on: props.bill.promisedOn } } : {})}
      send={(values) => promisePayment(props.bill.id, values)}
      onDone={() => void message.success(t('promised'))}
      onClose={props.onClose}
    >
      <p>{t('promiseHint')}</p>
      <Form.Item name="on" label={t('field.promisedOn')} rules={[{ required: true }]}>
        <DateInput min={today()} />
      </Form.Item>
    </CommandDrawer>
  );
}

type GiveUp = { items: string[]; reason: string };

/** Gives up what is open of the bill, item by item; a second person may have to agree. */
export function WriteOffDrawer(props: Props) {
  const { t } = useTranslation(['billing', 'common']);
  const { message } = App.useApp();
  const { bill } = props;
  const open = useList('/api/v1/open-items', {
    query: {
      customerId: bill.customerId,
      side: 'DEBIT',
      'residual[gt]': '0',
      reference: bill.number,
      limit: 100,
    },
  });
  // What there is to choose from is known first: a bill with one item has nothing to choose.
  if (open.isPending) return null;
  const [only, ...others] = open.items;
  return (
    <CommandDrawer<GiveUp, Schemas['PaymentView'] | null>
      title={t('writeOff')}
      {...(only && others.length === 0 ? { initial: { items: [only.id] } } : {})}
      submitText={t('writeOffSubmit')}
      danger
      send={({ items, reason }, key) =>
        writeOff(bill.customerId, { shares: items.map((itemId) => ({ itemId })), reason }, key)
      }
      onDone={(written) => void message.success(t(written ? 'writtenOff' : 'waitsForSecond'))}
      onClose={props.onClose}
    >
      <p>{t('writeOffHint')}</p>
      <Form.Item name="items" label={t('field.openItems')} rules={[{ required: true }]}>
        <Checkbox.Group style={{ flexDirection: 'column', gap: 8 }}>
          {open.items.map((item) => (
            <Checkbox key={item.id} value={item.id}>
              {item.number} · {item.memo ?? item.openedOn} · <MoneyText value={item.residual} />
            </Checkbox>
          ))}
        </Checkbox.Group>
      </Form.Item>
      <ReasonField />
    </CommandDrawer>
  );
}
