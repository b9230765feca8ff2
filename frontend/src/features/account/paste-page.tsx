import { useBlocker } from '@tanstack/react-router';
import { Alert, Button, Flex, Input, Table, Tag, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { today } from '@/shared/lib/date';
import { useWide } from '@/shared/lib/media';
import { CURRENCY, fen, fromFen } from '@/shared/lib/money';
import { paymentMethods } from '@/shared/lib/vocabulary';
import { CustomerLink } from '@/shared/ui/customer-link';
import { MoneyText } from '@/shared/ui/money-text';
import { Page } from '@/shared/ui/page';
import { useQuestion } from '@/shared/ui/use-question';
import { pasteColumns, readPaste, type Words } from './paste';
import { type Row, usePaste } from './use-paste';
import { entryTypes } from './vocabulary';

const MOST = 500;

const stateColors: Record<Row['state']['is'], string> = {
  looking: 'default',
  wrong: 'red',
  unknown: 'red',
  ready: 'blue',
  posting: 'blue',
  posted: 'green',
  refused: 'red',
  unsure: 'orange',
};

/** Entries out of a spreadsheet: pasted, looked at row by row, and then posted one after the other. */
export function PastePage() {
  const { t } = useTranslation(['account', 'common']);
  const wide = useWide();
  const ask = useQuestion();
  const words = useWords();
  const { rows, posting, read, post, stop, clear } = usePaste();
  const [tooMany, setTooMany] = useState(false);
  const open = rows.filter(({ state: { is } }) => is === 'ready' || is === 'refused' || is === 'unsure');
  const posted = rows.filter(({ state }) => state.is === 'posted');
  const looking = rows.some(({ state }) => state.is === 'looking');
  const sum = open.reduce((total, { amount }) => total + (amount ? fen(amount.amount) : 0n), 0n);

  useBlocker({
    shouldBlockFn: async () =>
      (posting || open.length > 0) &&
      !(await ask({ title: t('paste.leave'), content: t('common:draft.lost') })),
    enableBeforeUnload: () => posting || open.length > 0,
  });

  function take(text: string) {
    const pasted = readPaste(text, words, today());
    setTooMany(pasted.length > MOST);
    void read(pasted.slice(0, MOST));
  }

  const state = (row: Row) => (
    <Flex vertical gap={2} align="start">
      <Tag color={stateColors[row.state.is]}>{t(`paste.state.${row.state.is}`)}</Tag>
      {row.faults.map((fault) => (
        <Typography.Text key={fault} type="danger">
          {t(`paste.fault.${fault}`)}
        </Typography.Text>
      ))}
      {row.state.is === 'unknown' && (
        <Typography.Text type="danger">{t(`paste.customer.${row.state.why}`)}</Typography.Text>
      )}
      {'why' in row.state && row.state.is !== 'unknown' && (
        <Typography.Text type="danger">{row.state.why}</Typography.Text>
      )}
    </Flex>
  );
  const customer = (row: Row) =>
    'customer' in row.state ? (
      <CustomerLink id={row.state.customer.id} name={row.state.customer.name} />
    ) : (
      row.customer || '—'
    );
  return (
    <Page title={t('paste.title')}>
      <Typography.Paragraph style={{ margin: 0 }}>
        {t('paste.how', {
          columns: pasteColumns.map((column) => t(`paste.column.${column}`)).join(t('paste.comma')),
        })}
      </Typography.Paragraph>
      <Input.TextArea
        autoFocus
        autoSize={{ minRows: 3, maxRows: 8 }}
        aria-label={t('paste.field')}
        placeholder={t('paste.field')}
        disabled={posting}
        onChange={(event) => take(event.target.value)}
      />
      {tooMany && <Alert type="warning" showIcon title={t('paste.tooMany', { count: MOST })} />}
      {rows.length > 0 && (
        <>
          <Flex gap={12} wrap align="center">
            <Button
              type="primary"
              disabled={open.length === 0 || looking}
              loading={posting}
              onClick={() => void post()}
            >
              {t('paste.post', { count: open.length })}
            </Button>
            <MoneyText value={{ amount: fromFen(sum), currency: CURRENCY }} strong />
            {posting && <Button onClick={stop}>{t('paste.stop')}</Button>}
            {!posting && <Button onClick={clear}>{t('paste.clear')}</Button>}
            <span role="status">
              {t('paste.progress', {
                posted: posted.length,
                open: open.length,
                wrong: rows.filter(({ state: { is } }) => is === 'wrong' || is === 'unknown').length,
              })}
            </span>
          </Flex>
          <Table<Row>
            size="small"
            aria-label={t('paste.title')}
            rowKey={({ id }) => id}
            dataSource={rows}
            pagination={false}
            scroll={{ x: 'max-content' }}
            columns={[
              { title: t('paste.line'), dataIndex: 'line' },
              { title: t('paste.state.title'), render: (_, row) => state(row) },
              { title: t('paste.column.customer'), render: (_, row) => customer(row) },
              {
                title: t('paste.column.amount'),
                align: 'right',
                render: (_, { amount }) => <MoneyText value={amount} />,
              },
              {
                title: t('paste.column.type'),
                render: (_, { entry }) => (entry ? t(`type.${entry.type}`) : '—'),
              },
              {
                title: t('paste.column.method'),
                render: (_, { entry }) => (entry?.method ? t(`common:method.${entry.method}`) : '—'),
              },
              { title: t('paste.column.businessDate'), render: (_, { entry }) => entry?.businessDate ?? '—' },
              ...(wide
                ? [
                    {
                      title: t('paste.column.memo'),
                      render: (_: unknown, { entry }: Row) => entry?.memo ?? '—',
                    },
                  ]
                : []),
            ]}
          />
        </>
      )}
    </Page>
  );
}

/** What people call columns, types and methods in the language of the page; the contract's own words count too. */
function useWords(): Words {
  const { t } = useTranslation(['account', 'common']);
  const of = <K extends string>(keys: readonly K[], names: (key: K) => readonly string[]) =>
    Object.fromEntries(keys.map((key) => [key, names(key)])) as Record<K, readonly string[]>;
  return {
    columns: of(pasteColumns, (column) => [
      t(`paste.column.${column}`),
      ...t(`paste.heads.${column}`).split('|'),
    ]),
    types: of(entryTypes, (type) => [t(`type.${type}`)]),
    methods: of(paymentMethods, (method) => [t(`common:method.${method}`)]),
  };
}
