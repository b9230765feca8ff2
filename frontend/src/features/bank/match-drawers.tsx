import { App, Checkbox, Form, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Money, Schemas } from '@/shared/api/types';
import { options } from '@/shared/lib/options';
import { CommandDrawer } from '@/shared/ui/command-drawer';
import { MoneyInput, useMoneyRule } from '@/shared/ui/inputs';
import { ReasonField } from '@/shared/ui/reason-field';
import { CustomerPicker } from '@/shared/ui/remote-picker';
import { acceptMatch, setAside, undoMatch } from './commands';
import { type BankLine, type BankMatch, grounds } from './vocabulary';

type Made = Schemas['MatchMade'];
type ByHand = { customerId: string; amount: Money; recordAnyway?: boolean };

/** Somebody knows whose money it is, though nothing tells. */
export function ManualDrawer(props: { line: BankLine; onClose: () => void }) {
  const { t } = useTranslation(['bank', 'common']);
  const { message } = App.useApp();
  const rule = useMoneyRule();
  const { line } = props;
  return (
    <CommandDrawer<ByHand, Made>
      title={t('manual')}
      submitText={t('manualSubmit')}
      initial={{ amount: { ...line.open, amount: line.open.amount.replace('-', '') } }}
      send={(values, key) => acceptMatch(line.id, values, key)}
      onDone={() => void message.success(t('matched'))}
      onClose={props.onClose}
    >
      <p>{t('manualHint')}</p>
      <Form.Item name="customerId" label={t('common:field.customer')} rules={[{ required: true }]}>
        <CustomerPicker />
      </Form.Item>
      <Form.Item name="amount" label={t('common:field.amount')} rules={[{ required: true }, rule]}>
        <MoneyInput />
      </Form.Item>
      <Form.Item name="recordAnyway" valuePropName="checked" extra={t('recordAnywayHint')}>
        <Checkbox>{t('recordAnyway')}</Checkbox>
      </Form.Item>
    </CommandDrawer>
  );
}

export function SetAsideDrawer(props: { line: BankLine; onClose: () => void }) {
  const { t } = useTranslation('bank');
  const { message } = App.useApp();
  return (
    <CommandDrawer<Schemas['SetAsideLine'], Made>
      title={t('setAside')}
      submitText={t('setAsideSubmit')}
      initial={{ ground: 'FEE' }}
      send={(values, key) => setAside(props.line.id, values, key)}
      onDone={() => void message.success(t('wasSetAside'))}
      onClose={props.onClose}
    >
      <p>{t('setAsideHint')}</p>
      <Form.Item name="ground" label={t('field.ground')} rules={[{ required: true }]}>
        <Radio.Group optionType="button" options={options(grounds, (each) => t(`ground.${each}`))} />
      </Form.Item>
      <ReasonField />
    </CommandDrawer>
  );
}

export function UndoDrawer(props: { match: BankMatch; onClose: () => void }) {
  const { t } = useTranslation('bank');
  const { message } = App.useApp();
  return (
    <CommandDrawer<Schemas['UndoMatch'], Made>
      title={t('undoTitle')}
      submitText={t('undo')}
      danger
      send={(values, key) => undoMatch(props.match.id, values, key)}
      onDone={() => void message.success(t('matchUndone'))}
      onClose={props.onClose}
    >
      <p>{t('undoHint')}</p>
      <ReasonField />
    </CommandDrawer>
  );
}
