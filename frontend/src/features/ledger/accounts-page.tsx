import { App, Button, Flex, Form, Input, Select, Switch, Tag } from 'antd';
import { useState } from 'react';
import { useList } from '@/shared/api/list';
import { useCan } from '@/shared/api/session';
import type { Schemas } from '@/shared/api/types';
import { options } from '@/shared/lib/options';
import { valuesOf } from '@/shared/lib/vocabulary';
import { ActButton } from '@/shared/ui/act-button';
import { ChangeDrawer } from '@/shared/ui/change-drawer';
import { CommandDrawer } from '@/shared/ui/command-drawer';
import { DataList } from '@/shared/ui/data-list';
import { type Account, changeAccount, openAccount, removeAccount } from './chart-commands';
import { LedgerFrame } from './ledger-frame';
import { useChartWords } from './use-chart-words';

type Terms = Schemas['ChangeChartAccount'];

const kinds = valuesOf<Schemas['ChartAccountKind']>({
  ASSET: 0,
  LIABILITY: 0,
  EQUITY: 0,
  INCOME: 0,
  EXPENSE: 0,
  COMMON: 0,
});
const sides = valuesOf<Schemas['LedgerSide']>({ DEBIT: 0, CREDIT: 0 });

/** The chart of accounts, by code. */
export function AccountsPage() {
  const { t } = useChartWords();
  const can = useCan();
  const list = useList('/api/v1/ledger/accounts', { query: { limit: 200 } });
  const [opening, setOpening] = useState(false);
  const [changing, setChanging] = useState<Account>();
  const marks = (account: Account) => (
    <Flex gap={4} wrap>
      {account.byCustomer && <Tag>{t('byCustomer')}</Tag>}
      {account.closed && <Tag color="red">{t('closed')}</Tag>}
    </Flex>
  );
  const acts = (account: Account) =>
    can('ledger:write') && (
      <Flex gap={8} wrap>
        <Button size="small" onClick={() => setChanging(account)}>
          {t('common:action.edit')}
        </Button>
        <ActButton
          size="small"
          danger
          confirm={t('confirmRemove', { account: `${account.code} ${account.name}` })}
          done={t('removed')}
          send={() => removeAccount(account)}
        >
          {t('common:action.delete')}
        </ActButton>
      </Flex>
    );
  return (
    <LedgerFrame
      place="accounts"
      actions={
        can('ledger:write') && (
          <Button type="primary" onClick={() => setOpening(true)}>
            {t('open')}
          </Button>
        )
      }
    >
      <DataList
        list={list}
        label={t('ledger:place.accounts')}
        rowKey={(account) => account.id}
        empty={t('noAccounts')}
        columns={[
          { title: t('code'), dataIndex: 'code' },
          {
            title: t('common:field.name'),
            render: (_, { code, name }) => (
              <span style={{ paddingInlineStart: 16 * (code.split('.').length - 1) }}>{name}</span>
            ),
          },
          { title: t('kindOf'), render: (_, { kind }) => t(`kind.${kind}`) },
          { title: t('side'), render: (_, { side }) => t(`sideOf.${side}`) },
          { title: t('externalCode'), render: (_, { externalCode }) => externalCode ?? '—' },
          { title: t('common:field.status'), render: (_, account) => marks(account) },
        ]}
        actions={acts}
        card={(account) => ({
          title: `${account.code} ${account.name}`,
          extra: t(`kind.${account.kind}`),
          lines: (
            <Flex vertical gap={6}>
              <span>{t(`sideOf.${account.side}`)}</span>
              {marks(account)}
              {acts(account)}
            </Flex>
          ),
        })}
      />
      {opening && <OpenDrawer onClose={() => setOpening(false)} />}
      {changing && <ChangeAccountDrawer account={changing} onClose={() => setChanging(undefined)} />}
    </LedgerFrame>
  );
}

function OpenDrawer(props: { onClose: () => void }) {
  const { t } = useChartWords();
  const { message } = App.useApp();
  return (
    <CommandDrawer<Omit<Terms, 'closed'> & { code: string }, Account>
      title={t('open')}
      submitText={t('open')}
      initial={{ kind: 'ASSET', side: 'DEBIT', byCustomer: false }}
      send={({ code, ...terms }, key) => openAccount({ code, terms: { ...terms, closed: false } }, key)}
      onDone={() => void message.success(t('common:saved'))}
      onClose={props.onClose}
    >
      <Form.Item
        name="code"
        label={t('code')}
        extra={t('codeHint')}
        rules={[{ required: true, whitespace: true }]}
      >
        <Input autoFocus autoComplete="off" placeholder="1002.01" />
      </Form.Item>
      <TermsFields />
    </CommandDrawer>
  );
}

function ChangeAccountDrawer(props: { account: Account; onClose: () => void }) {
  const { t } = useChartWords();
  const { message } = App.useApp();
  const { account } = props;
  return (
    <ChangeDrawer<Terms, Account>
      title={`${account.code} ${account.name}`}
      stored={account}
      read={({ name, side, kind, byCustomer, closed, smallCode, externalCode, note }) => ({
        name,
        side,
        kind,
        byCustomer,
        closed,
        ...(smallCode ? { smallCode } : {}),
        ...(externalCode ? { externalCode } : {}),
        ...(note ? { note } : {}),
      })}
      labels={{
        name: t('common:field.name'),
        side: t('side'),
        kind: t('kindOf'),
        byCustomer: t('byCustomer'),
        closed: t('closed'),
        smallCode: t('smallCode'),
        externalCode: t('externalCode'),
        note: t('common:field.note'),
      }}
      show={(field, value) => {
        if (field === 'kind') return t(`kind.${value as Account['kind']}`);
        if (field === 'side') return t(`sideOf.${value as Account['side']}`);
        return typeof value === 'boolean' ? t(value ? 'yes' : 'no') : String(value ?? '—');
      }}
      change={(patch, version) => changeAccount(account.id, patch, version)}
      onDone={() => void message.success(t('common:saved'))}
      onClose={props.onClose}
    >
      <TermsFields />
      <Form.Item name="closed" label={t('closed')} extra={t('closedHint')} valuePropName="checked">
        <Switch />
      </Form.Item>
    </ChangeDrawer>
  );
}

function TermsFields() {
  const { t } = useChartWords();
  return (
    <>
      <Form.Item name="name" label={t('common:field.name')} rules={[{ required: true, whitespace: true }]}>
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item name="kind" label={t('kindOf')} rules={[{ required: true }]}>
        <Select options={options(kinds, (kind) => t(`kind.${kind}`))} />
      </Form.Item>
      <Form.Item name="side" label={t('side')} rules={[{ required: true }]}>
        <Select options={options(sides, (side) => t(`sideOf.${side}`))} />
      </Form.Item>
      <Form.Item name="byCustomer" label={t('byCustomer')} valuePropName="checked">
        <Switch />
      </Form.Item>
      <Form.Item name="smallCode" label={t('smallCode')}>
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item name="externalCode" label={t('externalCode')} extra={t('externalCodeHint')}>
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item name="note" label={t('common:field.note')}>
        <Input.TextArea autoSize={{ minRows: 2 }} maxLength={500} />
      </Form.Item>
    </>
  );
}
