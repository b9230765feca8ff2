import { useNavigate } from '@tanstack/react-router';
import { App, Form, Input } from 'antd';
import type { Schemas } from '@/shared/api/types';
import { today } from '@/shared/lib/date';
import { CommandDrawer } from '@/shared/ui/command-drawer';
import { DateInput, MoneyInput, useMoneyRule } from '@/shared/ui/inputs';
import { renewContract, resumeContract, suspendContract } from './commands';
import { useLifeWords } from './use-life-words';
import type { Contract } from './vocabulary';

/** Days on which a contract is suspended are not billed. */
export function SuspendDrawer(props: { contract: Contract; onClose: () => void }) {
  const { t } = useLifeWords();
  const { message } = App.useApp();
  return (
    <CommandDrawer<Schemas['SuspendContract'], Contract>
      title={t('suspend')}
      submitText={t('suspendSubmit')}
      danger
      initial={{ from: today() }}
      send={(values) => suspendContract(props.contract.id, values)}
      onDone={() => void message.success(t('suspended'))}
      onClose={props.onClose}
    >
      <p>{t('suspendHint')}</p>
      <Form.Item name="from" label={t('from')} rules={[{ required: true }]}>
        <DateInput />
      </Form.Item>
      <Form.Item
        name="reason"
        label={t('common:field.reason')}
        rules={[{ required: true, whitespace: true }]}
      >
        <Input.TextArea autoSize={{ minRows: 2 }} maxLength={500} />
      </Form.Item>
    </CommandDrawer>
  );
}

export function ResumeDrawer(props: { contract: Contract; onClose: () => void }) {
  const { t } = useLifeWords();
  const { message } = App.useApp();
  return (
    <CommandDrawer<Schemas['ResumeContract'], Contract>
      title={t('resume')}
      submitText={t('resumeSubmit')}
      initial={{ on: today() }}
      send={(values) => resumeContract(props.contract.id, values)}
      onDone={() => void message.success(t('resumed'))}
      onClose={props.onClose}
    >
      <Form.Item name="on" label={t('resumesOn')} rules={[{ required: true }]}>
        <DateInput />
      </Form.Item>
      <Form.Item name="note" label={t('common:field.note')}>
        <Input.TextArea autoSize={{ minRows: 2 }} maxLength={500} />
      </Form.Item>
    </CommandDrawer>
  );
}

/** Drafts the contract that follows and goes to it; what is left blank follows from this one. */
export function RenewDrawer(props: { contract: Contract; onClose: () => void }) {
  const { t } = useLifeWords();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const positive = useMoneyRule({ zero: true });
  const { contract } = props;
  return (
    <CommandDrawer<Schemas['RenewContract'], Contract>
      title={t('renew')}
      submitText={t('renewSubmit')}
      initial={{ amount: contract.amount }}
      send={(values, key) => renewContract(contract.id, values, key)}
      onDone={(next) => {
        void message.success(t('renewed', { number: next.number }));
        void navigate({ to: '/contracts/$contractId', params: { contractId: next.id } });
      }}
      onClose={props.onClose}
    >
      <p>{t('renewHint')}</p>
      <Form.Item name="startsOn" label={t('startsOn')}>
        <DateInput />
      </Form.Item>
      <Form.Item name="endsOn" label={t('endsOn')}>
        <DateInput />
      </Form.Item>
      <Form.Item name="amount" label={t('common:field.amount')} rules={[positive]}>
        <MoneyInput />
      </Form.Item>
    </CommandDrawer>
  );
}
