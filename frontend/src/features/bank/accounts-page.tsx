import { Link } from '@tanstack/react-router';
import { App, Button, Flex, Form, Input, Radio, Switch, Tag, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useList } from '@/shared/api/list';
import { useCan } from '@/shared/api/session';
import type { Schemas } from '@/shared/api/types';
import { options } from '@/shared/lib/options';
import { ChangeDrawer } from '@/shared/ui/change-drawer';
import { CommandDrawer } from '@/shared/ui/command-drawer';
import { DataList } from '@/shared/ui/data-list';
import { Page } from '@/shared/ui/page';
import { changeAccount, keepAccount } from './commands';
import { TemplateList } from './template-list';
import { accountKinds, type BankAccount } from './vocabulary';

type Terms = Schemas['KeepBankAccount'];

/** Our accounts with banks and payment providers, and how the tables of banks are read. */
export function AccountsPage() {
  const { t } = useTranslation(['bank', 'common']);
  const can = useCan();
  const [adding, setAdding] = useState(false);
  const [changing, setChanging] = useState<BankAccount>();
  const list = useList('/api/v1/bank-accounts');
  const state = (account: BankAccount) => (
    <Tag color={account.active ? 'green' : 'default'}>{t(account.active ? 'active' : 'inactive')}</Tag>
  );
  const act = (account: BankAccount) =>
    can('bank:write') && (
      <Button size="small" onClick={() => setChanging(account)}>
        {t('common:action.edit')}
      </Button>
    );
  return (
    <Page
      title={t('accounts')}
      actions={
        <>
          <Link to="/bank">
            <Button>{t('toQueue')}</Button>
          </Link>
          {can('bank:write') && (
            <Button type="primary" onClick={() => setAdding(true)}>
              {t('addAccount')}
            </Button>
          )}
        </>
      }
    >
      <DataList
        list={list}
        label={t('accounts')}
        rowKey={(account) => account.id}
        empty={t('noAccounts')}
        columns={[
          { title: t('common:field.name'), dataIndex: 'name' },
          { title: t('field.accountNumber'), dataIndex: 'number' },
          { title: t('field.kind'), render: (_, { kind }) => t(`accountKind.${kind}`) },
          { title: t('field.currency'), dataIndex: 'currency' },
          { title: t('field.glAccount'), render: (_, { glAccountCode }) => glAccountCode ?? '—' },
          { title: t('common:field.status'), render: (_, account) => state(account) },
        ]}
        actions={act}
        card={(account) => ({
          title: account.name,
          extra: state(account),
          lines: (
            <Flex vertical gap={6}>
              <span>{account.number}</span>
              <Typography.Text type="secondary">
                {t(`accountKind.${account.kind}`)} · {account.currency}
                {account.glAccountCode && ` · ${account.glAccountCode}`}
              </Typography.Text>
              {act(account)}
            </Flex>
          ),
        })}
      />
      <TemplateList />
      {adding && <AddDrawer onClose={() => setAdding(false)} />}
      {changing && <ChangeAccountDrawer account={changing} onClose={() => setChanging(undefined)} />}
    </Page>
  );
}

function AddDrawer(props: { onClose: () => void }) {
  const { t } = useTranslation(['bank', 'common']);
  const { message } = App.useApp();
  return (
    <CommandDrawer<Terms, BankAccount>
      title={t('addAccount')}
      submitText={t('common:action.save')}
      initial={{ kind: 'BANK', currency: 'CNY', active: true }}
      send={keepAccount}
      onDone={() => void message.success(t('common:saved'))}
      onClose={props.onClose}
    >
      <AccountFields />
    </CommandDrawer>
  );
}

function ChangeAccountDrawer(props: { account: BankAccount; onClose: () => void }) {
  const { t } = useTranslation(['bank', 'common']);
  const { message } = App.useApp();
  return (
    <ChangeDrawer<Terms, BankAccount>
      title={t('changeAccount')}
      stored={props.account}
      read={({ name, number, kind, currency, glAccountCode, active }) => ({
        name,
        number,
        kind,
        currency,
        active,
        ...(glAccountCode ? { glAccountCode } : {}),
      })}
      labels={{
        name: t('common:field.name'),
        number: t('field.accountNumber'),
        kind: t('field.kind'),
        currency: t('field.currency'),
        glAccountCode: t('field.glAccount'),
        active: t('field.active'),
      }}
      change={(patch, version) => changeAccount(props.account.id, patch, version)}
      onDone={() => void message.success(t('common:saved'))}
      onClose={props.onClose}
    >
      <AccountFields />
    </ChangeDrawer>
  );
}

function AccountFields() {
  const { t } = useTranslation(['bank', 'common']);
  return (
    <>
      <Form.Item
        name="name"
        label={t('common:field.name')}
        rules={[{ required: true, whitespace: true }, { max: 100 }]}
      >
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="number"
        label={t('field.accountNumber')}
        rules={[{ required: true, whitespace: true }, { max: 64 }]}
      >
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item name="kind" label={t('field.kind')} rules={[{ required: true }]}>
        <Radio.Group
          optionType="button"
          options={options(accountKinds, (each) => t(`accountKind.${each}`))}
        />
      </Form.Item>
      <Form.Item
        name="currency"
        label={t('field.currency')}
        rules={[{ required: true, pattern: /^[A-Z]{3}$/, message: t('currencyInvalid') }]}
      >
        <Input maxLength={3} autoComplete="off" style={{ width: 120 }} />
      </Form.Item>
      <Form.Item name="glAccountCode" label={t('field.glAccount')} extra={t('glAccountHint')}>
        <Input maxLength={20} autoComplete="off" style={{ width: 200 }} />
      </Form.Item>
      <Form.Item name="active" label={t('field.active')} valuePropName="checked">
        <Switch />
      </Form.Item>
    </>
  );
}
