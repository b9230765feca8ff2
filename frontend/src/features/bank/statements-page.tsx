import { getRouteApi, Link } from '@tanstack/react-router';
import { App, Button, Flex, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { useList } from '@/shared/api/list';
import { useCan } from '@/shared/api/session';
import { formatInstant } from '@/shared/lib/date';
import { ActButton } from '@/shared/ui/act-button';
import { DataList } from '@/shared/ui/data-list';
import { MoneyText } from '@/shared/ui/money-text';
import { Page } from '@/shared/ui/page';
import { useAsked } from '@/shared/ui/use-asked';
import { matchStatement } from './commands';
import { UploadDrawer } from './upload-drawer';
import type { BankStatement } from './vocabulary';

const route = getRouteApi('/shell/bank/statements');

/** Statements of our accounts, the latest first. */
export function StatementsPage() {
  const { t } = useTranslation(['bank', 'common']);
  const can = useCan();
  const { message } = App.useApp();
  const { new: asked, accountId } = route.useSearch();
  const [uploading, setUploading] = useAsked(asked);
  const list = useList('/api/v1/bank-statements', { query: { accountId } });
  const days = (statement: BankStatement) => (
    <Link to="/bank" search={{ view: 'all', statementId: statement.id }}>
      {statement.fromDay} – {statement.toDay}
    </Link>
  );
  const checked = (statement: BankStatement) => (
    <Tag color={statement.balanced ? 'green' : 'gold'}>
      {t(statement.balanced ? 'balanced' : 'unchecked')}
    </Tag>
  );
  const act = (statement: BankStatement) =>
    can('bank:match') && (
      <ActButton
        size="small"
        done={t('matchingDone')}
        send={() => matchStatement(statement.id)}
        onDone={(run) => void message.info(t('matchingResult', run), 6)}
      >
        {t('runMatching')}
      </ActButton>
    );
  return (
    <Page
      title={t('statements')}
      actions={
        <>
          <Link to="/bank">
            <Button>{t('toQueue')}</Button>
          </Link>
          {can('bank:import') && (
            <Button type="primary" onClick={() => setUploading(true)}>
              {t('upload')}
            </Button>
          )}
        </>
      }
    >
      <DataList
        list={list}
        label={t('statements')}
        rowKey={(statement) => statement.id}
        empty={t('noStatements')}
        columns={[
          { title: t('field.account'), dataIndex: 'accountName' },
          { title: t('field.days'), render: (_, statement) => days(statement) },
          {
            title: t('field.file'),
            render: (_, { fileName, format }) => (
              <Flex vertical>
                <span>{fileName}</span>
                <Typography.Text type="secondary">{t(`format.${format}`)}</Typography.Text>
              </Flex>
            ),
          },
          {
            title: t('field.lines'),
            align: 'right',
            render: (_, { lineCount, newCount }) => t('linesOf', { count: lineCount, fresh: newCount }),
          },
          { title: t('field.in'), align: 'right', render: (_, { credit }) => <MoneyText value={credit} /> },
          { title: t('field.out'), align: 'right', render: (_, { debit }) => <MoneyText value={debit} /> },
          { title: t('field.balance'), render: (_, statement) => checked(statement) },
          { title: t('common:field.createdAt'), render: (_, { createdAt }) => formatInstant(createdAt) },
        ]}
        actions={act}
        card={(statement) => ({
          title: statement.accountName,
          extra: checked(statement),
          lines: (
            <Flex vertical gap={6}>
              {days(statement)}
              <Typography.Text type="secondary">
                {statement.fileName} ·{' '}
                {t('linesOf', { count: statement.lineCount, fresh: statement.newCount })}
              </Typography.Text>
              <Flex gap={12} wrap>
                <span>
                  {t('field.in')} <MoneyText value={statement.credit} />
                </span>
                <span>
                  {t('field.out')} <MoneyText value={statement.debit} />
                </span>
              </Flex>
              {act(statement)}
            </Flex>
          ),
        })}
      />
      {uploading && <UploadDrawer onClose={() => setUploading(false)} />}
    </Page>
  );
}
