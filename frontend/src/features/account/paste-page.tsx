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
import { type PasteColumn, pasteColumns, readPaste, type Words } from './paste';
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
  const { rows, posting, read, takeAsNew, post, stop, clear } = usePaste();
  const [text, setText] = useState('');
  const [tooMany, setTooMany] = useState(false);
  const open = rows.filter(({ state: { is } }) => is === 'ready' || is === 'refused' || is === 'unsure');
  const posted = rows.filter(({ state }) => state.is === 'posted');
  const before = rows.filter(({ state }) => state.is === 'posted' && state.before).length;
  const looking = rows.some(({ state }) => state.is === 'looking');
  const sum = open.reduce((total, { amount }) => total + (amount ? fen(amount.amount) : 0n), 0n);

  useBlocker({
    shouldBlockFn: async () =>
      (posting || open.length > 0) &&
      !(await ask({ title: t('paste.leave'), content: t('common:draft.lost') })),
    enableBeforeUnload: () => posting || open.length > 0,
  });

  function take(typed: string) {
    setText(typed);
    const pasted = readPaste(typed, words, today());
    setTooMany(pasted.length > MOST);
    void read(pasted.slice(0, MOST));
  }

  function empty() {
    setText('');
    setTooMany(false);
    clear();
  }

  async function postAgain() {
    const sure = await ask({
      title: t('paste.again.ask', { count: before }),
      content: t('paste.again.risk'),
      okText: t('paste.again.act'),
      okButtonProps: { danger: true },
    });
    if (sure) takeAsNew();
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
      {row.state.is === 'posted' && <Typography.Text type="secondary">{row.state.number}</Typography.Text>}
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
  // Beside its error stands what was written: "not a day" alone helps nobody to find the mistake.
  const written = ({ written: cells, faults }: Row, column: PasteColumn) =>
    faults.some((fault) => fault === column) ? (
      <Typography.Text type="danger">{cells[column] || '—'}</Typography.Text>
    ) : (
      cells[column] || '—'
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
        value={text}
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
            {!posting && <Button onClick={empty}>{t('paste.clear')}</Button>}
            <span role="status">
              {t('paste.progress', {
                posted: posted.length,
                open: open.length,
                wrong: rows.filter(({ state: { is } }) => is === 'wrong' || is === 'unknown').length,
              })}
            </span>
          </Flex>
          {before > 0 && (
            <Alert
              type="info"
              showIcon
              title={t('paste.again.skipped', { count: before })}
              action={
                <Button size="small" disabled={posting || looking} onClick={() => void postAgain()}>
                  {t('paste.again.act')}
                </Button>
              }
            />
          )}
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
                render: (_, row) => (row.amount ? <MoneyText value={row.amount} /> : written(row, 'amount')),
              },
              {
                title: t('paste.column.type'),
                render: (_, row) => (row.entry ? t(`type.${row.entry.type}`) : written(row, 'type')),
              },
              {
                title: t('paste.column.method'),
                render: (_, row) =>
                  row.entry?.method ? t(`common:method.${row.entry.method}`) : written(row, 'method'),
              },
              {
                title: t('paste.column.businessDate'),
                render: (_, row) => row.entry?.businessDate ?? written(row, 'businessDate'),
              },
              ...(wide
                ? [
                    {
                      title: t('paste.column.memo'),
                      render: (_: unknown, row: Row) => written(row, 'memo'),
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
