import { useNavigate } from '@tanstack/react-router';
import { App, Col, Form, Input, Row } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/shared/api/types';
import { compact, mergePatch } from '@/shared/lib/body';
import { today } from '@/shared/lib/date';
import { ChangeDrawer } from '@/shared/ui/change-drawer';
import { CommandDrawer } from '@/shared/ui/command-drawer';
import { DateInput, MoneyInput, useMoneyRule } from '@/shared/ui/inputs';
import { CustomerPicker } from '@/shared/ui/remote-picker';
import { BillingFields } from './billing-fields';
import { amendContract, changeContract, draftContract, signContract, terminateContract } from './commands';
import { PlanFields } from './plan-fields';
import { useLifeWords } from './use-life-words';
import { type Contract, type Draft, writtenPlan } from './vocabulary';

/** Drafts a contract and goes to its page, where it is signed. */
export function DraftContractDrawer(props: { customerId?: string; onClose: () => void }) {
  const { t } = useTranslation(['contract', 'common']);
  const { message } = App.useApp();
  const navigate = useNavigate();
  const { customerId } = props;
  return (
    <CommandDrawer<Draft, Contract>
      title={t('draft')}
      submitText={t('draftSubmit')}
      draft={`contract.${customerId ?? ''}`}
      size={640}
      initial={{ startsOn: today(), billing: { cycle: 'NONE' } }}
      send={(values, key) => draftContract(customerId ? { ...values, customerId } : values, key)}
      onDone={(contract) => {
        void message.success(t('drafted', { number: contract.number }));
        void navigate({ to: '/contracts/$contractId', params: { contractId: contract.id } });
      }}
      onClose={props.onClose}
    >
      {!customerId && (
        <Form.Item name="customerId" label={t('common:field.customer')} rules={[{ required: true }]}>
          <CustomerPicker />
        </Form.Item>
      )}
      <TermsFields />
      <PlanFields />
      <NoteField />
    </CommandDrawer>
  );
}

type Editable = Omit<Draft, 'customerId' | 'counterparties' | 'ownerId'>;

function editable(contract: Contract): Editable {
  const { title, amount, startsOn, endsOn, terms, billing, autoRenewMonths, note } = contract;
  return {
    title,
    amount,
    startsOn,
    billing,
    plan: writtenPlan(contract),
    ...(autoRenewMonths ? { autoRenewMonths } : {}),
    ...(endsOn ? { endsOn } : {}),
    ...(terms ? { terms } : {}),
    ...(note ? { note } : {}),
  };
}

export function ChangeContractDrawer(props: { contract: Contract; onClose: () => void }) {
  const { t } = useTranslation(['contract', 'common']);
  const { t: life } = useLifeWords();
  const { message } = App.useApp();
  return (
    <ChangeDrawer<Editable, Contract>
      title={t('change')}
      size={640}
      stored={props.contract}
      draft={`contract.change.${props.contract.id}`}
      read={editable}
      labels={{
        title: t('field.title'),
        amount: t('common:field.amount'),
        startsOn: t('field.startsOn'),
        endsOn: t('field.endsOn'),
        terms: t('field.terms'),
        billing: t('billing.title'),
        autoRenewMonths: life('autoRenew'),
        plan: life('plan'),
        note: t('common:field.note'),
      }}
      change={(patch, version) => changeContract(props.contract.id, patch, version)}
      onDone={() => void message.success(t('common:saved'))}
      onClose={props.onClose}
    >
      <TermsFields />
      <PlanFields />
      <NoteField />
    </ChangeDrawer>
  );
}

export function SignDrawer(props: { contract: Contract; onClose: () => void }) {
  const { t } = useTranslation('contract');
  const { message } = App.useApp();
  return (
    <CommandDrawer<Schemas['SignContract'], Contract>
      title={t('sign')}
      submitText={t('signSubmit')}
      initial={{ signedOn: today() }}
      send={(values) => signContract(props.contract.id, values)}
      onDone={() => void message.success(t('signed'))}
      onClose={props.onClose}
    >
      <p>{t('signHint')}</p>
      <Form.Item name="signedOn" label={t('field.signedOn')} rules={[{ required: true }]}>
        <DateInput />
      </Form.Item>
    </CommandDrawer>
  );
}

/** Signed terms are not edited: an amendment adds a version of them and says why. */
export function AmendDrawer(props: { contract: Contract; onClose: () => void }) {
  const { t } = useTranslation(['contract', 'common']);
  const { message } = App.useApp();
  const { title, amount, startsOn, endsOn, terms, billing, autoRenewMonths } = props.contract;
  const plan = writtenPlan(props.contract);
  return (
    <CommandDrawer<Schemas['AmendContract'], Contract | null>
      title={t('amend')}
      submitText={t('amendSubmit')}
      size={640}
      initial={{
        title,
        amount,
        startsOn,
        billing,
        plan,
        ...(autoRenewMonths ? { autoRenewMonths } : {}),
        ...(endsOn ? { endsOn } : {}),
        ...(terms ? { terms } : {}),
      }}
      send={({ reason, ...values }) => {
        const changed = mergePatch(
          { title, amount, startsOn, endsOn, terms, billing, autoRenewMonths, plan },
          { ...values },
        );
        const openEnded = endsOn !== undefined && !values.endsOn;
        return amendContract(props.contract.id, {
          ...compact(changed),
          reason,
          ...(openEnded ? { openEnded } : {}),
        });
      }}
      onDone={(amended) => void message.success(t(amended ? 'amended' : 'amendmentWaits'))}
      onClose={props.onClose}
    >
      <Form.Item
        name="reason"
        label={t('common:field.reason')}
        rules={[{ required: true, whitespace: true }]}
      >
        <Input.TextArea autoSize={{ minRows: 2 }} maxLength={500} />
      </Form.Item>
      <TermsFields />
      <PlanFields />
    </CommandDrawer>
  );
}

export function TerminateDrawer(props: { contract: Contract; onClose: () => void }) {
  const { t } = useTranslation(['contract', 'common']);
  const { message } = App.useApp();
  return (
    <CommandDrawer<Schemas['TerminateContract'], Contract>
      title={t('terminate')}
      submitText={t('terminateSubmit')}
      danger
      initial={{ on: today() }}
      send={(values) => terminateContract(props.contract.id, values)}
      onDone={() => void message.success(t('terminated'))}
      onClose={props.onClose}
    >
      <Form.Item name="on" label={t('field.terminatedOn')} rules={[{ required: true }]}>
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

function TermsFields() {
  const { t } = useTranslation(['contract', 'common']);
  const positive = useMoneyRule({ zero: true });
  return (
    <>
      <Form.Item
        name="title"
        label={t('field.title')}
        rules={[{ required: true, whitespace: true }, { max: 200 }]}
      >
        <Input autoComplete="off" />
      </Form.Item>
      <Row gutter={12}>
        <Col xs={24} sm={8}>
          <Form.Item name="amount" label={t('common:field.amount')} rules={[{ required: true }, positive]}>
            <MoneyInput />
          </Form.Item>
        </Col>
        <Col xs={24} sm={8}>
          <Form.Item name="startsOn" label={t('field.startsOn')} rules={[{ required: true }]}>
            <DateInput />
          </Form.Item>
        </Col>
        <Col xs={24} sm={8}>
          <Form.Item name="endsOn" label={t('field.endsOn')}>
            <DateInput />
          </Form.Item>
        </Col>
      </Row>
      <BillingFields />
      <Form.Item name="terms" label={t('field.terms')}>
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 16 }} maxLength={20000} />
      </Form.Item>
    </>
  );
}

function NoteField() {
  const { t } = useTranslation('common');
  return (
    <Form.Item name="note" label={t('field.note')}>
      <Input.TextArea autoSize={{ minRows: 2 }} maxLength={2000} />
    </Form.Item>
  );
}
